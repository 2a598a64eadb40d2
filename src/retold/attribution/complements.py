"""What follows a cue: a clause, a quotation, an infinitive, a phrase, or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from retold.attribution.cues import Cue
from retold.attribution.phrases import is_verb_like
from retold.attribution.sentence import Sentence, Tag
from retold.attribution.wordclasses import FINITE, PHRASE, TIME_NOUNS, Range

_PREPOSITIONS = frozenset(
    "of for about over on to against with at as in into between toward towards regarding".split()
)
_BASES = frozenset(
    "bring sing ring cling fling swing sting spring wring focus discuss bias".split()
)
_AFTER_NOUN = frozenset([".", ",", ";", "!", "?", Tag.CONJUNCTION, Tag.SUBORDINATOR])
_PARENTHESIS = 6  # tokens between commas that may part a verb from its clause: ", he added,"
_CLAUSE_REACH = 14  # tokens in which the verb of a clause should have come


@dataclass(frozen=True, slots=True)
class Complement:
    """What follows a cue: its frame, the token where it starts, and whom the cue addresses."""

    frame: str
    start: int
    addressee: Range | None = None


def find_clause(s: Sentence, at: int, cue: Cue) -> Complement | None:
    """A clause, quotation, infinitive or prepositional phrase right at a token."""
    tag, low = s.tag(at), s.low(at)
    if tag in (Tag.QUOTE, ",", ":"):
        return _find_quotation(s, at, cue)
    if tag == Tag.THAT:
        if cue.takes("that") and not _is_that_one(s, at):
            return Complement("that", at)
        is_object = s.tag(at + 1) in PHRASE or s.tag(at + 1) in ("", ".", ",")
        return Complement("np", at) if cue.takes("np") and is_object else None
    if (tag == Tag.WH and cue.takes("wh", low)) or (
        low in ("if", "whether") and cue.takes("wh", "whether")
    ):
        return Complement("wh", at)
    if tag == Tag.TO or (tag == Tag.NEGATION and s.tag(at + 1) == Tag.TO):
        return _find_to(s, at, cue)
    if tag == Tag.PREPOSITION and low in _PREPOSITIONS and cue.takes(low, f"p_{low}"):
        return Complement(low, at)
    is_open = tag == Tag.OTHER or low in ("having", "being")
    verb = s.low(at + 1) if tag == Tag.NEGATION else low if is_open else ""
    return Complement("ger", at) if verb.endswith("ing") and cue.takes("ger") else None


def _is_that_one(s: Sentence, at: int) -> bool:
    """Whether "that" points at a noun and opens no clause: "repeated that view."."""
    is_noun = s.tag(at + 1) == Tag.OTHER and not s.low(at + 1).endswith(("s", "ing"))
    return is_noun and s.tag(at + 2) in (*_AFTER_NOUN, Tag.OBJECT, Tag.TIME, "")


def _find_quotation(s: Sentence, at: int, cue: Cue) -> Complement | None:
    if s.tag(at) == Tag.QUOTE:
        return Complement("quote", at) if cue.takes("quote", "np", "obj_np", "that") else None
    if s.tag(at) == "," and s.tag(at + 1) == Tag.THAT:
        return Complement("that", at + 1) if cue.takes("that") else None
    if s.tag(at) == ":":  # the quotation may stand in the next paragraph
        return Complement("quote", at + 1) if cue.takes("quote", "that") else None
    is_quotation = s.tag(at + 1) == Tag.QUOTE and cue.takes("quote")
    return Complement("quote", at + 1) if is_quotation else None


def _find_to(s: Sentence, at: int, cue: Cue) -> Complement | None:
    is_infinitive = s.tag(at) == Tag.NEGATION or opens_infinitive(s, at)
    if is_infinitive and cue.takes("inf"):
        return Complement("inf", at)
    if is_infinitive and cue.takes("p_inf", "obj_inf"):
        return Complement("p_inf", at)
    return Complement("to", at) if not is_infinitive and cue.takes("to") else None


def opens_infinitive(s: Sentence, at: int) -> bool:
    """Whether the "to" at a token stands before a verb."""
    after = at + 1
    while s.tag(after) in (Tag.ADVERB, Tag.NEGATION):
        after += 1
    low = s.low(after)
    if s.tag(after) == Tag.AUXILIARY:
        return low in ("be", "have", "do", "get")
    is_base = not low.endswith(("ing", "s")) or low.endswith("ss") or low in _BASES
    is_word = s.tag(after) == Tag.OTHER and is_base
    return is_word or s.tag(after) == Tag.VERB


def opens_clause(s: Sentence, at: int) -> bool:
    """Whether a clause with a finite verb seems to start at a token."""
    for one in range(at, min(len(s), at + _CLAUSE_REACH)):
        is_past = one > at and s.low(one).endswith("ed") and is_verb_like(s, one)
        if s.tag(one) in FINITE or is_past:
            return one > at
        if s.tag(one) in (",", ";", ":", Tag.QUOTE, Tag.WH, Tag.THAT, "."):
            return False
    return False


def is_too_weak(s: Sentence, cue: Cue, complement: Complement) -> bool:
    """Whether a word of many senses has too little behind it to be a cue here."""
    if not cue.takes("weak"):
        return False
    if complement.frame == "quote" and complement.start < len(s):
        return s.tag(complement.start) != Tag.QUOTE and not s.is_marked(complement.start)
    if complement.frame == "bare":
        return not opens_clause(s, complement.start)
    return complement.frame in ("np", "obj_as")


def skip_adverbs(s: Sentence, at: int) -> int:
    """The first token from `at` on that is no adverb and no "on Tuesday", "last week"."""
    for _ in range(6):
        width = _adverb_width(s, at)
        if not width:
            break
        at += width
    return at


def skip_parenthesis(s: Sentence, at: int) -> int:
    """The token behind ", however," or ", he added,", if the clause of the verb goes on there."""
    if s.tag(at) != ",":
        return at
    for one in range(at + 2, min(len(s), at + _PARENTHESIS)):
        if s.tag(one) == ",":
            following = s.tag(one + 1)
            goes_on = following in (Tag.THAT, Tag.TO) or s.low(one + 1) in ("whether", "if")
            is_aside = s.tag(at + 1) in (Tag.ADVERB, Tag.PRONOUN, Tag.PREPOSITION, Tag.DETERMINER)
            return one + 1 if goes_on and is_aside else at
    return at


def _adverb_width(s: Sentence, at: int) -> int:
    tag, low, following = s.tag(at), s.low(at), s.tag(at + 1)
    if tag == Tag.ADVERB and following not in ("", "."):
        return 1
    if tag == Tag.TIME or low == "earlier":
        return 1 + (s.low(at + 1) in TIME_NOUNS)
    if low == "the" and following and s.low(at + 1) in ("same", "following", "next", "previous"):
        return 3 if s.low(at + 2) in TIME_NOUNS else 0
    if low in ("last", "this", "next", "late", "early", "that"):
        return 2 if following == Tag.TIME or s.low(at + 1) in TIME_NOUNS else 0
    if low in ("on", "in") and following in (Tag.TIME, Tag.NUMBER):
        end = at + 2
        while s.tag(end) == Tag.NUMBER and end < at + 5:
            end += 1
        return end - at
    return 3 if tag == "(" and s.tag(at + 2) == ")" else 0
