"""What became of quotation marks and the words between them, as drifts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz.distance import LCSseq

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
from retold.text.stems import content_stems, is_alike
from retold.text.tokens import fold_words

# Two readings with this share of the shorter one's words in order are one wording.
WORDING = 0.45
# An echo has this share of the words of matter of the shorter side, or of all words in order.
ECHOED, FRAMED, MAX_STEMS = 0.5, 0.5, 80
# So far back the paragraph of an echo is read for marks that do not close.
PARAGRAPH = 1_500
_WORDS_DIFFER = frozenset(
    [
        DifferenceKind.ALTERED,
        DifferenceKind.INDEPENDENT_TRANSLATION,
        DifferenceKind.UNDECIDED,
        DifferenceKind.SPLICED,
    ]
)


def quote_drifts(material: Material, exemplars: Mapping[str, Sequence[str]]) -> Iterator[Finding]:
    """Quotations whose words differ, that were trimmed, that lost their marks or got them."""
    texts = {report.id: report.text for report in material.reports}
    for quotation in material.quotations:
        yield from _between_quoted(quotation, exemplars)
        marked = list(_to_quote(quotation, material.exemplars))
        yield from marked
        turned = {(one.before, one.after) for one in marked}
        for finding in _to_speech(quotation, exemplars):
            is_turned = (finding.after, finding.before) in turned
            if not is_turned and not _is_in_open_marks(finding.after, texts):
                yield finding


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
        if differ and not _is_one_utterance(quotation, a, b, differ):
            continue
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


def _is_one_utterance(
    quotation: Quotation, a: int, b: int, differences: Sequence[Difference]
) -> bool:
    """Whether more than a likeness in sense says that two readings give one utterance."""
    if any(one.judgement is not DifferenceKind.UNDECIDED for one in differences):
        return True
    one, other = (fold_words(quotation.readings[at].text) for at in (a, b))
    common = LCSseq.similarity(one, other)
    return common >= WORDING * min(len(one), len(other))


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
        near = [
            one
            for one in quoted
            if may_compare(one.report_id, reading.report_id, exemplars) and _answers(one, reading)
        ]
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


def _is_in_open_marks(place: Place, texts: Mapping[str, str]) -> bool:
    """Whether a mark that opens before an echo, in its paragraph, is not closed before it."""
    text = texts[place.report_id]
    start = max(0, place.span.start - PARAGRAPH)
    before = text[start : place.span.start].rsplit("\n", 1)[-1] + place.text
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _to_quote(quotation: Quotation, exemplars: Mapping[str, Sequence[str]]) -> Iterator[Finding]:
    """Words in marks that every report it was copied from has without them."""
    quoted = {one.report_id for one in quotation.readings if one.voice is Voice.QUOTED}
    speech = [one for one in quotation.readings if one.report_id not in quoted]
    for reading in quotation.readings:
        if reading.voice is not Voice.QUOTED:
            continue
        above = ancestors(reading.report_id, exemplars)
        if above & quoted:
            continue  # the marks may come from there
        own = exemplars.get(reading.report_id, ())
        near = [one for one in speech if one.report_id in above and _answers(reading, one)]
        if near:
            before = min(near, key=lambda one: (one.report_id not in own, one.span))
            voice = "reported speech" if before.voice is Voice.REPORTED else "the outlet's voice"
            lines = (
                f"in {voice} in the report it descends from, in quotation marks here",
                "no report that it descends from has these words in marks",
            )
            yield Finding(
                kind=DriftKind.SPEECH_TO_QUOTE,
                before=_place(before),
                after=_place(reading),
                evidence=lines,
                confidence=0.6,
            )


def _answers(quoted: Reading, echo: Reading) -> bool:
    """Whether an echo has the words of a quotation, or its frame: more than its subject."""
    stems, others = (content_stems(one.text)[:MAX_STEMS] for one in (quoted, echo))
    short, long = sorted((stems, others), key=len)
    shared = sum(any(is_alike(stem, other) for other in long) for stem in short)
    if short and shared >= ECHOED * len(short):
        return True
    one, other = (fold_words(each.text) for each in (quoted, echo))
    return LCSseq.similarity(one, other) >= FRAMED * min(len(one), len(other))


def _place(reading: Reading) -> Place:
    return Place(report_id=reading.report_id, span=reading.span, text=reading.text)
