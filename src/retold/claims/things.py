"""Whether two figures count one sort of thing, by the words for what is counted."""

from __future__ import annotations

from functools import cache

import regex

from retold.claims.material import Page
from retold.claims.measures import measure_of
from retold.claims.quantities import CASUALTIES
from retold.model import Category, Figure, Span
from retold.text.stems import content_stems, is_alike, stem_word
from retold.text.tokens import fold_word, fold_words
from retold.text.vectors import word_similarity
from retold.text.wordlists import read_list

SAME, NEARLY, OPEN = 1.0, 0.8, 0.5
SYNONYM = 0.5
MAX_THING = 60
_OF = regex.compile(r"\s(?:of|in)\s(?:the\s|its\s|his\s|her\s|their\s|an?\s)?", regex.IGNORECASE)
MAX_PART = 40
NEAR = 300
_PART_OF = regex.compile(
    r"(?P<part>[\p{L}\d][\p{L}\d,.-]*)\s+(?:out\s+)?of\s+(?:the|its|his|her|their|these|those|all)\s+$",
    regex.IGNORECASE,
)
_THING_ENDS = regex.compile(
    r"[,;:.()–—]|\s(?:was|were|is|are|had|has|have|will|in|on|at|by|to|from|and|or|for|with|that|"
    r"which|who|when|after|before|over|as)\b",
    regex.IGNORECASE,
)
_SUBSETS = ("child", "woman", "man")
_ANYBODY = frozenset(["people", "person", "persons", "others", "other", "more", "individuals", ""])


def sort_of(figure: Figure) -> str:
    """What sort of quantity a figure is: a casualty, a measure, people, or a count of things."""
    if figure.category in CASUALTIES:
        return figure.category.value
    return measure_of(figure) or ("people" if figure.category is Category.PEOPLE else "count")


def thing_likeness(one: Figure, page: Page, other: Figure, other_page: Page) -> float:
    """How surely two figures count one thing, 0 to 1; 0 where they cannot."""
    sort = sort_of(one)
    if sort != sort_of(other) or are_apart(one, other) or stand_apart(one, page, other, other_page):
        return 0.0
    if one.category in CASUALTIES:
        return SAME
    if sort == "people" and {_head(one), _head(other)} & _ANYBODY:
        return NEARLY if _head(one) == _head(other) else OPEN
    if sort in {"people", "count"}:
        return _words_likeness(one.counted, other.counted)
    words, others = (
        content_stems(_measured(each, held)) for each, held in ((one, page), (other, other_page))
    )
    if not words or not others:
        return OPEN
    if is_alike(words[0], others[0]) or is_alike(words[-1], others[-1]):
        return SAME
    return _words_likeness(words[0], others[0])


def stand_apart(one: Figure, page: Page, other: Figure, other_page: Page) -> bool:
    """Whether what stands about two figures says that they count two things."""
    if _is_part(one, other, other_page) or _is_part(other, one, page):
        return True
    if one.category in CASUALTIES:
        return False
    return not (_is_named_near(one, other, other_page) and _is_named_near(other, one, page))


def _is_named_near(figure: Figure, other: Figure, page: Page) -> bool:
    """Whether the names that a figure is counted by, if any, stand near another figure too.

    "550 Japanese troops" are none of the "850 troops" of a paragraph about the British.
    """
    names = [word for word in figure.counted.split() if word[0].isupper()]
    if not names or measure_of(figure):
        return True
    near = Span(max(0, other.span.start - NEAR), min(len(page.text), other.span.end + NEAR))
    words = {stem_word(word) for word in fold_words(page.text, near)}
    return any(is_alike(stem_word(fold_word(name)), word) for name in names for word in words)


def _is_part(figure: Figure, whole: Figure, page: Page) -> bool:
    """Whether a figure is given as a part of another one there: "100 of the 767 planes"."""
    start = whole.span.start
    match = _PART_OF.search(page.text, max(0, start - MAX_PART), start)
    first = figure.text.split(maxsplit=1)[:1]
    return match is not None and first == [match["part"]]


def is_other_scope(one: Figure, other: Figure) -> bool:
    """Whether two figures count persons by different groups: passengers and people aboard."""
    if not (_counts_persons(one) and _counts_persons(other)):
        return False
    roles = {_role(one), _role(other)}
    hurt = {one.category, other.category} & CASUALTIES
    if hurt and (one.category is not other.category or None in roles):
        return False
    return len(roles) > 1


def are_apart(one: Figure, other: Figure) -> bool:
    """Whether the words for what is counted name two groups, or only some of those hurt."""
    roles = [_role(each) for each in (one, other)]
    if (None not in roles and roles[0] != roles[1]) or _have_other_names(one, other):
        return True
    return one.category in CASUALTIES and _is_subset(roles[0]) != _is_subset(roles[1])


def _have_other_names(one: Figure, other: Figure) -> bool:
    """Whether each is counted by a name, and by another one: a nation, a party, a make."""
    ours, theirs = (
        {word for word in each.counted.split() if word[0].isupper()} for each in (one, other)
    )
    if not ours or not theirs:
        return False
    return not any(is_alike(stem_word(a), stem_word(b)) for a in ours for b in theirs)


def _is_subset(role: int | None) -> bool:
    """Whether a group of persons is seldom all who were hurt: children, women, men."""
    return role is not None and role in {_groups().get(stem_word(word)) for word in _SUBSETS}


def _counts_persons(figure: Figure) -> bool:
    is_person = figure.category is Category.PEOPLE or figure.category in CASUALTIES
    return is_person or _role(figure) is not None


def _words_likeness(left: str, right: str) -> float:
    ours, theirs = content_stems(left), content_stems(right)
    if not ours or not theirs:
        return OPEN
    if is_alike(ours[-1], theirs[-1]):
        return SAME
    likeness = word_similarity(_last(left), _last(right))
    if likeness >= SYNONYM:
        return NEARLY
    return OPEN + 0.1 if any(is_alike(a, b) for a in ours for b in theirs) else 0.0


def _measured(figure: Figure, page: Page) -> str:
    """What is measured: the words after "of", or the noun that the figure stands before."""
    units = {"", figure.unit, f"{figure.unit}s"}
    if figure.counted.casefold() not in units and figure.category is not Category.DISTANCE:
        rest = [word for word in fold_words(figure.counted) if word not in {figure.unit, "of"}]
        if rest and figure.category in {Category.MONEY, Category.PERCENT}:
            return " ".join(rest)
    of = _OF.match(page.text, figure.span.end)
    if of is None:
        return ""
    stop = _THING_ENDS.search(page.text, of.end(), of.end() + MAX_THING)
    end = stop.start() if stop else min(len(page.text), of.end() + MAX_THING)
    return Span(of.end(), end).of(page.text) if end > of.end() else ""


def _head(figure: Figure) -> str:
    return _last(figure.counted)


def _last(words: str) -> str:
    folded = fold_words(words)
    return folded[-1] if folded else ""


def _role(figure: Figure) -> int | None:
    """The number of the group of persons that a figure counts, where the word names one."""
    return _groups().get(stem_word(_head(figure)))


@cache
def _groups() -> dict[str, int]:
    lines = enumerate(read_list("retold.claims", "counted.txt"))
    return {stem_word(word): number for number, line in lines for word in line.split()}
