"""Where the readings of an utterance differ, place by place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from retold.model import Difference, DifferenceKind, Reading, Span, Voice
from retold.quotations.echoes import Page
from retold.quotations.judge import ChangedPlace, Verdict, judge_place, negations
from retold.quotations.refine import refine_diff
from retold.quotations.seams import find_seams
from retold.quotations.side import Witnesses
from retold.quotations.splices import ELLIPSES, find_splices
from retold.quotations.wholes import is_apart, whole_difference
from retold.text.stems import FUNCTION_WORDS
from retold.text.tokens import find_words, fold_words
from retold.text.vectors import word_similarity
from retold.text.worddiff import WordDiff, WordEdit, diff_words

MAX_PAIRS = 400
# Below this a reading outside the marks is a paraphrase: its words are not compared one by one.
PARAPHRASE_SHARE, PARAPHRASE_WORDS = 0.45, 4
HELD_ELSEWHERE = 0.8


def find_differences(
    readings: Sequence[Reading],
    pages: Mapping[str, Page],
    witnesses: Witnesses,
    is_linked: Callable[[str, str], bool],
) -> tuple[Difference, ...]:
    """Every changed place between two readings, quoted ones first, with its judgement.

    Quoted readings are compared where `is_linked` says that their wordings answer to each other.
    """
    seams = find_seams(readings)
    joined = {frozenset((one.a, one.b)) for one in seams}
    found: list[Difference] = []
    for i, j in _pairs(readings):
        if {i, j} in joined:
            continue
        a, b = readings[i], readings[j]
        if a.voice is b.voice and not is_linked(a.text, b.text):
            translated = witnesses.is_translated
            found.extend(whole_difference(readings, i, j, is_translated=translated))
            continue
        found.extend(_between(readings, i, j, pages, witnesses))
    found.extend((*seams, *find_splices(readings)))
    return tuple(found)


def _pairs(readings: Sequence[Reading]) -> list[tuple[int, int]]:
    """The pairs to compare: quoted against quoted, then quoted against the rest."""
    quoted = {at for at, one in enumerate(readings) if one.voice is Voice.QUOTED}
    every = combinations(range(len(readings)), 2)
    pairs = [(i, j) for i, j in every if readings[i].text != readings[j].text]
    both = [pair for pair in pairs if pair[0] in quoted and pair[1] in quoted]
    mixed = [pair for pair in pairs if (pair[0] in quoted) != (pair[1] in quoted)]
    return [*both, *mixed][:MAX_PAIRS]


def _between(
    readings: Sequence[Reading],
    i: int,
    j: int,
    pages: Mapping[str, Page],
    witnesses: Witnesses,
) -> Iterator[Difference]:
    a, b = readings[i], readings[j]
    if a.report_id == b.report_id and a.span.overlap(b.span):
        return
    a_text, b_text = pages[a.report_id].report.text, pages[b.report_id].report.text
    diff = diff_words(a_text, a.span, b_text, b.span)
    both_quoted = a.voice is b.voice
    if not both_quoted and (diff.share < PARAPHRASE_SHARE or diff.common < PARAPHRASE_WORDS):
        return
    if both_quoted and is_apart(diff):
        yield from whole_difference(readings, i, j, is_translated=witnesses.is_translated)
    diff = refine_diff(diff, a_text, b_text)
    sense = word_similarity(a.text, b.text) if diff.edits else 1.0
    places = [
        replace(
            _place(at, diff, sense, a_text, b_text),
            is_translated=witnesses.is_translated,
            is_reported=not both_quoted,
        )
        for at, edit in enumerate(diff.edits)
        if not _stands_elsewhere(edit, readings, i, j)
    ]
    verdicts = [judge_place(place) for place in places]
    if both_quoted:
        derived = witnesses.derivation(readings, i, j)
        verdicts = [_with_pair(one, verdicts, derived) for one in verdicts]
    else:
        verdicts = [_outside_marks(one) for one in verdicts]
    for place, verdict in zip(places, verdicts, strict=True):
        yield _difference(readings, (i, j), place, verdict, witnesses)


def _difference(
    readings: Sequence[Reading],
    pair: tuple[int, int],
    place: ChangedPlace,
    verdict: Verdict,
    witnesses: Witnesses,
) -> Difference:
    """A judged place, with the side that was changed where anything says so."""
    i, j = pair
    which, evidence, gain = None, verdict.evidence, 0.0
    if verdict.judgement is DifferenceKind.ALTERED:
        side = witnesses.side_of(readings, i, j, place.edit)
        which, gain = side.which, side.gain
        evidence = (*evidence, *side.evidence)
        if readings[i].report_id == readings[j].report_id:
            evidence = (*evidence, "one report quotes both: at most one is what was said")
    return Difference(
        a=i,
        b=j,
        a_text=place.a_text,
        b_text=place.b_text,
        judgement=verdict.judgement,
        which=which,
        evidence=evidence,
        confidence=round(min(0.95, verdict.confidence + gain), 2),
    )


def _with_pair(verdict: Verdict, others: Sequence[Verdict], derived: str) -> Verdict:
    """A verdict in the light of where the report had it from, and of the other places.

    What a copyist changed inside the marks he copied is altered, whatever it looks like. And
    where two renderings agree in sense elsewhere, a place that says nothing is taken for one of
    their differences, with little confidence.
    """
    open_to = {DifferenceKind.UNDECIDED, DifferenceKind.INDEPENDENT_TRANSLATION}
    if derived and verdict.judgement in open_to:
        return Verdict(DifferenceKind.ALTERED, (derived, *verdict.evidence), 0.6)
    translated = any(one.judgement is DifferenceKind.INDEPENDENT_TRANSLATION for one in others)
    if verdict.is_open and translated:
        line = "elsewhere in the utterance the sense agrees and the wording does not"
        return Verdict(DifferenceKind.INDEPENDENT_TRANSLATION, (line, *verdict.evidence[1:]), 0.35)
    return verdict


def _place(at: int, diff: WordDiff, sense: float, a_text: str, b_text: str) -> ChangedPlace:
    edit = diff.edits[at]
    near = [edit]
    if at and edit.before == 1:
        near.insert(0, diff.edits[at - 1])
    if at + 1 < len(diff.edits) and edit.after == 1:
        near.append(diff.edits[at + 1])
    filled = [(text, span) for text, span in ((a_text, edit.a), (b_text, edit.b)) if span]
    gap = edit.b_gap.of(b_text) if edit.b is None else edit.a_gap.of(a_text)
    return ChangedPlace(
        edit=edit,
        diff=diff,
        a_near=tuple(word for one in near for word in one.a_words),
        b_near=tuple(word for one in near for word in one.b_words),
        a_text=edit.a.of(a_text) if edit.a else _ellipsis(edit.a_gap.of(a_text)),
        b_text=edit.b.of(b_text) if edit.b else _ellipsis(edit.b_gap.of(b_text)),
        sense=sense,
        at_edge=at in {0, len(diff.edits) - 1} and not (edit.before and edit.after),
        is_marked=len(filled) == 1 and bool(_ellipsis(gap)),
        stretch=edit.a_gap.of(a_text) if edit.a else edit.b_gap.of(b_text),
        is_opening=not at and _opens(edit, a_text if edit.b else b_text),
        in_brackets=any(_is_bracketed(text, span) for text, span in filled),
    )


def _opens(edit: WordEdit, other: str) -> bool:
    """Whether words are missing where a reading begins, and what is left begins as a sentence."""
    if edit.before or (edit.a is not None and edit.b is not None):
        return False
    gap = edit.a_gap if edit.a is None else edit.b_gap
    return other[gap.end : gap.end + 1].isupper()


def _ellipsis(gap: str) -> str:
    """The ellipsis in a gap, if one marks it; empty if not."""
    return next((mark for mark in ELLIPSES if mark in gap), "")


def _is_bracketed(text: str, span: Span) -> bool:
    """Whether the words stand in square brackets, as an editor's insertion does."""
    opened = text.rfind("[", max(0, span.start - 60), span.start + 1)
    closed = text.find("]", max(0, span.end - 1), span.end + 60)
    if opened < 0 or closed < 0:
        return False
    return "]" not in text[opened : span.start] and "[" not in text[span.end : closed]


def _outside_marks(verdict: Verdict) -> Verdict:
    """A verdict where one reading stands outside the marks, and may use words of its own."""
    if verdict.judgement in {DifferenceKind.EDITORIAL, DifferenceKind.TRIMMED}:
        return verdict
    line = "the other reading stands outside quotation marks"
    return Verdict(
        DifferenceKind.UNDECIDED, (*verdict.evidence, line), min(0.5, verdict.confidence)
    )


def _stands_elsewhere(edit: WordEdit, readings: Sequence[Reading], i: int, j: int) -> bool:
    """Whether words that one reading lacks stand in another quotation of the same report."""
    if edit.a is None:
        lacking, words = i, edit.b_words
    elif edit.b is None:
        lacking, words = j, edit.a_words
    else:
        return False
    if negations(words) or all(word in FUNCTION_WORDS for word in words):
        return False  # any quotation has such words: that another has them excuses nothing
    for at, reading in enumerate(readings):
        if at in {i, j} or reading.report_id != readings[lacking].report_id:
            continue
        if reading.voice is not Voice.QUOTED or len(find_words(reading.text)) < 2:
            continue
        held = set(fold_words(reading.text))
        if sum(word in held for word in words) >= HELD_ELSEWHERE * len(words):
            return True
    return False
