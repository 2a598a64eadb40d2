"""From single candidates to the attributions of a sentence: one a cue, each with its source.

A candidate without a subject takes that of the cue before it or of its clause; "A, citing B,
reported" gives B what A reports; contents are then measured against each other (`extents`).
"""

from __future__ import annotations

from collections.abc import Sequence

from retold.attribution.candidate import Candidate
from retold.attribution.extents import is_sibling_clause, measure_contents
from retold.attribution.persons import is_speaker
from retold.attribution.phrases import find_leading_phrase, find_phrase_after
from retold.attribution.sentence import Sentence, Tag
from retold.attribution.wordclasses import Range
from retold.model.attribution import Act

_CLAUSE_REACH = 60  # tokens back in which the clause of a cue begins
_SPEAKING = frozenset(
    "source sources official officials report reports statement statements people analysts agency "
    "newspaper media spokesman spokeswoman spokesperson data figures document documents experts "
    "witnesses residents ministry letter study memo interview post police authorities".split()
)
_SILENT = frozenset([Act.BELIEF, Act.KNOWLEDGE, Act.EMOTION, Act.EXPECTATION, Act.INTENTION])
_RANKS = {"light": 1, "verb": 2, "adjective": 3, "noun": 4}


def resolve(s: Sentence, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The attributions of a sentence, in text order, each with its source and content set."""
    kept = _join_infinitives(_drop_shadowed(candidates))
    _share_subjects(s, kept)
    for one in kept:
        if _is_citing(s, one):
            _read_citing(s, one, kept)
    measure_contents(s, kept)
    return [one for one in kept if one.content or announces_quotation(s, one)]


def announces_quotation(s: Sentence, one: Candidate) -> bool:
    """Whether what is said can only stand in the next paragraph: "He said:"."""
    return one.frame == "quote" and one.right == len(s)


def _drop_shadowed(candidates: Sequence[Candidate]) -> list[Candidate]:
    """One candidate a cue: "voiced concern" is not also "concern" and not also "voiced"."""
    taken: set[int] = set()
    kept: list[Candidate] = []
    for one in sorted(candidates, key=_rank):
        cue = {at for start, end in one.cue for at in range(start, end)}
        if not cue & taken:
            taken |= cue
            kept.append(one)
    return sorted(kept, key=lambda one: one.cue[0])


def _rank(one: Candidate) -> int:
    return _RANKS.get(one.rule.partition("-")[0], 0)


def _join_infinitives(candidates: list[Candidate]) -> list[Candidate]:
    """One attribution for a verb and the infinitive that it governs: "declined to say whether"."""
    governors = {one.right: one for one in candidates if one.frame == "inf"}
    kept = []
    for one in candidates:
        governor = governors.get(one.cue[0][0] - 1) if one.rule == "verb-infinitive" else None
        if governor is None:
            kept.append(one)
            continue
        governor.cue = [(governor.cue[0][0], one.cue[0][1])]
        governor.right, governor.closes, governor.frame = one.right, one.closes, one.frame
        governor.rule += "-joined"
        if governor.act is not Act.DENIAL:
            governor.act = one.act
    return kept


def _share_subjects(s: Sentence, candidates: list[Candidate]) -> None:
    """Give each cue without a subject that of the main cue before it, or of its clause."""
    main: Candidate | None = None
    for one in candidates:
        if one.inherits and one.source is None:
            if main and main.opens < one.opens:
                one.source = _inner_subject(s, main, one) or main.source
            elif one.cue[0][0] < 2 and not one.is_finite:
                one.source = find_leading_phrase(s, 0, len(s))
            else:
                one.source = find_leading_phrase(s, _clause_start(s, one.opens), one.opens)
            one.source = one.source or find_leading_phrase(s, 0, one.opens)
            one.is_sourceless = one.source is None
        is_nested = main is not None and main.right is not None and one.opens > main.right
        if one.is_finite and one.source and (not is_nested or is_sibling_clause(s, one)):
            main = one


def _inner_subject(s: Sentence, main: Candidate, one: Candidate) -> Range | None:
    """Who thinks or wants in what is said: the "it" of "said it knew of the case and had no plan".

    A second verb of speaking has the subject of the first.
    """
    is_joined = s.tag(one.opens) == Tag.CONJUNCTION and s.tag(one.opens - 1) != ","
    is_gerund = s.low(one.opens - 1) in ("after", "before", "by", "without")
    is_inner = is_gerund or (is_joined and one.act in _SILENT)
    if main.right is None or main.frame not in ("that", "bare") or not is_inner:
        return None
    at = main.right + (s.tag(main.right) == Tag.THAT)
    return (at, at + 1) if s.tag(at) == Tag.PRONOUN and at < one.opens else None


def _clause_start(s: Sentence, at: int) -> int:
    floor = max(0, at - _CLAUSE_REACH)
    for one in range(at - 1, floor, -1):
        if s.tag(one) in (";", Tag.THAT, Tag.WH):
            return one + 1
    return floor


def _is_citing(s: Sentence, one: Candidate) -> bool:
    low = s.low(one.cue[0][1] - 1)
    if low in ("citing", "quoting"):
        return True
    return low in ("cites", "cited", "quotes", "quoted") and s.low(one.cue[0][0] - 1) == "which"


def _read_citing(s: Sentence, one: Candidate, candidates: list[Candidate]) -> None:
    """Make B the source of what A reports in "A, citing B, reported that"."""
    cited = None
    if one.right is not None:
        cited = find_phrase_after(s, one.right, len(s), is_last=True)
    if cited is None or not _may_speak(s, cited):
        return
    around: Candidate | None = None
    before: Candidate | None = None
    for other in candidates:
        is_main = other.is_finite or other.lemma == "according"
        if other is one or not is_main or other.source is None or _is_citing(s, other):
            continue
        if other.source[0] < one.opens < other.source[1]:
            around = around or other
        elif other.cue[0] < one.cue[0] or one.opens == 0:
            before = before or other
    host = around or before
    if host is None or host.source is None:
        return
    if around:
        host.source = (host.source[0], one.opens)
    one.host, one.source, one.rule, one.closes = host, cited, "citing", cited[1]


def _may_speak(s: Sentence, phrase: Range) -> bool:
    if s.tag(phrase[0]) == Tag.NAME or is_speaker(s, phrase):
        return True
    return any(s.low(at) in _SPEAKING for at in range(*phrase))
