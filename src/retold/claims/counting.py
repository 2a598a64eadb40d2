"""Which figures of two reports mean one quantity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from retold.claims.material import Page
from retold.claims.measures import low_in, measure_of
from retold.claims.notes import is_in_note
from retold.claims.pairs import likeness
from retold.claims.quantities import (
    CASUALTIES,
    is_end_of,
    is_near,
    is_part,
    is_same_value,
    worth,
)
from retold.claims.things import NEARLY, SAME, is_other_scope, sort_of, thing_likeness
from retold.model import Figure, Span, Zone
from retold.text.scales import is_opposite
from retold.text.stems import content_stems, is_alike
from retold.text.tokens import fold_words

MAX_FIGURES = 40
# How alike the sentences of two figures must be, by how sure it is that they count one thing.
RARE, SURE, ONLY, LIKE = 0.12, 0.22, 0.28, 0.38
# The same for numbers that differ: of one thing, of things that are nearly one, of one measure,
# of lengths of time, which every report names, and of what one of the reports, or
# both, count more than once.
COUNTED, NAMED, MEASURED, TIMED, ONCE, OFTEN = 0.32, 0.4, 0.45, 0.5, 0.5, 0.6
SCOPE_LIKE, DOUBTFUL, NEVER = 0.36, 0.65, 2.0
# Above this one sentence is the other's copy.
COPIED = 0.7
# Two sums of money or lengths that differ by more are hardly one.
FAR = 10
MAX_AROUND, AKIN, LEAD = 260, 5, 4
_CLAUSE = regex.compile(r"[,;:–—()]\s|\s(?:and|but|while|although|whereas)\s")
_ELSEWHEN = regex.compile(
    r"\b(?:last (?:year|month|season|decade)|a (?:year|decade) (?:ago|earlier)|years ago|"
    r"a similar|in (?:18|19|20)\d\d|since (?:18|19|20)\d\d)\b",
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
Links = Mapping[tuple[str, Span, str, Span], float]


@dataclass(frozen=True, slots=True)
class Counts:
    """A figure with the sentence and the clause it stands in, and the id of who states it.

    `lead` holds the words just before it.
    """

    figure: Figure
    page: Page
    sentence: str
    clauses: tuple[str, ...]
    stems: frozenset[str]
    place: Span
    is_part: bool
    is_elsewhen: bool
    lead: tuple[str, ...] = ()
    speaker: str = ""
    is_revised: bool = False
    is_rare: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """Two figures that mean one quantity, and how surely: by the thing and by the sentences.

    `is_beside` says that some report gives both numbers, and neither as what the other became;
    `is_copied` that the second report is known to come from the first.
    """

    one: Counts
    other: Counts
    thing: float
    context: float
    is_beside: bool = False
    is_copied: bool = False

    @property
    def is_scope(self) -> bool:
        """Whether the two count different groups of persons in sentences that are alike."""
        return not self.thing

    @property
    def score(self) -> float:
        """How surely they mean one quantity, 0 to 1."""
        return 0.4 * self.thing + 0.6 * self.context


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


def match_counts(ours: Sequence[Counts], theirs: Sequence[Counts], links: Links) -> list[Match]:
    """The figures of two reports that mean one quantity: equal ones first, each once.

    Args:
        ours: The figures of the one report.
        theirs: Those of the other.
        links: How alike two aligned sentences are.
    """
    found = list(_candidates(ours, theirs, links))
    found.sort(
        key=lambda one: (
            not is_near(one.one.figure, one.other.figure)
            and not is_end_of(one.one.figure, one.other.figure),
            -round(one.score, 3),
            one.one.figure.span,
            one.other.figure.span,
        )
    )
    used: set[str] = set()
    made = []
    for match in found:
        names = {match.one.figure.id, match.other.figure.id}
        if not names & used:
            used |= names
            made.append(match)
    return made


def _candidates(ours: Sequence[Counts], theirs: Sequence[Counts], links: Links) -> Iterator[Match]:
    for one in ours:
        for other in theirs:
            thing = _thing(one, other)
            both_rare = one.is_rare and other.is_rare
            scope = not thing and both_rare and is_other_scope(one.figure, other.figure)
            if one.is_part != other.is_part or not (thing or scope) or _are_opposed(one, other):
                continue
            match = Match(one, other, thing, _context(one, other, links))
            if match.context >= (SCOPE_LIKE if scope else _least(match)):
                yield match


def _are_opposed(one: Counts, other: Counts) -> bool:
    """Whether two numbers that differ stand with opposites: what "fell 7" is not what "rose 8"."""
    is_same = is_same_value(one.figure, other.figure)
    return not is_same and is_opposite(one.lead, other.lead)


def _least(match: Match) -> float:
    """How alike the sentences must be."""
    one, other = match.one, match.other
    near = is_near(one.figure, other.figure)
    if one.is_elsewhen != other.is_elsewhen and not near and not _is_copied(match):
        return NEVER
    if _is_far(one.figure, other.figure, match.thing):
        return DOUBTFUL
    both_rare = one.is_rare and other.is_rare
    if one.figure.unit != other.figure.unit and near:
        return RARE if both_rare else SURE
    if one.figure.category in CASUALTIES:
        return RARE if both_rare else LIKE
    return _least_equal(match) if near else _least_other(match)


def _is_copied(match: Match) -> bool:
    """Whether one sentence is the other's copy, so that the sentence before it says nothing."""
    both = (match.one.sentence, match.other.sentence)
    return match.context >= COPIED and not any(map(_ELSEWHEN.search, both))


def _least_equal(match: Match) -> float:
    """The same for two equal numbers: that they are equal says something already."""
    both_rare = match.one.is_rare and match.other.is_rare
    if match.thing >= NEARLY and both_rare:
        return SURE
    return ONLY if both_rare and measure_of(match.one.figure) else LIKE


def _least_other(match: Match) -> float:
    """The same for two numbers that differ: reports of one story count many things."""
    if match.one.is_revised or match.other.is_revised:
        return MEASURED
    if not (match.one.is_rare and match.other.is_rare):
        return ONCE if match.one.is_rare or match.other.is_rare else OFTEN
    if match.thing >= SAME:
        return COUNTED
    if match.thing >= NEARLY:
        return NAMED
    measure = measure_of(match.one.figure)
    if not measure:
        return OFTEN
    return TIMED if measure == "time" else MEASURED


def _is_far(one: Figure, other: Figure, thing: float) -> bool:
    """Whether two numbers of which only the measure is the same lie far apart."""
    low, high = sorted((abs(one.low or 0.0), abs(low_in(other, one.unit) or other.low or 0.0)))
    return thing < NEARLY and high > FAR * low


def _context(one: Counts, other: Counts, links: Links) -> float:
    """How alike two figures' clauses and sentences are, or the aligned sentences they stand in."""
    key = (one.page.report.id, one.place, other.page.report.id, other.place)
    clause = max(likeness(a, b) for a in one.clauses for b in other.clauses)
    whole = likeness(one.sentence, other.sentence)
    return max(clause, 0.5 * (clause + whole), 0.8 * links.get(key, 0.0) if clause > RARE else 0.0)


def _thing(one: Counts, other: Counts) -> float:
    """How surely they count one thing; the word for it may stand elsewhere in the other's clause.

    "It employs 860 people" counts employees.
    """
    thing = thing_likeness(one.figure, one.page, other.figure, other.page)
    if 0 < thing < NEARLY and sort_of(one.figure) == "people":
        for mine, theirs in ((one, other), (other, one)):
            heads = content_stems(mine.figure.counted)[-1:]
            if any(_is_akin(head, stem) for head in heads for stem in theirs.stems):
                return NEARLY
    return thing


def _is_akin(one: str, other: str) -> bool:
    """Whether two stems are of one family: "employee" and "employs"."""
    return is_alike(one, other) or (len(one) > AKIN and one[:AKIN] == other[:AKIN])


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
    return Counts(
        figure=figure,
        page=page,
        sentence=f"{text[start : figure.span.start]} {text[figure.span.end : end]}",
        clauses=tuple(clauses),
        stems=frozenset(content_stems(clauses[-1])),
        place=place,
        is_part=is_part(page, figure),
        is_elsewhen=_is_elsewhen(page, place, Span(start, end)),
        lead=tuple(fold_words(text[start : figure.span.start])[-LEAD:]),
        speaker=_speaker(page, figure),
        is_revised=REVISED.search(text, start, end) is not None,
    )


def _is_elsewhen(page: Page, sentence: Span, around: Span) -> bool:
    """Whether a count is of another time: its sentence says so, or the one it takes up does."""
    if _ELSEWHEN.search(page.text, around.start, around.end):
        return True
    if not _TAKES_UP.search(page.text, around.start, around.end):
        return False
    before = max((one for one in page.sentences if one.end <= sentence.start), default=None)
    return before is not None and _ELSEWHEN.search(page.text, before.start, before.end) is not None


def _speaker(page: Page, figure: Figure) -> str:
    """The id of the speaker who states a figure; empty where nobody known does."""
    held = (one for one in page.attributions if one.id == figure.attribution_id)
    return next((one.speaker_id or "" for one in held), "")


def _clause(figure: Figure, text: str, start: int, end: int) -> str:
    """The words around a figure, without its number but with what it counts."""
    return f"{text[start : figure.span.start]} {figure.counted} {text[figure.span.end : end]}"


def _key(counts: Counts) -> tuple[str, str, bool]:
    sort = sort_of(counts.figure)
    thing = counts.figure.counted.casefold() if sort in {"people", "count"} else ""
    return sort, thing, counts.is_elsewhen
