"""Participles and infinitives: ", adding that", "with Vale saying that", "to say whether"."""

from __future__ import annotations

from retold.attribution.candidate import Candidate, make_candidate
from retold.attribution.complements import Complement, is_too_weak
from retold.attribution.cues import Cue
from retold.attribution.groups import Group
from retold.attribution.persons import may_speak
from retold.attribution.sentence import Sentence, Tag
from retold.attribution.subjects import find_phrase_before
from retold.model.attribution import Act

_CLAUSES = ("that", "quote", "bare", "wh")
_DASHES = frozenset(["—", "–", "-"])
_OPENERS = frozenset([",", *_DASHES, Tag.CONJUNCTION])
_LETTERS = frozenset("statement letter message tweet tweets post note memo email".split())
_BEFORE_GERUND = frozenset("by after before while when".split())


def read_participle(
    s: Sentence, cue: Cue, group: Group, complement: Complement | None
) -> Candidate | None:
    """A participle: ", adding that", "with X saying that", "a letter saying that"."""
    if complement is None or complement.frame == "after" or is_too_weak(s, cue, complement):
        return None
    before = s.tag(group.start - 1)
    made = make_candidate(cue, group, "participle", complement)
    made.is_finite = False
    is_unattached = before in _OPENERS or before in ("", Tag.QUOTE)
    if is_unattached or s.low(group.start - 1) in _BEFORE_GERUND:
        made.inherits = True
        made.opens = group.start - (before in _OPENERS)
        return made
    source = find_phrase_before(s, group.start)
    if source is None or s.low(group.start - 1) == "as":
        return None
    if s.low(source[1] - 1) in _LETTERS and _is_issuing(s, source[0] - 1):
        made.inherits, made.cue, made.opens = True, [(source[0] - 1, group.end)], source[0] - 1
        return made
    is_with = s.low(source[0] - 1) == "with"
    if not is_with and not may_speak(s, source):
        return None
    is_named = complement.frame == "obj_inf" and s.tag(source[0]) == Tag.NAME
    if complement.frame not in _CLAUSES and not is_named and not is_with:
        return None
    made.source, made.opens = source, source[0]
    made.rule = "verb-with-participle" if is_with else "verb-noun-participle"
    return made


def _is_issuing(s: Sentence, at: int) -> bool:
    """Whether a verb before a document only says that it was put out: "issued a letter saying"."""
    return s.low(at).endswith(("ing", "ed")) or s.low(at) in ("sent", "wrote", "put", "left")


def read_infinitive(
    s: Sentence, cue: Cue, group: Group, complement: Complement | None
) -> Candidate | None:
    """An infinitive that says or orders: "to say whether", "to urge them to leave"."""
    governor = s.low(group.start - 2)
    if complement is None:
        return None
    is_wanted = complement.frame == "wh" and governor.startswith("want")  # "wants to know why"
    is_kept = complement.frame in ("that", "np") and governor.startswith("continu")
    if cue.takes("weak") and not (is_wanted or is_kept):
        return None
    is_order = complement.frame == "obj_inf" and cue.act is Act.DEMAND
    if complement.frame not in ("that", "quote", "wh") and not (is_order or is_kept):
        return None
    made = make_candidate(cue, group, "infinitive", complement)
    made.inherits, made.is_finite = True, False
    if s.tag(group.start - 2) == Tag.OTHER and governor.endswith(("ed", "s")):
        source = find_phrase_before(s, group.start - 2)  # "a clerk telephoned to ask"
        made.source = source if source and may_speak(s, source) else None
    return made
