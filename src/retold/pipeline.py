"""The stages in their order: from reports to a trace."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from retold import attribution, claims
from retold.attribution import (
    Resolution,
    find_attributions,
    find_strength,
    join_speakers,
    link_chains,
    prepare_tier,
)
from retold.descent import collate, infer_stemma
from retold.errors import RetoldError
from retold.figures import find_figures
from retold.model import (
    Alignment,
    Attribution,
    Collation,
    Figure,
    Report,
    Skip,
    SkipReason,
    Speaker,
    Stemma,
    Story,
    TimeExpression,
    Trace,
)
from retold.naming import with_lasting_ids
from retold.quotations import QuotationHints, find_quotations
from retold.reuse import align, candidate_pairs
from retold.stories import group_stories
from retold.text import moments
from retold.text.crowds import find_crowds
from retold.text.weights import WordWeights

# An edge of the stemma below this confidence is no evidence for anything else.
FIRM = 0.5
# What is said, by whom, and how many, is read in English; `und` is a text too short to tell.
READ_LANGUAGES = frozenset(["en", "und"])


def trace(items: Iterable[Report | Skip], tier: str | None = None) -> Trace:
    """Everything that retold finds in a set of reports; see `Trace` for what that is.

    Args:
        items: Reports, and what was left out on the way to them (as `read` gives both).
        tier: Who says what is read by the "accurate" or the "fast" tier; if not given, by the
            accurate one where it can run here, else by the fast one.

    Raises:
        RetoldError: There is no such tier; or the accurate tier's model is missing or damaged, or
            ONNX Runtime is not installed. Said before any item is taken. Or an item is neither: the
            name of a file, say, that was not read.
    """
    prepare_tier(tier)
    reports, skips = _part(items)
    attributions = [one for report in reports for one in read_attributions(report, tier)]
    stories, alignments = _compare(reports)
    skips += [_skip_language(report) for report in reports if not is_read_in_full(report)]
    return analyse(reports, stories, alignments, attributions, skips=skips)


def is_read_in_full(report: Report) -> bool:
    """Whether who says what, claims and figures are read in a report's language."""
    return report.language in READ_LANGUAGES


def read_attributions(report: Report, tier: str | None = None) -> tuple[Attribution, ...]:
    """Who says what in a report, its speakers not yet resolved; nothing in most languages."""
    return tuple(find_attributions(report, tier)) if is_read_in_full(report) else ()


def analyse(  # noqa: PLR0913 - what is known of some stories, by name
    reports: Sequence[Report],
    stories: tuple[Story, ...],
    alignments: tuple[Alignment, ...],
    attributions: Iterable[Attribution],
    *,
    skips: Iterable[Skip] = (),
    same: Mapping[str, Speaker] = MappingProxyType({}),
    refused: Collection[tuple[str, str]] = (),
) -> Trace:
    """Everything that is found once it is known which reports tell one story, and who says what.

    `trace` does this for all stories of a set at once, a desk for each story by itself.

    Args:
        reports: The reports of these stories.
        stories: Which of them tell the same.
        alignments: What pairs of reports of one story share.
        attributions: Who says what in each report, as `read_attributions` gives it.
        skips: What was left out on the way here.
        same: For the ids of speakers the speakers who, as the user says, they are.
        refused: Pairs of exemplar and copy, as report ids, that the user has ruled out.
    """
    resolution = join_speakers(resolve_speakers(reports, attributions), same)
    read_in_full = [report for report in reports if is_read_in_full(report)]
    figures = _find_all_figures(read_in_full, resolution.attributions)
    stemmata = _infer_all(reports, stories, alignments, resolution, refused)
    exemplars = _exemplars(stemmata)
    quotations = find_quotations(
        reports,
        resolution.attributions,
        alignments,
        stories,
        QuotationHints(speakers=resolution.speakers, exemplars=exemplars),
    )
    material = claims.Material(
        reports=reports,
        attributions=resolution.attributions,
        alignments=alignments,
        stories=stories,
        quotations=quotations,
        figures=figures,
        speakers=resolution.speakers,
        exemplars=exemplars,
        cue_strength=find_strength,
    )
    linked = claims.link_claims(material)
    swaps = claims.find_swaps(alignments, stories, reports, resolution.attributions)
    return Trace(
        reports=tuple(reports),
        speakers=resolution.speakers,
        attributions=resolution.attributions,
        stories=stories,
        alignments=alignments,
        collations=_collate_all(reports, stories, alignments),
        quotations=quotations,
        claims=linked,
        drifts=claims.find_drifts(material, linked),
        figures=figures,
        swaps=swaps,
        outlet_swaps=claims.telling_by_outlet(Trace(reports=tuple(reports), swaps=swaps)),
        stemmata=stemmata,
        skips=tuple(skips),
    )


def tell_stories(reports: Sequence[Report], tier: str | None = None) -> Iterator[Trace]:
    """Each story of some reports with everything that is found in it, one at a time.

    Args:
        reports: Reports that may tell the same; words weigh what they do among them, so that the
            stories are those that `trace` finds in the same set.
        tier: The tier that finds who says what, as for `trace`.
    """
    stories, alignments = _compare(reports)
    by_id = {report.id: report for report in reports}
    for story in stories:
        mine = [by_id[one] for one in story.report_ids]
        inside = tuple(one for one in alignments if one.left_id in story.report_ids)
        said = [one for report in mine for one in read_attributions(report, tier)]
        yield with_lasting_ids(analyse(mine, (story,), inside, said), None)


def resolve_speakers(
    reports: Sequence[Report],
    attributions: Iterable[Attribution] | None = None,
    tier: str | None = None,
) -> Resolution:
    """Who the sources are, within each report and over all of them, and through whom they speak.

    Args:
        reports: The collection.
        attributions: Who says what in it; found first where it is not given.
        tier: The tier that finds them then, as for `trace`.

    Returns:
        The speakers, and the attributions with their `speaker_id` and `chain`.
    """
    if attributions is None:
        attributions = [one for report in reports for one in find_attributions(report, tier)]
    resolution = attribution.resolve_speakers(reports, tuple(attributions))
    chained, speakers = link_chains(reports, resolution)
    return replace(resolution, attributions=chained, speakers=speakers)


def find_moments(report: Report) -> tuple[TimeExpression, ...]:
    """The dates and times that a report names, each resolved against its publication."""
    published = report.published
    return moments.find_moments(report.text, published.moment, day=published.local_day)


def _part(items: Iterable[Report | Skip]) -> tuple[list[Report], list[Skip]]:
    reports: list[Report] = []
    skips: list[Skip] = []
    for item in items:
        if isinstance(item, Report):
            reports.append(item)
        elif isinstance(item, Skip):
            skips.append(item)
        else:
            raise RetoldError(
                f"trace takes reports, not {type(item).__name__}: read files and folders first, "
                "as in retold.trace(retold.read(path))"
            )
    return reports, skips


def _skip_language(report: Report) -> Skip:
    return Skip(
        item=report.path or report.url or report.id,
        step="attribution",
        reason=SkipReason.LANGUAGE,
        detail=f"the text is in {report.language}: its quotations, passages, dates and descent "
        "are shown; who says what, claims and figures are read in English alone",
    )


def _compare(reports: Sequence[Report]) -> tuple[tuple[Story, ...], tuple[Alignment, ...]]:
    """The stories, and the alignments between reports of one story."""
    weights = WordWeights.from_reports(find_crowds(reports).speaking(reports))
    pairs = candidate_pairs(reports, weights=weights)
    alignments = [align(reports[i], reports[j], weights=weights) for i, j in pairs]
    stories = group_stories(reports, alignments, weights=weights)
    story_of = {report: story.id for story in stories for report in story.report_ids}
    inside = (one for one in alignments if story_of[one.left_id] == story_of[one.right_id])
    return stories, tuple(inside)


def _find_all_figures(
    reports: Sequence[Report], attributions: Sequence[Attribution]
) -> tuple[Figure, ...]:
    of_report: dict[str, list[Attribution]] = {report.id: [] for report in reports}
    for one in attributions:
        of_report[one.report_id].append(one)
    return tuple(
        figure for report in reports for figure in find_figures(report, of_report[report.id])
    )


def _infer_all(
    reports: Sequence[Report],
    stories: Sequence[Story],
    alignments: Sequence[Alignment],
    resolution: Resolution,
    refused: Collection[tuple[str, str]],
) -> tuple[Stemma, ...]:
    by_id = {report.id: report for report in reports}
    made = []
    for story in stories:
        mine = set(story.report_ids)
        made.append(
            infer_stemma(
                [by_id[name] for name in story.report_ids],
                story_id=story.id,
                alignments=[one for one in alignments if one.left_id in mine],
                attributions=[one for one in resolution.attributions if one.report_id in mine],
                speakers=resolution.speakers,
                refused=[pair for pair in refused if mine.issuperset(pair)],
            )
        )
    return tuple(made)


def _collate_all(
    reports: Sequence[Report], stories: Sequence[Story], alignments: Sequence[Alignment]
) -> tuple[Collation, ...]:
    by_id = {report.id: report for report in reports}
    story_of = {name: story.id for story in stories for name in story.report_ids}
    inside: dict[str, list[Alignment]] = {story.id: [] for story in stories}
    for one in alignments:
        inside[story_of[one.left_id]].append(one)
    return tuple(
        collate([by_id[name] for name in story.report_ids], inside[story.id], story_id=story.id)
        for story in stories
    )


def _exemplars(stemmata: Iterable[Stemma]) -> dict[str, tuple[str, ...]]:
    """The reports that each report was copied from, the main one first, where that is firm."""
    made: dict[str, tuple[str, ...]] = {}
    for stemma in stemmata:
        report_of = {witness.siglum: witness.report_id for witness in stemma.witnesses}
        for descent in sorted(stemma.descents, key=lambda one: -one.share):
            copy, exemplar = report_of[descent.copy], report_of[descent.exemplar]
            if copy and exemplar and descent.confidence >= FIRM:
                made[copy] = (*made.get(copy, ()), exemplar)
    return made
