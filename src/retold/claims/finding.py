"""A drift as it is found, before those that say the same are made one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from retold.claims.profile import Profile
from retold.model import Claim, Drift, DriftKind, Passage, Place, Relation, Report, Span
from retold.text.places import PlaceIndex

# A change of this kind is one whichever telling it is seen from.
_BOTH_WAYS = frozenset([DriftKind.SOURCE_CHANGED])


@dataclass(frozen=True, slots=True)
class Sides:
    """Two tellings seen in one direction: what has a thing, and what may lack it."""

    has: Profile
    lacks: Profile
    likeness: float
    passage: Passage | None
    is_headline: bool = False
    is_merged: bool = False

    @property
    def turned(self) -> Sides:
        """The same two tellings, seen the other way."""
        return replace(self, has=self.lacks, lacks=self.has)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A drift with the likeness of its tellings, by which the nearest pair is chosen."""

    kind: DriftKind
    before: Place | None
    after: Place
    evidence: tuple[str, ...]
    confidence: float
    likeness: float = 1.0
    relation: Relation | None = None


# From this likeness on two tellings surely are of one thing.
CLOSE = 0.55


def finding_between(  # noqa: PLR0913 - what a drift is, and how sure
    kind: DriftKind,
    sides: Sides,
    evidence: tuple[str, ...],
    confidence: float,
    *,
    close: float = CLOSE,
    less: float = 0.1,
) -> Finding:
    """A drift from the one telling to the other, less sure where they are not close.

    Args:
        kind: What it is.
        sides: What has a thing, and what lacks it.
        evidence: What it rests on, in words.
        confidence: How sure it is where the tellings are close, from 0 to 1.
        close: From which likeness on they are.
        less: How much less sure it is where they are not.
    """
    return Finding(
        kind=kind,
        before=place_of(sides.has),
        after=place_of(sides.lacks),
        evidence=evidence,
        confidence=confidence if sides.likeness >= close else confidence - less,
        likeness=sides.likeness,
    )


def place_of(profile: Profile) -> Place:
    """The place of a telling."""
    return place_at(profile.spot.page.report, profile.spot.focus)


def place_at(report: Report, span: Span) -> Place:
    """A place of a report, with its words."""
    return Place(report_id=report.id, span=span, text=span.of(report.text))


def condense(
    findings: Iterable[Finding], order: Mapping[str, int], exemplars: Mapping[str, Sequence[str]]
) -> list[Finding]:
    """One finding for each kind and telling: from the exemplar, else the nearest, else the first.

    Args:
        findings: All of them, of every pair of reports.
        order: The rank of a report in its story, the earliest first.
        exemplars: For a report those it was copied from.
    """
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for one in findings:
        has = one.before.text if one.before and one.kind is DriftKind.FIGURE_CHANGED else ""
        key = (one.kind, one.relation, *_place_key(one.after), one.before is None, has)
        groups.setdefault(key, []).append(one)
    made = []
    for group in groups.values():
        best = max(group, key=lambda one: _rank(one, order, exemplars))
        chosen = best.before.report_id if best.before else ""
        others = {one.before.report_id for one in group if one.before} - {chosen}
        line = f"{len(others)} other {'report has' if len(others) == 1 else 'reports have'} it too"
        mine = {one.before: one for one in group if one.before and one.before.report_id == chosen}
        made += [
            replace(one, evidence=(*one.evidence, line)) if others else one
            for one in mine.values() or [best]
        ]
    once = _without_mirrors(_without_parts(made), order)
    return sorted(once, key=lambda one: _position(one, order))


def _place_key(place: Place) -> tuple[str, Span]:
    return place.report_id, place.span


def _without_mirrors(findings: Sequence[Finding], order: Mapping[str, int]) -> list[Finding]:
    """The findings; a change that looks the same from both sides is kept from the earlier."""
    seen = {
        (one.before, one.after)
        for one in findings
        if one.kind in _BOTH_WAYS and one.before is not None
    }
    return [
        one
        for one in findings
        if one.kind not in _BOTH_WAYS
        or (one.after, one.before) not in seen
        or one.before is None
        or order.get(one.before.report_id, 0) < order.get(one.after.report_id, 0)
    ]


def _without_parts(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those that say of a clause what another says of more words."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for one in findings:
        groups.setdefault((one.kind, one.relation, one.after.report_id), []).append(one)
    kept = []
    for group in groups.values():
        longest = sorted(group, key=lambda one: (-len(one.after.span), one.after.span))
        index = PlaceIndex(list(enumerate(longest)), lambda one: [one[1].after.span])
        parts: set[int] = set()
        for at, one in enumerate(longest):
            longer = [other for other in index.touching(one.after.span) if other[0] < at]
            if any(place not in parts and _is_part(one, other) for place, other in longer):
                parts.add(at)
        kept += [one for at, one in enumerate(longest) if at not in parts]
    return kept


def _is_part(one: Finding, other: Finding) -> bool:
    """Whether a finding's two places lie in those of another."""
    if one.before is None or other.before is None:
        return one.before is other.before and other.after.span.covers(one.after.span)
    return (
        one.before.report_id == other.before.report_id
        and other.after.span.covers(one.after.span)
        and one.before.span.overlap(other.before.span) > 0
    )


def _rank(
    one: Finding, order: Mapping[str, int], exemplars: Mapping[str, Sequence[str]]
) -> tuple[bool, float, float, int]:
    before = one.before.report_id if one.before else ""
    is_exemplar = before in exemplars.get(one.after.report_id, ())
    return is_exemplar, round(one.likeness, 2), one.confidence, -order.get(before, 0)


def _position(one: Finding, order: Mapping[str, int]) -> tuple[int, Span, str]:
    return order.get(one.after.report_id, 0), one.after.span, one.kind.value


class ClaimIndex:
    """Claims by the places of their tellings."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = claims
        held: dict[str, list[tuple[int, Span]]] = {}
        for at, claim in enumerate(claims):
            for telling in claim.tellings:
                held.setdefault(telling.report_id, []).append((at, telling.span))
        self._held = {name: PlaceIndex(mine, lambda one: [one[1]]) for name, mine in held.items()}

    def holding(self, places: Sequence[Place]) -> str | None:
        """The id of the first claim that has a telling at each of these places."""
        sets = [self._at(place) for place in places]
        both = set.intersection(*sets) if sets else set()
        return self._claims[min(both)].id if both else None

    def _at(self, place: Place) -> set[int]:
        index = self._held.get(place.report_id)
        return {at for at, _ in index.touching(place.span)} if index else set()


def to_drift(one: Finding, claims: ClaimIndex) -> Drift:
    """The finding as a drift, with the claim that holds both ends."""
    return Drift(
        claim_id=claims.holding([place for place in (one.before, one.after) if place is not None]),
        kind=one.kind,
        from_=one.before,
        to=one.after,
        relation=one.relation,
        evidence=one.evidence,
        confidence=round(one.confidence, 2),
    )
