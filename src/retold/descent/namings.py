"""Where a report names another one's outlet, in any words, for something that other one has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from retold.descent.dates import is_likely_after
from retold.descent.evidence import MAX_CHARS, Basis, Citation, touching
from retold.descent.mentions import named_places
from retold.descent.names import is_own_name
from retold.descent.short_names import Called, is_called, names_called
from retold.model.report import Report, Zone
from retold.model.span import Span
from retold.text.numbers import find_numbers
from retold.text.quotes import find_quotes
from retold.text.rarity import rarity
from retold.text.sentences import find_sentences
from retold.text.stems import content_stems
from retold.text.tokens import fold_words

Pair = tuple[int, int]
_Naming = tuple[str, Span, tuple[Span, ...]]

# A sentence that names an outlet is for what that has where so many words of it, by rarity, that
# few reports of the story have stand in the outlet's report; or a number, or quoted words.
MIN_SHARED = 1.3
MIN_COUNT = 10.0
QUOTED_RUN = 3
MAX_NAMINGS = 60
MAX_FOLLOWING = 2
# So many sentences of one report name what it is about.
MANY = 5
MAX_TITLE = 300


@dataclass(frozen=True)
class _Held:
    """What a report has that a sentence about it can repeat."""

    report: Report

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(content_stems(self.report.text[:MAX_CHARS]))

    @cached_property
    def numbers(self) -> frozenset[float]:
        return frozenset(one.low for one in find_numbers(self.report.text[:MAX_CHARS]) if one.low)

    @cached_property
    def folded(self) -> str:
        return f" {' '.join(fold_words(self.report.text[:MAX_CHARS]))} "

    @cached_property
    def outlet(self) -> frozenset[str]:
        return frozenset(content_stems(self.report.outlet.name))


@dataclass(frozen=True)
class _Sentence:
    """What a sentence of a report can have from another one; read once for all the others."""

    report: Report
    span: Span

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(content_stems(self.report.text, self.span))

    @cached_property
    def numbers(self) -> frozenset[float]:
        return frozenset(one.low for one in find_numbers(self.report.text, self.span) if one.low)

    @cached_property
    def quoted(self) -> tuple[str, ...]:
        """Its runs of quoted words, with a space on both sides."""
        text = self.span.of(self.report.text)
        words = [fold_words(text, quoted.inner) for quoted in find_quotes(text)]
        return tuple(
            f" {' '.join(one[at : at + QUOTED_RUN])} "
            for one in words
            for at in range(len(one) - QUOTED_RUN + 1)
        )


class _Story:
    """What the reports of a story have, and how many of them have each word."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.held = [_Held(report) for report in reports]

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(stem for one in self.held for stem in one.stems)

    def is_rare(self, stem: str) -> bool:
        """Whether no more than half of the reports have a word, beside the one that repeats it."""
        return 2 * self._counts[stem] <= len(self.held) + 1


def find_namings(
    reports: Sequence[Report], cited: Mapping[Pair, Sequence[Citation]]
) -> dict[Pair, list[Citation]]:
    """For each report (first) and each other one (second) whose outlet it names for something.

    A name alone says nothing: "the Gazette's offices were flooded". Named for what its report
    has, it is a source, whatever the verb: "the Gazette counts thirty", "in the Gazette the door
    has gone". What is cited in words that say so already is left aside, but not what somebody told
    an outlet.

    Args:
        reports: The reports of a story.
        cited: What is known to be cited.
    """
    outlets = {report.outlet.name for report in reports if report.outlet.name}
    called = names_called(outlets) if len(outlets) > 1 else {}
    by_outlet: dict[str, list[int]] = {}
    for at, report in enumerate(reports):
        by_outlet.setdefault(report.outlet.name, []).append(at)
    story = _Story(reports)
    named = [_named(report, called) if called else [] for report in reports]
    subjects = _subjects(reports, named, called)
    made: dict[Pair, list[Citation]] = {}
    for copy, report in enumerate(reports):
        for name, place, governed in named[copy]:
            if name in subjects:
                continue
            sentences = [_Sentence(report, one) for one in governed]
            earlier = [at for at in by_outlet[name] if not is_likely_after(reports[at], report)]
            for exemplar in earlier or by_outlet[name]:
                pair = copy, exemplar
                if exemplar == copy or not all(one.is_told for one in cited.get(pair, ())):
                    continue
                if (exemplar, copy) in cited and pair not in cited:
                    continue
                spans = tuple(one.span for one in sentences if _is_from(one, story, exemplar))
                if spans:
                    made.setdefault(pair, []).append(_citation(report, name, place, spans))
    return made


def find_unseen_namings(
    reports: Sequence[Report], credited: Mapping[str, Collection[int]]
) -> dict[tuple[int, str], list[Citation]]:
    """For each report and each unseen source that it names for what reports crediting that have.

    Args:
        reports: The reports of a story.
        credited: For the name of each unseen source the reports that credit it with their whole.
    """
    called = names_called(credited)
    story = _Story(reports)
    named = [_named(report, called) if called else [] for report in reports]
    subjects = _subjects(reports, named, called)
    made: dict[tuple[int, str], list[Citation]] = {}
    for copy, report in enumerate(reports):
        for name, place, governed in named[copy]:
            if name in subjects or copy in credited[name]:
                continue
            sentences = [_Sentence(report, one) for one in governed]
            spans = tuple(
                one.span
                for one in sentences
                if any(_is_from(one, story, other) for other in credited[name])
            )
            if spans:
                made.setdefault((copy, name), []).append(_citation(report, name, place, spans))
    return made


def _citation(report: Report, name: str, place: Span, governed: tuple[Span, ...]) -> Citation:
    words = " ".join(place.of(report.text).split())
    return Citation(name=name, basis=Basis.NAMED, words=words, governed=governed)


def _subjects(
    reports: Sequence[Report], named: Sequence[Sequence[_Naming]], called: Mapping[str, Called]
) -> set[str]:
    """Outlets that a story is about: a company whose own page is among its reports.

    They stand in a headline of another outlet's, or in sentence after sentence of one report.
    """
    made: set[str] = set()
    for report, namings in zip(reports, named, strict=True):
        counts = Counter(name for name, _ in {(name, place) for name, place, _ in namings})
        made.update(name for name, count in counts.items() if count >= MANY)
        title = report.headline[:MAX_TITLE]
        made.update(
            called[title[start:end]].outlet
            for start, end in named_places(title, tuple(called) if title else ())
            if not called[title[start:end]].needs_article
            and not is_own_name(called[title[start:end]].outlet, report.outlet.name)
        )
    return made


def _named(report: Report, called: Mapping[str, Called]) -> list[_Naming]:
    """Where a report names other outlets: which, the sentence, and what it can speak for.

    That is the sentence and what follows it in its paragraph, up to the next outlet's name.
    """
    text = report.text[:MAX_CHARS]
    places = [
        (called[text[start:end]].outlet, start, end)
        for start, end in islice(named_places(text, tuple(called)), MAX_NAMINGS)
        if is_called(text, start, end, called[text[start:end]])
        and report.zone_at(start) not in (Zone.CAPTION, Zone.CREDIT)
    ]
    places = [one for one in places if not is_own_name(one[0], report.outlet.name)]
    sentences = find_sentences(text) if places else ()
    made = []
    starts = [start for _, start, _ in places]
    for name, start, end in places:
        here = touching(sentences, start, end)
        if not here:
            continue
        first = sentences.index(here[0])
        spoken = [here[0]]
        for one in sentences[first + 1 : first + 1 + MAX_FOLLOWING]:
            between = text[spoken[-1].end : one.start]
            if "\n" in between or any(one.start <= other < one.end for other in starts):
                break
            spoken.append(one)
        made.append((name, here[0], tuple(spoken)))
    return made


def _is_from(sentence: _Sentence, story: _Story, exemplar: int) -> bool:
    """Whether a sentence repeats something of a report that not half of the story's reports have.

    The sentence that names the outlet, or one behind it: words by their rarity, a number of ten or
    more, or a run of quoted words.
    """
    other = story.held[exemplar]
    known = (sentence.stems & other.stems) - other.outlet
    shared = sorted(stem for stem in known if story.is_rare(stem))
    weight = sum(rarity(stem) for stem in shared)
    if len(shared) > 1 and weight >= MIN_SHARED:
        return True
    counts = [one for one in sentence.numbers & other.numbers if one >= MIN_COUNT or shared]
    return bool(counts) or any(run in other.folded for run in sentence.quoted)
