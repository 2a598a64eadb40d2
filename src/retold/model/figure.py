"""Quantities in text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from retold.model.noun import Noun
from retold.model.span import Span, Words


class Bound(StrEnum):
    """On which side of the stated number the quantity may lie."""

    EXACT = "EXACT"
    AT_LEAST = "AT_LEAST"
    MORE_THAN = "MORE_THAN"
    AT_MOST = "AT_MOST"
    LESS_THAN = "LESS_THAN"
    ABOUT = "ABOUT"
    RANGE = "RANGE"


class Category(StrEnum):
    """What sort of thing is counted."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    ARRESTED = "arrested"
    DISPLACED = "displaced"
    PEOPLE = "people"
    MONEY = "money"
    PERCENT = "percent"
    DISTANCE = "distance"
    DURATION = "duration"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Noun):
    """A quantity; a vague one ("dozens") has neither low nor high."""

    id: Annotated[str, "Stable within a trace."]
    report_id: Annotated[str, "The report."]
    span: Annotated[Span, "Where it stands."]
    text: Annotated[str, "The words."]
    low: Annotated[float | None, "The number, or the lower end of a range."]
    high: Annotated[float | None, "The number, or the upper end of a range."]
    bound: Annotated[Bound, "At least, more than, about ..."]
    unit: Annotated[str, "The unit: people, USD, km, %; empty where none is stated."]
    counted: Annotated[str, "The words for what is counted."]
    category: Annotated[Category, "What sort of thing is counted."]
    as_of: Annotated[datetime | None, "The time the figure is said to hold for, if stated."] = None
    attribution_id: Annotated[str | None, "The attribution in whose content it stands."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll(Noun):
    """How many a report says were killed, or were hurt, and the words that say so."""

    category: Annotated[Category, "killed or injured."]
    count: Annotated[int, "How many; 0 where the report tells of none."]
    words: Annotated[tuple[Words, ...], "The counts that make it up, or the words that tell."]
