"""Figures with what stands around them, as they are held against each other."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

import regex

from retold.claims.context import Context, read_context
from retold.claims.material import Page
from retold.claims.measures import measure_of
from retold.claims.notes import is_in_note
from retold.claims.quantities import CASUALTIES, is_part, worth
from retold.claims.things import sort_of
from retold.model import Figure, Span, Zone
from retold.text.stems import content_stems
from retold.text.tokens import fold_words

MAX_FIGURES = 40
# Above this one sentence is the other's copy.
COPIED = 0.7
MAX_AROUND, LEAD = 260, 4
# How far from a figure the words may stand that say how it came about.
AROUND = 140
_CLAUSE = regex.compile(r"[,;:–—()]\s|\s(?:and|but|while|although|whereas)\s")
LAST, OTHER = "last", "other"
ELSEWHEN = regex.compile(
    r"(?<!\b(?:than|from|on|against|below|above)\s)\b(?:last (?:year|month|season|decade)|"
    r"a (?:year|decade) (?:ago|earlier)|years ago|a similar|(?:in|since) (?:18|19|20)\d\d)\b",
    regex.IGNORECASE,
)
_TAKES_UP = regex.compile(r"\b(?:them|they|it|then|that (?:year|month|season))\b", regex.IGNORECASE)
REVISED = regex.compile(
    r"\b(?:(?:raised?|lifted|increased|lowered|cut|reduced|trimmed|revised|corrected)"
    r"(?:\s\p{L}+){0,2}\s(?:estimates?|forecasts?|projections?|figures?|tolls?|counts?|numbers?|"
    r"targets?|offers?|bids?|predictions?|tall(?:y|ies))"
    r"|revised (?:up|down)(?:wards?)?)\b",
    regex.IGNORECASE,
)
_RATE = regex.compile(
    r"[\s,]*(?:(?:per|each|every)\s(\p{L}{3,12})\b|an?\s(year|month|week|day|night|hour|minute|"
    r"head|person|piece|kilo|tonne|ton|litre|gallon|barrel|share|plate|room|seat|ticket|trip|game|"
    r"ride|unit|dose|household|family|copy|bottle|pint|mile|kilometre|metre|hectare|acre)\b"
    r"|(apiece|each|annually|monthly|daily|weekly)\b)",
    regex.IGNORECASE,
)
_SAME_RATES = {
    "annually": "year", "monthly": "month", "daily": "day", "weekly": "week", "annum": "year",
    "person": "head", "capita": "head", "apiece": "each",
}  # fmt: skip
# A number whose noun is left out counts what the last figure within so many sentences counts.
MAX_ABOVE = 3


@dataclass(frozen=True, slots=True)
class Counts:
    """A figure with the sentence and the clause it stands in, and the id of who states it.

    `lead` holds the words just before it, `context` those around it by their distance, `counted`
    what it counts, by the figure before it where it does not say so itself, `rate` for what it is
    counted anew ("head", "year"), `elsewhen` of which other time it is, and `source` the stems of
    the words for who states it.
    """

    figure: Figure
    page: Page
    sentence: str
    clauses: tuple[str, ...]
    stems: frozenset[str]
    place: Span
    is_part: bool
    elsewhen: str
    context: Context
    counted: str = ""
    rate: str = ""
    lead: tuple[str, ...] = ()
    speaker: str = ""
    source: frozenset[str] = frozenset()
    is_revised: bool = False
    is_rare: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """Two figures that mean one quantity, and how surely: by the thing and by the sentences.

    `chance` is how surely by everything, 0 to 1; 0 where only a third figure ties them.
    `is_beside` says that some report gives both numbers, and neither as what the other became;
    `is_copied` that the second report is known to come from the first.
    """

    one: Counts
    other: Counts
    thing: float
    context: float
    is_beside: bool = False
    is_copied: bool = False
    chance: float = 0.0

    @property
    def is_scope(self) -> bool:
        """Whether the two count different groups of persons in sentences that are alike."""
        return not self.thing

    @property
    def score(self) -> float:
        """How surely they mean one quantity, 0 to 1."""
        return self.chance or 0.4 * self.thing + 0.6 * self.context


def read_counts(page: Page) -> list[Counts]:
    """The figures with a number; one in a headline only where the text below has none of its sort.

    One is rare when the report has no other value of its sort and thing.
    """
    known = [one for one in page.figures if one.low is not None and not is_in_note(page, one)]
    known = known[: 2 * MAX_FIGURES]
    heads = {one.id for one in known if page.report.zone_at(one.span.start) is Zone.HEADLINE}
    below = {sort_of(one) for one in known if one.id not in heads}
    used = [one for one in known if one.id not in heads or sort_of(one) not in below]
    counts = [_counts(page, one) for one in used[:MAX_FIGURES]]
    totals = [one for one in counts if not one.is_part]
    values = Counter(key for key, *_ in {(_key(one), *worth(one.figure)) for one in totals})
    return [replace(one, is_rare=values[_key(one)] <= 1) for one in counts]


def _counts(page: Page, figure: Figure) -> Counts:
    near = page.places.sentences.touching(figure.span)
    place = near[0] if near else figure.span
    start = max(place.start, figure.span.start - MAX_AROUND)
    end = max(figure.span.end, min(place.end, figure.span.end + MAX_AROUND))
    text = page.text
    cuts = [cut.end() for cut in _CLAUSE.finditer(text, start, figure.span.start)]
    stop = _CLAUSE.search(text, figure.span.end, end)
    clause_end = stop.start() if stop else end
    starts = {start, *cuts[-2:]} if len(cuts) < 2 else set(cuts[-2:])
    clauses = [_clause(figure, text, at, clause_end) for at in sorted(starts)]
    counted, above = _counted(page, figure), _above(page, place)
    rate = _RATE.match(text, figure.span.end)
    return Counts(
        figure=figure,
        page=page,
        sentence=f"{text[start : figure.span.start]} {text[figure.span.end : end]}",
        clauses=tuple(clauses),
        stems=frozenset(content_stems(clauses[-1])),
        place=place,
        is_part=is_part(page, figure),
        elsewhen=_elsewhen(page, figure, place, Span(start, end)),
        context=read_context(text, Span(start, end), figure, above, counted),
        counted=counted,
        rate=_rate(rate) if rate else "",
        lead=tuple(fold_words(text[start : figure.span.start])[-LEAD:]),
        speaker=_speaker(page, figure),
        source=_source(page, figure),
        is_revised=REVISED.search(text, start, end) is not None,
    )


def _elsewhen(page: Page, figure: Figure, sentence: Span, around: Span) -> str:
    """Of which other time a count is: LAST of a year that ended, OTHER; empty of none.

    Its sentence says so, nearer to it than to another figure, or the one that it takes up does.
    """
    beside = [one.span for one in page.places.figures.touching(around)]
    for match in ELSEWHEN.finditer(page.text, around.start, around.end):
        said = Span(*match.span())
        if _apart(said, figure.span) <= min((_apart(said, one) for one in beside), default=0):
            return LAST if match.group().casefold().startswith("last ") else OTHER
    if not _TAKES_UP.search(page.text, around.start, around.end):
        return ""
    before = _above(page, sentence)
    is_above = before and ELSEWHEN.search(page.text, before.start, before.end)
    return OTHER if is_above else ""


def _apart(one: Span, other: Span) -> int:
    """How many characters stand between two places."""
    return max(0, one.start - other.end, other.start - one.end)


def _above(page: Page, sentence: Span) -> Span | None:
    """The sentence before."""
    return max((one for one in page.sentences if one.end <= sentence.start), default=None)


def _rate(match: regex.Match[str]) -> str:
    word = next(group for group in match.groups() if group).casefold()
    return _SAME_RATES.get(word, word)


def _counted(page: Page, figure: Figure) -> str:
    """What a figure counts: its own words, or those of the last figure that counts things."""
    if figure.counted or measure_of(figure) or figure.category in CASUALTIES:
        return figure.counted
    before = [
        one
        for one in page.figures
        if one.span.end <= figure.span.start and one.counted and not measure_of(one)
    ]
    if not before:
        return ""
    since = [
        one
        for one in page.sentences
        if before[-1].span.end <= one.end and one.start <= figure.span.start
    ]
    return before[-1].counted if len(since) <= MAX_ABOVE else ""


def _speaker(page: Page, figure: Figure) -> str:
    """The id of the speaker who states a figure; empty where nobody known does."""
    held = (one for one in page.attributions if one.id == figure.attribution_id)
    return next((one.speaker_id or "" for one in held), "")


def _source(page: Page, figure: Figure) -> frozenset[str]:
    """The stems of the words that name who states a figure; empty where nobody does."""
    held = (one for one in page.attributions if one.id == figure.attribution_id)
    return frozenset(
        stem for one in held for words in one.source for stem in content_stems(words.text)
    )


def _clause(figure: Figure, text: str, start: int, end: int) -> str:
    """The words around a figure, without its number but with what it counts."""
    return f"{text[start : figure.span.start]} {figure.counted} {text[figure.span.end : end]}"


def _key(counts: Counts) -> tuple[str, str, bool]:
    sort = sort_of(counts.figure)
    thing = counts.figure.counted.casefold() if sort in {"people", "count"} else ""
    return sort, thing, bool(counts.elsewhen)


def word_near(pattern: regex.Pattern[str], page: Page, figure: Figure) -> str:
    """The word of a pattern in a figure's sentence, near the figure."""
    near = page.places.sentences.touching(figure.span)
    place = near[0] if near else figure.span
    start = max(place.start, figure.span.start - AROUND)
    match = pattern.search(page.text, start, min(place.end, figure.span.end + AROUND))
    return match.group() if match else ""
