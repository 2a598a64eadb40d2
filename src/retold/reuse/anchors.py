"""Sentences that two long texts have word by word, and what lies between them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from retold.reuse.units import Unit

LEAST_WORDS = 5
# A stretch with more words than this on a side is cut, in the same proportion on both.
MAX_STRETCH_WORDS = 800


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sentences of the left and sentences of the right between two anchors."""

    left: slice
    right: slice


def find_anchors(left: Sequence[Unit], right: Sequence[Unit]) -> list[tuple[int, int]]:
    """Sentences that two texts have word by word, in order without crossing.

    First those with which both begin and those with which both end, then the longest rising
    sequence of equal sentences of five words or more that stand once in each, as in patience
    diff.
    """
    start = _equal_run(zip(left, right, strict=False))
    room = min(len(left), len(right)) - start
    end = min(room, _equal_run(zip(reversed(left), reversed(right), strict=False)))
    ours, theirs = _once(left, start, end), _once(right, start, end)
    pairs = sorted((place, theirs[key]) for key, place in ours.items() if key in theirs)
    return [
        *((place, place) for place in range(start)),
        *_longest_rising(pairs),
        *((len(left) - place, len(right) - place) for place in range(end, 0, -1)),
    ]


def stretches(
    anchors: Sequence[tuple[int, int]], left: Sequence[Unit], right: Sequence[Unit]
) -> Iterator[Stretch]:
    """What lies before, between and after the anchors, in pieces of at most 800 words a side."""
    i = j = 0
    for end_left, end_right in [*anchors, (len(left), len(right))]:
        if end_left > i and end_right > j:
            yield from _pieces(left, right, Stretch(slice(i, end_left), slice(j, end_right)))
        i, j = end_left + 1, end_right + 1


def _equal_run(pairs: Iterable[tuple[Unit, Unit]]) -> int:
    """With how many equal pairs a sequence of pairs begins."""
    return sum(1 for _ in takewhile(lambda pair: pair[0].key == pair[1].key, pairs))


def _once(units: Sequence[Unit], start: int, end: int) -> dict[tuple[str, ...], int]:
    """Where each sentence stands that stands once, the ends of the text left out."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in range(start, len(units) - end):
        if len(units[place].words) >= LEAST_WORDS:
            places[units[place].key].append(place)
    return {key: found[0] for key, found in places.items() if len(found) == 1}


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, right) in enumerate(pairs):
        at = bisect_left(tails, right)
        before.append(last[at - 1] if at else -1)
        tails[at : at + 1] = [right]
        last[at : at + 1] = [number]
    found = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _pieces(left: Sequence[Unit], right: Sequence[Unit], whole: Stretch) -> Iterator[Stretch]:
    ours, theirs = left[whole.left], right[whole.right]
    words = max(sum(len(u.words) for u in ours), sum(len(u.words) for u in theirs))
    number = max(1, -(-words // MAX_STRETCH_WORDS))
    for piece in range(number):
        yield Stretch(
            _part(whole.left.start, len(ours), piece, number),
            _part(whole.right.start, len(theirs), piece, number),
        )


def _part(start: int, size: int, piece: int, number: int) -> slice:
    return slice(start + size * piece // number, start + size * (piece + 1) // number)
