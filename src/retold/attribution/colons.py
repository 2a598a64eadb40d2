"""Marks that name a speaker: colons ("Police: two held"), and a dash behind a quotation."""

from __future__ import annotations

from retold.attribution.candidate import Candidate
from retold.attribution.cues import Part, cue_forms
from retold.attribution.inflect import Form
from retold.attribution.persons import is_person_or_body
from retold.attribution.sentence import Sentence, Tag
from retold.attribution.source_heads import is_given
from retold.attribution.wordclasses import BOUNDARIES, FINITE, JOINING, PHRASE
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
_TEXTS = frozenset("study report survey audit review inquiry data figure minute memo".split())
_MAX_NAME = 5  # tokens of a speaker before a colon in running text
_SEARCHED = 4_000  # characters behind a headline in which its name may come again
_BULLETS = frozenset("•*-–—·▪◦‣►>")
_DASHES = frozenset(["—", "–", "-", "―"])
_NO_NAME = FINITE | frozenset([Tag.PRONOUN, Tag.THAT, Tag.SUBORDINATOR, Tag.QUOTE, Tag.WH])


def find_colon(s: Sentence, *, is_headline: bool) -> Candidate | None:
    """The attribution that a colon makes, in running text only before a quotation, or a dash."""
    if s.tag(0) == Tag.QUOTE and s.tag(1) in _DASHES and _names(s, 2, len(s)):
        return _make(s, 1, begin=None) if len(s) <= _MAX_LABEL else None
    colons = [at for at, token in enumerate(s.tokens) if token.tag == ":"]
    if not colons:
        return None
    first, last = colons[0], colons[-1]
    begin = 1 if s.tag(0) in _BULLETS else 0
    is_quoted = s.tag(first + 1) == Tag.QUOTE
    is_enough = is_quoted or first + _MIN_SAID < len(s)
    if first - begin <= _MAX_LABEL and is_enough and _names(s, begin, first):
        is_title = is_headline and _speaks(s, begin, first)
        is_line = (begin or _opens_line(s)) and _speaks_in_line(s, begin, first)
        if is_quoted or is_title or is_line or _is_transcript(s, first):
            return _make(s, first, begin=begin)
    is_tail = last > _MIN_SAID and len(s) - last - 1 <= _MAX_TAIL
    if is_headline and is_tail and _names(s, last + 1, len(s)):
        return _make(s, last, begin=None)
    return None


def _opens_line(s: Sentence) -> bool:
    start = s.tokens[0].start
    return start == 0 or s.text[start - 1] == "\n"


def _speaks(s: Sentence, start: int, end: int) -> bool:
    """Whether a label is somebody and no topic: by its nouns, or as a name that comes again."""
    if any(s.low(at).removesuffix("s") in _TEXTS for at in range(start, end)):
        return True
    is_somebody = is_person_or_body(s, (start, end)) or _is_person(s, start, end)
    return is_somebody or _comes_again(s, start, end)


def _speaks_in_line(s: Sentence, start: int, end: int) -> bool:
    """Whether a short label before a line of running text is a person, a role or a body."""
    words = range(start, end)
    if end - start > _MAX_NAME or any(s.low(at) in JOINING for at in words):
        return False
    return is_person_or_body(s, (start, end)) or _is_person(s, start, end)


def _is_person(s: Sentence, start: int, end: int) -> bool:
    return is_given([s.span(at, at + 1).of(s.text) for at in range(start, end)])


def _comes_again(s: Sentence, start: int, end: int) -> bool:
    """Whether a name without small words stands again, in mid-sentence, a little further on."""
    if end - start > _MAX_NAME or any(s.tag(at) != Tag.NAME for at in range(start, end)):
        return False
    name = s.span(end - 1, end).of(s.text)
    at = s.text.find(f" {name}", s.tokens[-1].end, s.tokens[-1].end + _SEARCHED)
    return at > 0 and s.text[at - 1] not in ".!?:\n"


def _make(s: Sentence, colon: int, *, begin: int | None) -> Candidate:
    """With `begin` the label stands before its colon, from that token on; else behind it."""
    is_first = begin is not None
    return Candidate(
        rule="colon-first" if is_first else "colon-last",
        act=Act.STATEMENT,
        cue=[(colon, colon + 1)],
        opens=colon if begin is None else begin,
        closes=colon + 1 if is_first else len(s),
        source=(colon + 1, len(s)) if begin is None else (begin, colon),
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
    if s.tag(end - 1) == Tag.OTHER and s.low(end - 1).endswith("ed") and end - start > 1:
        return False  # "Vale blazed:" is a verb
    return not any(s.tag(at) in _NO_NAME or s.tag(at) in ",;?" or _is_cue(s, at) for at in words)


def _is_cue(s: Sentence, at: int) -> bool:
    forms = cue_forms().get(s.low(at), ())
    is_finite = any(
        cue.part is Part.VERB and form in (Form.THIRD, Form.PAST) for cue, form in forms
    )
    return is_finite and not any(cue.part is Part.NOUN for cue, _ in forms)
