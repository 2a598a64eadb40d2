"""Whether the second of two figures is what became of the first."""

from __future__ import annotations

from datetime import timedelta

import regex

from retold.claims.counting import AROUND, Counts, Match, word_near
from retold.claims.measures import low_in, measure_of
from retold.claims.quantities import CASUALTIES
from retold.claims.sameness import digits_kept
from retold.model import Category, Figure
from retold.text.stems import stem_word

# Above this the sentences are copies: a number that differs was changed, it did not grow.
VERBATIM, SENTENCE = 0.85, 4
HALF_A_DAY = timedelta(hours=12)
_FROM = regex.compile(r"\bfrom\s(?:\p{L}+\s)?\Z", regex.IGNORECASE)
_GREW = regex.compile(
    r"\b(?:rose|rises|risen|rising|climbed|grew|grown|increased|jumped|up from|raised|revised|"
    r"updated|has since)\b",
    regex.IGNORECASE,
)
_FELL = regex.compile(
    r"\b(?:fell|fallen|falls|falling|dropped|down (?:from|to)|shrunk|shrank|shrinking|lowered|"
    r"cut (?:to|from|by|its|their|his|her)|"
    r"reduced|eased|dwindled|declined|sank|sunk|receded|still|remains?|remained)\b",
    regex.IGNORECASE,
)
_NOW = regex.compile(
    r"\b(?:now|later|so far|latest|by (?:noon|midday|evening|night|morning|midnight|dusk|dawn|"
    r"nightfall))\b",
    regex.IGNORECASE,
)
_FIRST = regex.compile(
    r"\b(?:initial(?:ly)?|at first|first (?:reports?|counts?|estimates?)|preliminary|earlier|"
    r"early (?:reports?|counts?|results?|returns?|figures?|estimates?)|previously|"
    r"provisional(?:ly)?|originally)\b",
    regex.IGNORECASE,
)
_FINAL = regex.compile(
    r"\b(?:final(?:ly)? (?:counts?|results?|tall(?:y|ies)|tolls?|figures?|accounts?|bills?)|"
    r"in the end|when all|official results?)\b",
    regex.IGNORECASE,
)
# A count that goes on says since when, or that more may come; it reaches its numbers one by one.
_SO_FAR = regex.compile(
    r"\b(?:since (?:the|last|early|late)\b|since (?-i:\p{Lu})|(?:so far|to date|by now|already)\b)",
    regex.IGNORECASE,
)
_REACHED = regex.compile(
    r"\b(?:reach(?:es|ed|ing)?|spread|swell(?:ed)?|swollen|soared|doubled|trebled|tripled|topped|"
    r"passed|mounted|stands?|stood|crossed|hit)(?: to| at)?\s(?:\p{L}+\s)?\Z",
    regex.IGNORECASE,
)
_GROWING_UNITS = frozenset(["hectares", "acres"])
# What is counted while it goes on: the later count takes in the earlier one.
_UNFOLDING = frozenset(
    map(
        stem_word,
        "destroyed damaged burnt burned lost flooded cancelled infected cases ill sick sickened "
        "confirmed evacuated homeless sheltered rescued recovered arrested detained treated "
        "hospital stranded collapsed bodies outages signatures signed donated recalled scrapped "
        "grounded inundated missing trapped leave flee fled displaced".split(),
    )
)
NEAR_WORD = 0.3


def why_later(first: Counts, last: Counts, match: Match) -> str:
    """Why the second figure is a later one than the first; empty where nothing says so."""
    one, other = first.figure, last.figure
    if one.as_of and other.as_of and one.as_of != other.as_of:
        is_more = _grew(one, other) and other.as_of > one.as_of
        return "it is said to hold for a later time" if is_more else ""
    gap = _gap(first, last)
    is_after = is_later(first, last)
    is_before = gap is not None and gap < timedelta(0)
    settled = "" if is_before else _settled(first, last)
    if settled:
        return settled
    if not _grew(one, other):
        return _fell(first, last) if is_after else ""
    said = first.page.report.published.moment
    is_ahead = other.as_of and said is not None and said.latest < other.as_of
    if (is_ahead or (other.as_of and not one.as_of and is_after)) and not is_before:
        return "the larger number is said to hold for a time, in the report published later"
    grew = "" if _has_other_past(first, last) else word_near(_GREW, last.page, other)
    if not grew and not match.is_beside and not _are_two(first, last):
        grew = word_near(_NOW, last.page, other)
    if grew and not is_before:
        return f'the larger number stands with "{grew}"'
    grows = {one.category, other.category} & CASUALTIES or _unfolds(last) or _unfolds(first)
    is_beside = match.is_beside and (gap is None or gap < HALF_A_DAY)
    is_disputed = is_beside or _is_disputed(first, last) or _is_slip(first, last)
    if not grows or not is_after or is_disputed or _is_copied(first, last, match):
        return ""
    return "the larger number was published later"


def is_later(first: Counts, last: Counts) -> bool:
    """Whether the second report was published after the first, as far as is known."""
    gap = _gap(first, last)
    return gap is not None and gap > timedelta(0)


def _settled(first: Counts, last: Counts) -> str:
    """Why the second figure took the place of the first, larger or smaller; empty if nothing says.

    The one is called a first, the other a final count, or one outlet gives the other number later.
    """
    start = word_near(_FIRST, first.page, first.figure)
    if start and not word_near(_FIRST, last.page, last.figure):
        return f'the other number stands with "{start}"'
    final = word_near(_FINAL, last.page, last.figure)
    if final and not word_near(_FINAL, first.page, first.figure):
        return f'the number stands with "{final}"'
    outlets = [one.page.report.outlet.name.casefold() for one in (first, last)]
    is_own = outlets[0] != "" and outlets[0] == outlets[1] and is_later(first, last)
    return "the same outlet gave this number later" if is_own and not _is_slip(first, last) else ""


def _is_slip(first: Counts, last: Counts) -> bool:
    """Whether two numbers differ as slips of the pen do."""
    return digits_kept(first.figure.low or 0.0, last.figure.low or 0.0) == 1


def _fell(first: Counts, last: Counts) -> str:
    """Why the second figure, published later, is what became of the larger first one."""
    if first.figure.category is last.figure.category is Category.MISSING:
        return "fewer are missing in the report published later"
    fell = word_near(_FELL, last.page, last.figure)
    is_both = fell and word_near(_FELL, first.page, first.figure)
    if not fell or is_both or _has_other_past(first, last):
        return ""
    return f'the smaller number stands with "{fell}", in the report published later'


def _has_other_past(first: Counts, last: Counts) -> bool:
    """Whether the second figure's sentence says from what it came, and that is not the first."""
    beside = [
        one
        for one in last.page.figures
        if one.id != last.figure.id and last.place.covers(one.span) and one.unit == last.figure.unit
    ]
    text = last.page.text
    past = [
        one
        for one in beside
        if _FROM.search(text, max(last.place.start, one.span.start - 12), one.span.start)
    ]
    return bool(past) and not any(one.low == first.figure.low for one in past)


def _unfolds(counts: Counts) -> bool:
    """Whether a figure counts what goes on happening: ground burnt, houses lost, people ill."""
    figure, text = counts.figure, counts.page.text
    if measure_of(figure):
        return figure.unit in _GROWING_UNITS
    at = figure.span.start
    if _REACHED.search(text, max(counts.place.start, at - AROUND // 4), at):
        return True
    words = zip(counts.context.stems, counts.context.weights, strict=True)
    is_open = word_near(_SO_FAR, counts.page, figure)
    return bool(is_open) or any(
        weight >= NEAR_WORD and stem in _UNFOLDING for stem, weight in words
    )


def _grew(one: Figure, other: Figure) -> bool:
    """Whether the second number is the larger, in one unit."""
    return (low_in(other, one.unit) or other.low or 0.0) > (one.low or 0.0)


def _gap(first: Counts, last: Counts) -> timedelta | None:
    """How long after the first report the second was published; None where it is not known."""
    before, after = (each.page.report.published.moment for each in (first, last))
    return after.middle - before.middle if before is not None and after is not None else None


def _is_copied(first: Counts, last: Counts, match: Match) -> bool:
    """Whether two sentences are nearly one, and no scraps: the number was changed, it grew not.

    An outlet writes its own sentences again when it counts anew, and so does who takes over two
    counts that grew.
    """
    outlets = [one.page.report.outlet.name.casefold() for one in (first, last)]
    if (outlets[0] and outlets[0] == outlets[1]) or _has_grown(first, last):
        return False
    are_sentences = min(len(first.stems), len(last.stems)) >= SENTENCE
    return match.context >= VERBATIM and (match.is_copied or are_sentences)


def _has_grown(first: Counts, last: Counts) -> bool:
    """Whether beside this count, in its sentence, one of other casualties grew as well."""
    before, after = (
        {one.category: one.low or 0.0 for one in each.page.figures if each.place.covers(one.span)}
        for each in (first, last)
    )
    both = (before.keys() & after.keys() & CASUALTIES) - {first.figure.category}
    return any(after[each] > before[each] for each in both)


def _is_disputed(first: Counts, last: Counts) -> bool:
    """Whether two sources gave the numbers within half a day: they disagree rather than it grew."""
    gap = _gap(first, last)
    return _are_two(first, last) and gap is not None and gap < HALF_A_DAY


def _are_two(first: Counts, last: Counts) -> bool:
    """Whether two sources state the figures, and not an outlet that counts anew.

    "Police" of two reports are one source, though nothing says that they are one office.
    """
    is_same = not first.speaker or not last.speaker or first.speaker == last.speaker
    outlets = [one.page.report.outlet.name.casefold() for one in (first, last)]
    if is_same or (outlets[0] and outlets[0] == outlets[1]):
        return False
    return not first.source & last.source
