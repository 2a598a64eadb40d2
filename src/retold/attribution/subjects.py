"""The noun phrase before a token: the subject of the verb that stands there.

The walk goes left over what a noun phrase may hold; a determiner starts one, a preposition joins
two, commas hold what is inserted after the head. It is bounded, so that a sentence without end
costs no more than its length.
"""

from __future__ import annotations

from retold.attribution.cues import Part, cue_forms
from retold.attribution.gazetteer import roles
from retold.attribution.inflect import Form
from retold.attribution.persons import head_of, is_speaker
from retold.attribution.phrases import is_one_of
from retold.attribution.sentence import Sentence, Tag, read_sentence
from retold.attribution.wordclasses import (
    ALONE,
    BOUNDARIES,
    FINITE,
    HEADS,
    JOINING,
    QUANTIFIERS,
    STARTS,
    TIME_NOUNS,
    Range,
)
from retold.model.span import Span

REACH = 40  # tokens a noun phrase may have, with its prepositions and relative clause
INSERTION = 28  # tokens between the commas after a head

_INSERTED = frozenset([*STARTS, *HEADS, Tag.WH, Tag.PREPOSITION, Tag.ADVERB, Tag.SUBORDINATOR])
_INDEFINITE = frozenset("nobody everybody somebody anybody someone anyone everyone one".split())
_COUNTS = frozenset([Tag.NUMBER, Tag.OTHER, Tag.PRONOUN, Tag.DETERMINER, Tag.NAME])
_LINKS = frozenset(["-", "–", "/", "&", "'"])
_SEARCHED = 200  # code points before a relative pronoun
_NAME_REACH = 6  # tokens of a name before its apposition
_CLAUSE_REACH = 16  # tokens of a relative clause before the last phrase in it
_LIST_REACH = 6  # tokens that the last but one member of a list may be long


def find_phrase_before(s: Sentence, end: int) -> Range | None:
    """The noun phrase that ends just before token `end`, with what is inserted after its head.

    A relative pronoun belongs to the phrase that it takes up.
    """
    end = _before_time(s, end)
    if s.low(end - 1) in ("there", "here") and s.tag(end - 2) in HEADS:
        end -= 1  # "diplomats there suspect"
    at = end - 1
    if at < 0:
        return None
    if s.tag(at) == ",":
        return _with_name(s, _before_insertion(s, at))
    if s.tag(at) == Tag.WH and s.low(at) in ("who", "which"):
        head = _antecedent(s, at - 1 if s.tag(at - 1) == "," else at)
        return (head[0], end) if head else (at, end)
    if s.tag(at) == Tag.THAT and s.tag(at - 1) in HEADS:
        head = _walk_left(s, at)
        return (head[0], end) if head else None
    return _with_name(s, _past_clause(s, _walk_left(s, end)))


def _past_clause(s: Sentence, phrase: Range | None) -> Range | None:
    """The phrase with the noun whose relative clause it only ends.

    "Residents who had seen the samples" and "a clerk accused of hiding the files" are subjects as
    a whole; the walk to the left stops at the verb inside them.
    """
    if phrase is None or s.tag(phrase[0] - 1) in BOUNDARIES or _opens_bare_clause(s, phrase[0] - 1):
        return phrase
    has_finite = s.tag(phrase[0] - 1) in FINITE
    for at in range(phrase[0] - 1, max(0, phrase[0] - _CLAUSE_REACH), -1):
        tag = s.tag(at)
        is_relative = s.low(at) == "who" or (tag == Tag.THAT and s.tag(at + 1) in FINITE)
        is_reduced = not has_finite and is_reduced_participle(s, at)
        if is_relative or is_reduced:
            head = _walk_left(s, at) if s.tag(at - 1) in HEADS or is_relative else None
            is_whole = head is not None and s.tag(head[0] - 1) in BOUNDARIES
            return (head[0], phrase[1]) if head and is_whole else phrase
        if tag in BOUNDARIES or tag == Tag.PRONOUN:
            return phrase
        has_finite = has_finite or tag in FINITE
    return phrase


def _opens_bare_clause(s: Sentence, at: int) -> bool:
    """Whether a verb stands there that a clause may follow: "who said officials knew"."""
    return any(
        cue.part is Part.VERB and cue.takes("bare") for cue, _ in cue_forms().get(s.low(at), ())
    )


def is_reduced_participle(s: Sentence, at: int) -> bool:
    """Whether a participle with a preposition stands behind its noun: "a clerk accused of"."""
    is_past = s.tag(at) == Tag.OTHER and s.low(at).endswith("ed")
    return is_past and s.low(at + 1) in ("of", "by", "in", "from", "with") and at > 0


def _with_name(s: Sentence, phrase: Range | None) -> Range | None:
    """The phrase with the name that it stands beside: "Ada Vale, the head of the board"."""
    if phrase is None or s.tag(phrase[0] - 1) != "," or not _is_office(s, phrase):
        return phrase
    start = end = phrase[0] - 1
    while start > 0 and end - start < _NAME_REACH and s.tag(start - 1) in (Tag.NAME, "."):
        start -= 1
    is_name = end - start > 1 and s.tag(start) == Tag.NAME and s.tag(start - 1) in BOUNDARIES
    return (start, phrase[1]) if is_name else phrase


def _is_office(s: Sentence, phrase: Range) -> bool:
    """Whether the head of a phrase is a role: "the head of the board"."""
    head = head_of(s, phrase)
    return s.low(head) in roles() and (s.tag(head) == Tag.OTHER or s.tag(phrase[0]) in STARTS)


def _antecedent(s: Sentence, end: int) -> Range | None:
    """What a relative pronoun takes up: "the Courant" of "a report from the Courant, which"."""
    head = _walk_left(s, end)
    if head is None or is_speaker(s, (head_of(s, head), head_of(s, head) + 1)):
        return head
    joints = [at for at in range(head[0] + 1, end - 1) if s.low(at) in JOINING - {"of"}]
    return (joints[-1] + 1, end) if joints else head


def find_antecedent(text: str, pronoun: Span) -> str:
    """The words that a relative pronoun takes up, "the clerk" of "the clerk, who"; or none."""
    start = max(0, pronoun.start - _SEARCHED)
    s = read_sentence(text, Span(start, pronoun.end), ())
    head = find_phrase_before(s, len(s))
    end = len(s) - 1 - (s.tag(len(s) - 2) == ",")
    return s.span(head[0], end).of(text) if head and head[0] < end else ""


def _before_time(s: Sentence, end: int) -> int:
    """The end of the phrase before an adverbial of time: "the court this month ruled"."""
    if s.low(end - 1) in TIME_NOUNS and s.low(end - 2) in ("this", "last", "next", "that"):
        return end - 2
    is_year = s.tag(end - 1) == Tag.NUMBER and len(s.low(end - 1)) == 4
    return end - 2 if is_year and s.low(end - 2) == "in" else end


def _before_insertion(s: Sentence, comma: int) -> Range | None:
    """The phrase before a comma that closes an apposition, a relative clause or an adverbial."""
    for at in range(comma - 1, max(0, comma - INSERTION) - 1, -1):
        if s.tag(at) in (";", ":", Tag.QUOTE):
            return None
        if s.tag(at) != "," or s.tag(at + 1) not in _INSERTED:
            continue
        is_clause = s.tag(at + 1) in (Tag.WH, Tag.SUBORDINATOR) or s.low(at + 1) == "citing"
        if not is_clause and _has_finite(s, at + 1, comma):
            return None
        head = _walk_left(s, at)
        if head is None or _has_finite(s, *head):
            return None
        if s.tag(head[0] - 1) in HEADS or s.low(head[0] - 1) in JOINING:
            return None
        return (head[0], comma)
    return None


def _has_finite(s: Sentence, start: int, end: int) -> bool:
    return any(s.tag(at) in FINITE for at in range(start, end))


def _walk_left(s: Sentence, end: int) -> Range | None:
    at = end - 1
    if s.tag(at) == "." and s.tag(at - 1) == Tag.NAME and at > 1:
        at -= 1  # "Corp."
    if at < 0:
        return None
    is_quantifier = s.tag(at) == Tag.DETERMINER and s.low(at) in QUANTIFIERS
    if s.low(at) == "her":
        return (at, end)  # no noun follows: whom the verb before has as its object
    is_floating = s.low(at) in ("both", "all", "each") and s.tag(at - 1) in HEADS
    if s.low(at) in ("both", "all") and s.tag(at - 1) == Tag.PRONOUN:
        return (at - 1, end)  # "we all thought"
    if s.tag(at) in ALONE or (is_quantifier and not is_floating):
        return (_counted(s, at), end)
    if s.tag(at) not in HEADS and s.tag(at) != ")" and not is_floating:
        return None
    floor = max(0, end - REACH)
    start = end
    at -= is_floating
    while at >= floor:
        step = _step_left(s, at, floor)
        if step is None:
            break
        at, start = step
    return _without_time(s, start, end) if start < end else None


def _counted(s: Sentence, at: int) -> int:
    """Where a pronoun's phrase starts: at "one" in "one of them", at "not" in "not everyone"."""
    if s.tag(at - 1) in (Tag.NEGATION, Tag.DETERMINER) and s.low(at) in _INDEFINITE:
        return at - 1
    is_part = s.low(at - 1) == "of" and s.tag(at - 2) in _COUNTS
    if not is_part or (s.tag(at) == Tag.DETERMINER and s.low(at) not in QUANTIFIERS):
        return at
    return at - 3 if s.tag(at - 3) in STARTS else at - 2


def _step_left(s: Sentence, at: int, floor: int) -> Range | None:
    """Where the walk goes on, and where the phrase starts by now; None where it ends."""
    tag = s.tag(at)
    if tag in STARTS or is_one_of(s, at):
        return _at_determiner(s, at, floor)
    if tag == ")":
        opening = next(
            (one for one in range(at - 1, max(floor, at - 10), -1) if s.tag(one) == "("), 0
        )
        return (opening - 1, opening) if opening else None
    return (at - 1, at) if _belongs(s, at, floor) else None


def _belongs(s: Sentence, at: int, floor: int) -> bool:
    """Whether a token that is neither determiner nor bracket is part of the phrase around it."""
    tag = s.tag(at)
    if tag in HEADS:
        is_verb = tag == Tag.OTHER and s.tag(at - 1) in (Tag.MODAL, Tag.NEGATION)
        return not is_verb and not is_governing(s, at)
    if tag == Tag.PRONOUN:
        return s.low(at) in _INDEFINITE and s.low(at + 1) in JOINING
    if s.low(at) in JOINING:
        is_joined = s.tag(at - 1) in HEADS or s.tag(at - 1) == ")" or s.low(at - 1) in QUANTIFIERS
        return is_joined or s.low(at - 1) in _INDEFINITE
    if tag == Tag.ADVERB:
        return s.tag(at + 1) in HEADS and s.tag(at - 1) in STARTS
    if tag == Tag.CONJUNCTION:
        return _joins_phrases(s, at, floor)
    if tag in _LINKS:
        return s.tag(at - 1) in HEADS and s.tag(at + 1) in HEADS
    is_short = len(s.low(at - 1)) <= 4 and s.tag(at - 1) == Tag.NAME
    return tag == "." and (is_short or s.is_inside_word(at))


def _at_determiner(s: Sentence, at: int, floor: int) -> Range:
    """A determiner ends the walk, unless a preposition or conjunction joins it to a phrase."""
    before = s.tag(at - 1)
    is_led = s.tag(at - 2) in HEADS or s.low(at - 2) in _INDEFINITE | QUANTIFIERS
    if before in STARTS or (s.low(at - 1) in JOINING and is_led):
        return (at - 1, at)
    if before == Tag.CONJUNCTION and _joins_phrases(s, at - 1, floor):
        return (at - 2, at)
    return (floor - 1, at)


def is_governing(s: Sentence, at: int) -> bool:
    """Whether a cue stands there as a finite verb with its object: "reveals US plans"."""
    if s.tag(at) != Tag.OTHER or s.tag(at + 1) not in (Tag.NAME, *STARTS):
        return False
    if s.tag(at - 1) not in (Tag.NAME, Tag.OTHER, Tag.PRONOUN, Tag.ADVERB):
        return False
    return any(
        cue.part is Part.VERB and form in (Form.PAST, Form.THIRD)
        for cue, form in cue_forms().get(s.low(at), ())
    )


def _joins_phrases(s: Sentence, at: int, floor: int) -> bool:
    """Whether the conjunction joins two noun phrases: the left one begins where a clause may."""
    if s.low(at) not in ("and", "or", "&") or s.tag(at - 1) not in HEADS:
        return False
    left = at - 1
    while left >= floor and (
        s.tag(left) in HEADS or s.tag(left) in STARTS or s.low(left) in JOINING
    ):
        left -= 1
    is_list = s.tag(left) == "," and s.tag(left - 1) in HEADS and at - left <= _LIST_REACH
    return is_list or s.tag(left) in BOUNDARIES


def _without_time(s: Sentence, start: int, end: int) -> Range | None:
    """The phrase without a weekday, month or year before or after it."""
    while end - start > 1 and s.tag(end - 1) == Tag.TIME:
        end -= 1
        if s.low(end - 1) in ("on", "in", "last", "next", "early", "late"):
            end -= 1
    while end - start > 1 and s.tag(start) == Tag.TIME and not s.is_possessive(start):
        start += 1
        while end - start > 1 and s.tag(start) == Tag.NUMBER:
            start += 1
    is_year = s.tag(start) == Tag.NUMBER and len(s.low(start)) == 4
    if is_year and s.tag(start - 1) == Tag.PREPOSITION and s.tag(start + 1) == Tag.NAME:
        start += 1
    return (start, end) if start < end else None
