"""Cues that are verbs: who stands before or behind them, and what they govern."""

from __future__ import annotations

from collections.abc import Iterator

from retold.attribution.candidate import Candidate, make_candidate
from retold.attribution.complements import Complement, opens_clause, opens_infinitive
from retold.attribution.cues import Cue, Part, cue_forms
from retold.attribution.groups import Group, find_group
from retold.attribution.inflect import Form
from retold.attribution.nounlike import is_noun
from retold.attribution.objects import find_complement
from retold.attribution.passives import read_passive
from retold.attribution.phrases import find_phrase_after
from retold.attribution.sentence import Sentence, Tag
from retold.attribution.subjects import find_phrase_before
from retold.attribution.wordclasses import BOUNDARIES, Range
from retold.model.attribution import Act

_SPEECH = ("quote", "that", "bare")
_CLAUSES = ("that", "quote", "bare", "wh")
_DASHES = frozenset(["—", "–", "-"])
_COMMAS = frozenset([",", *_DASHES, Tag.QUOTE, "?", "!", "..."])
_OPENERS = frozenset([",", *_DASHES, Tag.CONJUNCTION])
_UNATTACHED = frozenset([*_OPENERS, Tag.QUOTE, Tag.ADVERB, "(", ")"])
_ASIDES = frozenset([Tag.PREPOSITION, Tag.SUBORDINATOR])
_LETTERS = frozenset("statement letter message tweet tweets post note memo email".split())
_BEFORE_GERUND = frozenset("by after before while when".split())
_CLOSING = frozenset(
    [
        *BOUNDARIES,
        Tag.OTHER,
        Tag.NAME,
        Tag.OBJECT,
        Tag.PREPOSITION,
        Tag.ADVERB,
        Tag.TIME,
        Tag.TO,
        Tag.DETERMINER,
    ]
)


def find_verb_candidates(s: Sentence) -> Iterator[Candidate]:
    """Every reading of a verb of the lexicon as an attribution; contents are not yet measured."""
    for at in range(len(s)):
        if s.low(at) in cue_forms() and not s.is_name(at) and s.low(at - 1) != "united":
            found = _best_at(s, at)
            if found:
                yield found


def _best_at(s: Sentence, at: int) -> Candidate | None:
    for cue, form in cue_forms()[s.low(at)]:
        if cue.part is not Part.VERB or (cue.particle and s.low(at + 1) != cue.particle):
            continue
        if is_noun(s, at, form) or (cue.particle == "to" and opens_infinitive(s, at + 1)):
            continue
        group = find_group(s, at, form, cue.particle)
        found = _read(s, cue, form, group) if group else None
        if found:
            return found
    return None


def _read(s: Sentence, cue: Cue, form: Form, group: Group) -> Candidate | None:
    if group.is_passive or (group.is_bare and form is Form.PARTICIPLE):
        return read_passive(s, cue, group)
    complement = find_complement(s, group.end, cue)
    if group.is_bare:
        return _read_participle(s, cue, group, complement)
    if group.is_infinitive:
        return _read_infinitive(cue, group, complement)
    return _read_finite(s, cue, group, complement)


def _is_too_weak(s: Sentence, cue: Cue, complement: Complement) -> bool:
    """Whether a word of many senses has too little behind it to be a cue here."""
    if not cue.takes("weak"):
        return False
    if complement.frame == "bare":
        return not opens_clause(s, complement.start)
    return complement.frame in ("np", "obj_np", "obj_as")


def _read_finite(
    s: Sentence, cue: Cue, group: Group, complement: Complement | None
) -> Candidate | None:
    if complement is None or complement.frame in ("np", "obj_np", "bare", "after"):
        inverted = _read_inverted(s, cue, group)
        if inverted:
            return inverted
    if complement and _may_be_aside(s, group, complement):
        aside = _read_after(s, cue, group, None)
        if aside or (cue.takes("np") and s.tag(complement.start) == Tag.PREPOSITION):
            return aside
    if complement is None or complement.frame == "after":
        return _read_after(s, cue, group, complement)
    if _is_too_weak(s, cue, complement):
        return None
    made = make_candidate(cue, group, complement.frame, complement)
    return _with_subject(s, made, group)


def _may_be_aside(s: Sentence, group: Group, complement: Complement) -> bool:
    """Whether what follows may be an aside and no content: '"...," he said after the meeting'."""
    if complement.frame == "bare" and s.tag(complement.start) in _ASIDES:
        return True
    source = find_phrase_before(s, group.start)
    is_quoted = source is not None and s.tag(source[0] - 1) == Tag.QUOTE
    is_near = complement.start <= group.end + 1 and (
        complement.frame in ("that", "wh") or s.tag(group.end) == ":"
    )
    return is_quoted and not is_near


def _with_subject(s: Sentence, made: Candidate, group: Group) -> Candidate | None:
    before = s.tag(group.start - 1)
    if before == Tag.CONJUNCTION:
        made.inherits = True
        made.opens = group.start - (2 if s.tag(group.start - 2) == "," else 1)
        return made
    source = find_phrase_before(s, group.start)
    if source is None:
        made.inherits = before in _UNATTACHED or (before == "" and made.lemma == "say")
        return made if made.inherits else None
    made.source, made.opens = source, source[0]
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


def _read_after(
    s: Sentence, cue: Cue, group: Group, complement: Complement | None
) -> Candidate | None:
    """A cue with its subject behind what is said: "..., the minister said."."""
    end = complement.start if complement else group.end
    source = find_phrase_before(s, group.start)
    if not cue.takes(*_SPEECH) or source is None or not _closes(s, end):
        return None
    if s.low(source[0] - 1) == "as":
        return _read_as(s, cue, group, source)
    before = s.tag(source[0] - 1)
    if before not in _COMMAS or (cue.takes("weak") and before != Tag.QUOTE):
        return None
    made = make_candidate(cue, group, "after", None)
    made.source, made.opens, made.closes, made.is_after = source, source[0], end, True
    made.medium = complement.addressee if complement else None
    return made


def _closes(s: Sentence, end: int) -> bool:
    """Whether nothing that the cue could govern follows: a stop, or an aside."""
    low = s.low(end)
    return s.tag(end) in _CLOSING or low in ("last", "earlier") or low.endswith("ing")


def _read_as(s: Sentence, cue: Cue, group: Group, source: Range) -> Candidate | None:
    """'As the minister said, ...' and '..., as the minister said'."""
    made = make_candidate(cue, group, "as", None)
    made.source, made.opens, made.closes = source, source[0] - 1, group.end
    if s.tag(made.opens - 1) in (",", Tag.QUOTE) and made.opens > 3:
        made.is_after = True
    elif s.tag(group.end) == ",":
        made.right = group.end + 1
    else:
        return None
    return made


def _read_inverted(s: Sentence, cue: Cue, group: Group) -> Candidate | None:
    """The verb before its subject, behind what is said: '"...," said the minister'."""
    before = s.tag(group.start - 1)
    if before not in _COMMAS or not cue.takes("quote") or group.end - group.start > 2:
        return None
    if before == "," and find_phrase_before(s, group.start):
        return None  # the comma closes an apposition
    source = find_phrase_after(s, group.end, len(s), is_last=True)
    if source is None:
        return None
    is_closed = s.tag(source[1]) in BOUNDARIES or s.tag(source[1]) in (Tag.PREPOSITION, Tag.TO)
    if not is_closed and not s.low(source[1]).endswith("ing"):
        return None
    made = make_candidate(cue, group, "inverted", None)
    made.source, made.is_after, made.closes = source, True, source[1]
    return made


def _read_participle(
    s: Sentence, cue: Cue, group: Group, complement: Complement | None
) -> Candidate | None:
    """A participle: ", adding that", "with X saying that", "a letter saying that"."""
    if complement is None or complement.frame == "after" or _is_too_weak(s, cue, complement):
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
    is_named = complement.frame == "obj_inf" and s.tag(source[0]) == Tag.NAME
    if complement.frame not in _CLAUSES and not is_named and not is_with:
        return None
    made.source, made.opens = source, source[0]
    made.rule = "verb-with-participle" if is_with else "verb-noun-participle"
    return made


def _is_issuing(s: Sentence, at: int) -> bool:
    """Whether a verb before a document only says that it was put out: "issued a letter saying"."""
    return s.low(at).endswith(("ing", "ed")) or s.low(at) in ("sent", "wrote", "put", "left")


def _read_infinitive(cue: Cue, group: Group, complement: Complement | None) -> Candidate | None:
    if complement is None or cue.takes("weak"):
        return None
    is_order = complement.frame == "obj_inf" and cue.act is Act.DEMAND
    if complement.frame not in ("that", "quote", "wh") and not is_order:
        return None
    made = make_candidate(cue, group, "infinitive", complement)
    made.inherits, made.is_finite = True, False
    return made
