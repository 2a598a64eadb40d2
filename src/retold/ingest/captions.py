"""Captions that ran into a paragraph when the page lost its tags.

"... in the harbour. Rough sea off the mole The coastguard said ...": between a sentence's end and
the start of the next stands a run with no verb, no mark and no stop. Such a run is split off only
where all of that is so; when in doubt the paragraph stays whole.
"""

from __future__ import annotations

from itertools import pairwise

import regex

from retold.ingest.layout import Part
from retold.model import Span, Zone

_MIN_WORDS, _MAX_WORDS = 4, 12
_MIN_REST_WORDS = 6
_SENTENCE_END = regex.compile(r"[.!?…][\"”'’)]{0,2} {1,2}(?=\p{Lu})")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}'’-]+")
# Words that begin a sentence and, with a capital, hardly stand inside one.
_ARTICLES = frozenset("The A An This These Those".split())
_OTHERS = frozenset(
    "Two Three Four Five Six Seven Eight Nine Ten Dozens Hundreds Thousands Several Many Some Most "
    "He She It They We His Her Its Their There However Meanwhile But According Earlier Since When "
    "While Although In On At After Before During As".split()
)
_OPENERS = _ARTICLES | _OTHERS
_UNFINISHED = frozenset(
    "a an the of in on at to for from by with and or but as than that which who is are was were "
    "has have had be been will would said says".split()
)
_VERBS = frozenset(
    "is are was were be been has have had do does did will would can could may might must shall "
    "should said says say told tells claimed added warned announced reported called asked went "
    "came goes comes makes made take took takes got gets gave gives seen left won lost "
    "began begins".split()
)
_VERB_LIKE = regex.compile(r"\p{Ll}{2,}(?:ed|ize|ise|izes|ises)")


def split_captions(flat: str, span: Span) -> list[Part]:
    """A body paragraph as body and caption parts, in order; whole where no caption is evident."""
    if not _may_hold_caption(span.of(flat)):
        return [Part(Zone.BODY, span)]
    parts: list[Part] = []
    begun = span.start
    for match in _SENTENCE_END.finditer(flat, span.start, span.end):
        caption = _find_caption(flat, match.end(), span.end)
        if caption is None or match.end() < begun:
            continue
        parts.append(Part(Zone.BODY, _trimmed(flat, begun, caption.start)))
        parts.append(Part(Zone.CAPTION, caption))
        begun = caption.end + 1
    parts.append(Part(Zone.BODY, Span(begun, span.end)))
    return parts


def _may_hold_caption(text: str) -> bool:
    """Whether a word that begins sentences follows another word without a stop: it seldom does."""
    words = text.split(" ")
    if _OPENERS.isdisjoint(words):
        return False
    return any(
        word in _OPENERS and (above[-1:].isalnum() or above[-1:] in "'’-")
        for above, word in pairwise(words)
    )


def _find_caption(flat: str, start: int, end: int) -> Span | None:
    """The caption that begins at an offset, if one does."""
    words: list[regex.Match[str]] = []
    at = start
    while at < end and len(words) <= _MAX_WORDS:
        word = _WORD.match(flat, at, end)
        if word is None:
            return None
        if len(words) >= _MIN_WORDS and _begins_sentence(flat, word, words, end):
            return Span(start, words[-1].end())
        words.append(word)
        at = word.end()
        if flat[at : at + 1] != " ":
            return None
        at += 1
    return None


def _begins_sentence(
    flat: str, word: regex.Match[str], run: list[regex.Match[str]], end: int
) -> bool:
    """Whether a new sentence begins at a word, so that the run before it stands alone."""
    opener = word.group()
    if opener not in _OPENERS:
        return False
    texts = [one.group() for one in run]
    last = texts[-1]
    if last.casefold() in _UNFINISHED or any(_is_verb(text) for text in texts):
        return False
    if not any(text[0].islower() for text in texts):
        return False
    following = _WORD.match(flat, word.end() + 1, end)
    if following is None or flat[word.end() : word.end() + 1] != " ":
        return False
    if opener in _ARTICLES:
        # "the daily The Harbour Post reported": a title, not a new sentence.
        return following.group()[0].islower()
    return last[0].isupper() and _has_clause(flat, following.start(), end)


def _is_verb(text: str) -> bool:
    return text in _VERBS or bool(_VERB_LIKE.fullmatch(text))


def _has_clause(flat: str, start: int, end: int) -> bool:
    """Whether enough words for a sentence follow."""
    return len(_WORD.findall(flat, start, min(end, start + 120))) >= _MIN_REST_WORDS


def _trimmed(flat: str, start: int, end: int) -> Span:
    while end > start and flat[end - 1].isspace():
        end -= 1
    return Span(start, end)
