"""A report in reading view: its text, with who says what in the margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from retold.cli.terminal.text import LABEL, QUIET, plain, shortened
from retold.export.views.lookup import Lookup
from retold.export.views.reading import BlockView, NoteView, ReportView, build_report, toll_facts
from retold.model import Report, Toll, Trace


def draw_report(
    trace: Trace, report: Report, tolls: Sequence[Toll] = ()
) -> Iterator[RenderableType]:
    """A report with its facts, its paragraphs, and below each who says what in it.

    Args:
        trace: Its story.
        report: The report.
        tolls: How many it says were killed and injured in all.
    """
    said = [one for one in trace.attributions if one.report_id == report.id]
    view = build_report(Lookup.of(trace), report, said)
    view = replace(view, facts=(*view.facts, *toll_facts(tolls)))
    yield from _head(view, report.id)
    for block in view.blocks:
        yield Text()
        yield from _block(block)
    if view.left_out:
        yield plain((f"… and {view.left_out:,} more characters", QUIET))


def _head(view: ReportView, report_id: str) -> Iterator[RenderableType]:
    yield plain((view.headline, "bold underline"))
    yield plain((view.name, LABEL), f", {view.when}", (f"  {report_id}", QUIET))
    for name, value in view.facts:
        yield Padding(plain((f"{name}: ", QUIET), shortened(value, 300)), (0, 0, 0, 2))


def _block(block: BlockView) -> Iterator[RenderableType]:
    words = Text()
    if block.zone:
        words.append_text(plain((f"[{block.zone}] ", QUIET)))
    for run in block.runs:
        for number in run.notes:
            words.append_text(plain((f"[{number}]", LABEL)))
        words.append_text(plain((run.text, _style(run.is_source, run.is_cue, run.depth))))
    yield words
    for note in block.notes:
        yield Padding(_note(note), (0, 0, 0, 4))


def _style(is_source: bool, is_cue: bool, depth: int) -> str:  # noqa: FBT001
    if is_source:
        return "bold"
    if is_cue:
        return "italic"
    return "underline" if depth else ""


def _note(note: NoteView) -> Text:
    within = f", in what [{note.within}] says" if note.within else ""
    chain = f", through {note.chain}" if note.chain else ""
    return plain(
        (f"[{note.number}] ", LABEL),
        note.source,
        f": {note.manner}{within}{chain}",
        (f" ({note.confidence})", QUIET),
    )
