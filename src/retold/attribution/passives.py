"""The passive: nobody is named as the source, or he stands behind "by"."""

from __future__ import annotations

from retold.attribution.candidate import Candidate, make_candidate
from retold.attribution.complements import Complement, opens_clause
from retold.attribution.cues import Cue
from retold.attribution.groups import Group
from retold.attribution.objects import find_complement
from retold.attribution.phrases import find_phrase_after
from retold.attribution.sentence import Sentence, Tag
from retold.attribution.subjects import find_phrase_before
from retold.attribution.wordclasses import Range

_OFTEN = frozenset(["multiple", "several", "many"])


def read_passive(s: Sentence, cue: Cue, group: Group) -> Candidate | None:
    """The passives: "it was reported that", "is expected to", "was praised by the mayor".

    A verb that raises its subject ("the ferry is expected to sail") takes it into the content;
    one that addresses it ("the crew were urged to sail") does not.
    """
    agent, end = _find_agent(s, group.end)
    complement = find_complement(s, end, cue, is_passive=True)
    if complement is None and s.low(group.start - 1) == "it" and cue.takes("p_that"):
        complement = Complement("that", end) if opens_clause(s, end) else None
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
    return made if is_told else None


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
    return frame if cue.takes(f"p_{frame}") else ""


def _with_complement(
    cue: Cue, group: Group, complement: Complement, subject: Range | None, agent: Range | None
) -> Candidate | None:
    is_raising = complement.frame == "p_inf"
    if group.is_bare and not is_raising:
        return None
    made = make_candidate(cue, group, f"passive-{complement.frame}", complement)
    made.source, made.is_sourceless = agent, agent is None
    if is_raising and subject and (cue.lemma == "expect" or not cue.takes("obj_inf")):
        made.content = [subject]
    made.opens = subject[0] if subject else group.start
    return made
