"""Cues inside a relative clause: "which, they say, would sink", "what she called a ruin"."""

from __future__ import annotations

from retold.attribution.candidate import Candidate, make_candidate
from retold.attribution.complements import Complement
from retold.attribution.cues import Cue
from retold.attribution.groups import Group
from retold.attribution.sentence import Sentence, Tag
from retold.attribution.subjects import find_phrase_before
from retold.attribution.wordclasses import FINITE, HEADS
from retold.model.attribution import Act

_RELATIVES = frozenset(["which", "what", "who", "that", "whom"])
_NAMING = ("obj_as", "obj_np")
_COMPARED = 30  # tokens of a clause up to "than"
_CLAUSE_ENDS = frozenset([",", ";", ":", ".", Tag.QUOTE, Tag.SUBORDINATOR])
_REACH = 15  # tokens between the pronoun and the verb


def read_relative(
    s: Sentence, cue: Cue, group: Group, complement: Complement | None
) -> Candidate | None:
    """The cue of a relative clause, whose pronoun is part of what is said.

    Either the clause goes on behind the cue ("which she estimates would cost a third") or the
    pronoun is what is called something ("what he described as a ruin").
    """
    if group.is_bare or group.is_infinitive or group.is_passive:
        return None
    near = range(max(0, group.start - _REACH), group.start)
    if not any(s.low(at) in _RELATIVES for at in near):
        return None
    source = find_phrase_before(s, group.start)
    if source is None or s.low(source[0] - 1) not in _RELATIVES:
        return None
    pronoun = source[0] - 1
    is_clear = s.tag(source[0]) == Tag.PRONOUN or s.low(source[0]) in ("both", "all")
    if s.tag(pronoun) == Tag.THAT and not is_clear:
        return None  # "that New York state is": too often a noun
    frame = _frame(s, cue, group, pronoun, complement)
    if not frame:
        return None
    made = make_candidate(cue, group, "relative", Complement(frame, group.end))
    if frame == "np":  # "what he said.": the pronoun is all of it
        made.right, made.closes = None, group.end
    made.source, made.opens = source, source[0]
    made.content = [(pronoun, pronoun + 1)]
    return made


def read_compared(s: Sentence, cue: Cue, group: Group) -> Candidate | None:
    """What went beyond a forecast: "The loss was greater than analysts had predicted"."""
    is_closed = s.tag(group.end) in (",", ".", "", ";", Tag.PREPOSITION, Tag.QUOTE)
    if cue.act is not Act.EXPECTATION or group.is_bare or not is_closed:
        return None
    source = find_phrase_before(s, group.start)
    if source is None:
        return None
    than = next((at for at in range(source[0] - 1, source[1] - 1) if s.low(at) == "than"), None)
    if than is None:
        return None
    source, start = (than + 1, source[1]), than
    while start > 0 and source[0] - start < _COMPARED and s.tag(start - 1) not in _CLAUSE_ENDS:
        start -= 1
    made = make_candidate(cue, group, "compared", None)
    made.source, made.opens, made.content = source, source[0], [(start, source[0])]
    return made


def _frame(s: Sentence, cue: Cue, group: Group, pronoun: int, complement: Complement | None) -> str:
    at = group.end
    if complement is None and s.tag(at) in (",", ".", "", ";") and cue.takes("that", "np"):
        return "np" if s.tag(pronoun) == Tag.WH or s.low(at - 2) in ("both", "all") else ""
    if s.low(at) == "as" and cue.takes("obj_as"):
        return "obj_as"
    is_phrase = s.tag(at) in (Tag.DETERMINER, Tag.QUOTE, *HEADS)
    goes_on = complement is None or complement.frame in ("np", "bare", "obj_np", "np_if")
    if cue.takes("obj_np") and is_phrase and not cue.takes("that"):
        return "obj_np"
    if s.tag(pronoun) == Tag.THAT and s.tag(pronoun - 1) not in (*HEADS, ","):
        return ""
    is_clause = s.tag(at) in FINITE and goes_on and cue.takes("that", "bare")
    return "that" if is_clause else ""
