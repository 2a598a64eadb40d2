"""The whole trace as a reader sees it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, TypeVar

from retold.export.views.changes import (
    ChangesView,
    ClaimView,
    build_changes,
    build_claims,
)
from retold.export.views.collation import PassageView, build_collation
from retold.export.views.dates import range_words, sort_key
from retold.export.views.figures import (
    ClashView,
    FigureView,
    build_clashes,
    build_figures,
)
from retold.export.views.lookup import Lookup, anchor, shorten, shorten_all
from retold.export.views.quotations import QuotationView, build_quotations
from retold.export.views.reading import ReportView, build_head, build_report
from retold.export.views.stemma import StemmaView, build_stemma
from retold.export.views.swaps import (
    MOST_SWAPS,
    OutletSwapView,
    SwapView,
    build_outlet_swaps,
    build_swaps,
)
from retold.export.views.wording import GLOSSARY, SKIP, count_words
from retold.model import (
    Attribution,
    Beside,
    Claim,
    Collation,
    Drift,
    DriftKind,
    Figure,
    Quotation,
    Skip,
    Story,
    Swap,
    Trace,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideView:
    """Another story that one is near to, too little alike to be one with it."""

    anchor: Annotated[str, "The other story's permalink on this page; empty where it is not on it."]
    report: Annotated[str, "The other story's report that is nearest."]
    label: Annotated[str, "A line that names the other story."]
    why: Annotated[str, "What they have in common, and what speaks against one story."]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """One story, with everything that was found in it."""

    id: Annotated[str, "The story's id."]
    anchor: Annotated[str, "Its permalink on the page."]
    label: Annotated[str, "A line that names it."]
    when: Annotated[str, "From its first to its last known day."]
    why: Annotated[tuple[str, ...], "Why its reports stand together."]
    beside: Annotated[tuple[BesideView, ...], "Other stories, there before it, that it is near to."]
    stemma: Annotated[StemmaView, "Who had it from whom."]
    quotations: Annotated[tuple[QuotationView, ...], "Utterances with differing readings."]
    plain_quotations: Annotated[tuple[QuotationView, ...], "Utterances that read the same."]
    changes: Annotated[tuple[ChangesView, ...], "What changed, kind by kind, lost sources first."]
    claims: Annotated[tuple[ClaimView, ...], "What several reports state."]
    clashes: Annotated[tuple[ClashView, ...], "Figures that differ."]
    figures: Annotated[tuple[FigureView, ...], "Every figure."]
    collation: Annotated[tuple[PassageView, ...], "Each shared passage, and who reads what in it."]
    swaps: Annotated[tuple[SwapView, ...], "Terms that stand in the same slot, most telling first."]
    more_swaps: Annotated[int, "How many more of them are known, slighter ones."]
    outlet_swaps: Annotated[
        tuple[OutletSwapView, ...], "What each outlet says where others say something else."
    ]
    reports: Annotated[tuple[ReportView, ...], "Its reports, earliest first where that is known."]

    @property
    def is_alone(self) -> bool:
        """Whether it has one report, so that there is nothing to compare."""
        return len(self.reports) < 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SkipView:
    """What was left out, and why."""

    item: Annotated[str, "The file or report."]
    reason: Annotated[str, "Why, in words."]
    detail: Annotated[str, "A line that says more."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything that a face shows; templates and terminals see this and nothing else."""

    title: Annotated[str, "The page's title, for the window and the list of bookmarks."]
    heading: Annotated[str, "The heading of the whole page."]
    counts: Annotated[tuple[tuple[int, str], ...], "How many of what: the summary in figures."]
    stories: Annotated[tuple[StoryView, ...], "The stories, the most widely told first."]
    loose: Annotated[tuple[ReportView, ...], "Reports that no story holds."]
    skips: Annotated[tuple[SkipView, ...], "What was left out."]
    glossary: Annotated[tuple[tuple[str, str], ...], "The few terms used."]
    schema: Annotated[str, "The version of the trace document's shape."]


@dataclass(frozen=True, slots=True, kw_only=True)
class _ByStory:
    """The nouns of a trace, sorted by story and by report."""

    quotations: Mapping[str, list[Quotation]]
    claims: Mapping[str, list[Claim]]
    drifts: Mapping[str, list[Drift]]
    swaps: Mapping[str, list[Swap]]
    collations: Mapping[str, Collation]
    figures: dict[str, list[Figure]]
    attributions: Mapping[str, list[Attribution]]


# An altered quotation, a lost source and a disagreeing figure are each shown in full; of the
# slighter changes there can be thousands, and the whole list is in the JSON document.
SHOWN_ELSEWHERE = frozenset(
    {DriftKind.FIGURE_CHANGED, DriftKind.QUOTE_WORDS_DIFFER, DriftKind.TERM_SWAPPED}
)


def build_page(trace: Trace, title: str = "") -> Page:
    """The trace as a reader sees it.

    Args:
        trace: What was found.
        title: A title for the page; made from the widest story where none is given.
    """
    lookup = Lookup.of(trace)
    sorted_nouns = _sort(lookup)
    ordered = sorted(trace.stories, key=lambda story: -len(story.report_ids))
    stories = tuple(_story(lookup, story, sorted_nouns) for story in ordered)
    loose = [report for report in trace.reports if report.id not in lookup.story_of]
    return Page(
        title=shorten(title, 300) or (stories[0].label if stories else "Nothing to trace"),
        heading=shorten(title, 300) or _heading(stories),
        counts=_counts(trace, stories),
        stories=stories,
        loose=tuple(
            build_report(lookup, report, sorted_nouns.attributions.get(report.id, []))
            for report in loose
        ),
        skips=tuple(_skip(skip) for skip in trace.skips),
        glossary=tuple(GLOSSARY.items()),
        schema=trace.schema,
    )


def _sort(lookup: Lookup) -> _ByStory:
    trace = lookup.trace
    return _ByStory(
        quotations=_group((one.story_id, one) for one in trace.quotations),
        claims=_group((one.story_id, one) for one in trace.claims),
        drifts=_group((lookup.story_of_drift(one) or "", one) for one in trace.drifts),
        swaps=_group((one.story_id, one) for one in trace.swaps),
        collations={one.story_id: one for one in trace.collations},
        figures=_group((one.report_id, one) for one in trace.figures),
        attributions=_group((one.report_id, one) for one in trace.attributions),
    )


_T = TypeVar("_T")


def _group(pairs: Iterable[tuple[str, _T]]) -> dict[str, list[_T]]:
    grouped: dict[str, list[_T]] = defaultdict(list)
    for key, one in pairs:
        grouped[key].append(one)
    return dict(grouped)


def _beside(lookup: Lookup, beside: Beside) -> BesideView:
    story_id = lookup.story_of.get(beside.report_id)
    return BesideView(
        anchor=anchor("story", story_id) if story_id else "",
        report=beside.report_id,
        label=shorten(beside.label, 200),
        why=shorten(beside.evidence, 600),
    )


def build_story(trace: Trace, story: Story) -> StoryView:
    """A story without the texts of its reports, which have pages of their own."""
    lookup = Lookup.of(trace)
    return _story(lookup, story, _sort(lookup), has_texts=False)


def _story(lookup: Lookup, story: Story, nouns: _ByStory, *, has_texts: bool = True) -> StoryView:
    quotations = build_quotations(lookup, nouns.quotations.get(story.id, []))
    claims = nouns.claims.get(story.id, [])
    drifts = nouns.drifts.get(story.id, [])
    swaps = nouns.swaps.get(story.id, [])
    reports = [lookup.reports[one] for one in story.report_ids if one in lookup.reports]
    reports.sort(key=lambda report: sort_key(report.published))
    figures = [figure for report in reports for figure in nouns.figures.get(report.id, [])]
    return StoryView(
        id=story.id,
        anchor=anchor("story", story.id),
        label=shorten(story.label, 300),
        when=range_words(report.published for report in reports),
        why=shorten_all(story.evidence),
        beside=tuple(_beside(lookup, one) for one in story.beside),
        stemma=build_stemma(lookup, story),
        quotations=tuple(one for one in quotations if one.variants),
        plain_quotations=tuple(one for one in quotations if not one.variants),
        changes=tuple(
            build_changes(
                lookup,
                (drift for drift in drifts if drift.kind not in SHOWN_ELSEWHERE),
                claims,
            )
        ),
        claims=tuple(build_claims(lookup, claims)),
        clashes=tuple(build_clashes(lookup, drifts, nouns.figures, claims)),
        figures=tuple(build_figures(lookup, figures)),
        collation=build_collation(nouns.collations.get(story.id)),
        swaps=tuple(build_swaps(lookup, swaps)),
        more_swaps=max(0, len(swaps) - MOST_SWAPS),
        outlet_swaps=tuple(
            build_outlet_swaps(
                lookup.trace.outlet_swaps,
                frozenset(story.report_ids),
                swaps,
            )
        ),
        reports=tuple(
            build_report(lookup, report, nouns.attributions.get(report.id, []))
            if has_texts
            else build_head(lookup, report)
            for report in reports
        ),
    )


def _heading(stories: tuple[StoryView, ...]) -> str:
    shared = sum(not story.is_alone for story in stories)
    if shared > 1:
        return f"How {shared} stories travelled"
    return "How the story travelled" if stories else "Nothing to trace"


def _counts(trace: Trace, stories: tuple[StoryView, ...]) -> tuple[tuple[int, str], ...]:
    altered = sum(one.is_altered for story in stories for one in story.quotations)
    lost = sum(one.places for story in stories for one in story.changes if one.is_loss)
    clashes = sum(one.is_conflict for story in stories for one in story.clashes)
    given = (
        (len(trace.reports), "report", ""),
        (len(stories), "story", "stories"),
        (altered, "quotation altered", "quotations altered"),
        (lost, "source lost", "sources lost"),
        (clashes, "figure that disagrees", "figures that disagree"),
    )
    return tuple(
        (number, count_words(number, noun, nouns).partition(" ")[2])
        for number, noun, nouns in given
    )


def _skip(skip: Skip) -> SkipView:
    return SkipView(
        item=shorten(skip.item, 300),
        reason=f"{SKIP[skip.reason]} (step: {skip.step})",
        detail=shorten(skip.detail, 600),
    )
