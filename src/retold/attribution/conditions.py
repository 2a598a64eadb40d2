"""Verbs with a mere object, which are cues only with some sources or in some forms."""

from __future__ import annotations

from retold.attribution.candidate import Candidate
from retold.attribution.cues import Cue
from retold.attribution.groups import Group
from retold.attribution.persons import is_measuring, is_speaker
from retold.attribution.sentence import Sentence, Tag
from retold.attribution.wordclasses import Range


def allow(s: Sentence, cue: Cue, group: Group, made: Candidate) -> Candidate | None:
    """A verb with a mere object, where source or form make a cue of it: "a survey found it"."""
    source = made.source
    first = s.low(source[0]) if source else ""
    verb = s.low(group.end - 1)
    tests = {
        "np_doc": source is not None and is_measuring(s, source),
        "np_neg": any(s.tag(at) == Tag.NEGATION for at in range(group.start, group.end)),
        "np_first": first in ("i", "we"),
        "np_who": source is not None and _is_somebody(s, source),
        "np_would": any(s.low(at) in ("would", "'d") for at in range(group.start, group.end)),
        "np_ing": verb.endswith("ing"),
    }
    frame = next((one for one, holds in tests.items() if holds and cue.takes(one)), None)
    if frame is None:
        return None
    made.frame, made.rule, made.act = "np", f"verb-{frame}", cue.frames[frame]
    return made


def _is_somebody(s: Sentence, source: Range) -> bool:
    """Whether a source is a speaker by its noun, or a name that no capital of a title makes."""
    if is_speaker(s, source) or s.tag(source[0]) == Tag.PRONOUN:
        return True
    names = [at for at in range(*source) if s.tag(at) == Tag.NAME]
    return bool(names) and not s.is_title_case and (len(names) > 1 or names[0] > 0)
