"""What the claims of a collection are found from: reports with all that was found in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from retold.model import (
    Alignment,
    Attribution,
    Figure,
    Quotation,
    Report,
    Span,
    Speaker,
    Story,
    Zone,
)
from retold.text.places import PlaceIndex
from retold.text.sentences import find_sentences
from retold.text.stems import content_stems

Found = TypeVar("Found")

# What is longer is no sentence: a table, or a text without stops.
MAX_SENTENCE = 6_000
READ_ZONES = frozenset([Zone.HEADLINE, Zone.STANDFIRST, Zone.TEASER, Zone.BODY])


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Reports, with what the other stages found in them; all but the reports may be empty.

    `exemplars` names for a report those it was copied from, nearest first; `cue_strength` gives
    `neutral`, `factive` or `distancing` for the words of a cue, and an empty text for no cue;
    `kept` holds what was made from the rest already.
    """

    reports: Sequence[Report]
    attributions: Sequence[Attribution]
    alignments: Sequence[Alignment]
    stories: Sequence[Story]
    cue_strength: Callable[[str], str]
    quotations: Sequence[Quotation] = ()
    figures: Sequence[Figure] = ()
    speakers: Sequence[Speaker] = ()
    exemplars: Mapping[str, Sequence[str]] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Places:
    """What a report holds, by place; attributions by what is said in them."""

    sentences: PlaceIndex[Span]
    contents: PlaceIndex[Attribution]
    quoted: PlaceIndex[Span]
    figures: PlaceIndex[Figure]


@dataclass(frozen=True, slots=True)
class Page:
    """A report with its sentences, attributions, quotations and figures at hand.

    `clauses`, `meeting`, `stems`, `profiles` and `found` keep what was found for each sentence.
    """

    report: Report
    sentences: tuple[Span, ...]
    attributions: tuple[Attribution, ...]
    quoted: tuple[Span, ...]
    figures: tuple[Figure, ...]
    places: Places = field(repr=False, compare=False)
    clauses: dict[Span, list[Span]] = field(default_factory=dict, repr=False, compare=False)
    meeting: dict[Span, list[Attribution]] = field(default_factory=dict, repr=False, compare=False)
    stems: dict[Span, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)
    profiles: dict[tuple[Span, Span], Any] = field(default_factory=dict, repr=False, compare=False)
    found: dict[tuple[object, Span], Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, find: Callable[[str, Span], Found], span: Span) -> Found:
        """What a function finds in a span of the report's text, kept once it was found."""
        if (find, span) not in self.found:
            self.found[find, span] = find(self.text, span)
        found: Found = self.found[find, span]
        return found

    def stems_of(self, sentence: Span) -> frozenset[str]:
        """The stems of a sentence's words of matter, kept once they were read."""
        if sentence not in self.stems:
            self.stems[sentence] = frozenset(content_stems(self.text, sentence))
        return self.stems[sentence]

    def near(self, sentence: Span) -> list[Attribution]:
        """The attributions with content in a sentence, kept once they were looked for."""
        if sentence not in self.meeting:
            self.meeting[sentence] = self.places.contents.touching(sentence)
        return self.meeting[sentence]

    @property
    def text(self) -> str:
        """The report's text."""
        return self.report.text


def open_pages(material: Material) -> dict[str, Page]:
    """A page for every report, by the report's id."""
    attributions: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in material.attributions:
        attributions[attribution.report_id].append(attribution)
    figures: dict[str, list[Figure]] = defaultdict(list)
    for figure in material.figures:
        figures[figure.report_id].append(figure)
    quoted: dict[str, list[Span]] = defaultdict(list)
    for quotation in material.quotations:
        for reading in quotation.readings:
            if reading.voice == "QUOTED":
                quoted[reading.report_id].append(reading.span)
    return {
        one.id: _open(one, attributions[one.id], sorted(quoted[one.id]), figures[one.id])
        for one in material.reports
    }


def _open(
    report: Report,
    attributions: Sequence[Attribution],
    quoted: Sequence[Span],
    figures: Sequence[Figure],
) -> Page:
    sentences = _sentences(report)
    places = Places(
        sentences=PlaceIndex(sentences, lambda one: [one]),
        contents=PlaceIndex(attributions, lambda one: [words.span for words in one.content]),
        quoted=PlaceIndex(quoted, lambda one: [one]),
        figures=PlaceIndex(figures, lambda one: [one.span]),
    )
    return Page(
        report=report,
        sentences=sentences,
        attributions=tuple(attributions),
        quoted=tuple(quoted),
        figures=tuple(figures),
        places=places,
    )


def _sentences(report: Report) -> tuple[Span, ...]:
    return tuple(
        sentence
        for block in report.blocks_in(*READ_ZONES)
        for sentence in find_sentences(report.text, block.span)
        if len(sentence) <= MAX_SENTENCE
    )
