"""What was left out, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from retold.model.noun import Noun


class SkipReason(StrEnum):
    """Why an item was left out of a step."""

    EMPTY = "EMPTY"
    NO_BODY = "NO_BODY"
    NO_TEXT = "NO_TEXT"
    BETWEEN_ARTICLES = "BETWEEN_ARTICLES"
    OTHER_RECORDS = "OTHER_RECORDS"
    BINARY = "BINARY"
    TOO_LARGE = "TOO_LARGE"
    UNREADABLE = "UNREADABLE"
    UNKNOWN_FORMAT = "UNKNOWN_FORMAT"
    NOT_INSTALLED = "NOT_INSTALLED"
    ENCRYPTED = "ENCRYPTED"
    DAMAGED = "DAMAGED"
    LANGUAGE = "LANGUAGE"
    ADDRESS = "ADDRESS"
    ROBOTS = "ROBOTS"
    UNREACHABLE = "UNREACHABLE"
    TIMEOUT = "TIMEOUT"
    STATUS = "STATUS"
    NOT_FETCHED = "NOT_FETCHED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip(Noun):
    """An item that a step could not use; the rest went on."""

    item: Annotated[str, "The file, as the user gave it, or the report's id."]
    step: Annotated[str, "The step that left it out."]
    reason: Annotated[SkipReason, "Why."]
    detail: Annotated[str, "A line that says more."] = ""
