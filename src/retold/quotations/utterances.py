"""The real quotations of one report: words in marks that someone is said to have spoken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from retold.model import Attribution, AttributionKind, Naming, Report, Span, Zone
from retold.text.places import PlaceIndex
from retold.text.quotes import Quoted, find_quotes, is_name_or_scare
from retold.text.sentences import find_sentences
from retold.text.stems import content_stems
from retold.text.tokens import find_words, fold_words

SHORT_WORDS = 4
COVERED, WHOLE = 0.8, 0.97
# In one report; a text with more of them is no news report.
MAX_QUOTATIONS, MAX_MARKS = 400, 2_000
MAX_AROUND, MAX_QUOTATION = 1_500, 20_000
_MAX_DEPTH = 4  # attributions, one within the other, that are told apart
READ_ZONES = frozenset(
    [Zone.HEADLINE, Zone.STANDFIRST, Zone.TEASER, Zone.BODY, Zone.SUBHEADING, Zone.CAPTION]
)


@dataclass(frozen=True, slots=True)
class Utterance:
    """One quotation in one report, with the sentences and the attribution it stands in.

    A ragged one holds the mark that opened it once more: its end is uncertain.
    """

    report: Report
    span: Span
    sentence: Span
    depth: int
    attribution: Attribution | None
    speaker_id: str | None
    is_ragged: bool
    words: tuple[str, ...] = field(repr=False)
    stems: tuple[str, ...] = field(repr=False)
    around: tuple[str, ...] = field(repr=False)

    @property
    def text(self) -> str:
        """The words between the marks."""
        return self.span.of(self.report.text)


def find_utterances(report: Report, attributions: Sequence[Attribution]) -> list[Utterance]:
    """The real quotations of a report, in text order; names and scare quotes are left out.

    Args:
        report: The report.
        attributions: Those of this report; they tell a quoted word from one held at arm's length.
    """
    found: list[Utterance] = []
    places = _Places.of(attributions)
    for block in report.blocks_in(*READ_ZONES):
        quotes = find_quotes(report.text, block.span)
        if not quotes:
            continue
        sentences = PlaceIndex(find_sentences(report.text, block.span), lambda one: [one])
        real_to = 0  # marks come in the order of opening: inside is what ends before this
        for quoted in quotes[:MAX_MARKS]:
            inside_real = quoted.depth == 0 or quoted.outer.end <= real_to
            if not inside_real or not _is_real(report, quoted, places):
                continue
            real_to = max(real_to, quoted.outer.end)
            found.append(_utterance(report, quoted, places, sentences))
            if len(found) >= MAX_QUOTATIONS:
                return found
    return found


def trim_span(text: str, span: Span, edge: str = " \t\r\n ,") -> Span:
    """The span without white space, and the comma that printers put inside, at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return Span(start, end) if end > start else span


def index_contents(attributions: Sequence[Attribution]) -> PlaceIndex[Attribution]:
    """The attributions by the places of what is said in them."""
    return PlaceIndex(attributions, lambda one: [words.span for words in one.content])


def covering(
    contents: PlaceIndex[Attribution], span: Span, share: float = COVERED
) -> list[Attribution]:
    """The attributions whose content holds most of the span, innermost first.

    One that lies within another comes before it, even where more follows in its content ("the
    paper quotes Orr as saying: ..."); else the shorter content comes first.
    """
    held: dict[str, Attribution] = {}
    for attribution in contents.touching(span):
        inside = sum(words.span.overlap(span) for words in attribution.content)
        if inside >= share * len(span):
            held[attribution.id] = attribution
    return sorted(held.values(), key=lambda one: (-_depth(one, held), _size(one), one.id))


def _depth(attribution: Attribution, held: Mapping[str, Attribution]) -> int:
    """In how many of the others it lies, one within the next; not counted past a few."""
    for depth in range(_MAX_DEPTH):
        host = held.get(attribution.within_id or "")
        if host is None:
            return depth
        attribution = host
    return _MAX_DEPTH


def _size(attribution: Attribution) -> int:
    return sum(len(words.span) for words in attribution.content)


@dataclass(frozen=True, slots=True)
class _Places:
    """What a report's marks may stand in, by place; `spoken` holds what is really said."""

    contents: PlaceIndex[Attribution]
    spoken: PlaceIndex[Attribution]

    @classmethod
    def of(cls, attributions: Sequence[Attribution]) -> _Places:
        spoken = [one for one in attributions if _is_spoken(one)]
        return cls(
            index_contents(attributions),
            PlaceIndex(spoken, lambda one: [words.span for words in (*one.content, *one.cue)]),
        )


def _is_real(report: Report, quoted: Quoted, places: _Places) -> bool:
    if len(quoted.inner) > MAX_QUOTATION or is_name_or_scare(report.text, quoted):
        return False
    inside = Span(quoted.inner.start, min(quoted.inner.end, quoted.inner.start + 400))
    if quoted.depth or len(find_words(report.text, inside)) >= SHORT_WORDS:
        return True
    return bool(places.spoken.touching(quoted.inner))


def _is_spoken(attribution: Attribution) -> bool:
    """Whether there is a cue in words, or a source: a colon in a headline alone is neither."""
    if not attribution.cue:
        return bool(attribution.source) or attribution.kind is AttributionKind.DIRECT
    return any(letter.isalpha() for words in attribution.cue for letter in words.text)


def _utterance(
    report: Report, quoted: Quoted, places: _Places, sentences: PlaceIndex[Span]
) -> Utterance:
    span = trim_span(report.text, quoted.inner)
    around = sentences.touching(quoted.outer) or [quoted.outer]
    sentence = Span(
        max(around[0].start, quoted.outer.start - MAX_AROUND),
        min(around[-1].end, quoted.outer.end + MAX_AROUND),
    )
    held = covering(places.contents, span, WHOLE) or covering(places.contents, span)
    named = [one for one in held if one.speaker_id and one.naming is not Naming.NONE]
    return Utterance(
        report=report,
        span=span,
        sentence=sentence,
        depth=quoted.depth,
        attribution=held[0] if held else None,
        speaker_id=named[0].speaker_id if named else None,
        is_ragged=quoted.mark in span.of(report.text),
        words=tuple(fold_words(report.text, span)),
        stems=tuple(content_stems(report.text, span)),
        around=tuple(content_stems(report.text, sentence)),
    )
