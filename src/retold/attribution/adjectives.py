"""Cues that are adjectives after "be": "is aware that", "were shocked by"."""

from __future__ import annotations

from collections.abc import Iterator

from retold.attribution.candidate import Candidate
from retold.attribution.complements import Complement
from retold.attribution.cues import Cue, Part, cue_forms
from retold.attribution.groups import Group, find_group
from retold.attribution.inflect import Form
from retold.attribution.nouncomplements import find_noun_complement
from retold.attribution.sentence import Sentence, Tag
from retold.attribution.subjects import find_phrase_before
from retold.attribution.wordclasses import Range

# What is said of a thing and not of a person: "it is not clear whether", which nobody named says.
_COPULAS = frozenset(
    "remain remains remained feel feels felt become becomes became grow grew seem seems seemed "
    "appear appears appeared sound sounds sounded".split()
)
_ADVERBS = 3  # between such a verb and the adjective
_OPEN_QUESTIONS = frozenset(["clear", "unclear", "uncertain"])


def find_adjective_candidates(s: Sentence) -> Iterator[Candidate]:
    """Every adjective of the lexicon that is said of somebody and has what it is about."""
    forms = cue_forms()
    for at, token in enumerate(s.tokens):
        for cue, _ in forms.get(token.low, ()):
            found = _read(s, at, cue) if cue.part is Part.ADJECTIVE else None
            if found:
                yield found
                break


def _read(s: Sentence, at: int, cue: Cue) -> Candidate | None:
    group = find_group(s, at, Form.PARTICIPLE)
    if cue.lemma in _OPEN_QUESTIONS and s.low(at - 1) in ("remains", "remained"):
        group = Group(at - 1, at + 1, is_passive=True)
    if group is None or not group.is_passive:
        group = _copular_group(s, at)
    if group is None:
        return None
    complement = find_noun_complement(s, at + 1, cue)
    if complement is None and cue.takes("bare") and s.tag(at + 1) in (Tag.PRONOUN, Tag.DETERMINER):
        complement = Complement("bare", at + 1)
    if s.low(group.start - 1) == "it" and cue.lemma in _OPEN_QUESTIONS:
        return _read_open_question(s, cue, (group.start, at + 1), complement)
    source = find_phrase_before(s, group.start)
    if cue.lemma in _OPEN_QUESTIONS:
        return None
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


def _copular_group(s: Sentence, at: int) -> Group | None:
    """The adjective with the verb that it stands behind like "be": "remained ready to"."""
    verb = at - 1
    while s.tag(verb) == Tag.ADVERB and at - verb <= _ADVERBS:
        verb -= 1
    if s.low(verb) not in _COPULAS:
        return None
    start = verb
    while s.tag(start - 1) in (Tag.AUXILIARY, Tag.MODAL, Tag.NEGATION, Tag.ADVERB):
        start -= 1
    return Group(start, at + 1, is_passive=True)


def _read_open_question(
    s: Sentence, cue: Cue, place: Range, complement: Complement | None
) -> Candidate | None:
    """An open question that nobody named states: "it was not clear how many were hurt"."""
    is_denied = any(s.tag(at) == Tag.NEGATION for at in range(*place)) or cue.lemma != "clear"
    if complement is None or complement.frame != "wh" or not is_denied:
        return None
    return Candidate(
        rule="adjective-open",
        act=cue.act,
        cue=[place],
        opens=place[0] - 1,
        closes=complement.start,
        right=complement.start,
        is_sourceless=True,
        lemma=cue.lemma,
        frame="wh",
    )
