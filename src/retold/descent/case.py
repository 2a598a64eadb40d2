"""All that is known before descent is inferred: reports, their words, and whom they name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from retold.descent.addresses import find_links
from retold.descent.dates import is_likely_after
from retold.descent.distance import Matrix
from retold.descent.evidence import Basis, Citation, Evidence
from retold.descent.likeness import SURE, Weights, measure_likeness
from retold.descent.names import Bodies, is_same_body
from retold.descent.namings import find_namings, find_unseen_namings
from retold.descent.rewording import Nearest
from retold.descent.statements import (
    StatementCitation,
    cites_body,
    find_original,
    find_seen_text,
    find_statement_citations,
    statement_body,
)
from retold.descent.updates import Update, find_revised
from retold.descent.wording import Aligned, Words
from retold.model.report import Report

Pair = tuple[int, int]


@dataclass(slots=True)
class Unseen:
    """A source that is named, or that the wording demands, and that is no report of the set.

    `citing` holds, for each report that names it, where it does; a report that is taken for its
    child without naming it is in `inferred`, with the report whose wording says so.
    """

    label: str
    is_statement: bool = False
    language: str = ""
    is_rendered: bool = False
    citing: dict[int, list[Citation]] = field(default_factory=dict)
    inferred: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """One story's reports, without identical copies, and everything they say of their descent."""

    reports: tuple[Report, ...]
    words: tuple[Words, ...]
    wording: Matrix
    likeness: Matrix
    sequence: Matrix
    weights: Weights
    nearest: Nearest
    is_rewritten: bool
    refused: frozenset[Pair]
    evidence: tuple[Evidence, ...]
    bodies: tuple[str | None, ...]
    statements: tuple[list[StatementCitation], ...]
    seen_text: tuple[str | None, ...]
    aligned: Aligned
    cited: dict[Pair, list[Citation]]
    statement_cited: dict[Pair, StatementCitation]
    unseen: list[Unseen]
    revised: dict[Pair, Update | None]
    # Found while exemplars are weighed, and said with the edges: odd readings that a copy shares
    # with an exemplar alone, and by how much its place in time is likelier than another.
    shared: dict[Pair, list[str]] = field(default_factory=dict)
    placed: dict[Pair, float] = field(default_factory=dict)


def build_case(
    reports: Sequence[Report],
    aligned: Aligned,
    evidence: Sequence[Evidence],
    refused: Iterable[Pair] = (),
    own: Collection[str] = (),
) -> Case:
    """Everything that is known of these reports, which are in order and all different.

    Args:
        reports: The reports.
        aligned: What pairs of them share.
        evidence: What each says of where it comes from.
        refused: Copies and exemplars that the user ruled out.
        own: The ids of reports that are papers of a body's own.
    """
    bodies = tuple(statement_body(report, is_own=report.id in own) for report in reports)
    statements = tuple(find_statement_citations(report) for report in reports)
    cited, unseen = _resolve(reports, evidence)
    for pair, link in find_links(reports).items():
        cited[pair] = [*cited.get(pair, ()), link]
    for pair, namings in find_namings(reports, cited).items():
        cited[pair] = [*cited.get(pair, ()), *namings]
    _add_unseen_namings(reports, unseen)
    revised = find_revised(reports, [one.dateline for one in evidence])
    for copy, exemplar in revised:
        # Whose outlet is not known, and who stands in its dateline, was its own reporter there.
        if not reports[exemplar].outlet.name and revised[copy, exemplar]:
            cited.pop((exemplar, copy), None)
    unseen += _originals(reports, bodies, statements)
    words = tuple(Words.of(report) for report in reports)
    dated = sum(one.published.moment is not None for one in reports)
    likeness = measure_likeness(words, is_dated=2 * dated > len(reports))
    return Case(
        reports=tuple(reports),
        words=words,
        wording=likeness.wording,
        likeness=likeness.odds,
        sequence=likeness.sequence,
        weights=likeness.weights,
        nearest=likeness.nearest,
        is_rewritten=likeness.rewritten > SURE,
        refused=frozenset(refused),
        evidence=tuple(evidence),
        bodies=bodies,
        statements=statements,
        seen_text=tuple(find_seen_text(report) for report in reports),
        aligned=aligned,
        cited=cited,
        statement_cited=_cited_statements(bodies, statements),
        unseen=unseen,
        revised=revised,
    )


def _resolve(
    reports: Sequence[Report], evidence: Sequence[Evidence]
) -> tuple[dict[Pair, list[Citation]], list[Unseen]]:
    """Tie each citation to the reports of the outlet it names, or else to an unseen source."""
    cited: dict[Pair, list[Citation]] = {}
    unseen: list[Unseen] = []
    outlets: dict[str, list[int]] = {}
    for number, report in enumerate(reports):
        if report.outlet.name:
            outlets.setdefault(report.outlet.name, []).append(number)
    known = Bodies(outlets)
    unsigned = [at for at, one in enumerate(reports) if one.byline and not one.outlet.name]
    own: dict[str, list[int]] = {}
    for copy, found in enumerate(evidence):
        for name, citations in found.by_name().items():
            seen = [at for own_name in known.like(name) for at in outlets[own_name]]
            if not seen and name not in own:
                own[name] = _unsigned(reports, evidence, unsigned, name)
            seen = seen or own[name]
            if copy in seen and not reports[copy].outlet.name:
                continue
            # Of an outlet's several reports, it cites those that were out by then.
            earlier = [at for at in seen if not is_likely_after(reports[at], reports[copy])]
            for exemplar in earlier or seen:
                if exemplar != copy:
                    cited[copy, exemplar] = citations
            if not seen:
                _unseen_named(unseen, name).citing.setdefault(copy, []).extend(citations)
    return cited, unseen


def _unsigned(
    reports: Sequence[Report], evidence: Sequence[Evidence], candidates: Sequence[int], name: str
) -> list[int]:
    """The one report that prints this name for its byline and no outlet, if others cite the name.

    It is the body's own report, or what stands for it: else it would be a source of itself.

    Args:
        reports: The reports.
        evidence: What each says of where it comes from.
        candidates: Those that print a byline and no outlet.
        name: The name of an outlet that none of the reports is by.
    """
    bare = [
        at
        for at in candidates
        if is_same_body(reports[at].byline, name)
        and all(is_same_body(one.name, name) for one in evidence[at].citations if one.is_whole)
    ]
    if len(bare) != 1:
        return []
    others = (one for at, other in enumerate(evidence) if at not in bare for one in other.citations)
    return bare if any(is_same_body(one.name, name) for one in others) else []


def _add_unseen_namings(reports: Sequence[Report], unseen: Iterable[Unseen]) -> None:
    """Let a report cite an unseen source that it names for what those who credit it have."""
    by_name = {one.label: one for one in unseen}
    credited = {
        name: [at for at, found in one.citing.items() if any(cited.is_whole for cited in found)]
        for name, one in by_name.items()
    }
    namings = find_unseen_namings(
        reports, {name: all_at for name, all_at in credited.items() if all_at}
    )
    for (copy, name), found in namings.items():
        by_name[name].citing.setdefault(copy, found)


def _unseen_named(unseen: list[Unseen], name: str) -> Unseen:
    """The unseen source of this name, made where there is none yet; the fuller name is kept."""
    for one in unseen:
        if is_same_body(one.label, name):
            return one
    made = Unseen(label=name)
    unseen.append(made)
    return made


def _originals(
    reports: Sequence[Report],
    bodies: Sequence[str | None],
    statements: Sequence[list[StatementCitation]],
) -> list[Unseen]:
    """Unseen statements in another language, which reports say they were translated from."""
    made: list[Unseen] = []
    for number, report in enumerate(reports):
        original = find_original(report)
        if original is None:
            continue
        named = next((one.name for one in statements[number] if one.is_named), None)
        body = bodies[number] or named
        if body is None:
            continue
        source = next(
            (one for one in made if one.language == original.language and body in one.label), None
        )
        source = source or next((one for one in made if one.language == original.language), None)
        if source is None:
            label = f"{body} (statement, {original.language} text)"
            source = Unseen(label=label, is_statement=True, language=original.language)
            made.append(source)
        source.citing[number] = [Citation(name=body, basis=Basis.ORIGINAL, words=original.words)]
    return made


def _cited_statements(
    bodies: Sequence[str | None], statements: Sequence[list[StatementCitation]]
) -> dict[Pair, StatementCitation]:
    """For each report and each statement of the set that it cites: the words that say so."""
    found = {}
    for exemplar, body in enumerate(bodies):
        for copy, citations in enumerate(statements) if body else ():
            citation = cites_body(citations, body or "") if copy != exemplar else None
            if citation:
                found[copy, exemplar] = citation
    return found
