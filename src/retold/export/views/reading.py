"""A report in reading view: its zones, and who says what in it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from retold.export.private import file_name, public_address, without_places
from retold.export.views.changes import source_words
from retold.export.views.dates import date_words
from retold.export.views.lookup import Lookup, anchor, shorten
from retold.export.views.wording import ACT, ATTRIBUTION, ZONE, confidence_words
from retold.model import Attribution, Block, Report, Span, Toll, Words

# A longer report is shown to here; its whole text is in the JSON document.
MAX_CHARS = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RunView:
    """A stretch of text that plays the same roles throughout."""

    text: Annotated[str, "The words."]
    is_source: Annotated[bool, "Whether it names a source."] = False
    is_cue: Annotated[bool, "Whether it signals an attribution."] = False
    depth: Annotated[int, "In how many contents it lies, at most 2."] = 0
    notes: Annotated[tuple[int, ...], "The notes that begin here."] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """An attribution, said in the margin."""

    number: Annotated[int, "Its number in the report."]
    source: Annotated[str, "Who."]
    manner: Annotated[str, "How: quoted or reported, stated, believed, demanded."]
    chain: Annotated[
        str, "Through whom, outlet first; empty where the outlet had it from the source itself."
    ]
    within: Annotated[int | None, "The number of the one in whose content it lies."]
    confidence: Annotated[str, "How sure, and by which rule."]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """A paragraph, with the zone it belongs to and its notes."""

    zone: Annotated[str, "Which part of the article it is; empty for the body."]
    runs: Annotated[tuple[RunView, ...], "Its text."]
    notes: Annotated[tuple[NoteView, ...], "The attributions that begin in it."]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """One report, to be read."""

    anchor: Annotated[str, "Its permalink on the page."]
    siglum: Annotated[str, "Its short label."]
    name: Annotated[str, "Its outlet."]
    headline: Annotated[str, "Its headline."]
    when: Annotated[str, "When it was published."]
    facts: Annotated[tuple[tuple[str, str], ...], "What else is known of it, name and value."]
    language: Annotated[str, "Its language, for the reader's software."]
    blocks: Annotated[tuple[BlockView, ...], "Its paragraphs."]
    left_out: Annotated[int, "How many characters are not shown."]


def build_report(lookup: Lookup, report: Report, attributions: Sequence[Attribution]) -> ReportView:
    """A report in reading view."""
    attributions = in_text_order(attributions)
    numbers = {one.id: number for number, one in enumerate(attributions, start=1)}
    blocks = [
        _block(lookup, report, block, attributions, numbers)
        for block in report.blocks
        if block.span.start < MAX_CHARS
    ]
    left_out = max(0, len(report.text) - MAX_CHARS)
    return replace(build_head(lookup, report), blocks=tuple(blocks), left_out=left_out)


def build_head(lookup: Lookup, report: Report) -> ReportView:
    """A report without its text: what stands above it."""
    return ReportView(
        anchor=anchor("report", report.id),
        siglum=lookup.siglum(report.id),
        name=lookup.name(report.id),
        headline=shorten(report.headline, 300) or first_words(report),
        when=date_words(report.published),
        facts=report_facts(report),
        language="" if report.language == "und" else report.language,
        blocks=(),
        left_out=0,
    )


def in_text_order(attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions by where their content begins, the longer first."""
    return sorted(attributions, key=lambda one: (first_offset(one), -_length(one)))


def first_words(report: Report) -> str:
    """What to show for a report that has no headline."""
    words = shorten(report.text, 80).strip()
    return f"[no headline] {words}" if words else "[no headline]"


def report_facts(report: Report) -> tuple[tuple[str, str], ...]:
    """What else is known of a report, name and value; nothing of the machine it lay on."""
    given = (
        ("Outlet, because", without_places(report.outlet.evidence)),
        ("Date, because", report.published.evidence),
        ("Byline", report.byline),
        ("Dateline", report.dateline),
        ("Credits", "; ".join(shorten(credit.text, 200) for credit in report.credits)),
        ("File", file_name(report.path)),
        ("Address", public_address(report.url)),
        ("Kind of text", "" if report.kind.value == "unknown" else report.kind.value),
    )
    return tuple((name, shorten(value, 600)) for name, value in given if value)


def toll_facts(tolls: Sequence[Toll]) -> tuple[tuple[str, str], ...]:
    """How many a report says were killed or injured in all, with the words, name and value."""
    return tuple(
        (
            f"{toll.category.value.capitalize()}, in all",
            f"{toll.count:,} ({'; '.join(f'“{shorten(one.text, 80)}”' for one in toll.words)})",
        )
        for toll in tolls
    )


def _block(
    lookup: Lookup,
    report: Report,
    block: Block,
    attributions: Sequence[Attribution],
    numbers: dict[str, int],
) -> BlockView:
    span = Span(block.span.start, min(block.span.end, MAX_CHARS))
    here = [one for one in attributions if touches(one, span)]
    starting = [one for one in here if span.start <= first_offset(one) < span.end]
    places = {numbers[one.id]: first_offset(one) for one in starting}
    return BlockView(
        zone=ZONE[block.zone],
        runs=cut_runs(report.text, span, here, places),
        notes=tuple(build_note(lookup, one, numbers) for one in starting),
    )


def _roles(attribution: Attribution) -> tuple[Words, ...]:
    return (*attribution.content, *attribution.source, *attribution.cue)


def touches(attribution: Attribution, span: Span) -> bool:
    """Whether a role of an attribution stands in a span."""
    return any(words.span.overlap(span) for words in _roles(attribution))


def first_offset(attribution: Attribution) -> int:
    """Where the content of an attribution begins; its note stands there."""
    ordered = attribution.content or attribution.source or attribution.cue
    return min((words.start for words in ordered), default=-1)


def _length(attribution: Attribution) -> int:
    return sum(len(words.span) for words in attribution.content)


def cut_runs(
    text: str, span: Span, attributions: list[Attribution], notes: dict[int, int]
) -> tuple[RunView, ...]:
    """The text of a span, cut wherever a role or a note begins or ends."""
    kinds: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    for one in attributions:
        kinds["source"] += [words.span for words in one.source]
        kinds["cue"] += [words.span for words in one.cue]
        kinds["content"] += [words.span for words in one.content]
    steps = {name: _steps(spans, span) for name, spans in kinds.items()}
    cuts = sorted({span.start, span.end, *notes.values()}.union(*steps.values()))
    at: dict[int, list[int]] = {}
    for number, start in sorted(notes.items()):
        at.setdefault(start, []).append(number)
    level = dict.fromkeys(kinds, 0)
    runs = []
    for start, end in itertools.pairwise(cuts):
        for name in level:
            level[name] += steps[name].get(start, 0)
        runs.append(
            RunView(
                text=text[start:end],
                is_source=level["source"] > 0,
                is_cue=level["cue"] > 0,
                depth=min(2, level["content"]),
                notes=tuple(at.get(start, ())),
            )
        )
    return tuple(runs)


def _steps(spans: list[Span], within: Span) -> dict[int, int]:
    """At which offsets how many of the spans begin (more) or end (less)."""
    steps: dict[int, int] = {}
    for span in spans:
        start, end = max(span.start, within.start), min(span.end, within.end)
        if start < end:
            steps[start] = steps.get(start, 0) + 1
            steps[end] = steps.get(end, 0) - 1
    return steps


def build_note(lookup: Lookup, attribution: Attribution, numbers: dict[str, int]) -> NoteView:
    """An attribution as it is said in the margin."""
    names = lookup.chain_names(attribution)
    rule = f", rule {shorten(attribution.rule, 100)}" if attribution.rule else ""
    return NoteView(
        number=numbers[attribution.id],
        source=source_words(lookup, attribution).removeprefix("source: "),
        manner=f"{ACT[attribution.act]}; {ATTRIBUTION[attribution.kind]}",
        chain=" ← ".join(names) if len(names) > 2 else "",
        within=numbers.get(attribution.within_id or ""),
        confidence=confidence_words(attribution.confidence) + rule,
    )
