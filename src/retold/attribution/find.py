"""Who is said to have said what, in one report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from retold.attribution.accurate import read_accurately
from retold.attribution.confidence import find_confidence
from retold.attribution.found import Found
from retold.attribution.judge import judge_kind, judge_naming
from retold.attribution.marks import QuoteIndex
from retold.attribution.media import find_medium
from retold.attribution.nest import find_hosts
from retold.attribution.network import load_tagger
from retold.attribution.read import read_stretch
from retold.attribution.running import find_running_quotes
from retold.attribution.snap import snap_to_marks
from retold.attribution.tiers import Tier, choose_tier
from retold.model.attribution import Attribution
from retold.model.report import Report, Zone
from retold.model.span import Span, Words
from retold.text.quotes import Quoted

_NEAR = 60  # characters from the cue to the end of the block whose last sentence announces
_TITLES = frozenset([Zone.HEADLINE, Zone.SUBHEADING, Zone.TEASER])


def find_attributions(report: Report, tier: str | None = None) -> tuple[Attribution, ...]:
    """Everyone who is said to have said, thought, wanted or felt something, in text order.

    The fast tier goes by rules alone: a lexicon of cues, the noun phrases beside them, quotation
    marks; `confidence` is the share of right ones that the rule gave on annotated news. In the
    accurate tier a trained tagger weighs what the rules found and adds to it. Each block of the
    report is read on its own. `within_id` names the attribution in whose content another lies.

    Args:
        report: The report.
        tier: "accurate" or "fast"; if not given, accurate where it can run here and the text has
            at most 250,000 code points, else fast. Every attribution says which tier made it.

    Raises:
        RetoldError: There is no such tier; or the accurate tier's model is missing or damaged, or
            ONNX Runtime is not installed.
    """
    chosen = choose_tier(tier, len(report.text))
    quotes, found = find_found(report)
    if chosen is Tier.ACCURATE:
        found = read_accurately(load_tagger(), report, quotes, found)
    for one in found:
        one.content = snap_to_marks(one.content, quotes)
    found.sort(key=lambda one: (one.start, one.cue or one.content))
    hosts = find_hosts(found)
    ids = {id(one): f"{report.id}-{number:03}" for number, one in enumerate(found, 1)}
    within = {key: ids[id(host)] for key, host in hosts.items()}
    return tuple(_make(report, one, ids[id(one)], within, quotes) for one in found)


def find_found(report: Report) -> tuple[QuoteIndex, list[Found]]:
    """The quotations of a report, and what the rules find in it before it is judged, unsorted."""
    quotes = QuoteIndex(find_running_quotes(report.text, [block.span for block in report.blocks]))
    return quotes, [one for one in _read_blocks(report, quotes) if one.content]


def _read_blocks(report: Report, quotes: QuoteIndex) -> list[Found]:
    """What each block gives; a quotation that one leaves open goes on in the next."""
    found: list[Found] = []
    last: Found | None = None
    for block in report.blocks:
        inside = quotes.opening_in(block.span.start, block.span.end)
        is_title = block.zone in _TITLES
        made = read_stretch(report.text, block.span, inside, is_headline=is_title, last=last)
        is_running = bool(inside) and not inside[-1].closed
        last = _left_open(made, inside, block.span.end) or (last if is_running else None)
        found.extend(made)
    return found


def _left_open(found: Sequence[Found], quotes: Sequence[Quoted], end: int) -> Found | None:
    """The attribution whose quotation a block leaves open, or only announces: "He said:"."""
    quotations = [one for one in found if one.is_quotation]
    announced = [one for one in quotations if not one.content]
    if announced and (announced[-1].rule != "announced" or end - announced[-1].cue[-1].end < _NEAR):
        return announced[-1]
    if not quotes or quotes[-1].closed:
        return None
    place = quotes[-1].outer
    ended = (one for one in quotations if one.content and one.content[-1].overlap(place))
    return next(ended, None)


def _make(
    report: Report, one: Found, own_id: str, within: Mapping[int, str], quotes: QuoteIndex
) -> Attribution:
    medium = find_medium(report.text, one.cue, one.medium)
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
        medium=report.words(medium) if medium else None,
        confidence=find_confidence(one.rule) if one.confidence is None else one.confidence,
        tier=(Tier.FAST if one.confidence is None else Tier.ACCURATE).value,
        rule=one.rule,
    )


def _words(report: Report, spans: tuple[Span, ...]) -> tuple[Words, ...]:
    return tuple(report.words(span) for span in spans)
