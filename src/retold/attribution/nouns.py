"""Cues that are nouns: "his claim that", "fears of", "voiced concern over"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from retold.attribution.candidate import Candidate
from retold.attribution.cues import Cue, Part, cue_forms
from retold.attribution.groups import Group, find_group
from retold.attribution.inflect import Form, verb_forms
from retold.attribution.nouncomplements import find_agent, find_noun_complement
from retold.attribution.phrases import find_leading_phrase
from retold.attribution.sentence import Sentence, Tag
from retold.attribution.subjects import find_phrase_before
from retold.attribution.wordclasses import Range

# Verbs that say no more than that what the noun names was done: "voiced concern".
_LIGHT = (
    "express voice issue make/made raise give/gave/given have/had release declare offer repeat "
    "reiterate show/showed/shown share hold/held send/sent announce deliver extend renew air "
    "state convey"
)
# What is talked about without saying by whom: "fears of a strike", "calls for an inquiry".
_WITHOUT_SOURCE = frozenset(
    "rumor rumour report claim allegation speculation fear concern worry hope expectation call "
    "criticism complaint warning accusation suggestion question suspicion plan announcement".split()
)
_RECEIVED = frozenset("criticism condemnation praise support backing opposition".split())
_ISSUED = frozenset("statement warning denial appeal call apology threat declaration".split())
_BETWEEN = frozenset([Tag.DETERMINER, Tag.POSSESSIVE, Tag.OTHER, Tag.ADVERB, Tag.NUMBER])
_ATTRIBUTES = frozenset([Tag.OTHER, Tag.ADVERB, Tag.NAME, Tag.CONJUNCTION])
_VERB_BEFORE = frozenset([Tag.MODAL, Tag.TO, Tag.PRONOUN, Tag.NEGATION])
_REACH = 5  # tokens between a possessive or a light verb and the noun


def find_noun_candidates(s: Sentence) -> Iterator[Candidate]:
    """Every noun of the lexicon that has what it is about, and whose it is."""
    forms = cue_forms()
    for at, token in enumerate(s.tokens):
        for cue, _ in forms.get(token.low, ()):
            found = _read(s, at, cue) if cue.part is Part.NOUN and _is_noun(s, at) else None
            if found:
                yield found
                break


def _is_noun(s: Sentence, at: int) -> bool:
    if s.tag(at - 1) in _VERB_BEFORE or s.low(at - 1) in ("did", "does", "do"):
        return False
    return not s.is_name(at) and not (s.low(at) == "order" and s.low(at - 1) == "in")


def _read(s: Sentence, at: int, cue: Cue) -> Candidate | None:
    agent = find_agent(s, at + 1)
    complement = find_noun_complement(s, agent[1] if agent else at + 1, cue)
    start = _phrase_start(s, at)
    made = Candidate(
        rule=f"noun-{complement.frame if complement else 'from'}",
        act=cue.frames.get(complement.frame, cue.act) if complement else cue.act,
        cue=[(at, at + 1)],
        opens=start,
        closes=complement.start if complement else at + 1,
        right=complement.start if complement else None,
        is_finite=False,
        lemma=cue.lemma,
        frame=complement.frame if complement else "alone",
    )
    light = start - 1 if s.low(start - 1) in light_forms() else None
    if complement is None:
        return _read_alone(s, made, agent, light)
    if light is not None:
        return _with_light_verb(s, made, light)
    return _with_owner(s, made, cue, agent)


def _with_owner(s: Sentence, made: Candidate, cue: Cue, agent: Range | None) -> Candidate | None:
    at = made.cue[0][0]
    if cue.takes("weak"):
        return None
    made.source = _owner(s, at) or agent
    if made.source:
        made.rule += "-owned"
        made.opens = min(made.source[0], at)
        return made
    made.is_sourceless = True
    return made if cue.lemma in _WITHOUT_SOURCE else None


def _read_alone(
    s: Sentence, made: Candidate, agent: Range | None, light: int | None
) -> Candidate | None:
    """Without a complement: "drew criticism from X"; "issued a statement" with no more said."""
    at = made.cue[0][0]
    subject = find_leading_phrase(s, 0, at)
    if agent and s.low(at + 1) == "from" and made.lemma in _RECEIVED and subject:
        made.source, made.content = agent, [subject]
        return made
    if light is None or made.lemma not in _ISSUED or not s.low(light).startswith("issu"):
        return None
    issued = _with_light_verb(s, made, light)
    if issued:
        issued.cue, issued.right = [(issued.cue[0][0], light + 1)], light + 1
        issued.rule = "light-alone"
    return issued


def _phrase_start(s: Sentence, at: int) -> int:
    """Where the noun's phrase starts, as far as a light verb or a few tokens back."""
    start = at
    while start > 0 and at - start < _REACH and s.tag(start - 1) in _BETWEEN:
        if s.low(start - 1) in light_forms():
            break
        start -= 1
    return start


@cache
def light_forms() -> dict[str, tuple[Form, ...]]:
    """Every form of the verbs that only carry a noun, with what it may be."""
    made: dict[str, tuple[Form, ...]] = {}
    for entry in _LIGHT.split():
        made |= verb_forms(*entry.split("/"))
    return made | {"has": (Form.THIRD,)}


def _with_light_verb(s: Sentence, made: Candidate, light: int) -> Candidate | None:
    group = _light_group(s, light)
    if group is None or group.is_passive:
        return None
    made.cue = [(group.start, made.cue[0][1])]
    made.rule = f"light-{made.frame}"
    made.opens = group.start
    made.is_finite = not group.is_bare and not group.is_infinitive
    before = s.tag(group.start - 1)
    if before == Tag.CONJUNCTION or group.is_bare or group.is_infinitive:
        made.inherits = True
        made.opens -= before in (Tag.CONJUNCTION, ",")
        return made
    made.source = find_phrase_before(s, group.start)
    made.inherits = made.source is None
    if made.source:
        made.opens = made.source[0]
    return made


def _light_group(s: Sentence, light: int) -> Group | None:
    for form in light_forms()[s.low(light)]:
        group = find_group(s, light, form)
        if group:
            return group
    return None


def _owner(s: Sentence, at: int) -> Range | None:
    """The possessive before a noun: "his claim", "Vale's growing concern"."""
    for one in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if s.tag(one) == Tag.POSSESSIVE:
            return (one, one + 1)
        if s.is_possessive(one):
            return find_phrase_before(s, one + 1) or (one, one + 1)
        if s.tag(one) not in _ATTRIBUTES:
            return None
    return None
