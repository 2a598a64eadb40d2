"""Reports that hang together to all that is found in them: the last stage of an archive."""

from __future__ import annotations

import json
import typing
from collections.abc import Iterator
from dataclasses import fields
from functools import partial
from typing import Annotated, get_args, get_origin

from retold.archive.rows import DescentRow, PassageRow, descents_of, passages_of
from retold.archive.stages import Batches, Stage, batches_of
from retold.archive.tables import TOLD
from retold.model import Report, Trace
from retold.model.noun import Noun
from retold.pipeline import tell_stories

# Reports and skips have tables before anything is told.
_BEFORE = frozenset(["schema", "reports", "skips"])

_Row = tuple[str, str, str, int, str, str]


def told_nouns() -> dict[str, type[Noun]]:
    """What is told, by table: the lists of a trace document, and two flat tables."""
    return trace_nouns() | {"passages": PassageRow, "descents": DescentRow}


def trace_nouns() -> dict[str, type[Noun]]:
    """The nouns of a trace document's lists, but for its reports and skips."""
    hints = typing.get_type_hints(Trace, include_extras=True)
    made: dict[str, type[Noun]] = {}
    for one in fields(Trace):
        if one.name not in _BEFORE:
            hint = hints[one.name]
            kind = get_args(hint)[0] if get_origin(hint) is Annotated else hint
            made[one.name] = get_args(kind)[0]
    return made


def telling_stage(tier: str) -> Stage:
    """The stage that tells stories.

    Args:
        tier: Who says what is read by the "accurate" or the "fast" tier.
    """
    return Stage("tell", partial(tell, tier=tier), TOLD)


def tell(batches: Batches, tier: str) -> Batches:
    """All that is found in the groups of reports that the rows hold."""
    rows = (
        row
        for batch in batches
        for group in batch.to_pylist()
        for row in _tell_group(group["records"], group["first_week"], tier)
    )
    yield from batches_of(rows, TOLD, lambda row: len(row[-1]))


def _tell_group(records: list[str], week: str, tier: str) -> Iterator[_Row]:
    reports = [Report.from_dict(json.loads(record)) for record in records]
    reports.sort(key=lambda report: report.id)
    for trace in tell_stories(reports, tier):
        story = trace.stories[0].id
        for report in trace.reports:
            yield ("members", week, story, 0, report.id, "")
        for name, found in _found(trace).items():
            for place, noun in enumerate(found):
                record = json.dumps(noun.to_dict(), ensure_ascii=False)
                yield (name, week, story, place, "", record)


def _found(trace: Trace) -> dict[str, tuple[Noun, ...]]:
    lists = {one.name: getattr(trace, one.name) for one in fields(Trace)}
    made = {name: found for name, found in lists.items() if name not in _BEFORE}
    made["passages"] = tuple(row for one in trace.alignments for row in passages_of(one))
    made["descents"] = tuple(row for one in trace.stemmata for row in descents_of(one))
    return made
