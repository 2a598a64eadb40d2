"""The noun phrase that starts at a token: behind a preposition, or an inverted verb."""

from __future__ import annotations

from retold.attribution.sentence import Sentence, Tag
from retold.attribution.wordclasses import (
    ALONE,
    BOUNDARIES,
    FINITE,
    HEADS,
    JOINING,
    PHRASE,
    QUANTIFIERS,
    STARTS,
    Range,
)

REACH = 40  # tokens a noun phrase may have
_BRACKET = 12  # tokens between brackets inside a phrase
APPOSITION = 28  # tokens of an apposition

_BEFORE_START = frozenset([Tag.PREPOSITION, Tag.TO, Tag.CONJUNCTION, *STARTS])
_AFTER_VERB = frozenset(
    [*STARTS, *ALONE, Tag.PREPOSITION, Tag.TO, Tag.THAT, Tag.NUMBER, Tag.ADVERB, Tag.WH]
)
_AFTER_TO = frozenset([*STARTS, Tag.NAME])  # else it opens an infinitive
_STOPS = frozenset([",", ";", ".", ":", Tag.QUOTE])


def find_phrase_after(s: Sentence, start: int, high: int, *, is_last: bool = False) -> Range | None:
    """The noun phrase that starts at token `start`, up to `high`.

    With `is_last` it may go on through an apposition behind a comma, as the last thing said in
    its clause does: "said the minister, a former judge".
    """
    at = start
    limit = min(high, start + REACH)
    if at >= limit:
        return None
    if s.low(at) == "one" and (is_one_of(s, at) or s.low(at + 1) == "of"):
        at += 1
    if s.low(at) == "of" and s.tag(at + 1) in ALONE:
        return (start, at + 2)
    if s.tag(at) in ALONE:
        return (at, at + 1)
    while at < limit and (_goes_on(s, at, start) or (is_last and _is_reduced(s, at, start))):
        at = _bracket_end(s, at, limit) if s.tag(at) == "(" else at + 1
    while at > start and (s.low(at - 1) in JOINING or s.tag(at - 1) in (Tag.CONJUNCTION, "(")):
        at -= 1
    words = range(start, at)
    if not any(s.tag(one) in HEADS or s.low(one) in QUANTIFIERS for one in words):
        return None
    if is_last and s.tag(at) == ",":
        at = _after_apposition(s, at, high)
    return (start, at)


def _bracket_end(s: Sentence, at: int, limit: int) -> int:
    """The token behind a short bracket: "(D-N.C.)"; the next one where it is not closed."""
    close = next((one for one in range(at, min(limit, at + _BRACKET)) if s.tag(one) == ")"), at)
    return close + 1


def is_one_of(s: Sentence, at: int) -> bool:
    """Whether "one" counts a noun and is none itself: "one resident"."""
    is_noun = s.tag(at + 1) in (Tag.OTHER, Tag.NAME) and not is_verb_like(s, at + 1)
    return s.low(at) == "one" and s.low(at - 1) != "no" and is_noun


def _goes_on(s: Sentence, at: int, start: int) -> bool:
    """Whether the token at `at` is part of the phrase that starts at `start`."""
    tag, before, after = s.tag(at), s.tag(at - 1), s.tag(at + 1)
    if tag in HEADS:
        return not (at > start and before in HEADS and is_verb_like(s, at))
    if tag in STARTS:
        return at == start or before in _BEFORE_START
    if at == start:
        return False
    if s.low(at) in JOINING:
        allowed = _AFTER_TO if tag == Tag.TO else PHRASE
        return after in allowed or s.low(at + 1) in QUANTIFIERS
    if tag == Tag.CONJUNCTION:
        return s.low(at) in ("and", "&", "or") and after in PHRASE and before in HEADS
    if tag == ".":
        is_short = before == Tag.NAME and len(s.low(at - 1)) <= 4 and after in (Tag.NAME, ",")
        return is_short or s.is_inside_word(at)
    if tag == Tag.ADVERB:
        return before in STARTS and (after in HEADS or s.low(at) == "back")
    return tag in ("(", ")", "-", "–", "/", "&")


def _is_reduced(s: Sentence, at: int, start: int) -> bool:
    """Whether a participle goes on with the phrase before it: "a letter obtained by"."""
    is_participle = at > start and s.low(at).endswith("ed")
    return is_participle and s.low(at + 1) in ("by", "from", "in", "on", "to")


def is_verb_like(s: Sentence, at: int) -> bool:
    """Whether an open-class word after a noun reads as a finite verb."""
    low, following = s.low(at), s.tag(at + 1)
    if s.tag(at) != Tag.OTHER:
        return False
    if low.endswith("ed"):
        return following in _AFTER_VERB or following in BOUNDARIES
    is_third = low.endswith("s") and not low.endswith("ss")
    opens_object = following in (*STARTS, *ALONE, Tag.TO, Tag.THAT)
    return is_third and opens_object and s.tag(at - 1) in (Tag.NAME, Tag.OTHER)


def _after_apposition(s: Sentence, comma: int, high: int) -> int:
    """The end of the apposition that a comma opens, or the comma where it opens none."""
    first = comma + 1
    is_relative = s.tag(first) == Tag.WH
    if not (is_relative or s.tag(first) in PHRASE) or s.low(first).endswith("ing"):
        return comma
    if is_relative and s.low(comma + 3) in ("quoted", "cited"):
        return comma  # another attribution: "Vale, who was quoted by"
    limit = min(high, comma + APPOSITION)
    for at in range(first, limit):
        is_relative = is_relative or s.low(at) == "who"
        is_verb = s.tag(at) in FINITE or (at > first and is_verb_like(s, at))
        if s.tag(at) == Tag.THAT or s.low(at) == "but" or (is_verb and not is_relative):
            return comma
        if s.tag(at) in _STOPS:
            return at
    return limit if limit == high else comma


def find_leading_phrase(s: Sentence, start: int, high: int) -> Range | None:
    """The subject of a clause that starts at `start`: its first phrase after any adverbials."""
    at = start
    for _ in range(4):
        while at < high and s.tag(at) in (Tag.CONJUNCTION, Tag.ADVERB, ",", ".", "•", "*", "-"):
            at += 1
        is_adverbial = s.tag(at) in (Tag.PREPOSITION, Tag.TIME, Tag.SUBORDINATOR)
        if not is_adverbial and not s.low(at).endswith("ing"):
            break
        comma = next((one for one in range(at, min(high, at + REACH)) if s.tag(one) == ","), None)
        if comma is None:
            at += 1
            break
        at = comma + 1
    return find_phrase_after(s, at, high)
