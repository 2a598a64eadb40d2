"""What changed between two tellings of a claim, both sides beside each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from retold.export.views.lookup import Lookup, anchor, shorten, shorten_all
from retold.export.views.wording import (
    DRIFT,
    DRIFT_HELP,
    POLARITY,
    RELATION,
    VOICE,
    confidence_range,
)
from retold.model import Attribution, Claim, Drift, DriftKind, Place, Telling
from retold.text.tokens import fold_words

_ORDER = tuple(DRIFT)
# Two wordings with as many equal characters as this are taken for one.
_COMPARED = 5_000
# The tellings of each claim in each report.
_Tellings = dict[tuple[str | None, str], list[Telling]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """One wording on one side of a change, in its sentence, and every report that has it."""

    sigla: Annotated[str, "The short labels of the reports."]
    names: Annotated[tuple[tuple[str, str], ...], "Their outlets, and where on the page they are."]
    before: Annotated[str, "The sentence before the words."]
    words: Annotated[str, "The words themselves."]
    after: Annotated[str, "The sentence after the words."]
    manner: Annotated[str, "Quoted, reported or in own voice, and whose words they are said to be."]

    @property
    def is_whole(self) -> bool:
        """Whether the words are their whole sentence, so that nothing sets them off from it."""
        return not any(char.isalnum() for char in self.before + self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """What differs between the tellings of one claim."""

    lefts: Annotated[tuple[SideView, ...], "The wordings that have it; empty where nobody has."]
    rights: Annotated[tuple[SideView, ...], "The wordings that lack or change it."]
    relation: Annotated[str, "For figures: how the two stand to each other."]
    evidence: Annotated[tuple[str, ...], "What it rests on."]
    confidence: Annotated[str, "How sure, in words."]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView:
    """All changes of one kind."""

    kind: Annotated[str, "What differs, in words."]
    help: Annotated[str, "A sentence that explains the kind."]
    is_loss: Annotated[bool, "Whether sources were lost."]
    places: Annotated[int, "How many tellings changed so."]
    changes: Annotated[tuple[ChangeView, ...], "Each change, the surest and widest first."]


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingView:
    """One report's version of a claim."""

    siglum: Annotated[str, "The report's short label."]
    name: Annotated[str, "The report's outlet."]
    words: Annotated[str, "The words."]
    manner: Annotated[str, "Quoted, reported or in own voice, and whose words they are said to be."]
    hedges: Annotated[str, "Its hedges."]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """What several reports state."""

    anchor: Annotated[str, "Its permalink on the page."]
    tellings: Annotated[tuple[TellingView, ...], "Each report's version."]


def build_changes(
    lookup: Lookup, drifts: Iterable[Drift], claims: Iterable[Claim]
) -> list[ChangesView]:
    """The changes by kind, lost sources first; those from the same words are one change."""
    tellings = _index_tellings(claims)
    kinds: dict[DriftKind, dict[tuple[object, ...], list[Drift]]] = {}
    for drift in drifts:
        side = drift.from_ or drift.to
        words = tuple(fold_words(side.text[:_COMPARED])) if side else ()
        groups = kinds.setdefault(drift.kind, {})
        groups.setdefault((drift.claim_id, drift.relation, words), []).append(drift)
    return [
        _changes(lookup, kind, list(kinds[kind].values()), tellings)
        for kind in _ORDER
        if kind in kinds
    ]


def _changes(
    lookup: Lookup, kind: DriftKind, groups: list[list[Drift]], tellings: _Tellings
) -> ChangesView:
    ordered = sorted(groups, key=lambda group: (-_surest(group), -len(group)))
    return ChangesView(
        kind=DRIFT[kind],
        help=DRIFT_HELP[kind],
        is_loss=kind is DriftKind.SOURCE_DROPPED,
        places=len({drift.to for group in groups for drift in group if drift.to is not None}),
        changes=tuple(_change(lookup, group, tellings) for group in ordered),
    )


def _surest(group: list[Drift]) -> float:
    return max(drift.confidence for drift in group)


def _index_tellings(claims: Iterable[Claim]) -> _Tellings:
    """The tellings of each claim in each report."""
    found: _Tellings = {}
    for claim in claims:
        for telling in claim.tellings:
            found.setdefault((claim.id, telling.report_id), []).append(telling)
    return found


def _change(lookup: Lookup, group: list[Drift], tellings: _Tellings) -> ChangeView:
    first = group[0]
    rights = list(dict.fromkeys(drift.to for drift in group if drift.to is not None))
    lefts = list(dict.fromkeys(drift.from_ for drift in group if drift.from_ is not None))
    return ChangeView(
        lefts=_sides(lookup, lefts, first, tellings),
        rights=_sides(lookup, rights, first, tellings),
        relation=RELATION[first.relation] if first.relation else "",
        evidence=shorten_all(words for drift in group for words in drift.evidence)[:6],
        confidence=confidence_range(drift.confidence for drift in group),
    )


def _sides(
    lookup: Lookup, places: list[Place], drift: Drift, tellings: _Tellings
) -> tuple[SideView, ...]:
    """The wordings at some places; reports with the same words in the same manner are one.

    That a negation stands in one is said where that is what differs: elsewhere it says nothing.
    """
    differs = drift.kind is DriftKind.POLARITY_CHANGED
    groups: dict[tuple[object, str], list[Place]] = {}
    for place in places:
        known = tellings.get((drift.claim_id, place.report_id), [])
        telling = next((one for one in known if one.span.overlap(place.span)), None)
        manner = _manner(lookup, telling, has_polarity=differs) if telling else ""
        groups.setdefault((tuple(fold_words(place.text[:_COMPARED])), manner), []).append(place)
    return tuple(_side(lookup, same, manner) for (_, manner), same in groups.items())


def _side(lookup: Lookup, places: list[Place], manner: str) -> SideView:
    context = lookup.context(places[0].report_id, places[0].span)
    ids = dict.fromkeys(place.report_id for place in places)
    return SideView(
        sigla=lookup.sigla_of(ids),
        names=tuple(
            (lookup.name(one), anchor("report", one) if one in lookup.reports else "")
            for one in ids
        ),
        before=context.before,
        words=context.words,
        after=context.after,
        manner=manner,
    )


def build_claims(lookup: Lookup, claims: Iterable[Claim]) -> list[ClaimView]:
    """The claims that more than one report tells, the most widely told first."""
    shared = [
        claim for claim in claims if len({telling.report_id for telling in claim.tellings}) > 1
    ]
    shared.sort(key=lambda claim: -len(claim.tellings))
    return [build_claim(lookup, claim) for claim in shared]


def build_claim(lookup: Lookup, claim: Claim) -> ClaimView:
    """A claim with every report's version."""
    return ClaimView(
        anchor=anchor("claim", claim.story_id, claim.id),
        tellings=tuple(_telling(lookup, telling) for telling in claim.tellings),
    )


def _telling(lookup: Lookup, telling: Telling) -> TellingView:
    return TellingView(
        siglum=lookup.siglum(telling.report_id),
        name=lookup.name(telling.report_id),
        words=shorten(telling.text, 1_000),
        manner=_manner(lookup, telling),
        hedges=shorten(", ".join(telling.hedges)),
    )


def _manner(lookup: Lookup, telling: Telling, *, has_polarity: bool = True) -> str:
    """Whose words a telling is in, and who is named as their source."""
    attribution = lookup.attributions.get(telling.attribution_id or "")
    parts = [VOICE[telling.voice], POLARITY[telling.polarity] if has_polarity else ""]
    if attribution is not None:
        parts.append(source_words(lookup, attribution))
    return ", ".join(part for part in parts if part)


def source_words(lookup: Lookup, attribution: Attribution) -> str:
    """Who is named as the source of an attribution, as printed and as resolved."""
    printed = shorten(" … ".join(words.text for words in attribution.source), 200)
    resolved = lookup.speaker_name(attribution.speaker_id)
    if not printed:
        return f"source not named, perhaps {resolved}" if resolved else "source not named"
    if not resolved or resolved.casefold() in printed.casefold():
        return f"source: {printed}"
    return f"source: {printed} ({resolved})"
