"""Cues that are verbs: who stands before or behind them, and what they govern."""

from __future__ import annotations

from collections.abc import Iterator

from retold.attribution.asked import may_reduce, read_asked, read_reduced
from retold.attribution.candidate import Candidate, make_candidate
from retold.attribution.complements import (
    Complement,
    is_too_weak,
    opens_clause,
    opens_infinitive,
    skip_adverbs,
)
from retold.attribution.conditions import allow
from retold.attribution.cues import Cue, Part, cue_forms
from retold.attribution.groups import Group, find_group
from retold.attribution.inflect import Form
from retold.attribution.nounlike import is_noun
from retold.attribution.objects import find_complement
from retold.attribution.participles import read_infinitive, read_participle
from retold.attribution.passives import read_passive
from retold.attribution.relatives import read_compared, read_relative
from retold.attribution.sentence import Sentence, Tag
from retold.attribution.subjects import find_phrase_before
from retold.attribution.trailing import read_after, read_inverted
from retold.attribution.wordclasses import Range

_UNATTACHED = frozenset([",", "—", "–", "-", Tag.CONJUNCTION, Tag.QUOTE, Tag.ADVERB, "(", ")"])
_IMPERSONAL = frozenset(["emerge", "transpire"])  # "it emerged that": nobody is named
_ASIDES = frozenset([Tag.PREPOSITION, Tag.SUBORDINATOR])


def find_verb_candidates(s: Sentence) -> Iterator[Candidate]:
    """Every reading of a verb of the lexicon as an attribution; contents are not yet measured."""
    forms = cue_forms()
    for at, token in enumerate(s.tokens):
        if token.low in forms and not s.is_name(at) and not _is_place(s, at):
            found = _best_at(s, at)
            if found:
                yield found


def _is_place(s: Sentence, at: int) -> bool:
    return s.low(at - 1) == "united" and s.low(at) in ("states", "state")


def _best_at(s: Sentence, at: int) -> Candidate | None:
    asked = read_asked(s, at)
    if asked:
        return asked
    for cue, form in cue_forms()[s.low(at)]:
        particle = _particle_of(s, at, cue) if cue.part is Part.VERB else None
        if particle is None:
            continue
        if is_noun(s, at, form) or (cue.particle == "to" and opens_infinitive(s, at + 1)):
            continue
        group = find_group(s, at, form, particle - at)
        found = _read(s, cue, form, group) if group else None
        if found:
            return found
    return None


def _particle_of(s: Sentence, at: int, cue: Cue) -> int | None:
    """The token of a verb's particle, over "on Monday"; its own without one, None if it lacks."""
    if not cue.particle:
        return at
    if s.low(at + 1) == cue.particle:
        return at + 1
    over = skip_adverbs(s, at + 1)
    is_parted = over > at + 1 and s.low(over) == cue.particle and cue.particle == "for"
    return over if is_parted else None


def _read(s: Sentence, cue: Cue, form: Form, group: Group) -> Candidate | None:
    if group.is_passive or (group.is_bare and form is Form.PARTICIPLE):
        return read_passive(s, cue, group)
    complement = find_complement(s, group.end, cue)
    if group.is_bare:
        return read_participle(s, cue, group, complement)
    if group.is_infinitive:
        return read_infinitive(s, cue, group, complement)
    return _read_finite(s, cue, group, complement)


def _read_finite(
    s: Sentence, cue: Cue, group: Group, complement: Complement | None
) -> Candidate | None:
    if complement is None or complement.frame in ("np", "obj_np", "bare", "after"):
        inverted = read_inverted(s, cue, group)
        if inverted:
            return inverted
    if complement and _may_be_aside(s, group, complement):
        aside = read_after(s, cue, group, None)
        if aside or (cue.takes("np") and s.tag(complement.start) == Tag.PREPOSITION):
            return aside
    measured = read_compared(s, cue, group) if complement is None else None
    if measured:
        return measured
    relative = read_relative(s, cue, group, complement)
    if relative:
        return relative
    if complement is None or complement.frame == "after":
        return read_after(s, cue, group, complement)
    if is_too_weak(s, cue, complement):
        return None
    is_reduced = complement.frame == "p_inf" or (
        complement.frame in ("of", "p_of") and cue.takes("obj_of")
    )
    if is_reduced and complement.start == group.end and may_reduce(s, group):
        return read_reduced(s, cue, group, complement)
    made = make_candidate(cue, group, complement.frame, complement)
    found = _with_subject(s, made, group)
    return allow(s, cue, group, found) if found and made.frame == "np_if" else found


def _may_be_aside(s: Sentence, group: Group, complement: Complement) -> bool:
    """Whether what follows may be an aside and no content: '"...," he said after the meeting'."""
    if complement.frame == "bare" and s.tag(complement.start) in _ASIDES:
        return True
    source = find_phrase_before(s, group.start)
    is_quoted = source is not None and s.tag(source[0] - 1) == Tag.QUOTE
    if source and is_quoted and _has_own_clause(s, source, complement):
        return False
    is_near = complement.start <= group.end + 1 and (
        complement.frame in ("that", "wh") or s.tag(group.end) == ":"
    )
    return is_quoted and not is_near


def _has_own_clause(s: Sentence, source: Range, complement: Complement) -> bool:
    """Whether a new sentence begins behind the quotation: "“We won.” Vale believes it is over."."""
    quote = s.tokens[source[0] - 1]
    is_closed = "." in s.text[max(quote.start, quote.end - 2) : quote.end]
    return is_closed and complement.frame == "bare" and opens_clause(s, complement.start)


def _with_subject(s: Sentence, made: Candidate, group: Group) -> Candidate | None:
    before = s.tag(group.start - 1)
    if before == Tag.CONJUNCTION:
        made.inherits = True
        made.opens = group.start - (2 if s.tag(group.start - 2) == "," else 1)
        return made
    source = find_phrase_before(s, group.start)
    if source is None:
        made.inherits = before in _UNATTACHED or (before == "" and made.lemma == "say")
        is_name = made.frame == "obj_np" and before in (",", "(", Tag.ADVERB)
        return made if made.inherits and not is_name else None
    made.source, made.opens = source, source[0]
    if made.lemma in _IMPERSONAL:
        made.source, made.is_sourceless = None, True
        return made if s.low(source[0]) == "it" else None
    if _is_reduced_passive(s, made):
        made.source, made.is_sourceless, made.content = None, True, [source]
        made.rule = "verb-reduced"
    return made


def _is_reduced_passive(s: Sentence, made: Candidate) -> bool:
    """Whether "expected to" after a thing means that it is expected, and not that it expects."""
    if made.frame != "inf" or made.source is None or made.right is None:
        return False
    if s.low(made.right - 1) not in ("expected", "intended"):
        return False
    first, end = made.source
    return s.tag(first) == Tag.DETERMINER and s.tag(end - 1) != Tag.NAME
