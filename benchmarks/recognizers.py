"""The cases of dates in words that come with Microsoft's Recognizers-Text (MIT), as news uses them.

Which cases do not apply is decided by the file, the type and the words of a case alone; the note
0014 in `docs/decisions` lists the rules with their counts.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import regex

from benchmarks.seeds import SHARED
from retold.model import Moment, Precision, TimeExpression
from retold.model.moment import EASTERNMOST, WESTERNMOST

FOLDER = SHARED / "data" / "dates" / "recognizers_english"
Finder = Callable[[str, Moment | None], "list[Answer]"]

_MODES = (
    "CalendarMode", "ComplexCalendar", "ExperimentalMode", "ExtendedTypes", "SplitDateAndTime",
    "TasksMode", "SkipFromTo", "TimeZone",
)  # fmt: skip
_DATED = frozenset(("date", "daterange", "datetime", "datetimerange"))
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_WEEKDAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_REQUEST = regex.compile(
    r"(?i)\b(?:cortana|please|schedule|set|book|show|find|give me|remind|reminder|add|cancel|meet"
    r"|meeting|appointments?|calendar|ooo|out of office|skype|teams|call|emails?|e-?mailed"
    r"|available|arrange|organize|list|create|change|move|what|where|when|which|who|how about"
    r"|are you|can you|let['’]?s|plan|task|alarm|query|filter|sales|dates? (?:after|before))\b"
)
_DIGITS = regex.compile(r"(?<![\d.])\d{1,4}\s?[-./]\s?\d{1,4}(?:\s?[-./]\s?\d{1,4})?(?!\d)")
_FULL = regex.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}")
_NAMES_DAY = regex.compile(
    rf"(?i){_MONTHS}|{_WEEKDAYS}|\b\d{{4}}|\d0['’]?s\b|day|week|month|year|decade|centur|quarter"
    r"|\bq[1-4]|spring|summer|autumn|fall|winter|now|present|night|noon|morning|evening|eve\b"
    r"|easter|christmas|thanksgiving|halloween|ties\b"
)
_SPELLED = regex.compile(
    r"(?i)\b(?:two thousand|nineteen|eighteen|twenty|thirty|thirt(?:y|ieth)"
    r"|(?:twenty|thirty)[- ]?\w+|(?:eleven|twelf|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twentie|thirtie)th)\b"
)
_NTH = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_ORDINAL = regex.compile(
    rf"(?i)\b(?:{_NTH})\b(?:(?: of)? {_MONTHS}| (?:to|and|until|till)\b)"
    rf"|{_MONTHS} (?:the )?(?:{_NTH})\b"
)
_JARGON = regex.compile(
    r"(?i)\b(?:tmrw?|eod|eom|eoy|mtd|ytd|asap|wk|week \d+|year (?:\d{1,3}\b|two hundred)"
    r"|rest of my \w+|weeks? no|sy\d|fy\d|cy|w\d\d?|am|pm|ampm"
    r"|(?:business|work(?:ing)?|school|academic) (?:days?|weeks?|years?))\b|as soon as|~"
)
_GLUED = regex.compile(
    rf"(?i){_MONTHS}\d|\d(?!st|nd|rd|th|s\b){_MONTHS}|[-/.]{_MONTHS}|{_MONTHS}[-/]"
)
_YEAR_FIRST = regex.compile(r"\d{4},? ?[A-Z][a-z]+")
_BARE = regex.compile(
    r"(?i)(?:on |the |for )*(?:\d{1,2}(?:st|nd|rd|th)?|\w+(?:st|nd|rd|th)|day|week|month|year"
    r"|weekend|last day|next day)"
)
_LOWER = regex.compile(
    rf"\b(?:{_MONTHS}|{_WEEKDAYS}|\w+['’]s['’]? (?:day|eve)|\w+s['’] day|easter|christmas"
    r"|thanks ?giving|halloween|\w+ (?:day|monday|friday)(?= \d{4}))\b"
)
# "Between 3 and 5 on Monday", "tonight at 7", "the 4 to 22 this month", "a quarter to seven".
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_BARE_NUMBERS = regex.compile(
    r"(?i)\b(?:at|between|from|by|around|to|and|than|after|before|past|-)\s?\d{1,2}\b"
    r"(?![:.]\d| ?[ap]\.?m|(?:st|nd|rd|th)| (?:days?|weeks?|months?|years?|hours?|minutes?)"
    r"|(?: of)? (?-i:[A-Z][a-z]+))(?!,? \d{4})"
    rf"|\b(?:at|to|past|for|around|by) (?:{_HOURS})\b(?! \w+s\b)"
    r"|\d (?:in|at) the (?:morning|afternoon|evening|night)|[ap]m in the"
    r"|\b\d{1,2}\s?(?:-|to|till|until|and)\s?\d{1,2} (?:of )?(?:this|next|last)\b"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A found expression, as days."""

    start: int
    end: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """An expected expression; each of its values is a first and a last day."""

    start: int
    end: int
    kind: str
    values: tuple[tuple[date | None, date | None], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A text, the day it was written, and what is to be found in it."""

    file: str
    text: str
    today: Moment | None
    wanted: tuple[Wanted, ...]


@dataclass(slots=True)
class Cases:
    """The cases that apply to news, and why the others do not."""

    kept: list[Case] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


def read_cases(folder: Path = FOLDER) -> Cases:
    """All cases, sorted into those that apply and the reasons of the rest."""
    cases = Cases()
    seen: set[tuple[str, str, bool]] = set()
    for file in sorted(folder.glob("*.json")):
        for raw in json.loads(file.read_text(encoding="utf-8-sig")):
            case = _read(file.stem, raw)
            reason = why_not(file.stem, raw, case)
            key = (case.text, str(case.today), any(one.values for one in case.wanted))
            if not reason and key in seen:
                reason = "the same text and day as another case"
            seen.add(key)
            if reason:
                cases.left_out[reason] += 1
            else:
                cases.kept.append(case)
    return cases


def why_not(file: str, raw: dict[str, Any], case: Case) -> str:
    """Why a case does not apply to news; empty where it does."""
    if any(mode in file for mode in _MODES):
        return "a mode of the calendar assistant, or time zones alone"
    kinds = {one.kind for one in case.wanted}
    if kinds - _DATED or (not kinds and not file.startswith(("Date", "Merged"))):
        return "a time of day, a length, a recurring time or a zone: it names no day"
    if _REQUEST.search(raw["Input"]):
        return "a request to a calendar assistant"
    return next((why for one in case.wanted if (why := _why_words(case.text, one))), "")


def _why_words(text: str, one: Wanted) -> str:
    words = text[one.start : one.end]
    if _LOWER.search(words):
        return "a month or weekday without its capital"
    if _SPELLED.search(words) or _ORDINAL.search(words):
        return "a day or year spelled in words, as spoken"
    if (_DIGITS.search(words) and not _FULL.search(words)) or regex.search(r"\d{8}", words):
        return "figures that are no full date"
    if _GLUED.search(words) or _YEAR_FIRST.search(words):
        return "no spelling of news: run together, or the year first"
    if _BARE_NUMBERS.search(words) and not regex.search(r"[A-Z][a-z]{2,8}\.? \d{1,2} ?-", words):
        return "hours or days as bare numbers, as spoken"
    if _JARGON.search(words):
        return "jargon of offices"
    if _BARE.fullmatch(words) or not _NAMES_DAY.search(words):
        return "a number or a unit alone"
    return ""


def _read(file: str, raw: dict[str, Any]) -> Case:
    stated = (raw.get("Context") or {}).get("ReferenceDateTime")
    wanted = []
    for one in raw["Results"]:
        kind = (one.get("Type") or one.get("TypeName") or "").removeprefix("datetimeV2.")
        start = one.get("Start", 0)
        length = one.get("Length", len(one.get("Text", "")))
        if "Length" not in one and "End" in one:
            length = one["End"] - start + 1
        at = raw["Input"].lower().find(str(one.get("Text", "")).lower())
        if "Start" not in one and at >= 0:
            start = at
        values = tuple(_values(one.get("Value") or one.get("Resolution") or {}))
        wanted.append(Wanted(start, start + length, kind, values))
    today = Moment.from_iso(stated[:10]) if stated else None
    return Case(file, raw["Input"], today, tuple(wanted))


def _values(held: dict[str, Any]) -> Iterator[tuple[date | None, date | None]]:
    """The first and the last day of every resolution; the end of a range is exclusive there."""
    listed = held.get("values") or [held.get("PastResolution"), held.get("FutureResolution")]
    for one in listed:
        if not one:
            continue
        day = _day(one.get("value") or one.get("date") or one.get("dateTime"))
        if day:
            yield day, day
            continue
        start = _day(one.get("start") or one.get("startDate") or one.get("startDateTime"))
        end = _day(one.get("end") or one.get("endDate") or one.get("endDateTime"))
        if start or end:
            yield start, end


def _day(text: str | None) -> date | None:
    try:
        day = datetime.fromisoformat(text).date() if text else None
    except ValueError:
        return None
    return day if day and day.year > 1 else None


def is_right(case: Case, answers: list[Answer]) -> bool:
    """Whether each wanted expression is found, with its days, and nothing else is."""
    left = list(answers)
    for wanted in case.wanted:
        here = [one for one in left if one.start < wanted.end and wanted.start < one.end]
        if not any(_is_met(wanted, one, has_day=case.today is not None) for one in here):
            return False
        left = [one for one in left if one not in here]
    # The parts of that library look for one sort each, and for nothing else that is there.
    return not left or not case.file.startswith(("DateTimeModel", "Merged"))


def _is_met(wanted: Wanted, one: Answer, *, has_day: bool) -> bool:
    """It covers half of the wanted words or more, and means one of the days they may mean."""
    if 2 * (min(one.end, wanted.end) - max(one.start, wanted.start)) < wanted.end - wanted.start:
        return False
    if not wanted.values or not has_day:
        return True
    return any(_is_same(first, last, one) for first, last in wanted.values)


def _is_same(first: date | None, last: date | None, one: Answer) -> bool:
    """Equal days; a day is met by the month or year that holds it.

    Ranges there end before their last day or before the first day of their last unit ("from May
    to June" ends on June 1); both are accepted. Open ranges ("after May") have the one bound there
    that our days, which are those of the time that is named, touch.
    """
    if one.first is None or one.last is None:
        return False
    if first is not None and first == last:
        return one.first <= first <= one.last and (one.last - one.first).days <= 366
    if last is None or first is None:
        bound = first or last or date.min
        return one.first <= bound <= one.last + timedelta(days=1)
    begins = abs((first - one.first).days) <= 1
    return begins and (abs((last - one.last).days) <= 1 or one.first < last <= one.last)


def days_of(one: TimeExpression) -> Answer:
    """An expression of ours as days, its zones taken off again."""
    if one.earliest is None or one.latest is None:
        return Answer(one.span.start, one.span.end, None, None)
    if one.precision in (Precision.SECOND, Precision.MINUTE, Precision.HOUR):
        middle = (one.earliest + (one.latest - one.earliest) / 2).date()
        return Answer(one.span.start, one.span.end, middle, middle)
    first, last = one.earliest.astimezone(EASTERNMOST), one.latest.astimezone(WESTERNMOST)
    return Answer(one.span.start, one.span.end, first.date(), last.date())
