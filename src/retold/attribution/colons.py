"""Marks that name a speaker: colons ("Police: two held"), and a dash behind a quotation."""

from __future__ import annotations

from retold.attribution.candidate import Candidate
from retold.attribution.cues import Part, cue_forms
from retold.attribution.inflect import Form
from retold.attribution.sentence import Sentence, Tag
from retold.attribution.wordclasses import BOUNDARIES, FINITE, PHRASE
from retold.model.attribution import Act

_MAX_LABEL = 9  # tokens before a colon that may name a speaker
_MAX_TAIL = 5  # tokens after the colon that ends a headline
_MIN_SAID = 3  # tokens of what is said

_LABELS = frozenset(
    "note source sources photo photos image read update updated related watch video analysis "
    "opinion breaking editor's exclusive live see also more tags topics category by published "
    "share comment comments via caption gallery fact facts location date time what why how who "
    "where when contact email tel phone correction explainer timeline factbox".split()
)
_DASHES = frozenset(["—", "–", "-", "―"])
_NO_NAME = FINITE | frozenset([Tag.PRONOUN, Tag.THAT, Tag.SUBORDINATOR, Tag.QUOTE, Tag.WH])


def find_colon(s: Sentence, *, is_headline: bool) -> Candidate | None:
    """The attribution that a colon makes, in running text only before a quotation, or a dash."""
    if s.tag(0) == Tag.QUOTE and s.tag(1) in _DASHES and _names(s, 2, len(s)):
        return _make(s, 1, is_first=False) if len(s) <= _MAX_LABEL else None
    colons = [at for at in range(len(s)) if s.tag(at) == ":"]
    if not colons:
        return None
    first, last = colons[0], colons[-1]
    if first <= _MAX_LABEL and first + _MIN_SAID < len(s) and _names(s, 0, first):
        is_quoted = s.tag(first + 1) == Tag.QUOTE
        if is_headline or is_quoted or _is_transcript(s, first):
            return _make(s, first, is_first=True)
    is_tail = last > _MIN_SAID and len(s) - last - 1 <= _MAX_TAIL
    if is_headline and is_tail and _names(s, last + 1, len(s)):
        return _make(s, last, is_first=False)
    return None


def _make(s: Sentence, colon: int, *, is_first: bool) -> Candidate:
    return Candidate(
        rule="colon-first" if is_first else "colon-last",
        act=Act.STATEMENT,
        cue=[(colon, colon + 1)],
        opens=0 if is_first else colon,
        closes=colon + 1 if is_first else len(s),
        source=(0, colon) if is_first else (colon + 1, len(s)),
        right=colon + 1 if is_first else None,
        is_after=not is_first,
        frame="colon",
    )


def _is_transcript(s: Sentence, colon: int) -> bool:
    """Whether the name is in capitals, as before a speech in the record of an interview."""
    name = s.span(0, colon).of(s.text)
    return name.isupper() and len(name) > 3


def _names(s: Sentence, start: int, end: int) -> bool:
    """Whether the tokens may name a speaker: a noun phrase, no verb, no label of the page."""
    if start >= end or any(s.low(at) in _LABELS for at in (start, end - 1)):
        return False
    if s.tag(start) not in PHRASE or s.tag(end - 1) in BOUNDARIES:
        return False
    words = range(start, end)
    if not any(s.tag(at) in (Tag.NAME, Tag.OTHER) for at in words):
        return False
    return not any(s.tag(at) in _NO_NAME or s.tag(at) in ",;?" or _is_cue(s, at) for at in words)


def _is_cue(s: Sentence, at: int) -> bool:
    forms = cue_forms().get(s.low(at), ())
    is_finite = any(
        cue.part is Part.VERB and form in (Form.THIRD, Form.PAST) for cue, form in forms
    )
    return is_finite and not any(cue.part is Part.NOUN for cue, _ in forms)
