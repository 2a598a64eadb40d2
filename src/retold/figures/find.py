"""The quantities of a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import regex

from retold.figures.categories import CASUALTIES, names_fate
from retold.figures.quantities import read_quantities
from retold.figures.quantity import Quantity
from retold.figures.scope import Scope
from retold.model import Attribution, Figure, Report, Span, TimeExpression, Zone
from retold.text.moments import find_moments
from retold.text.sentences import find_sentences

MAX_SENTENCE = 6_000
ZONES = (Zone.HEADLINE, Zone.STANDFIRST, Zone.BODY, Zone.SUBHEADING, Zone.CAPTION)
LENGTHS = ("length of time", "relative length")  # these rules of moments hold quantities

_AS_OF = regex.compile(
    r"\b(?:as of|as at|by|until|up to|through)\s(?:late\s|early\s)?\Z", regex.IGNORECASE
)


def find_figures(report: Report, attributions: Sequence[Attribution] = ()) -> tuple[Figure, ...]:
    """The quantities that a report states, in text order; a vague one has neither low nor high.

    Dates, times of day, years, ages, scores and the numbers of sections and models are none.

    Args:
        report: The report.
        attributions: Its attributions (those of other reports are passed over): a figure in the
            content of one is stated by its source.
    """
    scope = Scope(one for one in attributions if one.report_id == report.id)
    made: list[Figure] = []
    for block in report.blocks_in(*ZONES):
        for sentence in find_sentences(report.text, block.span) if len(block.span) else ():
            if len(sentence) > MAX_SENTENCE:
                continue
            moments = _moments(report, sentence)
            as_of = _as_of(report.text, moments)
            dates = [one.span for one in moments if one.rule not in LENGTHS]
            for one in read_quantities(report.text, sentence, dates):
                if not (_is_single(one) and scope.is_source(one.span)):
                    made.append(_figure(report, one, len(made), as_of, scope))
    return tuple(made)


def _is_single(one: Quantity) -> bool:
    """Whether a quantity is one person whose fate is told by the words around alone."""
    is_one = one.category in CASUALTIES and one.low == one.high == 1
    return is_one and not names_fate(one.counted)


def _figure(
    report: Report, one: Quantity, number: int, as_of: datetime | None, scope: Scope
) -> Figure:
    return Figure(
        id=f"{report.id}-f{number + 1}",
        report_id=report.id,
        span=one.span,
        text=one.span.of(report.text),
        low=one.low,
        high=one.high,
        bound=one.bound,
        unit=one.unit,
        counted=one.counted,
        category=one.category,
        as_of=as_of,
        attribution_id=scope.innermost(one.span),
    )


def _moments(report: Report, sentence: Span) -> list[TimeExpression]:
    """The dates and times of a sentence, at their place in the report."""
    at, published = sentence.start, report.published
    return [
        replace(one, span=Span(one.span.start + at, one.span.end + at))
        for one in find_moments(sentence.of(report.text), published.moment, day=published.local_day)
    ]


def _as_of(text: str, moments: list[TimeExpression]) -> datetime | None:
    """The time for which a sentence says its figures hold: "as of Monday", "by Tuesday"."""
    for one in moments:
        lead = one.text.casefold().startswith(("by ", "until ", "as of "))
        if one.earliest is None or one.latest is None or one.text.endswith(("'s", "’s")):
            continue  # "by Sunday's storm" does not date the figure
        if lead or _AS_OF.search(text, max(0, one.span.start - 16), one.span.start):
            return one.earliest + (one.latest - one.earliest) / 2
    return None
