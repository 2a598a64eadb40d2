"""Where do these words come from: every version of a sentence that is on the desk."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Annotated

import regex

from retold.model import Noun, Span
from retold.store.alignments import find_counterparts
from retold.store.documents import is_storable
from retold.store.listing import middle_day
from retold.store.words import Held, find_holders, load_holders
from retold.text.function_words import is_function_word
from retold.text.sentences import find_sentences
from retold.text.stems import stem_word
from retold.text.tokens import fold_words
from retold.text.weights import WordWeights

MAX_CHARS = 2_000
RAREST = 8
CANDIDATES = 60
# Of the weight of the words looked for, so much has to stand in a sentence that is a version.
LEAST = 0.5
_WEIGHTS = WordWeights()

# So many of the likest versions are followed to what was made of them in other words.
FOLLOWED = 3


class FoundBy(StrEnum):
    """How a version was found."""

    WORDS = "WORDS"
    PASSAGE = "PASSAGE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Noun):
    """A version of the words that were looked for."""

    report_id: Annotated[str, "The report that has it."]
    story_id: Annotated[str, "Its story."]
    outlet: Annotated[str, "Who published it."]
    headline: Annotated[str, "Under which headline."]
    first: Annotated[str | None, "The earliest time of its publication; null where unknown."]
    last: Annotated[str | None, "The latest time of its publication."]
    day: Annotated[str | None, "The day of publication: the middle of what is known of it."]
    span: Annotated[Span, "Where it stands in the report's text."]
    text: Annotated[str, "The sentence, or sentences."]
    likeness: Annotated[float, "0 to 1: how much of the words stands there, in their order."]
    by: Annotated[FoundBy, "Its own words, or a passage aligned with one that has the words."]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The words that are looked for, and what each of them weighs.

    The same sentence stands in many reports, so that how like it is remembered.
    """

    words: tuple[str, ...]
    rarest: tuple[str, ...]
    weights: Mapping[str, float]
    known: dict[str, float]

    @classmethod
    def of(cls, words: str) -> _Wanted | None:
        """The words of a text, read to 2,000 characters; None for a text without words."""
        folded = tuple(fold_words(words[:MAX_CHARS]))
        if not folded:
            return None
        told = {word: _WEIGHTS.weight(stem_word(word)) for word in folded}
        ranked = sorted(
            filter(is_storable, told), key=lambda word: (is_function_word(word), -told[word], word)
        )
        weights: dict[str, float] = defaultdict(float)
        for word, weight in told.items():
            weights[stem_word(word)] += weight + 0.05
        return cls(folded, tuple(ranked[:RAREST]), weights, {})

    def likeness(self, text: str) -> float:
        """How much of what is looked for stands there: by weight of words, and by their order."""
        if text not in self.known:
            self.known[text] = self._measure(fold_words(text))
        return self.known[text]

    def _measure(self, found: Sequence[str]) -> float:
        # Imported here: a desk that is looked at should be there at once.
        from rapidfuzz.distance import LCSseq  # noqa: PLC0415

        stems = {stem_word(word) for word in found}
        held = sum(weight for stem, weight in self.weights.items() if stem in stems)
        share = held / sum(self.weights.values())
        ordered = LCSseq.similarity(self.words, found) / len(self.words)
        excess = len(found) / (len(found) + len(self.words))
        return (0.6 * share + 0.4 * ordered) * (1 - 0.1 * excess)


def find_versions(connection: sqlite3.Connection, words: str, limit: int) -> list[Found]:
    """Every version of some words, earliest first; those of unknown time last.

    Args:
        connection: The desk's file.
        words: A sentence, or part of one; of more than 2,000 characters the first are read.
        limit: At most so many: the likest ones.
    """
    wanted = _Wanted.of(words)
    if wanted is None:
        return []
    made = _likest_first(_candidates(connection, wanted), wanted)
    made += _reworded(connection, made, wanted)
    return sorted(made[:limit], key=_by_time)


def find_versions_among(
    holders: Callable[[Sequence[str]], Iterable[Held]], words: str, limit: int
) -> list[Found]:
    """Every version of some words, by their own words alone, among what holds the rarest of them.

    Args:
        holders: Gives the reports that hold all of some words.
        words: As for `find_versions`.
        limit: The same.
    """
    wanted = _Wanted.of(words)
    if wanted is None:
        return []
    return sorted(_likest_first(holders(wanted.rarest), wanted)[:limit], key=_by_time)


def _likest_first(held: Iterable[Held], wanted: _Wanted) -> list[Found]:
    made = [found for one in held for found in _versions(one, wanted)]
    return sorted(made, key=lambda one: (-one.likeness, one.first or "~", one.report_id))


def _by_time(one: Found) -> tuple[bool, str, str, str]:
    """By the day where that is known, and within it by what is known of the hour."""
    return (one.day is None, one.day or "", one.first or "", one.report_id)


def _reworded(
    connection: sqlite3.Connection, found: Sequence[Found], wanted: _Wanted
) -> list[Found]:
    """What other reports of a story have in place of the words: aligned passages, translations."""
    had = {one.report_id for one in found}
    spans: dict[str, Span] = {}
    followed = {one.story_id: one for one in reversed(found)}
    for one in list(reversed(followed.values()))[:FOLLOWED]:
        for report_id, span in find_counterparts(connection, one.report_id, one.span):
            if report_id not in had:
                spans.setdefault(report_id, span)
    return [
        _found(held, spans[held.report_id], wanted, FoundBy.PASSAGE)
        for held in load_holders(connection, spans)
    ]


def _candidates(connection: sqlite3.Connection, wanted: _Wanted) -> list[Held]:
    rarest = wanted.rarest
    found = find_holders(connection, rarest, needs_all=True, limit=CANDIDATES)
    if len(found) < CANDIDATES:
        had = {one.report_id for one in found}
        more = find_holders(connection, rarest, needs_all=False, limit=CANDIDATES)
        found += [one for one in more if one.report_id not in had]
    return found


def _versions(held: Held, wanted: _Wanted) -> Iterator[Found]:
    """The best stretch of a report, of as many sentences as the words looked for."""
    best: tuple[float, Span] | None = None
    for span in _stretches(held.text, wanted):
        likeness = wanted.likeness(span.of(held.text))
        if likeness >= LEAST and (best is None or likeness > best[0]):
            best = (likeness, span)
    if best is not None:
        yield _found(held, best[1], wanted, FoundBy.WORDS)


def _found(held: Held, span: Span, wanted: _Wanted, by: FoundBy) -> Found:
    return Found(
        report_id=held.report_id,
        story_id=held.story_id,
        outlet=held.outlet,
        headline=held.headline,
        first=held.first,
        last=held.last,
        day=middle_day(held.first, held.last),
        span=span,
        text=span.of(held.text),
        likeness=round(wanted.likeness(span.of(held.text)), 4),
        by=by,
    )


_PARAGRAPH = regex.compile(r"[^\n]+")


def _stretches(text: str, wanted: _Wanted) -> Iterator[Span]:
    """The sentences of paragraphs that hold some of the words, and pairs of such sentences."""
    rare = wanted.rarest
    for paragraph in _PARAGRAPH.finditer(text):
        folded = paragraph.group().casefold()
        if sum(word in folded for word in rare) * 2 < len(rare):
            continue
        sentences = find_sentences(text, Span(*paragraph.span()))
        yield from sentences
        for one, other in pairwise(sentences):
            yield Span(one.start, other.end)
