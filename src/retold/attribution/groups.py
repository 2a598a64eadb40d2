"""The verb group around a cue: auxiliaries, negation and adverbs, and what they make of it."""

from __future__ import annotations

from dataclasses import dataclass

from retold.attribution.inflect import Form
from retold.attribution.sentence import Sentence, Tag

_BE = frozenset("am is are was were be been being 's 're 'm isn't aren't wasn't weren't".split())
_HAVE = frozenset("has have had having 've hasn't haven't hadn't 'd 's".split())
_INSIDE = frozenset([Tag.AUXILIARY, Tag.MODAL, Tag.NEGATION, Tag.ADVERB])
_KEEPING = frozenset(["keep", "keeps", "kept"])  # "they keep saying"
_MAX_INSIDE = 8  # auxiliaries, adverbs and negation before one verb
_GAP = 7  # tokens an adverbial inside the group may have: "has for years been saying"
_GAP_TAGS = frozenset([Tag.PREPOSITION, Tag.TIME, Tag.ADVERB, Tag.NUMBER, Tag.DETERMINER, ","])
_TIME_WORDS = frozenset(
    "week weeks month months year years day days time times long decade decades occasion "
    "occasions moment past".split()
)


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with what belongs to it: tokens `start` up to `end`.

    `is_bare` is a participle with no auxiliary: "adding", or "said" in "the words said to be his".
    """

    start: int
    end: int
    is_passive: bool = False
    is_infinitive: bool = False
    is_bare: bool = False


def find_group(s: Sentence, at: int, form: Form, more: int = 0) -> Group | None:
    """The group of the verb at a token, or None where that form cannot be a verb there.

    `more` tokens behind the verb, up to its particle, belong to it.
    """
    start = at
    while start > 0 and s.tag(start - 1) in _INSIDE and at - start < _MAX_INSIDE:
        start -= 1
    auxiliaries = _auxiliaries(s, start, at)
    is_unfinished = not auxiliaries or auxiliaries[0] in ("been", "being", "be")
    if is_unfinished and form in (Form.ING, Form.PARTICIPLE):
        start = _find_auxiliary(s, start)
        auxiliaries = _auxiliaries(s, start, at)
    end = at + 1 + more
    is_infinitive = s.tag(start - 1) == Tag.TO
    if form is Form.PARTICIPLE:
        return _read_participle(start, end, auxiliaries, is_infinitive=is_infinitive)
    last = auxiliaries[-1] if auxiliaries else ""
    if form is Form.ING and not last and s.low(start - 1) in _KEEPING:
        return Group(start - 1, end)
    if form is Form.ING:
        return Group(start, end, is_bare=not last) if not last or last in _BE else None
    if form is Form.BASE:
        is_verb = last not in _BE and (last not in _HAVE or last == "'d")
        has_modal = any(one not in _BE and one not in _HAVE for one in auxiliaries)
        return Group(start, end, is_infinitive=is_infinitive and not has_modal) if is_verb else None
    return None if auxiliaries else Group(start, end)


def _auxiliaries(s: Sentence, start: int, end: int) -> list[str]:
    around = range(start, end)
    return [s.low(one) for one in around if s.tag(one) in (Tag.AUXILIARY, Tag.MODAL)]


def _read_participle(
    start: int, end: int, auxiliaries: list[str], *, is_infinitive: bool
) -> Group | None:
    if not auxiliaries:
        return Group(start, end, is_bare=True)
    last = auxiliaries[-1]
    if last not in _BE and last not in _HAVE:
        return None
    return Group(start, end, is_passive=last in _BE, is_infinitive=is_infinitive)


def _find_auxiliary(s: Sentence, start: int) -> int:
    """Where the auxiliary before a short adverbial stands, or `start` where there is none."""
    at = start - 1
    while at >= 0 and start - at <= _GAP and s.tag(at) != Tag.AUXILIARY:
        if s.tag(at) not in _GAP_TAGS and s.low(at) not in _TIME_WORDS:
            return start
        at -= 1
    ends_adverbial = s.low(start - 1) in _TIME_WORDS or s.tag(start - 1) in (
        Tag.TIME,
        Tag.NUMBER,
        ",",
    )
    if at < 0 or s.tag(at) != Tag.AUXILIARY or start - at < 2 or not ends_adverbial:
        return start
    while s.tag(at - 1) in _INSIDE:
        at -= 1
    return at
