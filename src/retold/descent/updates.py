"""Which report of an outlet is an update of an earlier one of the same outlet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from retold.descent.clocks import order_of
from retold.descent.names import Bodies
from retold.model.report import Report

HEAD_CHARS = 700
TAIL_CHARS = 400

Pair = tuple[int, int]

_VERBS = (
    r"(?:corrects|corrected|correction|updates|updated|update|adds|recasts|recast|refiles|refiled"
    r"|rewrites|clarifies|amends|revises|removes|changes|repeats|fixes)"
)
_NOTES = tuple(
    regex.compile(pattern)
    for pattern in (
        # "UPDATE 2 -", "CORRECTED:", "2ND LEAD", "WRAPUP 1"
        (
            r"(?<![\p{L}\p{N}])(?:UPDATED?|CORRECTED|CORRECTION|CORRECTS|REFILE|RECAST|RECASTS|WRAPUP"
            r"|\d(?:ST|ND|RD|TH) LEAD|ADDS|WRITETHRU)(?:[ -](?P<number>\d{1,2}))?(?![\p{L}\p{N}])"
        ),
        # "(Adds details)", "[Corrects the number in paragraph 3]"
        rf"(?i)[(\[]\s*{_VERBS}\b[^()\[\]\n]{{0,160}}[)\]]",
        # "Correction: ...", "Updates with minister's comment" in a line of its own
        rf"(?im)^\W{{0,3}}{_VERBS}\s?:[^\n]{{0,120}}",
        (
            r"(?im)^\W{0,3}(?:adds|updates|updated|recasts|recast|corrects)\s+(?:with|to|details?|quotes?"
            r"|background|lead|first|second|paragraphs?|comments?|reactions?|byline|spelling|figures?)\b"
            r"[^\n]{0,100}"
        ),
        r"(?i)\ban earlier version of th(?:is|e) (?:report|story|article|text|item)\b[^\n]{0,80}",
        (
            r"(?i)\bth(?:is|e) (?:report|story|article|item) (?:has been|was) "
            r"(?:updated|corrected|amended|recast)\b[^\n]{0,80}"
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Update:
    """A report's note that it replaces an earlier one: its words, and its number if it has one."""

    words: str
    number: int


def find_update(report: Report) -> Update | None:
    """The note of an update or a correction at the head or the foot of a report.

    Linear: 700 characters of the beginning and 400 of the end are looked at.
    """
    text = report.text
    parts = [report.headline[:HEAD_CHARS], text[:HEAD_CHARS], text[HEAD_CHARS:][-TAIL_CHARS:]]
    found = [match for part in parts for note in _NOTES if (match := note.search(part))]
    if not found:
        return None
    numbers = [int(one.groupdict().get("number") or 0) for one in found]
    return Update(words=" ".join(found[0].group().split()), number=max([1, *numbers]))


def find_revised(
    reports: Sequence[Report], datelines: Sequence[str] = ()
) -> dict[Pair, Update | None]:
    """For each report and the one of the same outlet that it replaces: the note, if there is one.

    The one replaced is that of the next lower number, or else the one dated last before it.
    Where no note says so, an outlet's later report counts only where dates give the order.

    Args:
        reports: The reports.
        datelines: The agency in each one's dateline, or nothing: its own where no outlet is known.
    """
    by_outlet: dict[str, list[int]] = {}
    known = Bodies()
    for number, report in enumerate(reports):
        name = report.outlet.name or (datelines[number] if datelines else "")
        if name:
            key = next(iter(known.like(name)), name)
            known.add(key)
            by_outlet.setdefault(key, []).append(number)
    notes = {at: find_update(reports[at]) for rows in by_outlet.values() for at in rows}
    made: dict[Pair, Update | None] = {}
    for rows in by_outlet.values():
        for copy in rows if len(rows) > 1 else ():
            earlier = [at for at in rows if at != copy and _is_earlier(reports, notes, at, copy)]
            if earlier:
                last = max(earlier, key=lambda at: (_number(notes[at]), _when(reports[at]), at))
                made[copy, last] = notes[copy]
    return made


def _is_earlier(
    reports: Sequence[Report], notes: dict[int, Update | None], one: int, copy: int
) -> bool:
    """Whether a report of the same outlet can be the one that another replaces."""
    first, second = reports[one].published.moment, reports[copy].published.moment
    if first and second:
        if second.is_before(first):
            return False
        if first.is_before(second):
            return True
        order = order_of(first, second)
        if order is not None and _number(notes[one]) == _number(notes[copy]):
            return order.is_before
    return _number(notes[one]) < _number(notes[copy])


def _number(note: Update | None) -> int:
    return note.number if note else 0


def _when(report: Report) -> float:
    moment = report.published.moment
    return moment.middle.timestamp() if moment else 0.0
