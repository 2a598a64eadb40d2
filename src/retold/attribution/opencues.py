"""Verbs of no list that are cues by where they stand: beside a quotation, with one who can speak.

Any verb may carry a quotation ("...," the skipper beamed). The verb has to stand right between
its subject and the quotation, so these are sure enough without a lexicon, if less than with one.
"""

from __future__ import annotations

from collections.abc import Iterator

from retold.attribution.candidate import Candidate
from retold.attribution.cues import Part, cue_forms
from retold.attribution.inflect import Form
from retold.attribution.persons import is_speaker, may_speak
from retold.attribution.phrases import find_leading_phrase, find_phrase_after
from retold.attribution.sentence import Sentence, Tag
from retold.attribution.subjects import find_phrase_before
from retold.attribution.wordclasses import BOUNDARIES, FINITE, HEADS, STARTS, Range
from retold.model.attribution import Act

_REACH = 25  # tokens between a quotation and the verb behind it, or the verb and one before it
_SHORT = 12  # tokens of an aside between the verb and the quotation that it announces
_ANNOUNCED = 16  # tokens of a sentence that only announces a quotation
_IRREGULAR = frozenset(
    "said wrote spoke went came put told began sang swore shot spat burst swept hit read rang cut "
    "got kept let left sent felt thought heard found drew threw ran held broke wept".split()
)
_FINITE_BE = frozenset("am is are was were be been being has have had".split())
_CLOSING = frozenset([*BOUNDARIES, Tag.PREPOSITION, Tag.ADVERB, Tag.TO, Tag.TIME, Tag.OBJECT])
_AUXILIARIES = frozenset([Tag.AUXILIARY, Tag.MODAL, Tag.NEGATION, Tag.ADVERB])
_ENDS = ",.!?…"
_NOT_ED = frozenset("bed red shed speed need seed feed hundred indeed exceed united embed".split())


def find_open_candidates(s: Sentence, quotes: list[int]) -> Iterator[Candidate]:
    """For each of these quotations, the verb before or behind it that is not in the lexicon."""
    for quote in quotes:
        found = _find_behind(s, quote) or _find_inverted(s, quote) or _find_before(s, quote)
        if found:
            yield found


def _is_past_or_third(s: Sentence, at: int) -> bool:
    low = s.low(at)
    if low in _IRREGULAR:
        return True
    if s.tag(at) not in (Tag.OTHER, Tag.VERB) or s.is_possessive(at):
        return False
    if low.endswith("ed"):
        return len(low) > 3 and low not in _NOT_ED
    return low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3


def _is_open(s: Sentence, quote: int) -> bool:
    """Whether a quotation is one that somebody speaks, by how it ends."""
    token = s.tokens[quote]
    tail = s.text[max(token.start, token.end - 2) : token.end + 1]
    return any(mark in tail for mark in _ENDS) or s.tag(quote + 1) == ","


def _find_behind(s: Sentence, quote: int) -> Candidate | None:
    """A verb with its subject before it: '"...," the skipper beamed'."""
    start = quote + 1 + (s.tag(quote + 1) == ",")
    if not _is_open(s, quote) or s.tag(start) in _CLOSING:
        return None
    for at in range(start + 1, min(len(s), start + _REACH)):
        if s.tag(at) in (Tag.QUOTE, ";", ":"):
            return None
        if not _is_past_or_third(s, at) or s.tag(at + 1) not in _CLOSING:
            continue
        subject = find_phrase_before(s, at)
        if subject and subject[0] == start and may_speak(s, subject):
            return _make("open-after", subject, (at, at + 1), opens=start, closes=at + 1)
    return None


def _find_inverted(s: Sentence, quote: int) -> Candidate | None:
    """A verb before its subject: '"...," beamed the skipper'."""
    at = quote + 1
    is_past = s.low(at).endswith("ed") or s.low(at) in _IRREGULAR
    if not _is_open(s, quote) or not is_past or not _is_past_or_third(s, at):
        return None
    if s.tag(at + 1) not in (*STARTS, *HEADS, Tag.PRONOUN):
        return None
    source = find_phrase_after(s, at + 1, len(s), is_last=True)
    if source is None or not may_speak(s, source):
        return None
    if s.tag(at + 1) in STARTS and not is_speaker(s, source):
        return None
    return _make("open-inverted", source, (at, at + 1), opens=at, closes=source[1])


def _find_before(s: Sentence, quote: int) -> Candidate | None:
    """A verb before the quotation: 'The skipper beamed: "..."'."""
    mark = s.tag(quote - 1)
    end = quote - 1 if mark in (",", ":") else quote
    subject = find_leading_phrase(s, _clause_start(s, end), end)
    if subject is None or not may_speak(s, subject):
        return None
    at = subject[1]
    if s.tag(at) == ",":
        at = next((one for one in range(at + 1, min(end, at + _SHORT)) if s.tag(one) == ","), at)
        at += 1
    while at < end and s.tag(at) in _AUXILIARIES and s.low(at) not in _FINITE_BE:
        at += 1
    is_near = end - at <= (_SHORT if mark == ":" else 1)
    if at >= end or not is_near or not _is_past_or_third(s, at):
        return None
    whole = find_phrase_before(s, at)
    subject = whole if whole and whole[0] == subject[0] else subject
    made = _make("open-before", subject, (at, at + 1), opens=subject[0], closes=quote)
    made.is_after, made.right, made.frame = False, quote, "quote"
    return made


def _clause_start(s: Sentence, end: int) -> int:
    """Where the clause before a quotation begins: behind the last mark that ends one."""
    for at in range(end - 1, max(-1, end - _REACH), -1):
        if s.tag(at) in (";", Tag.QUOTE, "•", "*"):
            return at + 1
    return max(0, end - _REACH)


def _make(rule: str, source: Range, cue: Range, *, opens: int, closes: int) -> Candidate:
    return Candidate(
        rule=rule,
        act=Act.STATEMENT,
        cue=[cue],
        opens=opens,
        closes=closes,
        source=source,
        is_after=True,
        lemma="",
        frame="after",
    )


def find_announcement(s: Sentence) -> Candidate | None:
    """The cue of a short sentence that only says that somebody speaks: "Vale wrote to them".

    It has no content of its own; a quotation that follows without a speaker is what is said.
    """
    if len(s) > _ANNOUNCED or any(token.tag in (Tag.QUOTE, ":", ";") for token in s.tokens):
        return None
    subject = find_leading_phrase(s, 0, len(s))
    if subject is None or not may_speak(s, subject):
        return None
    at = subject[1]
    while s.tag(at) == Tag.ADVERB:
        at += 1
    if not _is_spoken(s.low(at)) or s.tag(at + 1) not in _CLOSING:
        return None
    if any(s.tag(one) in FINITE or s.tag(one) == Tag.THAT for one in range(at + 1, len(s))):
        return None
    made = _make("announced", subject, (at, at + 1), opens=subject[0], closes=at + 1)
    made.is_after, made.frame = False, "quote"
    return made


def _is_spoken(low: str) -> bool:
    """Whether a word is a finite form of a verb of speaking that may stand without an object."""
    return any(
        cue.part is Part.VERB
        and form in (Form.PAST, Form.THIRD)
        and not cue.particle
        and cue.takes("quote")
        and cue.act in (Act.STATEMENT, Act.DENIAL, Act.QUESTION)
        for cue, form in cue_forms().get(low, ())
    )
