"""The places inside a passage where the witnesses that share its wording differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from retold.model.span import Span
from retold.text.function_words import is_function_word

# So many function words that stand unchanged between two changes belong to one change: "the
# master of a ship" against "a captain of the vessel" is one place, not three.
MAX_ISLAND = 2

_Edit = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording of a passage: its folded words with their places, and the witnesses of it.

    `words` holds one row of places for each witness, in the order of `witnesses`.
    """

    folded: tuple[str, ...]
    witnesses: tuple[int, ...]
    words: tuple[tuple[Span, ...], ...]


Found = tuple[tuple[str, ...], list[tuple[int, Span]]]
"""A reading: its folded words, and each witness with the place where it has them."""


def find_word_places(variants: Sequence[Variant]) -> Iterator[list[Found]]:
    """Each place where these wordings differ, with the readings there, in text order.

    All are compared with the first of them; changes of two wordings that touch the same words are
    one place. Time grows with the number of wordings, not with that of their pairs.
    """
    leader, others = variants[0], variants[1:]
    edits: list[list[_Edit]] = [[]]
    edits += [_edits(leader.folded, other.folded) for other in others]
    for start, end in _places([(one[0], one[1]) for mine in edits for one in mine]):
        readings: dict[tuple[str, ...], list[tuple[int, Span]]] = {}
        for variant, mine in zip(variants, edits, strict=True):
            first, last = _carry(mine, start, end)
            where = [
                (witness, _span(words, first, last))
                for witness, words in zip(variant.witnesses, variant.words, strict=True)
            ]
            readings.setdefault(variant.folded[first:last], []).extend(where)
        yield list(readings.items())


def overlap(one: Sequence[str], other: Sequence[str]) -> float:
    """Words that both have in the same order, as a share of both, 0 to 1."""
    total = len(one) + len(other)
    return 2 * LCSseq.similarity(one, other) / total if total else 0.0


def _edits(leader: Sequence[str], other: Sequence[str]) -> list[_Edit]:
    """What is changed between two wordings, neighbours and near neighbours as one."""
    made: list[_Edit] = []
    for code in LCSseq.opcodes(leader, other):
        if code.tag == "equal":
            continue
        edit = (code.src_start, code.src_end, code.dest_start, code.dest_end)
        if made and _is_island(leader[made[-1][1] : edit[0]]):
            edit = (made[-1][0], edit[1], made[-1][2], edit[3])
            made.pop()
        made.append(edit)
    return made


def _is_island(words: Sequence[str]) -> bool:
    return len(words) <= MAX_ISLAND and all(is_function_word(word) for word in words)


def _places(changed: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of the first wording that some other changes, none touching another."""
    made: list[tuple[int, int]] = []
    for start, end in sorted(set(changed)):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def _carry(edits: Sequence[_Edit], start: int, end: int) -> tuple[int, int]:
    """Where a place of the first wording stands in another one; no change straddles its ends."""
    shift_before = shift_after = 0
    for left, left_end, right, right_end in edits:
        grown = (right_end - right) - (left_end - left)
        if left < start:
            shift_before += grown
        if left_end <= end:
            shift_after += grown
    return start + shift_before, end + shift_after


def _span(words: Sequence[Span], first: int, last: int) -> Span:
    if first < last:
        return Span(words[first].start, words[last - 1].end)
    at = words[first - 1].end if first else words[0].start
    return Span(at, at)
