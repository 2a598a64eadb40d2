"""What the rules hand on: an attribution in the making, in tokens of one sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from retold.attribution.complements import Complement
from retold.attribution.cues import Cue
from retold.attribution.groups import Group
from retold.attribution.wordclasses import Range
from retold.model.attribution import Act


@dataclass(slots=True)
class Candidate:
    """An attribution in the making; all places are token numbers of one sentence.

    `opens` is the first token of its source and cue together. Content lies to the `right` of a
    token, or left of `opens` (`is_after`), or both. `inherits` marks a cue without a subject of
    its own, which takes that of the cue before it. `host` is the candidate that it comments on.
    """

    rule: str
    act: Act
    cue: list[Range]
    opens: int
    closes: int
    source: Range | None = None
    right: int | None = None
    is_after: bool = False
    inherits: bool = False
    is_sourceless: bool = False
    is_finite: bool = True
    lemma: str = ""
    frame: str = ""
    medium: Range | None = None
    host: Candidate | None = None
    content: list[Range] = field(default_factory=list)


def make_candidate(cue: Cue, group: Group, rule: str, complement: Complement | None) -> Candidate:
    """A verb with what it governs, and no source yet."""
    frame = complement.frame if complement else "after"
    right = complement.start if complement and frame != "after" else None
    return Candidate(
        rule=f"verb-{rule}",
        act=cue.frames.get(frame, cue.act),
        cue=[(group.start, group.end)],
        opens=group.start,
        closes=group.end if right is None else right,
        right=right,
        lemma=cue.lemma,
        frame=frame,
        medium=complement.addressee if complement else None,
    )
