"""Which sentence of one report tells what a sentence of another tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

import regex

from retold.claims.material import Material, Page, open_pages
from retold.claims.nearest import nearest_alignments
from retold.model import Passage, PassageLabel, Span, Zone
from retold.text.sentences import find_sentences
from retold.text.stems import FAMILY, content_stems, is_alike
from retold.text.vectors import word_similarity

LIKE = 0.3
HEADLINE_LIKE, NEAR_LIKE = 0.33, 0.5
LOPSIDED = 1.5
MAX_STEMS, MAX_CHARS = 100, 1_000
MAX_CUTS, OPENING = 12, 3
# A clause that moved to another sentence is found again when it is this alike and this long.
CLAUSE_LIKE, MIN_CLAUSE, MIN_SHARED = 0.8, 30, 3
_EDGE = " \t\r\n,;:.!?–—-"
_CUT = regex.compile(r"[,;:–—](?=\s)|\s-(?=\s)|\s(?:but|while|although|because|when)\s")


@dataclass(frozen=True, slots=True)
class Spot:
    """A sentence of a report, and the part of it that answers to another report's sentence."""

    page: Page
    sentence: Span
    focus: Span

    @property
    def words(self) -> str:
        """The words of the part."""
        return self.focus.of(self.page.text)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences of two reports that stand in one aligned passage and tell the same."""

    left: Spot
    right: Spot
    likeness: float
    passage: Passage | None
    is_headline: bool = False
    is_merged: bool = False


def pair_up(material: Material) -> tuple[dict[str, Page], list[Pair]]:
    """The pages of a collection and its pairs of sentences, made once and kept."""
    if "pairs" not in material.kept:
        pages = open_pages(material)
        material.kept["pairs"] = (pages, find_pairs(material, pages))
    kept: tuple[dict[str, Page], list[Pair]] = material.kept["pairs"]
    return kept


def find_pairs(material: Material, pages: Mapping[str, Page]) -> list[Pair]:
    """The pairs of sentences over all alignments, in their order."""
    found: list[Pair] = []
    for alignment in nearest_alignments(material.alignments, material.exemplars):
        left, right = pages.get(alignment.left_id), pages.get(alignment.right_id)
        if left is None or right is None:
            continue
        here: list[Pair] = []
        for passage in alignment.passages:
            if passage.label not in {PassageLabel.ADDED, PassageLabel.DROPPED}:
                here.extend(_in_passage(left, right, passage))
        here.extend(_neighbours(left, right, here))
        here.extend(_headlines(left, right, here))
        here.extend(_leads(left, right, here))
        found.extend(replace(one, is_headline=True) if _has_headline(one) else one for one in here)
    return found


def _has_headline(pair: Pair) -> bool:
    """Whether either side of a pair is a headline, which leaves things out by custom."""
    return any(
        spot.page.report.zone_at(spot.focus.start) is Zone.HEADLINE
        for spot in (pair.left, pair.right)
    )


def likeness(left: str, right: str) -> float:
    """How alike two wordings are, 0 to 1: half by their words, half by their sense."""
    if left == right:
        return 1.0
    return _likeness(*sorted((left[:MAX_CHARS], right[:MAX_CHARS])))


@lru_cache(maxsize=20_000)
def _likeness(left: str, right: str) -> float:
    one, other = _stems(left), _stems(right)
    free: dict[str, list[str]] = {}
    for stem in other:
        free.setdefault(stem[:FAMILY], []).append(stem)
    shared = 0
    for stem in one:
        near = free.get(stem[:FAMILY], [])
        match = next((each for each in near if is_alike(stem, each)), None)
        if match is not None:
            near.remove(match)
            shared += 1
    words = 2 * shared / (len(one) + len(other)) if one and other else 0.0
    return 0.5 * words + 0.5 * max(0.0, word_similarity(left, right))


@lru_cache(maxsize=20_000)
def _stems(text: str) -> tuple[str, ...]:
    return tuple(content_stems(text)[:MAX_STEMS])


def _in_passage(left: Page, right: Page, passage: Passage) -> Iterator[Pair]:
    if passage.left is None or passage.right is None:
        return
    ours, theirs = _inside(left, passage.left), _inside(right, passage.right)
    if not ours or not theirs:
        return
    table = [[likeness(a.of(left.text), b.of(right.text)) for b in theirs] for a in ours]
    chosen = {(i, max(range(len(theirs)), key=table[i].__getitem__)) for i in range(len(ours))}
    chosen |= {
        (max(range(len(ours)), key=lambda i, j=j: table[i][j]), j)  # type: ignore[misc]
        for j in range(len(theirs))
    }
    single = len(ours) == len(theirs) == 1
    for i, j in sorted(chosen):
        if single or table[i][j] >= LIKE / 2:
            yield _pair(left, ours[i], right, theirs[j], passage)


def _pair(left: Page, ours: Span, right: Page, theirs: Span, passage: Passage | None) -> Pair:
    a, b = ours.of(left.text), theirs.of(right.text)
    mine, other = Spot(left, ours, ours), Spot(right, theirs, theirs)
    if len(a) > LOPSIDED * len(b):
        mine = Spot(left, ours, _answering(left, ours, b))
    elif len(b) > LOPSIDED * len(a):
        other = Spot(right, theirs, _answering(right, theirs, a))
    return Pair(mine, other, likeness(mine.words, other.words), passage)


def _inside(page: Page, span: Span) -> list[Span]:
    """The sentences that lie in a passage for the most part, or that hold it."""
    near = page.places.sentences.touching(span)
    found = [one for one in near if 2 * one.overlap(span) >= min(len(one), len(span))]
    return found[:8]


def _answering(page: Page, sentence: Span, words: str) -> Span:
    """The clause of a long sentence that answers best to a short one; the sentence if none does."""
    clauses = clauses_of(page, sentence)
    scored = [(likeness(one.of(page.text), words), -len(one), one) for one in clauses]
    best = max(scored, default=None, key=lambda one: one[:2])
    whole = likeness(sentence.of(page.text), words)
    return best[2] if best is not None and best[0] >= whole else sentence


def clauses_of(page: Page, sentence: Span) -> list[Span]:
    """The stretches of a sentence between commas, and what is attributed in it."""
    if sentence not in page.clauses:
        page.clauses[sentence] = _cut(page, sentence)
    return page.clauses[sentence]


def _cut(page: Page, sentence: Span) -> list[Span]:
    cuts = [sentence.start]
    cuts += [cut.start() for cut in _CUT.finditer(page.text, sentence.start, sentence.end)]
    cuts = [*cuts[:MAX_CUTS], sentence.end]
    found = set()
    for at, start in enumerate(cuts):
        for end in cuts[at + 1 : at + 4]:
            found.add(trim_span(page.text, Span(start, end)))
    for attribution in page.near(sentence):
        inside = [one.span for one in attribution.content if sentence.covers(one.span)]
        if inside:
            found.add(trim_span(page.text, Span(inside[0].start, inside[-1].end)))
    return sorted(one for one in found if len(content_stems(page.text, one)) >= 2)


def trim_span(text: str, span: Span) -> Span:
    """The span without blanks and stops at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end)


def _neighbours(left: Page, right: Page, found: Sequence[Pair]) -> Iterator[Pair]:
    """Sentences next to an aligned one that answer to a clause of the same counterpart.

    One report says in two sentences what the other says in one; an aligner that pairs sentences
    keeps the better of the two.
    """
    for page, other, turned in ((left, right, False), (right, left, True)):
        spots = [(pair.right, pair.left) if turned else (pair.left, pair.right) for pair in found]
        taken = {mine.sentence for mine, _ in spots}
        place = {sentence: at for at, sentence in enumerate(page.sentences)}
        for mine, theirs in spots:
            at = place.get(mine.sentence, -9)
            for near in (at - 1, at + 1):
                if not 0 <= near < len(page.sentences):
                    continue
                sentence = page.sentences[near]
                if sentence in taken:
                    one, two, score = _best_clauses(page, sentence, other, theirs.sentence)
                else:
                    one, two, score = _near(page, sentence, other, theirs.sentence)
                if one is not None and two is not None:
                    taken.add(sentence)
                    yield Pair(two, one, score, None) if turned else Pair(one, two, score, None)


_Match = tuple[Spot | None, Spot | None, float]


def _near(page: Page, sentence: Span, other: Page, answer: Span) -> _Match:
    """A sentence that nothing else answers, and the clause that answers it, if one does."""
    clause = _answering(other, answer, sentence.of(page.text))
    score = likeness(sentence.of(page.text), clause.of(other.text))
    if score < NEAR_LIKE:
        return None, None, score
    return Spot(page, sentence, sentence), Spot(other, answer, clause), score


def _best_clauses(page: Page, sentence: Span, other: Page, answer: Span) -> _Match:
    """The clause of a sentence that stands nearly word for word in another, if one does."""
    if len(page.stems_of(sentence) & other.stems_of(answer)) < MIN_SHARED:
        return None, None, 0.0
    clauses = [one for one in clauses_of(page, sentence) if len(one) >= MIN_CLAUSE]
    answers = [one for one in clauses_of(other, answer) if len(one) >= MIN_CLAUSE]
    scored = [
        (likeness(one.of(page.text), two.of(other.text)), -len(one), one, two)
        for one in clauses
        for two in answers
    ]
    best = max(scored, default=None, key=lambda each: each[:2])
    if best is None or best[0] < CLAUSE_LIKE:
        return None, None, 0.0
    return Spot(page, sentence, best[2]), Spot(other, answer, best[3]), best[0]


def _headlines(left: Page, right: Page, found: Sequence[Pair]) -> Iterator[Pair]:
    """The headline of one report with the opening sentence of the other that it sums up."""
    for page, other, turned in ((left, right, False), (right, left, True)):
        for block in page.report.blocks_in(Zone.HEADLINE):
            mine = next(iter(find_sentences(page.text, block.span)), None)
            taken = any(
                spot.page is page and spot.sentence == mine
                for pair in found
                for spot in (pair.left, pair.right)
            )
            lead = _opening(other)
            if mine is None or taken or not lead:
                continue
            words = mine.of(page.text)
            best = max(lead, key=lambda one: likeness(words, one.of(other.text)))
            score = likeness(words, best.of(other.text))
            if score >= HEADLINE_LIKE:
                one, two = Spot(page, mine, mine), Spot(other, best, best)
                left_spot, right_spot = (two, one) if turned else (one, two)
                yield Pair(left_spot, right_spot, score, None, is_headline=True)


def _leads(left: Page, right: Page, found: Sequence[Pair]) -> Iterator[Pair]:
    """The first sentence of each report with the opening sentence of the other that it rewrites."""
    for page, other, turned in ((left, right, False), (right, left, True)):
        lead, answers = _opening(page)[:1], _opening(other)
        taken = {
            spot.sentence for one in found for spot in (one.left, one.right) if spot.page is page
        }
        if not lead or not answers or lead[0] in taken:
            continue
        words = lead[0].of(page.text)
        best = max(answers, key=lambda one: likeness(words, one.of(other.text)))
        score = likeness(words, best.of(other.text))
        if score >= HEADLINE_LIKE:
            mine, theirs = Spot(page, lead[0], lead[0]), Spot(other, best, best)
            one, two = (theirs, mine) if turned else (mine, theirs)
            yield Pair(one, two, score, None, is_headline=True)


def _opening(page: Page) -> list[Span]:
    """The first sentences below the headline."""
    below = {Zone.STANDFIRST, Zone.TEASER, Zone.BODY}
    found = (one for one in page.sentences if page.report.zone_at(one.start) in below)
    return list(islice(found, OPENING))
