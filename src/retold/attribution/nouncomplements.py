"""What follows a cue that is a noun or an adjective."""

from __future__ import annotations

from retold.attribution.complements import Complement, opens_clause, opens_infinitive
from retold.attribution.cues import Cue, Part
from retold.attribution.phrases import find_phrase_after
from retold.attribution.sentence import Sentence, Tag
from retold.attribution.wordclasses import BOUNDARIES, FINITE, Range

_AGAINST = ("against", "over", "for", "about")


def find_noun_complement(s: Sentence, at: int, cue: Cue) -> Complement | None:
    """What a noun or adjective that ends before token `at` is about, if it takes it."""
    if s.low(at) == "on" and s.tag(at + 1) == Tag.TIME:
        at += 2
    tag, low = s.tag(at), s.low(at)
    if tag == Tag.THAT and cue.takes("that"):
        return None if s.tag(at + 1) in FINITE else Complement("that", at)
    if tag == Tag.TO and cue.takes("inf") and opens_infinitive(s, at):
        return Complement("inf", at)
    if low in ("whether", "if") and cue.takes("whether"):
        return Complement("wh", at)
    if tag == Tag.WH and cue.takes("wh"):
        return Complement("wh", at)
    if (
        cue.takes("bare")
        and cue.part is Part.NOUN
        and s.low(at - 2) == "no"
        and opens_clause(s, at)
    ):
        return Complement("bare", at)
    if tag in (Tag.PREPOSITION, Tag.TO) and cue.takes(low) and s.tag(at + 1) not in BOUNDARIES:
        return Complement(low, at)
    return None


def find_agent(s: Sentence, at: int) -> Range | None:
    """The one behind "by", "from" or "of" whose words they are: "statement by the mayor that"."""
    if s.low(at) not in ("by", "from", "of"):
        return None
    phrase = find_phrase_after(s, at + 1, len(s))
    if phrase is None:
        return None
    start, end = phrase
    for one in range(start + 1, end):
        if s.low(one) in _AGAINST and s.tag(one - 1) in (Tag.NAME, Tag.OTHER):
            end = one
            break
    is_followed = s.tag(end) == Tag.THAT or s.low(end) in ("to", "for", "against")
    return (start, end) if is_followed or s.low(at) != "of" else None
