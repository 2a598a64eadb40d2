"""What two reports share, passage by passage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from retold.model import Alignment, Passage, PassageLabel, Report, Span
from retold.reuse.chain import Bead
from retold.reuse.changes import find_changes
from retold.reuse.pairing import pair_units
from retold.reuse.passages import confidence, label_of
from retold.reuse.units import Unit, read_units
from retold.text.weights import WordWeights


def align(left: Report, right: Report, *, weights: WordWeights | None = None) -> Alignment:
    """What two reports share, passage by passage, and what each has alone.

    Args:
        left: The one report.
        right: The other; neither is taken for the earlier.
        weights: How much each word tells, from the collection; without it, from English alone.
    """
    ours, theirs = read_units(left), read_units(right)
    beads = pair_units(ours, theirs, weights or WordWeights())
    shared = [_shared(bead, (left, ours), (right, theirs)) for bead in beads]
    dropped = [
        _alone(left, unit, PassageLabel.DROPPED) for unit in _unmatched(ours, shared, "left")
    ]
    added = [
        _alone(right, unit, PassageLabel.ADDED) for unit in _unmatched(theirs, shared, "right")
    ]
    return Alignment(
        left_id=left.id,
        right_id=right.id,
        share_left=_share(ours, dropped),
        share_right=_share(theirs, added),
        passages=_in_order([*shared, *dropped], added),
    )


_Side = tuple[Report, Sequence[Unit]]


def _shared(bead: Bead, left: _Side, right: _Side) -> Passage:
    ours = left[1][bead.left : bead.left + bead.shape[0]]
    theirs = right[1][bead.right : bead.right + bead.shape[1]]
    spans = (
        Span(ours[0].span.start, ours[-1].span.end),
        Span(theirs[0].span.start, theirs[-1].span.end),
    )
    label = label_of(ours, theirs, crosses=bead.crosses)
    return Passage(
        left=spans[0],
        right=spans[1],
        left_text=spans[0].of(left[0].text),
        right_text=spans[1].of(right[0].text),
        label=label,
        score=1.0 if label is PassageLabel.VERBATIM else confidence(bead.value),
        changes=find_changes((left[0].text, ours), (right[0].text, theirs)),
    )


def _alone(report: Report, unit: Unit, label: PassageLabel) -> Passage:
    is_left = label is PassageLabel.DROPPED
    words = unit.span.of(report.text)
    return Passage(
        left=unit.span if is_left else None,
        right=None if is_left else unit.span,
        left_text=words if is_left else "",
        right_text="" if is_left else words,
        label=label,
        score=0.0,
    )


def _unmatched(units: Sequence[Unit], shared: Iterable[Passage], side: str) -> list[Unit]:
    taken: list[Span] = sorted(getattr(passage, side) for passage in shared)
    made = []
    at = 0
    for unit in units:
        while at < len(taken) and taken[at].end <= unit.span.start:
            at += 1
        if at == len(taken) or not taken[at].overlap(unit.span):
            made.append(unit)
    return made


def _share(units: Sequence[Unit], alone: Sequence[Passage]) -> float:
    """The share of a report's words that stand in passages both have."""
    total = sum(len(unit.words) for unit in units)
    spans = {passage.left or passage.right for passage in alone}
    missing = sum(len(unit.words) for unit in units if unit.span in spans)
    return round(1 - missing / total, 4) if total else 0.0


def _in_order(with_left: list[Passage], added: list[Passage]) -> tuple[Passage, ...]:
    """The passages in the order of the left report, each added one after what it follows."""
    ordered = sorted(with_left, key=lambda one: (_start(one.left), _start(one.right)))
    places = sorted(
        (_start(one.right), place) for place, one in enumerate(ordered) if one.right is not None
    )
    after: dict[int, list[Passage]] = {}
    at = -1
    for passage in added:
        while at + 1 < len(places) and places[at + 1][0] < _start(passage.right):
            at += 1
        after.setdefault(places[at][1] if at >= 0 else -1, []).append(passage)
    made = list(after.get(-1, ()))
    for place, one in enumerate(ordered):
        made += [one, *after.get(place, ())]
    return tuple(made)


def _start(span: Span | None) -> int:
    return span.start if span is not None else -1
