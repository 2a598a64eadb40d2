"""Invented reports told shortly, and the edges that are inferred between them."""

from __future__ import annotations

from itertools import combinations

import retold
from retold.descent import infer_stemma
from retold.model import Block, Credit, Descent, Report, ReportKind, Span, Zone


def tell(
    outlet: str, when: str | None, text: str, credit: str = "", kind: str = "report"
) -> Report:
    """A report whose first paragraph is the headline."""
    text, blocks, at = text.strip(), [], 0
    for number, part in enumerate(text.split("\n\n")):
        zone = Zone.BODY if number else Zone.HEADLINE
        blocks.append(Block(zone=zone, span=Span(at, at + len(part))))
        at += len(part) + 2
    printed = (Credit(text=f"({credit})", names=(credit,), raw=Span(0, 0), span=None),)
    return Report.from_text(
        text,
        path=f"{outlet} {when}",
        outlet=outlet,
        published=when,
        headline=text.split("\n")[0],
        blocks=tuple(blocks),
        credits=printed if credit else (),
        kind=ReportKind(kind),
    )


def edges(*reports: Report) -> dict[tuple[str, str], Descent]:
    """The inferred edges by the labels of copy and exemplar; a report's label has its date."""
    resolution = retold.resolve_speakers(list(reports))
    stemma = infer_stemma(
        reports,
        alignments=[retold.align(a, b) for a, b in combinations(reports, 2)],
        attributions=resolution.attributions,
        speakers=resolution.speakers,
    )
    paths = {report.id: report.path for report in reports}
    names = {one.siglum: paths.get(one.report_id or "", one.label) for one in stemma.witnesses}
    return {(names[one.copy], names[one.exemplar]): one for one in stemma.descents}
