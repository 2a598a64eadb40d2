"""Quotations that begin as one utterance of another report and end as another one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from retold.model import Difference, DifferenceKind, Reading, Span, Voice
from retold.quotations.splices import ELLIPSES, MAX_READINGS, TAG_CHARS
from retold.text.tokens import find_words, fold_word, shared_beginning

# Fewer words on either side of a seam may stand anywhere.
LEAST_RUN = 4


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a reading, where they stand in its report, and the same folded."""

    number: int
    spans: tuple[Span, ...]
    folded: tuple[str, ...]

    @classmethod
    def of(cls, number: int, reading: Reading) -> _Words:
        spans = tuple(find_words(reading.text))
        start = reading.span.start
        return cls(
            number,
            tuple(Span(start + one.start, start + one.end) for one in spans),
            tuple(fold_word(one.of(reading.text)) for one in spans),
        )

    def __len__(self) -> int:
        return len(self.folded)


@dataclass(frozen=True, slots=True)
class _Part:
    """So many words of a joined reading, from its start or up to its end, as `other` has them."""

    other: _Words
    at: int
    size: int


def find_seams(readings: Sequence[Reading]) -> list[Difference]:
    """The readings whose first words end up in the middle of one quotation and the rest of another.

    Both stand in another report, in marks of their own, and no ellipsis marks the seam. What
    holds two quotations whole is left to `find_splices`. There are two differences for a seam:
    with the quotation that goes on otherwise, and with the one that begins otherwise.
    """
    by_report: dict[str, list[_Words]] = defaultdict(list)
    for number, one in enumerate(readings[:MAX_READINGS]):
        if one.voice is Voice.QUOTED:
            by_report[one.report_id].append(_Words.of(number, one))
    return [
        difference
        for report_id, mine in by_report.items()
        for joined in mine
        if not any(mark in readings[joined.number].text for mark in ELLIPSES)
        for difference in _seams_of(joined, report_id, by_report, readings)
    ]


def _seams_of(
    joined: _Words,
    report_id: str,
    by_report: Mapping[str, Sequence[_Words]],
    readings: Sequence[Reading],
) -> Iterator[Difference]:
    for other_id, others in by_report.items():
        if other_id == report_id or any(_holds(one.folded, joined.folded) for one in others):
            continue
        begins = [_begins(joined, one) for one in others]
        ends = [_ends(joined, one) for one in others]
        for first in begins:
            for last in ends:
                if _is_seam(joined, first, last):
                    yield from _differences(joined, first, last, readings)


def _is_seam(joined: _Words, first: _Part, last: _Part) -> bool:
    """Whether two parts are all of a reading, are of two quotations, and not both of them whole."""
    return (
        first.other.number != last.other.number
        and min(first.size, last.size) >= LEAST_RUN
        and first.size + last.size >= len(joined)
        and not (first.size == len(first.other) and last.size == len(last.other))
    )


def _begins(joined: _Words, other: _Words) -> _Part:
    """The longest run of another reading that the joined one begins with."""
    return _Part(other, *_longest(joined.folded, other.folded))


def _ends(joined: _Words, other: _Words) -> _Part:
    """The longest run of another reading that the joined one ends with."""
    behind, size = _longest(joined.folded[::-1], other.folded[::-1])
    return _Part(other, len(other) - behind - size, size)


def _longest(run: Sequence[str], words: Sequence[str]) -> tuple[int, int]:
    """Where the longest beginning of a run stands first among some words, and how long it is."""
    sizes = [
        shared_beginning(run, words[at:]) if word == run[0] else 0 for at, word in enumerate(words)
    ]
    size = max(sizes, default=0)
    return (sizes.index(size), size) if size else (0, 0)


def _holds(words: Sequence[str], run: Sequence[str]) -> bool:
    last = len(words) - len(run)
    return any(tuple(words[at : at + len(run)]) == tuple(run) for at in range(last + 1))


def _differences(
    joined: _Words, first: _Part, last: _Part, readings: Sequence[Reading]
) -> Iterator[Difference]:
    """What the joined reading has at the seam, against either quotation's own words there."""
    ours, theirs = first.other.spans, last.other.spans
    seam = first.size
    head = Span(ours[first.at].start, ours[first.at + seam - 1].end)
    tail = Span(theirs[last.at].start, theirs[last.at + last.size - 1].end)
    gap = max(head.start, tail.start) - min(head.end, tail.end)
    line = f"its first {seam} words stand in one quotation there, the rest in another"
    sides = (
        (first, joined.spans[seam:], ours[first.at + first.size :], last),
        (last, joined.spans[: len(joined) - last.size], theirs[: last.at], first),
    )
    for part, mine, lost, beside in sides:
        known = readings[beside.other.number].text
        yield Difference(
            a=joined.number,
            b=part.other.number,
            a_text=_text(readings[joined.number], mine),
            b_text=_text(readings[part.other.number], lost),
            judgement=DifferenceKind.SPLICED,
            which=joined.number if gap > TAG_CHARS or lost else None,
            evidence=(line, f'{gap} characters apart: "{known}"'),
            confidence=0.7 if gap > TAG_CHARS else 0.55,
        )


def _text(reading: Reading, spans: Sequence[Span]) -> str:
    if not spans:
        return ""
    start = reading.span.start
    return Span(spans[0].start - start, spans[-1].end - start).of(reading.text)
