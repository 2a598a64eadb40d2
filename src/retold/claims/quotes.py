"""What became of quotation marks and the words between them, as drifts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from retold.claims.derivation import ancestors, may_compare
from retold.claims.finding import Finding
from retold.claims.material import Material
from retold.model import (
    Difference,
    DifferenceKind,
    DriftKind,
    Place,
    Quotation,
    Reading,
    Voice,
)

_WORDS_DIFFER = frozenset(
    [
        DifferenceKind.ALTERED,
        DifferenceKind.INDEPENDENT_TRANSLATION,
        DifferenceKind.UNDECIDED,
        DifferenceKind.SPLICED,
    ]
)


def quote_drifts(material: Material, exemplars: Mapping[str, Sequence[str]]) -> Iterator[Finding]:
    """Quotations whose words differ, that were trimmed, or that lost their marks."""
    for quotation in material.quotations:
        yield from _between_quoted(quotation, exemplars)
        yield from _to_speech(quotation, exemplars)


def _between_quoted(
    quotation: Quotation, exemplars: Mapping[str, Sequence[str]]
) -> Iterator[Finding]:
    pairs: dict[tuple[int, int], list[Difference]] = {}
    for difference in quotation.differences:
        one, other = (quotation.readings[at] for at in (difference.a, difference.b))
        if one.voice is Voice.QUOTED and other.voice is Voice.QUOTED:
            pairs.setdefault((difference.a, difference.b), []).append(difference)
    for (a, b), differences in pairs.items():
        left, right = quotation.readings[a].report_id, quotation.readings[b].report_id
        related = may_compare(left, right, exemplars) or may_compare(right, left, exemplars)
        if left != right and not related:
            continue
        differ = [one for one in differences if one.judgement in _WORDS_DIFFER]
        kind = DriftKind.QUOTE_WORDS_DIFFER if differ else DriftKind.QUOTE_TRIMMED
        if not differ and not any(one.judgement is DifferenceKind.TRIMMED for one in differences):
            continue
        before, after = _direction(a, b, differences, is_trim=not differ)
        if quotation.readings[after].report_id in ancestors(
            quotation.readings[before].report_id, exemplars
        ):
            before, after = after, before
        lines = tuple(f'"{one.a_text}" / "{one.b_text}"' for one in (differ or differences)[:5])
        yield Finding(
            kind=kind,
            before=_place(quotation.readings[before]),
            after=_place(quotation.readings[after]),
            evidence=lines,
            confidence=max(one.confidence for one in differ or differences),
        )


def _direction(a: int, b: int, differences: list[Difference], *, is_trim: bool) -> tuple[int, int]:
    """The reading that has the words first; then the changed one, or the shorter one."""
    if is_trim:
        missing_in_a = sum(len(one.b_text) for one in differences if not one.a_text)
        missing_in_b = sum(len(one.a_text) for one in differences if not one.b_text)
        return (b, a) if missing_in_a > missing_in_b else (a, b)
    votes = [one.which for one in differences if one.which is not None]
    return (b, a) if votes and votes.count(a) > votes.count(b) else (a, b)


def _to_speech(quotation: Quotation, exemplars: Mapping[str, Sequence[str]]) -> Iterator[Finding]:
    """A reading in marks and its echo without them."""
    quoted = [one for one in quotation.readings if one.voice is Voice.QUOTED]
    reports = {one.report_id for one in quoted}
    for reading in quotation.readings:
        if reading.report_id in reports:
            continue
        near = [one for one in quoted if may_compare(one.report_id, reading.report_id, exemplars)]
        own = exemplars.get(reading.report_id, ())
        near.sort(key=lambda one: one.report_id not in own)
        if not near:
            continue
        voice = "reported speech" if reading.voice is Voice.REPORTED else "the outlet's own voice"
        line = f"in quotation marks on one side, in {voice} on the other"
        yield Finding(
            kind=DriftKind.QUOTE_TO_SPEECH,
            before=_place(near[0]),
            after=_place(reading),
            evidence=(line,),
            confidence=0.6,
        )


def _place(reading: Reading) -> Place:
    return Place(report_id=reading.report_id, span=reading.span, text=reading.text)
