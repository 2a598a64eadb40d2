"""The apparatus: each utterance, all its readings, and which words differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from retold.export.views.lookup import Lookup, anchor, shorten, shorten_all
from retold.export.views.marks import Bit, Mark, cut_bits, find_places
from retold.export.views.wording import JUDGEMENT, VOICE, confidence_range
from retold.model import Difference, DifferenceKind, Quotation, Reading, Span

_ORDER = tuple(DifferenceKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """One wording, and every report that has it."""

    sigla: Annotated[str, "Who has it."]
    names: Annotated[str, "The outlets that have it."]
    bits: Annotated[tuple[Bit, ...], "The words, the differing ones marked."]
    voice: Annotated[str, "In quotation marks, reported, or in the outlet's own voice."]
    is_quoted: Annotated[bool, "Whether the words stand in quotation marks."]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """One place where two wordings differ."""

    a_words: Annotated[str, "The words of the one side; empty where it has none."]
    b_words: Annotated[str, "The words of the other side, the changed one if that is known."]
    evidence: Annotated[tuple[str, ...], "What the judgement of this place rests on."]


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantView:
    """Places that are judged alike, and who stands on which side of them."""

    places: Annotated[tuple[PlaceView, ...], "The places, in text order where that is known."]
    a_sigla: Annotated[str, "Who has the words of the one side."]
    b_sigla: Annotated[str, "Who has the words of the other side."]
    judgement: Annotated[str, "What the difference is, in words."]
    changed: Annotated[str, "Which side was changed; empty where it cannot be told."]
    evidence: Annotated[tuple[str, ...], "What the judgement of every one of the places rests on."]
    confidence: Annotated[str, "How sure, in words."]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationView:
    """An utterance with all its readings."""

    anchor: Annotated[str, "Its permalink on the page."]
    speaker: Annotated[str, "Who is said to have said it; empty where unknown."]
    readings: Annotated[tuple[ReadingView, ...], "Every wording."]
    variants: Annotated[tuple[VariantView, ...], "Every place where they differ."]
    judgement: Annotated[str, "The gravest judgement of its places; empty where none differ."]
    is_altered: Annotated[bool, "Whether a place is judged to have been altered."]


def build_quotations(lookup: Lookup, quotations: Iterable[Quotation]) -> list[QuotationView]:
    """The utterances: altered ones first, then those that differ otherwise, then the rest."""
    given = sorted(quotations, key=_gravity)
    return [_quotation(lookup, quotation) for quotation in given]


def _gravity(quotation: Quotation) -> tuple[int, int]:
    """Altered first, then the other judgements; among equals, the most widely read first."""
    ranks = [_ORDER.index(one.judgement) for one in quotation.differences]
    return (min(ranks, default=len(_ORDER)), -len(quotation.readings))


def _quotation(lookup: Lookup, quotation: Quotation) -> QuotationView:
    differences = [one for one in quotation.differences if _is_sound(one, quotation)]
    judgements = {one.judgement for one in differences}
    return QuotationView(
        anchor=anchor("quote", quotation.story_id, quotation.id),
        speaker=lookup.speaker_name(quotation.speaker_id),
        readings=_readings(lookup, quotation, differences),
        variants=_variants(lookup, quotation, differences),
        judgement=next((JUDGEMENT[one] for one in _ORDER if one in judgements), ""),
        is_altered=DifferenceKind.ALTERED in judgements,
    )


def _is_sound(difference: Difference, quotation: Quotation) -> bool:
    size = len(quotation.readings)
    return 0 <= difference.a < size and 0 <= difference.b < size


def _readings(
    lookup: Lookup, quotation: Quotation, differences: list[Difference]
) -> tuple[ReadingView, ...]:
    """The readings, equal wordings in one; in the order in which the trace lists them."""
    places = _places(quotation, differences)
    groups: dict[tuple[str, object], list[int]] = {}
    for index, reading in enumerate(quotation.readings):
        groups.setdefault((reading.text, reading.voice), []).append(index)
    made = []
    for indices in groups.values():
        first = quotation.readings[indices[0]]
        ids = [quotation.readings[index].report_id for index in indices]
        marked = {place for index in indices for place in places[index]}
        made.append(
            ReadingView(
                sigla=lookup.sigla_of(ids),
                names=lookup.names_of(ids),
                bits=cut_bits(first.text, marked),
                voice=VOICE[first.voice],
                is_quoted=first.voice.value == "QUOTED",
            )
        )
    return tuple(made)


def _places(
    quotation: Quotation, differences: list[Difference]
) -> dict[int, set[tuple[Span, Mark]]]:
    """For each reading, where the words stand that differ from some other, and how."""
    pairs: dict[tuple[int, int, Mark], list[Difference]] = defaultdict(list)
    for one in differences:
        mark = Mark.ALTERED if one.judgement is DifferenceKind.ALTERED else Mark.DIFFERS
        pairs[one.a, one.b, mark].append(one)
    places: dict[int, set[tuple[Span, Mark]]] = defaultdict(set)
    for (a, b, mark), group in pairs.items():
        left, right = quotation.readings[a].text, quotation.readings[b].text
        found_left = find_places(left, right, [one.a_text for one in group])
        found_right = find_places(right, left, [one.b_text for one in group])
        places[a].update((place, mark) for place in found_left)
        places[b].update((place, mark) for place in found_right)
    return places


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turned:
    """A difference turned so that the changed side, or the reading listed later, is `b`."""

    a: int
    b: int
    a_text: str
    b_text: str
    is_sided: bool
    given: Difference

    @classmethod
    def of(cls, given: Difference, rows: dict[int, int]) -> _Turned:
        is_sided = given.which in {given.a, given.b}
        is_turned = given.which == given.a if is_sided else rows[given.a] > rows[given.b]
        a, b = (given.b, given.a) if is_turned else (given.a, given.b)
        a_text, b_text = given.a_text, given.b_text
        if is_turned:
            a_text, b_text = b_text, a_text
        return cls(a=a, b=b, a_text=a_text, b_text=b_text, is_sided=is_sided, given=given)


def _variants(
    lookup: Lookup, quotation: Quotation, differences: list[Difference]
) -> tuple[VariantView, ...]:
    """The differing places; those that are judged alike between the same sides are one entry."""
    rows = _rows(quotation)
    places: dict[tuple[object, ...], list[_Turned]] = {}
    for difference in differences:
        one = _Turned.of(difference, rows)
        key = (one.a_text, one.b_text, one.is_sided, difference.judgement)
        places.setdefault(key, []).append(one)
    entries: dict[tuple[object, ...], list[list[_Turned]]] = {}
    for (*_, is_sided, judgement), group in places.items():
        a_sigla, b_sigla = _sides(lookup, quotation.readings, group)
        # Where the changed side is known, the others may be few or many: it is one alteration.
        entries.setdefault((judgement, b_sigla, None if is_sided else a_sigla), []).append(group)
    made = [_variant(lookup, quotation.readings, groups) for groups in entries.values()]
    order = {JUDGEMENT[one]: number for number, one in enumerate(_ORDER)}
    return tuple(sorted(made, key=lambda variant: order[variant.judgement]))


def _rows(quotation: Quotation) -> dict[int, int]:
    """For each reading, the place of its wording among all wordings."""
    known: dict[tuple[str, object], int] = {}
    return {
        index: known.setdefault((reading.text, reading.voice), len(known))
        for index, reading in enumerate(quotation.readings)
    }


def _variant(
    lookup: Lookup, readings: tuple[Reading, ...], groups: list[list[_Turned]]
) -> VariantView:
    every = [one for group in groups for one in group]
    grounds = [_evidence(group) for group in groups]
    shared = [words for words in grounds[0] if all(words in others for others in grounds)]
    a_sigla, b_sigla = _sides(lookup, readings, every)
    return VariantView(
        places=tuple(
            PlaceView(
                a_words=shorten(group[0].a_text),
                b_words=shorten(group[0].b_text),
                evidence=tuple(one for one in words if one not in shared),
            )
            for group, words in zip(groups, grounds, strict=True)
        ),
        a_sigla=a_sigla,
        b_sigla=b_sigla,
        judgement=JUDGEMENT[every[0].given.judgement],
        changed=b_sigla if every[0].is_sided else "",
        evidence=tuple(shared),
        confidence=confidence_range([one.given.confidence for one in every]),
    )


def _evidence(group: list[_Turned]) -> list[str]:
    return list(shorten_all(words for one in group for words in one.given.evidence))


def _sides(lookup: Lookup, readings: tuple[Reading, ...], group: list[_Turned]) -> tuple[str, str]:
    return (
        lookup.sigla_of(readings[one.a].report_id for one in group),
        lookup.sigla_of(readings[one.b].report_id for one in group),
    )
