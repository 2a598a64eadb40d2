"""Doubts that a telling loses: what may be, is believed or is only weighed, told as a fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import regex

from retold.claims.finding import CLOSE, Finding, Sides, finding_between
from retold.claims.hedges import Hedge, find_hedges
from retold.claims.material import Material
from retold.claims.profile import Profile
from retold.model import DriftKind, Span, Voice, Zone
from retold.text.stems import FUNCTION_WORDS, content_stems, is_alike, stem_word
from retold.text.tokens import find_words, fold_word, fold_words

FAIR = 0.4
# So many words of matter after a doubt are what it bears on, and so many of them have to come over.
BORNE, KEPT = 6, 0.5
# So far, in characters, a doubt bears at most, and so many of a sentence are read.
MAX_REACH, MAX_DOUBTS = 1_000, 100
_WEAK_MODALS = frozenset(["may", "might", "could"])
_STRONG_MODALS = frozenset(["will", "shall", "must"])
# What is due or set to come is foreseen by a plan, and not doubted.
_DOUBTS = frozenset(["hearsay", "appearance", "open", "likely", "foreseen", "intent", "condition"])
_SCHEDULED = regex.compile(r"\b(?:due|set)\b", regex.IGNORECASE)
# Who hopes, weighs or threatens has not done it yet.
_INTENT = regex.compile(
    r"\b(?:(?:hop|plan|intend|aim|seek|want|wish|threaten|offer|propos)"
    r"(?:e|s|es|ed|ned|ing|ning)?|sought) to\b|"
    r"\b(?:consider|weigh|mull|contemplat)(?:s|es|ed|ing)\b|\bconsider\b|"
    r"\b(?:think|thinks|thinking|thought) (?:about|of)\b|\bin talks (?:on|over|about|to)\b",
    regex.IGNORECASE,
)
_WHETHER = regex.compile(
    r"\b(?:examin|investigat|look|check|ask|consider|unclear|clear|known|decid)\p{L}*"
    r"(?: \p{L}+)? (?:whether|if)\b",
    regex.IGNORECASE,
)
_CONDITION = regex.compile(r"\bwould\b(?=[^.;]{1,200}\b(?:if|unless|provided)\b)", regex.IGNORECASE)
_ESTIMATE = regex.compile(r"\b(?:an?|some) estimated\b(?=\s+\S{0,3}\d)", regex.IGNORECASE)
_MORE = (
    ("intent", _INTENT),
    ("open", _WHETHER),
    ("condition", _CONDITION),
    ("likely", _ESTIMATE),
)
_BEING = regex.compile(r"\b(?:is|are|was|were|be|been|remains?|remained)(?: \p{L}{2,6})?\s$")
_CLAUSE_END = regex.compile(
    r"[,;:–—](?=\s)|\b(?:if|unless|because|although|while|but|after|before)\b"
)
_CLAUSE_START = regex.compile(r"[,;:–—]\s|\b(?:that|and|but|because)\s")
_GOING_ON = regex.compile(r"\b(?:is|are|am|being)\s+(?:now\s+)?(?:being\s+)?\p{L}{2,}(?:ing|ed)\b")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word that doubts, and the stems of the words of matter that it bears on."""

    hedge: Hedge
    bears: tuple[str, ...]
    reach: Span


def find_doubts(text: str, span: Span) -> tuple[Doubt, ...]:
    """The doubts in a sentence, each with what it bears on: the rest of its clause.

    A doubt that ends its clause ("gusts are possible") bears on what stands before it.

    >>> text = "She may close the shop, said her son."
    >>> [(doubt.hedge.text, doubt.bears) for doubt in find_doubts(text, Span(0, len(text)))]
    [('may', ('clos', 'shop'))]
    """
    hedges = list(find_hedges(text, span))
    for kind, pattern in _MORE:
        found = pattern.finditer(text, span.start, span.end)
        hedges += [Hedge(kind, match.group(), Span(*match.span())) for match in found]
    hedges.sort(key=lambda one: one.span)
    return tuple(_doubt(text, span, one) for one in hedges[:MAX_DOUBTS])


def _doubt(text: str, sentence: Span, hedge: Hedge) -> Doubt:
    end = min(sentence.end, hedge.span.end + MAX_REACH)
    cut = _CLAUSE_END.search(text, hedge.span.end, end)
    reach = Span(hedge.span.end, cut.start() if cut else end)
    stems = content_stems(text, reach)
    if not stems or _is_predicate(text, hedge):
        first = max(sentence.start, hedge.span.start - MAX_REACH)
        starts = [one.end() for one in _CLAUSE_START.finditer(text, first, hedge.span.start)]
        reach = Span(max([first, *starts]), hedge.span.start)
        stems = content_stems(text, reach)
        if hedge.kind == "chance" and stem_word(hedge.text) == stem_word("possible"):
            hedge = replace(hedge, kind="likely")
    return Doubt(hedge, tuple(stems[:BORNE]), reach)


def _is_predicate(text: str, hedge: Hedge) -> bool:
    """Whether a doubt is what is said of a thing: "gusts are possible on Sunday"."""
    before = text[max(0, hedge.span.start - 16) : hedge.span.start]
    after = text[hedge.span.end : hedge.span.end + 6].split()
    is_open = after[:1] not in (["to"], ["that"])
    return hedge.kind in ("chance", "likely") and is_open and _BEING.search(before) is not None


def doubt_drifts(sides: Sides, material: Material) -> Iterator[Finding]:
    """What is doubted, hoped or weighed on one side, and on the other told as it is."""
    if sides.likeness < FAIR or sides.lacks.voice is Voice.QUOTED:
        return
    if sides.is_headline and (sides.likeness < CLOSE or _is_headline(sides.has)):
        return  # a headline leaves words out by custom, and its report says the same below
    mine = _doubts_over(sides.has)
    theirs = _unanswered(_doubts_over(sides.lacks), mine)
    lost = next((one for one in mine if _is_lost(one, sides, theirs)), None)
    yield from _modals(sides)
    if lost is None:
        return
    line = f'"{lost.hedge.text}" on one side, no such word on the other'
    copies = material.exemplars.get(sides.has.spot.page.report.id, ())
    if sides.lacks.spot.page.report.id in copies:
        yield finding_between(DriftKind.HEDGE_ADDED, sides.turned, (line,), 0.65)
    else:
        yield finding_between(DriftKind.HEDGE_DROPPED, sides, (line,), 0.7)


def _is_headline(profile: Profile) -> bool:
    spot = profile.spot
    return spot.page.report.zone_at(spot.focus.start) is Zone.HEADLINE


def _doubts_over(profile: Profile) -> list[Doubt]:
    """The doubts that stand in a telling, or bear on it from elsewhere in its sentence."""
    spot = profile.spot
    every = spot.page.once(find_doubts, spot.sentence)
    focus = spot.focus
    return [one for one in every if one.hedge.span.overlap(focus) or one.reach.overlap(focus)]


def _unanswered(theirs: list[Doubt], mine: list[Doubt]) -> list[Doubt]:
    """Those of the second telling's doubts whose very word the first has too."""
    words = [one.hedge.text.casefold() for one in mine]
    left = []
    for one in theirs:
        word = one.hedge.text.casefold()
        if word in words:
            words.remove(word)
        else:
            left.append(one)
    return left


def _is_lost(doubt: Doubt, sides: Sides, theirs: list[Doubt]) -> bool:
    """Whether what a doubt bears on is told on the other side, and is not doubted there."""
    kind, spot = doubt.hedge.kind, sides.lacks.spot
    if theirs or kind not in _DOUBTS or _SCHEDULED.search(doubt.hedge.text):
        return False
    words = doubt.hedge.text.casefold()
    if any(one.hedge.text.casefold() == words for one in _doubts_over(sides.lacks)):
        return False
    there = spot.page.stems_of(spot.focus)
    kept = [stem for stem in doubt.bears if any(is_alike(stem, other) for other in there)]
    if not kept or len(kept) < KEPT * len(doubt.bears):
        return False
    if kind in ("foreseen", "condition"):
        return _has_strong_modal(sides.lacks)
    if kind == "intent":
        return _has_strong_modal(sides.lacks) or _is_going_on(sides.lacks)
    return True


def _is_going_on(lacks: Profile) -> bool:
    focus = lacks.spot.focus
    return _GOING_ON.search(lacks.spot.page.text, focus.start, focus.end) is not None


def _has_strong_modal(lacks: Profile) -> bool:
    words = fold_words(lacks.spot.page.text, lacks.spot.focus)
    return any(word in _STRONG_MODALS for word in words)


def _modals(sides: Sides) -> Iterator[Finding]:
    """Before one verb "may" on one side and "will" on the other, or the verb as a fact."""
    if sides.likeness < CLOSE:
        return
    mine = _modal_verbs(sides.has, _WEAK_MODALS)
    theirs = _modal_verbs(sides.lacks, _STRONG_MODALS)
    for verb, hedge in mine.items():
        match = next((other for stem, other in theirs.items() if is_alike(verb, stem)), None)
        if match is not None:
            line = f'"{hedge}" on one side, "{match}" on the other'
            yield finding_between(DriftKind.CUE_STRENGTHENED, sides, (line,), 0.65)
            yield finding_between(DriftKind.HEDGE_DROPPED, sides, (line,), 0.6)
    if mine and not theirs and not sides.is_headline:
        yield from _unhedged(sides, mine)


def _unhedged(sides: Sides, mine: Mapping[str, str]) -> Iterator[Finding]:
    """Before a verb "may" on one side, and on the other the bare verb as a fact."""
    if _unanswered(_doubts_over(sides.lacks), _doubts_over(sides.has)):
        return
    text = sides.lacks.spot.page.text
    if _modal_verbs(sides.lacks, _WEAK_MODALS):
        return
    words = {stem_word(word.of(text)): word for word in find_words(text, sides.lacks.spot.focus)}
    for verb, hedge in mine.items():
        if verb in words:
            line = f'"{hedge}" on one side, "{words[verb].of(text)}" on the other'
            yield finding_between(DriftKind.HEDGE_DROPPED, sides, (line,), 0.6)
            return


def _modal_verbs(profile: Profile, modals: frozenset[str]) -> dict[str, str]:
    """For each of these modals the stem of the verb after it."""
    text = profile.spot.page.text
    spans = find_words(text, profile.spot.focus)
    words = [fold_word(word.of(text)) for word in spans]
    found = {}
    for at, word in enumerate(words):
        if word in modals and spans[at].of(text) != "May":  # the month
            verb = next((one for one in words[at + 1 : at + 5] if one not in FUNCTION_WORDS), "")
            if verb[:1].isalpha():
                found[stem_word(verb)] = f"{word} {verb}"
    return found
