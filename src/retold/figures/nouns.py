"""What a number counts: the noun phrase after it, and whether it means persons.

Without a parser: the words up to the first one that ends a noun phrase, or the first plural that
stands before a verb.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from retold.model import Span
from retold.text.units import measure_of_unit, unit_of_word
from retold.text.wordlists import read_list

MAX_COUNTED_WORDS = 6

_WORD = regex.compile(r"\s*[\"“‘'(]?([\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:[.'’\-][\p{L}\p{N}]+)*\.?)")
_STOPS = frozenset(
    "in at on by from to with for as since until after before during over under between among "
    "near off against into onto within without across through throughout around about along "
    "amid despite via per and or but nor so yet because although though while when where which "
    "who whom whose that than if unless the a an this these those his her its their our my is "
    "are was were be been being has have had do does did will would can could may might must "
    "shall should not no also still already only just later earlier alone each altogether "
    "overall now then there here said says saying say told tells he she it they we i you them "
    "him us me who's is it's went came died die dies fled flee drowned remain remained live "
    "lived took take taken gave made make got get left leave lost lose won win ran run fell "
    "fall rose rise found find felt feel saw see seen sat stood began begin became become kept "
    "keep held hold brought bring sent send met meet paid pay put set cut hit hurt shot struck "
    "swept spent sank sunk sold bought apart away back down out up off ago every both all "
    "apiece compared lower higher last next today yesterday tomorrow monday tuesday wednesday "
    "thursday friday saturday sunday respectively short ahead behind needed".split()
)
_MEASURED = frozenset(
    "dead killed injured wounded hurt missing arrested detained displaced homeless shot stabbed "
    "grazed".split()
)
_COLLECTIVE = frozenset(
    "people police troops dead wounded injured children men women others".split()
)
# Nouns that are their own plural, and words that stand for what is counted.
_UNCHANGED = frozenset(
    "aircraft spacecraft hovercraft craft sheep fish deer cattle livestock poultry salmon trout "
    "series species offspring personnel staff crew personnel horsepower head dozen hundred "
    "thousand million billion more other others percent strong-man youth data media bacteria "
    "criteria fungi alumni offspring teu msc rpm".split()
)
_NO_PLURALS = frozenset(
    "this his its was is has as us news series plus across less always perhaps towards various "
    "previous serious religious numerous precious famous us' business gas address process "
    "access congress class glass loss".split()
)
_ARTICLES = frozenset("the these those its their his her our".split())
_THOSE = frozenset("them us which whom".split())
_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "person", "persons": "person",
    "teeth": "tooth", "feet": "foot", "mice": "mouse", "lives": "life", "wives": "wife",
    "police": "police", "troops": "troop", "militia": "militia", "crew": "crew",
}  # fmt: skip
_PEOPLE_ENDINGS = ("ists", "ians", "eans", "ans", "ers", "ors", "ese", "is", "ites", "crats")


@dataclass(frozen=True, slots=True)
class Counted:
    """The words counted, their place, and the last noun, folded and in the singular."""

    span: Span
    text: str
    head: str
    is_people: bool
    is_partitive: bool = False


@cache
def persons() -> frozenset[str]:
    """Nouns for persons, in the singular."""
    return frozenset(read_list("retold.figures", "persons.txt"))


def singular(noun: str) -> str:
    """The singular of a folded noun, by its ending alone."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("men") and len(noun) > 4:
        return noun[:-3] + "man"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    if is_plural(noun) and noun.endswith("s"):
        return noun[:-1]
    return noun


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    folded = word.casefold()
    if folded in _IRREGULAR or folded.endswith(("men", "people")):
        return True
    return (
        len(folded) > 3
        and folded.endswith("s")
        and not folded.endswith(("ss", "us", "ous", "'s", "’s"))
        and folded not in _NO_PLURALS
    )


def is_person(word: str) -> bool:
    """Whether a noun means a person or persons."""
    folded = singular(word.casefold())
    if folded in persons() or folded.removeprefix("non-") in persons():
        return True
    if folded.endswith(("man", "woman", "person")) and len(folded) > 5:
        return True
    return word[:1].isupper() and is_plural(word) and word.casefold().endswith(_PEOPLE_ENDINGS)


def read_counted(text: str, at: int, end: int) -> Counted | None:
    """The noun phrase that begins at a place, just after a number; None where none does."""
    start, is_partitive = at, False
    of = _WORD.match(text, at, end)
    if of and of.group(1).casefold() == "of":
        is_partitive, at = True, of.end()
        article = _WORD.match(text, at, end)
        word = article.group(1).casefold().rstrip(".") if article else ""
        if article and word in _ARTICLES:
            at = article.end()
        elif article and word in _THOSE:
            span = Span(_skip(text, start), article.start(1) + len(word))
            is_them = word != "which"
            head = "person" if is_them else ""
            return Counted(span, word, head, is_them, is_partitive=True)
    words = _take_words(text, at, end)
    if not words:
        return None
    span = Span(words[0].start(1), _without_stop(words[-1]))
    head = words[-1].group(1).rstrip(".")
    people = is_person(head) or head.casefold() in _MEASURED or head.casefold() in _COLLECTIVE
    return Counted(span, span.of(text), singular(head.casefold()), people, is_partitive)


def _take_words(text: str, at: int, end: int) -> list[regex.Match[str]]:
    taken: list[regex.Match[str]] = []
    while len(taken) < MAX_COUNTED_WORDS:
        match = _WORD.match(text, at, end)
        if match is None or not _goes_on(text, match, taken, at):
            break
        taken.append(match)
        at = match.end()
        if match.group(1).endswith(".") and match.end() >= end - 1:
            break
    while taken and (_is_adverb(taken[-1].group(1)) or taken[-1].group(1).casefold() == "of"):
        taken.pop()
    if len(taken) == 1 and taken[0].group(1).endswith("ed") and taken[0].group(1) not in _MEASURED:
        return []
    return taken


def _goes_on(text: str, match: regex.Match[str], taken: list[regex.Match[str]], at: int) -> bool:
    """Whether a word still belongs to the noun phrase that was taken so far."""
    word = match.group(1)
    folded = word.casefold().rstrip(".")
    if (folded in _STOPS and word != "US" and folded not in _MEASURED) or (
        taken and folded in {"shot", "hurt"}
    ):
        return False
    if not taken:
        return folded != "of"
    before = taken[-1].group(1)
    if text[at : match.start(1)].strip() in {"(", '"', "“"} or _ends_phrase(before):
        return False
    if is_plural(before) or before.casefold() in _COLLECTIVE | _MEASURED:
        is_noun = is_plural(word) and not is_person(before) and not folded.endswith("ed")
        return is_noun and before[0].isupper() == word[0].isupper() and not unit_of_word(before)
    return not (folded.endswith("ed") and (is_person(before) or bool(unit_of_word(before))))


def _ends_phrase(word: str) -> bool:
    """Whether a word is a unit after which no further noun belongs to what is counted."""
    return measure_of_unit(unit_of_word(word)) not in {"", "length", "time"}


def may_be_counted(counted: Counted) -> bool:
    """Whether more than one of it can be counted; a verb after a number is not: "three seem"."""
    words = counted.text.split()
    if counted.is_partitive or counted.is_people or not words[0].islower():
        return True
    return any(
        is_plural(word)
        or bool(unit_of_word(word))
        or is_person(word)
        or word.casefold() in _UNCHANGED
        for word in words
    )


def _is_adverb(word: str) -> bool:
    folded = word.casefold().rstrip(".")
    return folded.endswith("ly") and folded not in {"family", "supply", "assembly", "ally", "fly"}


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _without_stop(match: regex.Match[str]) -> int:
    return match.end(1) - match.group(1).endswith(".")
