"""Statements that a copy worked into a sentence which answers to another one.

A rewriter makes one sentence of three: "the fish was sold in 310 shops after a slicing machine
spread the germ". The aligner pairs it with the sentence on the shops; that the germ probably came
from the machine, and who said so, has to be looked for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from retold.claims.doubts import find_doubts
from retold.claims.material import Page
from retold.claims.pairs import Pair, Spot, clauses_of, trim_span
from retold.model import Span, Zone
from retold.text.stems import content_stems

# So much of a statement has to come over, in so many words, of which so many are rare in the
# story and none is explained by the sentence that the other one answers to.
KEPT, SHARED, UNEXPLAINED = 0.5, 2, 2
RARE = 2
# What a pair is taken for at half of the words, and at all of them.
LEAST, MOST = 0.5, 0.75
ANSWERED = 0.6
MAX_SENTENCES = 400


def merged_pairs(
    left: Page, right: Page, found: Sequence[Pair], exemplars: Mapping[str, Sequence[str]]
) -> Iterator[Pair]:
    """Statements of an exemplar with the clause of its copy that tells them among others."""
    for page, copy, is_turned in ((left, right, False), (right, left, True)):
        if page.report.id not in exemplars.get(copy.report.id, ()):
            continue
        for mine, theirs, score in _merged(page, copy, found):
            one, two = (theirs, mine) if is_turned else (mine, theirs)
            yield Pair(one, two, score, None, is_merged=True)


def _merged(page: Page, copy: Page, found: Sequence[Pair]) -> Iterator[tuple[Spot, Spot, float]]:
    partners, answered = _partners(page, found)
    ours, theirs = _counts(page), _counts(copy)
    where: dict[str, list[Span]] = defaultdict(list)
    for sentence in _told(copy):
        for stem in copy.stems_of(sentence):
            if theirs[stem] <= RARE and 0 < ours[stem] <= RARE + 1:
                where[stem].append(sentence)
    for sentence in _told(page):
        statement = _statement(page, sentence)
        if statement is None or sentence in answered:
            continue
        core = frozenset(content_stems(page.text, statement))
        scores = Counter(one for stem in sorted(core) for one in where.get(stem, ()))
        for other, count in scores.most_common(1):
            shared = core & copy.stems_of(other)
            explained = {stem for partner in partners[other] for stem in page.stems_of(partner)}
            is_new = len(shared - explained) >= UNEXPLAINED and bool(partners[other])
            if count < SHARED or len(shared) < KEPT * len(core) or not is_new:
                continue
            score = LEAST + (MOST - LEAST) * (2 * len(shared) / len(core) - 1)
            focus = _focus(copy, other, shared)
            yield Spot(page, sentence, statement), Spot(copy, other, focus), score


def _told(page: Page) -> list[Span]:
    """The sentences below the headline."""
    zone_at = page.report.zone_at
    return [
        one for one in page.sentences[:MAX_SENTENCES] if zone_at(one.start) is not Zone.HEADLINE
    ]


def _counts(page: Page) -> Counter[str]:
    """In how many sentences each stem stands."""
    return Counter(stem for one in _told(page) for stem in page.stems_of(one))


def _partners(page: Page, found: Sequence[Pair]) -> tuple[dict[Span, list[Span]], frozenset[Span]]:
    """For each of the copy's sentences those it answers to, and the page's that are answered."""
    partners: dict[Span, list[Span]] = defaultdict(list)
    answered = set()
    for pair in found:
        mine, other = (pair.left, pair.right) if pair.left.page is page else (pair.right, pair.left)
        partners[other.sentence].append(mine.sentence)
        if pair.likeness >= ANSWERED:
            answered.add(mine.sentence)
    return partners, frozenset(answered)


def _statement(page: Page, sentence: Span) -> Span | None:
    """What a sentence says under a source or a doubt; None where it has neither."""
    contents = [
        Span(max(words.start, sentence.start), min(words.end, sentence.end))
        for one in page.near(sentence)
        if one.source
        for words in one.content
        if words.span.overlap(sentence)
    ]
    if contents:
        return trim_span(page.text, max(contents, key=len))
    return trim_span(page.text, sentence) if page.once(find_doubts, sentence) else None


def _focus(copy: Page, sentence: Span, shared: frozenset[str]) -> Span:
    """The shortest clause that holds all that is shared; the sentence if none does."""
    holding = [
        one for one in clauses_of(copy, sentence) if shared <= set(content_stems(copy.text, one))
    ]
    return min(holding, key=len, default=sentence)
