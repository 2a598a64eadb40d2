"""What two reports share, passage by passage."""

from __future__ import annotations

from collections.abc import Sequence

from retold.model import Alignment, Passage, PassageLabel, Span
from retold.reuse.chain import Bead
from retold.reuse.changes import find_changes
from retold.reuse.labels import confidence, label_of
from retold.reuse.pairing import pair_units
from retold.reuse.profile import Profile
from retold.reuse.wordrun import WordLikeness


def align_profiles(left: Profile, right: Profile, *, semantic: bool) -> Alignment:
    """What two reports share, passage by passage, and what each has alone."""
    beads = pair_units(left, right, semantic=semantic)
    ours = _alone(left, [(bead.left, bead.shape[0]) for bead in beads])
    theirs = _alone(right, [(bead.right, bead.shape[1]) for bead in beads])
    alike = WordLikeness(left, right, len(beads))
    shared = [_shared(bead, left, right, alike, semantic=semantic) for bead in beads]
    return Alignment(
        left_id=left.report.id,
        right_id=right.report.id,
        share_left=_share(left, ours),
        share_right=_share(right, theirs),
        passages=_in_order(
            [*shared, *(left.dropped[place] for place in ours)],
            [right.added[place] for place in theirs],
        ),
    )


def _shared(
    bead: Bead, left: Profile, right: Profile, alike: WordLikeness, *, semantic: bool
) -> Passage:
    (i, j), (a, b) = bead[:2], bead.shape
    ours, theirs = left.units[i : i + a], right.units[j : j + b]
    spans = (
        Span(ours[0].span.start, ours[-1].span.end),
        Span(theirs[0].span.start, theirs[-1].span.end),
    )
    label = label_of(left.codes_of(i, a), right.codes_of(j, b), crosses=bead.crosses)
    return Passage(
        left=spans[0],
        right=spans[1],
        left_text=spans[0].of(left.report.text),
        right_text=spans[1].of(right.report.text),
        label=label,
        score=1.0 if label is PassageLabel.VERBATIM else confidence(bead.value),
        changes=find_changes((left, i, a), (right, j, b), alike, semantic=semantic),
    )


def _alone(profile: Profile, taken: Sequence[tuple[int, int]]) -> list[int]:
    """The sentences that stand in none of the runs of sentences."""
    covered = {place for start, count in taken for place in range(start, start + count)}
    return [place for place in range(len(profile.units)) if place not in covered]


def _share(profile: Profile, alone: Sequence[int]) -> float:
    """The share of a report's words that stand in passages both have."""
    missing = int(profile.sizes[alone].sum()) if alone else 0
    return round(1 - missing / profile.size, 4) if profile.size else 0.0


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
        made.append(one)
        if place in after:
            made += after[place]
    return tuple(made)


def _start(span: Span | None) -> int:
    return span.start if span is not None else -1
