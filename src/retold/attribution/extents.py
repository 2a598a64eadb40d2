"""How far a content goes: to the end of its sentence, or to where another attribution begins."""

from __future__ import annotations

from collections.abc import Sequence

from retold.attribution.candidate import Candidate
from retold.attribution.phrases import is_verb_like
from retold.attribution.sentence import Sentence, Tag
from retold.attribution.wordclasses import FINITE, Range

_WINDOW = 12  # candidates before one that may hold it
_STOPS = frozenset([".", "!", "?", "…", ",", ";", ":", "—", "–", "-", "(", "|"])
_LEADS = frozenset([",", ";", ":", "—", "–", "-", "•", "*", "|"])
_JOINTS = frozenset(["and", "but", "or", "while"])
_CLAUSE_STOPS = frozenset([",", ";", ".", ":", Tag.SUBORDINATOR, Tag.QUOTE])
_NO_RESUMPTION = frozenset([Tag.WH, Tag.SUBORDINATOR, Tag.CONJUNCTION, ""])
_REASONS = frozenset(["because", "since", "if", "unless", "until"])  # go on with what is said
_PHRASES = frozenset(["np", "obj_np", "obj_for", "obj_as", "obj_of"])
_CLAUSES = frozenset(["that", "bare"])
_DATELINE = 14  # tokens of place, day and agency before the dash of a dateline
_DASHES = frozenset(["—", "–", "-", "--"])
_IN_DATELINE = frozenset([Tag.NAME, Tag.TIME, Tag.NUMBER, ",", ".", "(", ")", "/"])
_COMMAS = frozenset([",", Tag.QUOTE, "—", "–", "-", "", "("])
_TURNS = frozenset("but while as after although though".split())


def measure_contents(s: Sentence, candidates: list[Candidate]) -> None:
    """Set every content; one that lies in another's ends where that one does."""
    for number, one in enumerate(candidates):
        limit = len(s)
        for other in candidates[max(0, number - _WINDOW) : number]:
            if other.right is not None and other.right <= one.opens and other.content:
                end = other.content[-1][1]
                limit = min(limit, end) if one.cue[0][1] <= end else limit
        parts = [(start, min(end, limit)) for start, end in _measure(s, one, candidates)]
        one.content = [part for part in parts if part[0] < part[1]]
    for one in candidates:
        if one.host is not None:
            one.content = [part for part in one.host.content if not _overlap(part, one.cue[0])]


def _overlap(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _measure(s: Sentence, one: Candidate, candidates: Sequence[Candidate]) -> list[Range]:
    if one.frame == "adverb":
        return _around_adverb(s, one, candidates)
    parts = list(one.content)
    if one.is_after:
        parts += _left_parts(s, one, candidates)
    if one.right is not None:
        parts.append((one.right, _right_end(s, one, one.right, candidates)))
    return sorted(_trim(s, part) for part in parts)


def _around_adverb(s: Sentence, one: Candidate, candidates: Sequence[Candidate]) -> list[Range]:
    """The clause of an adverb, without the adverb and what another cue before it governs."""
    at = one.cue[0][0]
    start = max([one.opens, *(other.right or 0 for other in candidates if (other.right or 0) < at)])
    end = at + 1
    while end < len(s) and s.tag(end) not in _CLAUSE_STOPS:
        end += 1
    return [(start, at), (at + 1, end)]


def _trim(s: Sentence, part: Range) -> Range:
    start, end = part
    while start < end and s.tag(start) in _LEADS:
        start += 1
    while end > start and (s.tag(end - 1) in _STOPS or s.low(end - 1) in _JOINTS):
        end -= 1
    return start, end


def _left_parts(s: Sentence, one: Candidate, candidates: Sequence[Candidate]) -> list[Range]:
    """What stands before the source and cue, and what goes on behind them."""
    start = _dateline_end(s)
    for other in candidates if one.rule != "passed-on-after" else ():
        if other.is_after and other.closes <= one.opens and other.opens < one.opens:
            start = max(start, other.closes)
    for at in range(start, one.opens):
        if s.tag(at) == ";":
            start = at + 1
    before = s.tag(one.opens - 1)
    if before == Tag.QUOTE and s.tag(one.opens - 2) == ",":
        start = max(start, one.opens - 1)
    if before == "," and s.tag(one.opens - 2) == Tag.WH:
        start = one.opens - 2  # "which, according to X, is ..."
    if before not in _COMMAS:
        start = max([start, *(other.right or 0 for other in candidates if _is_open(other, one))])
    parts = [(start, one.opens)]
    resumed = one.closes + (s.tag(one.closes) == ",")
    if _resumes(s, resumed, one, candidates):
        parts.append((resumed, _right_end(s, one, resumed, candidates)))
    return parts


def _dateline_end(s: Sentence) -> int:
    """The token behind "OSTER, May 3 (Wire) —" at the start of a sentence, or 0."""
    if s.tag(0) != Tag.NAME:
        return 0
    for at in range(1, min(len(s), _DATELINE)):
        if s.tag(at) in _DASHES:
            is_capital = s.span(0, 1).of(s.text).isupper() and len(s.low(0)) > 2
            return at + 1 if is_capital or any(s.tag(one) == "(" for one in range(at)) else 0
        if s.tag(at) not in _IN_DATELINE:
            return 0
    return 0


def _is_open(other: Candidate, one: Candidate) -> bool:
    """Whether what another governs is still going on where one without a comma begins."""
    return other.right is not None and other.right < one.opens and other.frame in _CLAUSES


def _resumes(s: Sentence, at: int, one: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether what "..., the minister said, ..." interrupts goes on at a token."""
    if s.tag(at) == Tag.QUOTE:
        return True
    if s.tag(at - 1) == "," and s.is_marked(at):
        return True
    if s.tag(at - 1) != "," or one.rule == "verb-inverted":
        return False
    if s.tag(at) in _NO_RESUMPTION and s.low(at) not in _REASONS:
        return False
    if s.low(at).endswith("ing") or len(s) - at < 3:
        return False
    return not any(
        other is not one and other.opens == at and other.source and other.source[0] == at
        for other in candidates
    )


def _right_end(s: Sentence, one: Candidate, start: int, candidates: Sequence[Candidate]) -> int:
    end = len(s)
    for other in candidates:
        if other is one or other.opens <= start or other.opens >= end or other.host is one:
            continue
        is_after = other.is_after and s.tag(other.opens - 1) in _COMMAS
        if is_after or _shares_subject(one, other) or is_sibling_clause(s, other):
            end = other.opens
    if one.inherits and one.source and start <= one.source[0] < end:
        end = one.source[0]  # "Citing B, A reported": the subject comes behind
    if _is_parenthesis(s, one):  # "a clerk, who said that it rained, was late"
        end = next((at for at in range(start, end) if _closes_parenthesis(s, at)), end)
    if one.frame in ("inf", "np", "p_inf", "obj_inf"):  # "no plans to go, and that it was late"
        end = next((at for at in range(start, end) if _rejoins(s, at)), end)
    if one.rule == "verb-relative" and one.content and s.tag(one.content[0][0] - 1) == ",":
        return next((at for at in range(start + 1, end) if s.tag(at) == ","), end)
    if one.rule.startswith("noun") and one.frame != "that":
        return next((at for at in range(start, end) if s.tag(at) == ","), end)
    return _phrase_end(s, start, end) if one.frame in _PHRASES else end


def _is_parenthesis(s: Sentence, one: Candidate) -> bool:
    """Whether a cue stands in a relative clause behind a comma."""
    pronoun = one.source[1] - 1 if one.source else 0
    return pronoun > 0 and s.low(pronoun) in ("who", "which") and s.tag(pronoun - 1) == ","


def _closes_parenthesis(s: Sentence, at: int) -> bool:
    """Whether the verb of the clause around a relative clause comes behind the comma here."""
    return s.tag(at) == "," and s.tag(at + 1) in FINITE and s.tag(at - 1) != ","


def _rejoins(s: Sentence, at: int) -> bool:
    """Whether a "that" clause of the cue around goes on at a token: ", and that it was late"."""
    is_joint = s.tag(at) == "," and s.tag(at + 1) == Tag.CONJUNCTION
    return is_joint and s.tag(at + 2) == Tag.THAT


def _phrase_end(s: Sentence, start: int, end: int) -> int:
    """The end of a noun phrase that is the content, generously taken."""
    for at in range(start + 1, end):
        if s.tag(at) == ";" or (s.tag(at) == "," and s.low(at + 1) in _TURNS):
            return at
        if s.tag(at) == Tag.CONJUNCTION and _opens_predicate(s, at + 1):
            return at
    return end


def _opens_predicate(s: Sentence, at: int) -> bool:
    """Whether a second verb of the sentence stands at a token: "opposed it and left"."""
    while s.tag(at) == Tag.ADVERB:
        at += 1
    return s.tag(at) in FINITE or is_verb_like(s, at)


def _shares_subject(one: Candidate, other: Candidate) -> bool:
    is_sharing = other.inherits and other.rule != "verb-infinitive"
    return is_sharing and other.source is not None and other.source == one.source


def is_sibling_clause(s: Sentence, one: Candidate) -> bool:
    """Whether a candidate opens a clause of the sentence's own: "; he said", ", but he said"."""
    before = s.tag(one.opens - 1)
    joins = before == Tag.CONJUNCTION or s.low(one.opens - 1) in ("while", "with")
    is_absolute = before == "," and one.rule == "verb-noun-participle"
    return before == ";" or is_absolute or (joins and s.tag(one.opens - 2) == ",")
