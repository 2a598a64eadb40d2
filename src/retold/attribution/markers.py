"""Cues that are neither verb nor noun: "according to", "as noted by", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator

from retold.attribution.candidate import Candidate
from retold.attribution.cues import EVIDENTIAL_ADVERBS
from retold.attribution.phrases import find_phrase_after
from retold.attribution.sentence import Sentence, Tag
from retold.attribution.wordclasses import FINITE, Range
from retold.model.attribution import Act

_PASSED_ON = frozenset(
    "carried quoted reported cited published broadcast stated noted described detailed outlined "
    "announced mentioned shown revealed explained told indicated expressed reflected seen claimed "
    "confirmed relayed posted shared documented aired".split()
)
_MARKERS = _PASSED_ON | EVIDENTIAL_ADVERBS | {"according", "in", "per"}
_OWN_VOICE = frozenset(["apparently"])  # the reporter's own guess as often as another's words
_CARRIED = frozenset("carried quoted reported cited published broadcast aired".split())
_COMMENTS = frozenset("comments remarks statements words statement interview speech video".split())
_BEFORE_CARRIED = frozenset([Tag.ADVERB, Tag.AUXILIARY, Tag.THAT, Tag.WH])
_ADVERB_STOPS = frozenset(
    [",", ";", ":", "(", Tag.THAT, Tag.SUBORDINATOR, Tag.CONJUNCTION, Tag.QUOTE, Tag.WH]
)
_ADVERB_REACH = 25  # tokens of a clause before its evidential adverb
# Behind "her" as a whole source; else it is whose spokesman it is.
_AFTER_HER = frozenset(["", ".", ",", ";", Tag.QUOTE, Tag.CONJUNCTION])
_MAX_LEAD = 5  # tokens of an adverbial that may stand before "according to"
_MAX_SOURCE = 12  # tokens between the source of a first "according to" and its comma


def find_marker_candidates(s: Sentence) -> Iterator[Candidate]:
    """Every "according to", "as noted by" and evidential adverb of a sentence."""
    for at, token in enumerate(s.tokens):
        found = _read_marker(s, at) if token.low in _MARKERS else None
        if found:
            yield found


def _read_marker(s: Sentence, at: int) -> Candidate | None:
    low, following = s.low(at), s.low(at + 1)
    if low == "according" and following == "to":
        return _read_according(s, (at, at + 2), "according")
    if low == "in" and (following, s.low(at + 2), s.low(at + 3)) == ("the", "words", "of"):
        return _read_according(s, (at, at + 4), "according-words")
    is_per = low == "per" and s.tag(at - 1) in ("", ",")
    if is_per and s.tag(at + 1) in (Tag.NAME, Tag.DETERMINER):
        return _read_according(s, (at, at + 1), "according")
    if low in _PASSED_ON and following in ("by", "in"):
        return _read_passed_on(s, at)
    return _read_adverb(s, at) if low in EVIDENTIAL_ADVERBS - _OWN_VOICE else None


def _read_according(s: Sentence, cue: Range, rule: str) -> Candidate | None:
    """A marker and its source; the content stands before it, or behind the comma."""
    is_first = _opens_clause(s, cue[0])
    source = find_phrase_after(s, cue[1], len(s), is_last=not is_first)
    if source is None and s.low(cue[1]) == "her" and s.tag(cue[1] + 1) in _AFTER_HER:
        source = (cue[1], cue[1] + 1)
    if source is None:
        return None
    if not is_first:
        return _make(f"{rule}-after", cue, source)
    comma = source[1]
    if s.tag(comma) == "," and s.low(comma + 1) in (
        "which",
        "citing",
        "quoting",
    ):  # "according to X, which cites Y, ..."
        comma += 2
    while s.tag(comma) not in (",", Tag.QUOTE, "", ";") and comma - source[1] < _MAX_SOURCE:
        comma += 1
    if s.tag(comma) not in (",", Tag.QUOTE):
        return None
    return _make(f"{rule}-first", cue, source, right=comma + (s.tag(comma) == ","))


def _make(rule: str, cue: Range, source: Range, *, right: int | None = None) -> Candidate:
    return Candidate(
        rule=rule,
        act=Act.STATEMENT,
        cue=[cue],
        opens=cue[0],
        closes=source[1] if right is None else right,
        source=source,
        right=right,
        is_after=right is None,
        is_finite=False,
        lemma=rule.rpartition("-")[0],
        frame="after" if right is None else "first",
    )


def _opens_clause(s: Sentence, at: int) -> bool:
    """Whether nothing but a conjunction or a short adverbial stands before a token."""
    before = at - 1
    while s.tag(before) in (Tag.CONJUNCTION, Tag.ADVERB):
        before -= 1
    if s.tag(before) == ",":
        opens = s.tag(0) in (Tag.PREPOSITION, Tag.ADVERB, Tag.CONJUNCTION)
        is_short = before <= _MAX_LEAD and not any(s.tag(one) in FINITE for one in range(before))
        return opens and is_short
    if s.tag(before) in ("", ";", "(", "•", "*"):
        return True
    return s.tag(at - 1) in (Tag.THAT, Tag.CONJUNCTION)


def _read_passed_on(s: Sentence, at: int) -> Candidate | None:
    """Words that another passed on: "as noted by X", "in comments carried by X"."""
    cue = (at, at + 2)
    if s.low(at - 1) == "as":
        return _read_according(s, (at - 1, at + 2), "passed-on")
    if s.low(at - 1) in ("was", "were") and s.low(at - 2) == "who":
        made = _read_according(s, (at - 1, at + 2), "passed-on")
        if made:
            made.opens -= 2 if s.tag(at - 3) == "," else 1
        return made
    if s.low(at + 1) != "by" or s.low(at) not in _CARRIED:
        return None
    if s.tag(at - 1) == ",":
        return _read_according(s, cue, "passed-on")
    return _read_comments(s, cue)


def _read_comments(s: Sentence, cue: Range) -> Candidate | None:
    """Comments that another carried, before or behind what is said: "in comments carried by X"."""
    noun = cue[0] - 1
    while s.tag(noun) in _BEFORE_CARRIED and cue[0] - noun < 5:
        noun -= 1
    around = range(noun - 1, max(-1, noun - 4), -1)
    start = next((one for one in around if s.low(one) == "in"), None)
    source = find_phrase_after(s, cue[1], len(s))
    if s.low(noun) not in _COMMENTS or start is None or source is None:
        return None
    is_first = s.tag(start - 1) in ("", ",")
    if is_first and s.tag(source[1]) != ",":
        return None
    right = source[1] + 1 if is_first else None
    made = _make("passed-on-first" if is_first else "passed-on-after", cue, source, right=right)
    made.opens = start
    return made


def _read_adverb(s: Sentence, at: int) -> Candidate | None:
    """An evidential adverb: its clause is said by somebody who is not named."""
    if s.tag(at - 1) in (Tag.DETERMINER, Tag.POSSESSIVE):
        return None  # "the allegedly stolen boat": it hedges a word, not a clause
    start = at
    while start > 0 and s.tag(start - 1) not in _ADVERB_STOPS and at - start < _ADVERB_REACH:
        start -= 1
    return Candidate(
        rule="adverb",
        act=Act.STATEMENT,
        cue=[(at, at + 1)],
        opens=start,
        closes=at + 1,
        right=at + 1,
        is_sourceless=True,
        is_finite=False,
        lemma=s.low(at),
        frame="adverb",
    )
