"""An attribution that covers more of a passage in one telling than in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from retold.claims.documents import speaks_for_itself
from retold.claims.finding import Finding, Sides, place_at, place_of
from retold.claims.profile import Profile, share_name
from retold.model import DriftKind, Span

LIKE = 0.3


def scope_drifts(sides: Sequence[Sides]) -> Iterator[Finding]:
    """Where one sentence puts under a source what another report attributes only in part.

    Several sentences of the one report answer to one sentence of the other; a source governs all
    of that sentence, but of the several only some.
    """
    groups: dict[tuple[str, str, Span], list[Sides]] = defaultdict(list)
    for side in sides:
        told = side.has.spot.page.report
        if (
            side.likeness >= LIKE
            and not side.is_headline
            and not speaks_for_itself(told, side.lacks)
        ):
            there = side.lacks.spot
            key = (side.has.spot.page.report.id, there.page.report.id, there.sentence)
            groups[key].append(side)
    for group in groups.values():
        if len({side.has.spot.sentence for side in group}) < 2:
            continue
        found = _widened_scope(group)
        if found is not None:
            yield found


def _widened_scope(group: Sequence[Sides]) -> Finding | None:
    for side in group:
        for layer in side.lacks.named:
            if not any(share_name(layer, one) for one in side.has.named):
                continue
            others = [one for one in group if one.has.spot.sentence != side.has.spot.sentence]
            bare = [
                one
                for one in others
                if any(share_name(layer, wide) for wide in one.lacks.named)
                and not _is_under(one.has, side)
            ]
            if bare:
                report = side.lacks.spot.page.report
                lines = (
                    f'"{layer.source}" governs the whole sentence here',
                    f'there only part of it: not "{bare[0].has.spot.words}"',
                )
                return Finding(
                    kind=DriftKind.SCOPE_CHANGED,
                    before=place_of(side.has),
                    after=place_at(report, side.lacks.spot.sentence),
                    evidence=lines,
                    confidence=0.55,
                    likeness=side.likeness,
                )
    return None


def _is_under(profile: Profile, side: Sides) -> bool:
    """Whether a telling is governed by a source that the other telling names too."""
    return any(share_name(one, other) for one in profile.named for other in side.lacks.named)
