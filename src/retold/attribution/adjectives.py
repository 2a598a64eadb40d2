"""Cues that are adjectives after "be": "is aware that", "were shocked by"."""

from __future__ import annotations

from collections.abc import Iterator

from retold.attribution.candidate import Candidate
from retold.attribution.complements import Complement
from retold.attribution.cues import Cue, Part, cue_forms
from retold.attribution.groups import find_group
from retold.attribution.inflect import Form
from retold.attribution.nouncomplements import find_noun_complement
from retold.attribution.sentence import Sentence, Tag
from retold.attribution.subjects import find_phrase_before


def find_adjective_candidates(s: Sentence) -> Iterator[Candidate]:
    """Every adjective of the lexicon that is said of somebody and has what it is about."""
    for at in range(len(s)):
        for cue, _ in cue_forms().get(s.low(at), ()):
            found = _read(s, at, cue) if cue.part is Part.ADJECTIVE else None
            if found:
                yield found
                break


def _read(s: Sentence, at: int, cue: Cue) -> Candidate | None:
    group = find_group(s, at, Form.PARTICIPLE, "")
    if group is None or not group.is_passive:
        return None
    complement = find_noun_complement(s, at + 1, cue)
    if complement is None and cue.takes("bare") and s.tag(at + 1) in (Tag.PRONOUN, Tag.DETERMINER):
        complement = Complement("bare", at + 1)
    source = find_phrase_before(s, group.start)
    if complement is None or source is None or s.low(source[1] - 1) in ("it", "there"):
        return None
    return Candidate(
        rule=f"adjective-{complement.frame}",
        act=cue.act,
        cue=[(group.start, at + 1)],
        opens=source[0],
        closes=complement.start,
        source=source,
        right=complement.start,
        lemma=cue.lemma,
        frame=complement.frame,
    )
