"""Where another report gives a quotation without the marks: in reported speech or as its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import regex

from retold.model import Attribution, Reading, Report, Span, Speaker, Voice
from retold.quotations.likeness import overlap_f, senses
from retold.quotations.same_speaker import is_same_speaker
from retold.quotations.slots import Slot, Slots
from retold.quotations.utterances import (
    READ_ZONES,
    Utterance,
    covering,
    index_contents,
    trim_span,
)
from retold.text.places import PlaceIndex
from retold.text.sentences import find_sentences
from retold.text.stems import content_stems
from retold.text.tokens import fold_words
from retold.text.worddiff import diff_words

# A clause answers to a quotation from this likeness on, when the two stand in one slot.
LIKE, SURE_LIKE = 0.45, 0.33
SURE_SLOT = 0.6
SHORT_STEMS = 4
MAX_CLAUSES, MAX_SENTENCE = 12, 6_000
# Of one utterance this many copies of a wording, and wordings in all, are looked for elsewhere.
MAX_COPIES, MAX_WORDINGS = 3, 40
REPEATED, LEAST_REPEATED = 0.9, 0.8
_EDGE = " \t\r\n,;:.!?–—-"
_THAT = regex.compile(r"that\s+", regex.IGNORECASE)
_COMMA = regex.compile(r"[,;:–—](?=\s)|\s-(?=\s)|\s(?:but|while|although)\s")


@dataclass(frozen=True, slots=True)
class Page:
    """A report with its sentences and attributions at hand."""

    report: Report
    sentences: PlaceIndex[Span]
    attributions: tuple[Attribution, ...]
    contents: PlaceIndex[Attribution]
    words: dict[Span, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    def words_of(self, sentence: Span) -> frozenset[str]:
        """The folded words of a sentence, kept once they were read."""
        if sentence not in self.words:
            self.words[sentence] = frozenset(fold_words(self.report.text, sentence))
        return self.words[sentence]

    @classmethod
    def of(cls, report: Report, attributions: Sequence[Attribution]) -> Page:
        """The page of a report; only the article's own zones are cut into sentences."""
        sentences = [
            sentence
            for block in report.blocks_in(*READ_ZONES)
            for sentence in find_sentences(report.text, block.span)
            if len(sentence) <= MAX_SENTENCE
        ]
        return cls(
            report=report,
            sentences=PlaceIndex(sentences, lambda one: [one]),
            attributions=tuple(attributions),
            contents=index_contents(attributions),
        )


def find_echoes(
    group: Sequence[Utterance],
    pages: Mapping[str, Page],
    slots: Slots,
    speakers: Mapping[str, Speaker],
) -> list[Reading]:
    """The readings of an utterance outside quotation marks, over the other reports of a story."""
    quoted: dict[str, list[Span]] = {}
    for utterance in group:
        quoted.setdefault(utterance.report.id, []).append(utterance.span)
    found: dict[tuple[str, int, int], Reading] = {}
    for utterance in _distinct(group):
        for segment in find_sentences(utterance.report.text, utterance.span):
            for slot in _slots_of(utterance, segment, slots):
                page = pages.get(slot.report_id)
                marked = quoted.get(slot.report_id, ())
                if page is None or any(2 * len(one) >= len(utterance.span) for one in marked):
                    continue  # it stands there in marks
                clause = _best_clause(utterance, segment, page, slot)
                if not clause or _is_quoted(utterance, clause, marked):
                    continue
                if _is_other_speaker(utterance, page, clause, speakers):
                    continue
                found[slot.report_id, clause.start, clause.end] = _reading(page, clause)
    for reading in tuple(found.values()):
        for again in _repeats(pages[reading.report_id], reading):
            found.setdefault((again.report_id, again.span.start, again.span.end), again)
    return _without_nested(list(found.values()))


def _distinct(group: Sequence[Utterance]) -> list[Utterance]:
    """The quotations to start from: a few of each wording, however many reports have it."""
    seen: Counter[tuple[str, ...]] = Counter()
    kept = []
    for utterance in group:
        seen[utterance.words] += 1
        if not utterance.is_ragged and seen[utterance.words] <= MAX_COPIES:
            kept.append(utterance)
    return kept[:MAX_WORDINGS]


def _slots_of(utterance: Utterance, segment: Span, slots: Slots) -> Iterator[Slot]:
    """The nearest slot of a sentence of a quotation in each other report."""
    seen: set[str] = set()
    for slot in slots.counterparts(utterance.report.id, segment):
        if slot.report_id not in seen:
            seen.add(slot.report_id)
            yield slot


def _best_clause(utterance: Utterance, segment: Span, page: Page, slot: Slot) -> Span | None:
    """The clause of the aligned passage that answers best to a sentence of the quotation."""
    text = utterance.report.text
    if len(content_stems(text, segment)) <= SHORT_STEMS:
        segment = _clause_around(text, utterance.sentence, segment)
    clauses = [
        clause
        for sentence in page.sentences.touching(slot.there)
        for clause in clauses_of(page, sentence)
    ][: 4 * MAX_CLAUSES]
    if not clauses:
        return None
    stems = content_stems(text, segment)
    cosines = senses([segment.of(text), *(one.of(page.report.text) for one in clauses)])[0][1:]
    scored = [
        (0.6 * overlap_f(stems, content_stems(page.report.text, clause)) + 0.4 * cosine, clause)
        for clause, cosine in zip(clauses, cosines, strict=True)
    ]
    score, best = max(scored, key=lambda one: (one[0], -one[1].start))
    return best if score >= (SURE_LIKE if slot.score >= SURE_SLOT else LIKE) else None


def clauses_of(page: Page, sentence: Span) -> list[Span]:
    """The sentence, what is attributed in it, and its stretches between commas."""
    text = page.report.text
    found = {trim_span(text, sentence, _EDGE)}
    for attribution in page.contents.touching(sentence):
        inside = [one.span for one in attribution.content if sentence.covers(one.span)]
        if inside:
            hull = Span(inside[0].start, max(one.end for one in inside))
            that = _THAT.match(text, hull.start, hull.end)
            found.add(trim_span(text, Span(that.end(), hull.end) if that else hull, _EDGE))
    cuts = [sentence.start]
    cuts += [cut.start() for cut in _COMMA.finditer(text, sentence.start, sentence.end)]
    cuts = [*cuts[:MAX_CLAUSES], sentence.end]
    for at, start in enumerate(cuts):
        for end in cuts[at + 1 : at + 4]:
            clause = trim_span(text, Span(start, end), _EDGE)
            if len(content_stems(text, clause)) >= 2:
                found.add(clause)
    return sorted(found)


def _clause_around(text: str, sentence: Span, inner: Span) -> Span:
    """The stretch between commas that holds a quoted word or two."""
    cuts = [match.start() for match in _COMMA.finditer(text, sentence.start, sentence.end)]
    start = max((cut for cut in cuts if cut <= inner.start), default=sentence.start)
    end = min((cut for cut in cuts if cut >= inner.end), default=sentence.end)
    return trim_span(text, Span(start, end), _EDGE)


def _is_quoted(utterance: Utterance, clause: Span, quoted: Sequence[Span]) -> bool:
    """Whether a clause adds nothing to readings in quotation marks that stand in the report."""
    if len(utterance.stems) <= SHORT_STEMS:
        return any(clause.overlap(one) for one in quoted)
    return any(2 * clause.overlap(one) > len(clause) for one in quoted)


def _is_other_speaker(
    utterance: Utterance, page: Page, clause: Span, speakers: Mapping[str, Speaker]
) -> bool:
    """Whether the clause is attributed, and only to persons other than the quotation's speaker."""
    same = [
        is_same_speaker(utterance.speaker_id, one.speaker_id, speakers)
        for one in covering(page.contents, clause)
        if one.speaker_id
    ]
    return False in same and True not in same


def _reading(page: Page, clause: Span) -> Reading:
    return Reading(
        report_id=page.report.id,
        span=clause,
        text=clause.of(page.report.text),
        voice=Voice.REPORTED if _is_reported(page, clause) else Voice.OWN,
    )


def _is_reported(page: Page, clause: Span) -> bool:
    """Whether at least half of a clause is what somebody is said to have said, in all."""
    held: set[int] = set()
    for attribution in page.contents.touching(clause):
        for words in attribution.content:
            if words.span.overlap(clause):
                held.update(range(max(words.start, clause.start), min(words.end, clause.end)))
    return 2 * len(held) >= len(clause)


def _repeats(page: Page, reading: Reading) -> Iterator[Reading]:
    """The same words once more in the same report: a standfirst that repeats the body."""
    size = len(reading.span)
    text = page.report.text
    words = frozenset(fold_words(text, reading.span))
    for sentence in page.sentences.things:
        if sentence.overlap(reading.span) or not 0.8 * size <= len(sentence) <= 1.6 * size + 40:
            continue
        held = page.words_of(sentence)
        if len(words & held) < LEAST_REPEATED * min(len(words), len(held)):
            continue
        diff = diff_words(text, reading.span, text, sentence)
        if diff.share >= REPEATED and diff.common >= 5:
            clause = trim_span(text, sentence, _EDGE)
            yield _reading(page, clause)


def _without_nested(readings: list[Reading]) -> list[Reading]:
    """The readings, without those that lie inside another of the same report."""
    return [
        one
        for one in readings
        if not any(
            other is not one
            and other.report_id == one.report_id
            and other.span.covers(one.span)
            and len(other.span) > len(one.span)
            for other in readings
        )
    ]
