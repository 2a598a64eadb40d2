"""The passive: nobody is named as the source, or he stands behind "by"."""

from __future__ import annotations

from retold.attribution.candidate import Candidate, make_candidate
from retold.attribution.complements import Complement, opens_clause
from retold.attribution.cues import Cue
from retold.attribution.groups import Group
from retold.attribution.objects import find_complement, is_amount
from retold.attribution.phrases import find_phrase_after
from retold.attribution.sentence import Sentence, Tag
from retold.attribution.subjects import find_phrase_before
from retold.attribution.wordclasses import Range
from retold.model.attribution import Act

_QUESTIONS = frozenset("whether what who how why where when".split())
_MIN_SAID = 2  # tokens of what is said before an aside
_MAX_QUESTION = 30  # tokens of a question that opens its sentence
_FORWARD = frozenset([Act.EXPECTATION, Act.INTENTION])
_OFTEN = frozenset(["multiple", "several", "many"])


def read_passive(s: Sentence, cue: Cue, group: Group) -> Candidate | None:
    """The passives: "it was reported that", "is expected to", "was praised by the mayor".

    A verb that raises its subject ("the ferry is expected to sail") takes it into the content;
    one that addresses it ("the crew were urged to sail") does not.
    """
    agent, end = _find_agent(s, group.end)
    complement = find_complement(s, end, cue, is_passive=True)
    if complement is None:
        parted = _read_aside(s, cue, group, end) or _read_clause_first(s, cue, group)
        if parted:
            return parted
        complement = _find_more(s, cue, group, end)
    frame = _frame(cue, complement)
    subject = find_phrase_before(s, group.start)
    if complement and frame:
        made = _with_complement(cue, group, Complement(frame, complement.start), subject, agent)
        if made:
            made.content = [_relative(s, part) for part in made.content]
        return made
    if subject is None or group.is_bare:
        return None
    made = make_candidate(cue, group, "passive-by" if agent else "passive-np", None)
    made.source, made.is_sourceless = agent, agent is None
    made.content, made.opens = [subject], subject[0]
    if agent:
        made.closes = agent[1]
        is_judged = cue.takes("np", "obj_for", "obj_as") and not cue.takes("weak")
        return made if is_judged else None
    is_told = complement is None and cue.takes("p_np") and s.low(subject[0]) not in ("it", "there")
    if is_told and cue.act in _FORWARD and s.tag(group.end) == Tag.PREPOSITION:
        made.right = made.closes = group.end  # "is expected in late May"
    return made if is_told else None


def _find_more(s: Sentence, cue: Cue, group: Group, end: int) -> Complement | None:
    """A clause without "that", or an amount: "has been told it is void", "was put at four"."""
    is_told = cue.takes("obj") or (s.low(group.start - 1) == "it" and cue.takes("p_that"))
    if is_told and opens_clause(s, end):
        return Complement("that", end)
    if s.low(end) == "as" and _takes_as(cue):
        return Complement("as", end)
    is_at = cue.takes("p_at") and s.low(end) == "at" and is_amount(s, end + 1)
    return Complement("at", end) if is_at else None


def _read_aside(s: Sentence, cue: Cue, group: Group, end: int) -> Candidate | None:
    """What nobody named says, in an aside: "The pier, it is claimed, was unsafe"."""
    pronoun = group.start - 1
    if s.low(pronoun) != "it" or not cue.takes("p_that"):
        return None
    is_closed = s.tag(end) in (",", ".", "", ";", "—", "–") or s.tag(end) == Tag.TIME
    if s.tag(pronoun - 1) not in (",", Tag.QUOTE, "—", "–") or pronoun < _MIN_SAID or not is_closed:
        return None
    made = make_candidate(cue, group, "passive-aside", None)
    made.is_sourceless, made.is_after = True, True
    made.opens, made.closes = pronoun, end
    return made


def _read_clause_first(s: Sentence, cue: Cue, group: Group) -> Candidate | None:
    """A question that opens its sentence: "Whether the pier is safe is not known"."""
    first = 1 if s.tag(0) in (Tag.CONJUNCTION, "•", "*") else 0
    is_question = s.low(first) in _QUESTIONS and s.low(group.end) not in ("by", "to")
    is_question = is_question and cue.takes("wh", "p_that")
    if not is_question or group.is_bare or not _MIN_SAID < group.start - first < _MAX_QUESTION:
        return None
    if any(s.tag(at) in (Tag.QUOTE, ";", ":") for at in range(first, group.start)):
        return None
    made = make_candidate(cue, group, "passive-question", None)
    made.is_sourceless, made.content, made.opens = True, [(first, group.start)], first
    return made


def _find_agent(s: Sentence, at: int) -> tuple[Range | None, int]:
    """The one behind "by", and where the search for what is said begins."""
    while s.tag(at) == Tag.ADVERB:
        at += 1
    if s.low(at) in _OFTEN and s.low(at + 1) == "times":
        at += 2
    if s.low(at) in ("by", "via"):
        agent = find_phrase_after(s, at + 1, len(s))
        if agent:
            return agent, agent[1]
    return None, at


def _relative(s: Sentence, subject: Range) -> Range:
    """The relative pronoun alone, where the subject ends in one."""
    return (subject[1] - 1, subject[1]) if s.tag(subject[1] - 1) == Tag.WH else subject


def _frame(cue: Cue, complement: Complement | None) -> str:
    if complement is None:
        return ""
    frame = complement.frame
    if frame in ("inf", "p_inf"):
        return "p_inf" if cue.takes("p_inf", "obj_inf") else ""
    if frame in ("that", "wh", "quote"):
        return frame if cue.takes("p_that", "obj", "obj_inf") else ""
    if frame == "as":
        return frame if _takes_as(cue) else ""
    return frame if cue.takes(f"p_{frame}") else ""


def _takes_as(cue: Cue) -> bool:
    return cue.takes("p_as") or (cue.takes("obj_as") and not cue.takes("weak"))


def _with_complement(
    cue: Cue, group: Group, complement: Complement, subject: Range | None, agent: Range | None
) -> Candidate | None:
    is_raising = complement.frame in ("p_inf", "at", "as")
    if group.is_bare and not is_raising:
        return None
    made = make_candidate(cue, group, f"passive-{complement.frame}", complement)
    made.source, made.is_sourceless = agent, agent is None
    is_kept = cue.lemma == "expect" or complement.frame in ("at", "as") or not cue.takes("obj_inf")
    if is_raising and subject and is_kept:
        made.content = [subject]
    made.opens = subject[0] if subject else group.start
    return made
