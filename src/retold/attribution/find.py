"""Who is said to have said what, in one report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from retold.attribution.confidence import find_confidence
from retold.attribution.found import Found
from retold.attribution.judge import is_outlet, judge_kind, judge_naming
from retold.attribution.marks import QuoteIndex
from retold.attribution.nest import find_hosts
from retold.attribution.read import read_stretch
from retold.attribution.running import find_running_quotes
from retold.attribution.snap import snap_to_marks
from retold.model.attribution import Attribution
from retold.model.report import Report, Zone
from retold.model.span import Span, Words
from retold.text.quotes import Quoted

# "told the Harbour Radio *on Monday night*"
_ASIDE = regex.compile(
    r"\s(?:on|in|at|during|after|before|via|last|late|early|earlier|this|yesterday|today)\b"
)
_TITLES = frozenset([Zone.HEADLINE, Zone.SUBHEADING, Zone.TEASER])


def find_attributions(report: Report) -> tuple[Attribution, ...]:
    """Everyone who is said to have said, thought, wanted or felt something, in text order.

    By rules alone: a lexicon of cues, the noun phrases beside them, quotation marks. Each block of
    the report is read on its own. `within_id` names the attribution in whose content another
    lies; `confidence` is the share of right ones that the rule gave on annotated news.
    """
    quotes = QuoteIndex(find_running_quotes(report.text, [block.span for block in report.blocks]))
    found = [one for one in _read_blocks(report, quotes) if one.content]
    for one in found:
        one.content = snap_to_marks(one.content, quotes)
    found.sort(key=lambda one: (one.start, one.cue or one.content))
    hosts = find_hosts(found)
    ids = {id(one): f"{report.id}-{number:03}" for number, one in enumerate(found, 1)}
    within = {key: ids[id(host)] for key, host in hosts.items()}
    return tuple(_make(report, one, ids[id(one)], within, quotes) for one in found)


def _read_blocks(report: Report, quotes: QuoteIndex) -> list[Found]:
    """What each block gives; a quotation that one leaves open goes on in the next."""
    found: list[Found] = []
    last: Found | None = None
    for block in report.blocks:
        inside = quotes.opening_in(block.span.start, block.span.end)
        is_title = block.zone in _TITLES
        made = read_stretch(report.text, block.span, inside, is_headline=is_title, last=last)
        is_running = bool(inside) and not inside[-1].closed
        last = _left_open(made, inside) or (last if is_running else None)
        found.extend(made)
    return found


def _left_open(found: Sequence[Found], quotes: Sequence[Quoted]) -> Found | None:
    """The attribution whose quotation a block leaves open, or only announces: "He said:"."""
    quotations = [one for one in found if one.is_quotation]
    announced = [one for one in quotations if not one.content]
    if announced:
        return announced[-1]
    if not quotes or quotes[-1].closed:
        return None
    place = quotes[-1].outer
    return next((one for one in quotations if one.content[-1].overlap(place)), None)


def _make(
    report: Report, one: Found, own_id: str, within: Mapping[int, str], quotes: QuoteIndex
) -> Attribution:
    return Attribution(
        id=own_id,
        report_id=report.id,
        kind=judge_kind(report.text, one.content, quotes),
        act=one.act,
        naming=judge_naming(report.text, one.source),
        source=_words(report, one.source),
        cue=_words(report, one.cue),
        content=_words(report, one.content),
        within_id=within.get(id(one)),
        medium=_medium(report, one),
        confidence=find_confidence(one.rule),
        tier="fast",
        rule=one.rule,
    )


def _medium(report: Report, one: Found) -> Words | None:
    """The outlet that was told, if the one told is an outlet, without when or where."""
    if one.medium is None or not is_outlet(report.text, one.medium):
        return None
    aside = _ASIDE.search(report.text, one.medium.start, one.medium.end)
    return report.words(Span(one.medium.start, aside.start() if aside else one.medium.end))


def _words(report: Report, spans: tuple[Span, ...]) -> tuple[Words, ...]:
    return tuple(report.words(span) for span in spans)
