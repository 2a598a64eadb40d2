"""Who had a story from whom: a stemma from credits, dates and wording."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from retold.descent.arborescence import Scores, best_arborescence
from retold.descent.behind import add_statements
from retold.descent.case import Case, build_case
from retold.descent.contamination import Lenders, Second, find_seconds
from retold.descent.evidence import gather_evidence, names_of_sources
from retold.descent.explain import accounted_words
from retold.descent.hypothetical import (
    add_common_sources,
    prefer_seen,
    prefer_statements,
    temper,
)
from retold.descent.identical import group_identical, put_first
from retold.descent.links import Link, links_of, reports_under
from retold.descent.names import Bodies, is_wire
from retold.descent.own import own_papers
from retold.descent.renderings import add_renderings
from retold.descent.said import Said
from retold.descent.scoring import score_case
from retold.descent.stars import add_lost_originals
from retold.descent.support import calibrate, edge_support
from retold.descent.wording import Aligned, Mask
from retold.descent.writing import write_stemma
from retold.model.alignment import Alignment
from retold.model.attribution import Attribution, Speaker
from retold.model.report import Report
from retold.model.stemma import Stemma

# So many of the nearest reports under an unseen source stand for its words.
MAX_SIBLINGS = 40


def infer_stemma(  # noqa: PLR0913 - what is known, by name; only the reports are needed
    reports: Sequence[Report],
    *,
    story_id: str = "",
    alignments: Iterable[Alignment] = (),
    attributions: Iterable[Attribution] = (),
    speakers: Iterable[Speaker] = (),
    refused: Iterable[tuple[str, str]] = (),
) -> Stemma:
    """The stemma of one story: every report, the sources it needs besides, and who had it whence.

    Credits and citations come first, then dates, then wording that one report cannot explain in
    another; each can be outweighed by the others, and the evidence of an edge says so. A source
    that is credited, or that the wording demands, and that is not among the reports is a witness
    without a report. The result does not depend on the order of the arguments, and never has a
    circle.

    Args:
        reports: The reports of one story.
        story_id: The story's id.
        alignments: What pairs of these reports share; others are left aside.
        attributions: Who says what in them; needed for statements behind a wire.
        speakers: The sources that the attributions point to.
        refused: Pairs that the user ruled out, the id of the exemplar first, then of the copy: no
            edge leads from the one to the other.
    """
    ruled_out = frozenset(refused)
    groups = group_identical(reports, {one for pair in ruled_out for one in pair})
    ids = {report.id for report in reports}
    said = [one for one in attributions if one.report_id in ids]
    people = tuple(speakers)
    firsts = [one.first for one in groups]
    outlets = {one.outlet.name for one in reports}
    evidence = gather_evidence(firsts, said, people, outlets)
    named = Bodies(names_of_sources(evidence))
    groups = [
        put_first(group, lambda one: bool(named.like(one.outlet.name)) or is_wire(one.outlet.name))
        for group in groups
    ]
    if [one.first for one in groups] != firsts:
        firsts = [one.first for one in groups]
        evidence = gather_evidence(firsts, said, people, outlets)
    place = {report.id: at for at, report in enumerate(firsts)}
    pairs = [(place[two], place[one]) for one, two in ruled_out if one in place and two in place]
    case = build_case(firsts, Aligned(alignments), evidence, pairs, own_papers(firsts, said))
    scores = score_case(case)
    links = links_of(best_arborescence(scores), scores)
    _weigh_support(case, scores, links)
    temper(case, links)
    prefer_seen(case, links)
    prefer_statements(case, links)
    speech = Said(case, said, people)
    add_renderings(case, links, speech)
    add_lost_originals(case, links)
    add_common_sources(case, links)
    add_statements(case, links, speech)
    seconds = _find_all_seconds(case, links)
    return write_stemma(case, groups, links, seconds, story_id)


def _weigh_support(case: Case, scores: Scores, links: dict[int, Link]) -> None:
    """How often the edges between reports stand when passages are drawn anew, and how sure."""
    size = len(case.reports)
    support = edge_support([one.folded for one in case.words], (case.weights, case.nearest), scores)
    for link in links.values():
        if link.copy > size or link.exemplar > size:
            continue
        if support is not None:
            link.support = float(support[link.copy, link.exemplar])
        link.confidence = calibrate(link.confidence, link.support, is_rewritten=case.is_rewritten)


def _find_all_seconds(case: Case, links: dict[int, Link]) -> dict[int, list[Second]]:
    """The second exemplars of each report."""
    made: dict[int, list[Second]] = {}
    found: list[Link] = []
    lenders = Lenders(case.words)
    under = reports_under(links, len(case.reports))
    for copy in range(len(case.reports)):
        explained = _explained(case, links, copy, under)
        seconds = find_seconds(case, links, copy, explained, (found, lenders))
        found += [second.link for second in seconds]
        made[copy] = seconds
    return made


def _explained(case: Case, links: dict[int, Link], copy: int, under: dict[int, list[int]]) -> Mask:
    """The words of a report that its main exemplar accounts for."""
    link = links.get(copy + 1)
    none = case.words[copy].within(())
    if link is None:
        return none
    if link.exemplar <= len(case.reports):
        return accounted_words(case, copy, link.exemplar - 1)
    below = [other for other in under.get(link.exemplar, ()) if other != copy]
    below.sort(key=lambda other: (-float(case.wording[copy, other]), other))
    for other in below[:MAX_SIBLINGS]:
        none |= accounted_words(case, copy, other)
    return none
