"""Passages that stand together, as one stretch of either report."""

from __future__ import annotations

from dataclasses import dataclass

from retold.model import Alignment, Passage, PassageLabel, Span

# Between two sentences of one stretch at most so much is left out or put in, in code points: a
# sentence or two.
MAX_GAP = 300
# With so much between them, in code points, two passages have something between them.
_A_CLAUSE = 30
_KEPT = frozenset({PassageLabel.VERBATIM, PassageLabel.EDITED})
# Passages are put to one of the last few stretches, so that time grows with the passages alone.
_LOOK_BACK = 8


def join_passages(alignment: Alignment, *, max_gap: int = MAX_GAP) -> tuple[tuple[Span, Span], ...]:
    """The stretches of the left report and of the right one that stand for each other.

    An alignment goes sentence by sentence; what was copied in one go is one stretch here, with
    what was dropped, put in or put in another order inside of it. Passages that keep their words
    and have something else between them on both sides were copied each by itself.

    Args:
        alignment: Two reports, passage by passage.
        max_gap: How many code points may lie between two passages of one stretch, on either side.
    """
    shared = [one for one in map(_stretch_of, alignment.passages) if one is not None]
    found: list[_Stretch] = []
    for one in sorted(shared, key=lambda one: (one.left, one.right)):
        for place in range(len(found) - 1, max(-1, len(found) - 1 - _LOOK_BACK), -1):
            if found[place].goes_on_with(one, max_gap):
                found[place] = found[place].with_next(one)
                break
        else:
            found.append(one)
    return tuple((one.left, one.right) for one in found)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of either report; whether its last passage keeps its words."""

    left: Span
    right: Span
    keeps_words: bool

    def goes_on_with(self, other: _Stretch, max_gap: int) -> bool:
        gaps = _gap(self.left, other.left), _gap(self.right, other.right)
        are_apart = self.keeps_words and other.keeps_words and min(gaps) >= _A_CLAUSE
        return max(gaps) <= max_gap and not are_apart

    def with_next(self, other: _Stretch) -> _Stretch:
        return _Stretch(
            _hull(self.left, other.left), _hull(self.right, other.right), other.keeps_words
        )


def _stretch_of(passage: Passage) -> _Stretch | None:
    if passage.left is None or passage.right is None:
        return None
    return _Stretch(passage.left, passage.right, passage.label in _KEPT)


def _gap(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def _hull(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))
