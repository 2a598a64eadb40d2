"""Who is asked, told or accused, where nobody is named who does it: "Asked whether ..."."""

from __future__ import annotations

from retold.attribution.candidate import Candidate, make_candidate
from retold.attribution.complements import Complement
from retold.attribution.cues import Cue
from retold.attribution.groups import Group
from retold.attribution.sentence import Sentence, Tag
from retold.attribution.subjects import find_phrase_before
from retold.model.attribution import Act

_ASKED = frozenset(["asked", "pressed", "questioned", "quizzed"])
_ASKED_REACH = 40  # tokens of what was asked
_ASKED_STOPS = frozenset([",", ".", ";", Tag.QUOTE, "—", "–", "?"])
_AGENT_REACH = 8  # tokens of "by reporters" between "asked" and "whether"


def read_asked(s: Sentence, at: int) -> Candidate | None:
    """A question that opens a clause, nobody being named: "Asked whether it was safe,"."""
    if s.low(at) not in _ASKED:
        return None
    start = at - 1 if s.low(at - 1) in ("when", "if", "once") else at
    first = at + 1
    if s.low(first) == "by":  # "asked by reporters whether"
        reach = range(first + 1, min(len(s), first + _AGENT_REACH))
        first = next((one for one in reach if s.low(one) in ("whether", "if", "about")), first)
    is_clause = s.tag(first) == Tag.WH or s.low(first) in ("whether", "if", "about", "why", "on")
    before = s.tag(start - 1)
    is_first = before in ("", "•") or (before in (",", Tag.CONJUNCTION) and start < at)
    if not is_clause or not (is_first or (start < at and s.tag(start - 1) != Tag.PRONOUN)):
        return None
    limit = min(len(s), at + _ASKED_REACH)
    end = next((one for one in range(at + 2, limit) if s.tag(one) in _ASKED_STOPS), limit)
    return Candidate(
        rule="verb-asked",
        act=Act.QUESTION,
        cue=[(at, at + 1)],
        opens=start,
        closes=end,
        is_sourceless=True,
        is_finite=False,
        lemma="ask",
        frame="np",
        content=[(first, end)],
    )


def read_reduced(s: Sentence, cue: Cue, group: Group, complement: Complement) -> Candidate | None:
    """A passive without "be", as headlines have it: nobody is named who told or accused."""
    subject = find_phrase_before(s, group.start)
    if subject is None:
        return None
    made = make_candidate(cue, group, f"reduced-{complement.frame}", complement)
    made.is_sourceless, made.opens, made.is_finite = True, subject[0], False
    if complement.frame == "p_inf":
        made.content = [subject]
    return made


def may_reduce(s: Sentence, group: Group) -> bool:
    """Whether a verb may be a participle after its noun: "residents told to boil water"."""
    is_alone = group.end - group.start == 1
    return is_alone and s.low(group.start).endswith(("ed", "told", "bid", "bidden"))
