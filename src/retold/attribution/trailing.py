"""Verbs behind what is said: "..., the minister said", '"...," said the minister'."""

from __future__ import annotations

from retold.attribution.candidate import Candidate, make_candidate
from retold.attribution.complements import Complement
from retold.attribution.cues import Cue
from retold.attribution.groups import Group
from retold.attribution.persons import is_measuring
from retold.attribution.phrases import find_phrase_after
from retold.attribution.sentence import Sentence, Tag
from retold.attribution.subjects import find_phrase_before
from retold.attribution.wordclasses import BOUNDARIES, FINITE, Range

_SPEECH = ("quote", "that", "bare")
_DASHES = frozenset(["—", "–", "-"])
_COMMAS = frozenset([",", *_DASHES, Tag.QUOTE, "?", "!", "..."])
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
_REACH = 40  # tokens before a comma that may be an aside and no clause


def read_after(
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
    is_last = s.tag(group.end) in ("", ".")
    is_found = is_last and (is_measuring(s, source) or cue.lemma == "write")  # "..., a trial finds"
    if before not in _COMMAS or (cue.takes("weak") and before != Tag.QUOTE and not is_found):
        return None
    if before == "," and _is_mere_aside(s, source[0] - 1):
        return None
    made = make_candidate(cue, group, "after", None)
    made.source, made.opens, made.closes, made.is_after = source, source[0], end, True
    made.medium = complement.addressee if complement else None
    return made


def _is_mere_aside(s: Sentence, comma: int) -> bool:
    """Whether what stands before a comma is no clause: "In his speech, Vale apologised"."""
    start = 0
    while s.tag(start) in (Tag.CONJUNCTION, Tag.ADVERB, "•"):
        start += 1
    opens = s.tag(start) in (Tag.PREPOSITION, Tag.TIME) or s.low(start).endswith("ed")
    if not opens or comma - start > _REACH:
        return False
    words = range(start, comma)
    return not any(
        s.tag(at) in FINITE or s.tag(at) in (Tag.QUOTE, ",", Tag.PRONOUN, Tag.THAT) for at in words
    )


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


def read_inverted(s: Sentence, cue: Cue, group: Group) -> Candidate | None:
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
