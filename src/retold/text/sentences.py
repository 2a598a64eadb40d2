"""Sentences."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from retold.model.span import Span

# Words that end in a stop and are rarely the last of a sentence.
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st gen col lt maj capt cmdr adm sgt cpl pvt brig sen rep gov pres rev hon "
    "fr sr jr messrs supt insp det no nos vs fig vol pp op cit approx est dept univ assn bros co "
    "corp inc ltd plc jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur "
    "thurs fri sat sun al etc e.g i.e cf ca a.m p.m u.s u.k u.n".split()
)
# Some of these do end sentences often enough to break before a capital that opens a clause.
_SOFT = frozenset("co corp inc ltd plc etc jr sr al a.m p.m u.s u.k u.n no".split())
_OPENERS = frozenset(
    "the a an he she it they we i you this that these those there in on at but and however "
    "according meanwhile after before when while as if his her its their for".split()
)
# What is longer is not remembered.
_KEPT_CHARS = 50_000
_STOP = regex.compile(r"[.!?…。！？؟۔।]+[\"'”’»›)\]]*(?=\s|$)|\n+")
_BEFORE = regex.compile(r"[\p{L}\p{N}.]+$")
_INITIALS = regex.compile(r"(?:\p{L}\.)+\p{L}")
_AFTER = regex.compile(r"\s*[\"'“‘«‹„(\[]*([\p{L}\p{N}]+)?")


def find_sentences(text: str, span: Span | None = None) -> list[Span]:
    """The sentences of a text, or of a span of it, without surrounding white space.

    A line break always ends a sentence. Closing marks stay with the sentence they close.
    """
    start, end = (span.start, span.end) if span is not None else (0, len(text))
    return list(_find(text, start, end) if end - start <= _KEPT_CHARS else _each(text, start, end))


def first_sentence(text: str) -> Span | None:
    """The first sentence of a text; nothing where it has no word or mark."""
    return next(_each(text, 0, len(text)), None)


@lru_cache(maxsize=128)
def _find(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The sentences, remembered: a dozen stages ask for those of the reports of one story."""
    return tuple(_each(text, start, end))


def _each(text: str, start: int, end: int) -> Iterator[Span]:
    begun = start
    for match in _STOP.finditer(text, start, end):
        if match.group()[0] == "\n":
            stop = match.start()
        elif _ends_sentence(text, match.start(), match.end(), begun, end):
            stop = match.end()
        else:
            continue
        if found := _bare(text, begun, stop):
            yield found
        begun = match.end()
    if found := _bare(text, begun, end):
        yield found


def _ends_sentence(text: str, stop: int, after: int, begun: int, end: int) -> bool:
    """Whether the stop at `stop` ends a sentence, by the words on both sides of it."""
    following = _AFTER.match(text, after, min(end, after + 60))
    opener = following.group(1) if following else None
    if opener and opener[0].islower():
        return False
    if text[stop] != "." or text[stop : stop + 2] == "..":
        return True
    before = _BEFORE.search(text, max(begun, stop - 30), stop)
    word = before.group().casefold() if before else ""
    if len(word) == 1 and word.isalpha() and before and before.group().isupper():
        return False  # an initial
    if word in ABBREVIATIONS or _INITIALS.fullmatch(word):
        soft = word in _SOFT or "." in word
        return bool(soft and opener and opener.casefold() in _OPENERS)
    return True


def _bare(text: str, start: int, end: int) -> Span | None:
    """A span without white space around it, if anything is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
