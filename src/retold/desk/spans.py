"""Every place in a report that the findings of a story point to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from retold.model import Alignment, Attribution, Figure, Place, Reading, Span, Telling, Trace

Pointer = tuple[str, Span, str | None]


def spans_of(trace: Trace) -> Iterator[Pointer]:
    """Every span of a story's findings: its report, where, and its words where they are given."""
    yield from chain.from_iterable(map(_of_attribution, trace.attributions))
    readings = (one for quotation in trace.quotations for one in quotation.readings)
    tellings = (one for claim in trace.claims for one in claim.tellings)
    pointing: chain[Reading | Telling | Figure | Place] = chain(
        readings, tellings, trace.figures, _places(trace)
    )
    for place in pointing:
        yield place.report_id, place.span, place.text
    yield from chain.from_iterable(map(_of_alignment, trace.alignments))


def _of_attribution(one: Attribution) -> Iterator[Pointer]:
    medium = (one.medium,) if one.medium is not None else ()
    for words in (*one.source, *one.cue, *one.content, *medium):
        yield one.report_id, words.span, words.text


def _places(trace: Trace) -> Iterator[Place]:
    for drift in trace.drifts:
        yield from filter(None, (drift.from_, drift.to))
    for swap in trace.swaps:
        for at in swap.occurrences:
            yield from (at.left, at.right)


def _of_alignment(one: Alignment) -> Iterator[Pointer]:
    """Spans alone: the words of a passage are taken from the texts when it is read."""
    for passage in one.passages:
        for report_id, span in ((one.left_id, passage.left), (one.right_id, passage.right)):
            if span is not None:
                yield report_id, span, None
