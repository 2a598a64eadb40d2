"""Which line is the headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

import regex

from retold.ingest.layout import Layout
from retold.ingest.lines import Line, LineKind, Role

_LOOK_BACK = 30
_BODY_CHARS, _SENTENCE_CHARS = 4000, 8
_MIN_WORD_CHARS = 4
_MIN_REPEATED_CHARS = 40
_PARAGRAPHS = 400
_MAX_WORDS = 32
_LEAST_SCORE = 1.6
_OFTEN, _SPREAD_WORDS, _LEAST_SPREAD = 5, 6, 0.5
_WORDED = (LineKind.HEADING, LineKind.LONG, LineKind.LIST_LABEL, LineKind.SENTENCE)
_WORD = re.compile(r"\w+")
_QUESTION = regex.compile(r"[?!]['\"’”]?$")


def find_headline(layout: Layout, chosen: Collection[int] = ()) -> Line | None:
    """The title line above the article that fits it best; none where there is none.

    A title shares words with the text below it, with many of its paragraphs, stands near to it, is
    often printed twice above it and never again within it, and ends with no stop. A long line that
    was chosen for the article is no title.
    """
    first, first_prose = layout.region.start, _first_prose(layout)
    header = layout.lines[max(0, first - _LOOK_BACK) : first_prose]
    candidates = [
        line
        for line in header
        if _can_be_title(line) and not (line.number in chosen and line.kind is LineKind.LONG)
    ]
    if any(len(line.key) >= _MIN_REPEATED_CHARS for line in candidates):
        below = layout.lines[first : layout.region.stop]
        prose = [one for one in below if len(one.text) > _MIN_REPEATED_CHARS][:_PARAGRAPHS]
        candidates = _without_repeated(candidates, prose)
    if not candidates:
        return None
    wanted = {word for line in candidates for word in _content_words(line.folded)}
    body = _read_body(layout, first_prose, wanted)
    between = _count_between(layout, candidates[0].number, max(first, first_prose))
    titles = [
        _Title(layout, line, body, between[line.number], is_chosen=line.number in chosen)
        for line in candidates
    ]
    most = max(_LEAST_SPREAD, *(one.spread for one in titles))
    best = max(titles, key=lambda one: (one.score(most), -one.line.number))
    if best.score(most) < _LEAST_SCORE:
        return None
    return next(line for line in candidates if line.key == best.line.key)


def is_repeated(line: Line, paragraphs: list[str]) -> bool:
    """Whether the words of a line stand again inside one of some other, folded, paragraphs."""
    words = line.key.rstrip(".…")
    if len(words) < _MIN_REPEATED_CHARS:
        return False
    return any(words in other and len(other) > len(words) + 1 for other in paragraphs[:_PARAGRAPHS])


def _without_repeated(candidates: list[Line], prose: list[Line]) -> list[Line]:
    """The lines whose words do not stand again inside some paragraphs below."""
    keys = [line.key for line in prose]
    text = "\n".join(keys)
    return [
        line
        for line in candidates
        if len(line.key) < _MIN_REPEATED_CHARS
        or line.key.rstrip(".…") not in text
        or not is_repeated(line, keys)
    ]


def _first_prose(layout: Layout) -> int:
    """The number of the first prose line that no date, byline or title follows closely."""
    for number in layout.region:
        line = layout.lines[number]
        if line.kind is LineKind.SENTENCE:
            after = layout.lines[number + 1 : number + 5]
            if not any(one.kind in (LineKind.DATE, LineKind.BYLINE) for one in after):
                return number
    return layout.region.start


def _can_be_title(line: Line) -> bool:
    if line.role is Role.TITLE:
        return True
    if line.has_bullet or line.words > _MAX_WORDS:
        return False
    if line.kind is LineKind.SENTENCE:
        return bool(_QUESTION.search(line.text, max(0, len(line.text) - 2)))
    return line.kind in (LineKind.HEADING, LineKind.LONG) and line.words >= 2


@dataclass(frozen=True, slots=True)
class _Body:
    """What the first paragraphs of the article have of some words: each with how many have it.

    `above` and `within` count the lines above the article and in it, by their keys.
    """

    words: Counter[str]
    above: Counter[str]
    within: frozenset[str]


def _read_body(layout: Layout, first_prose: int, wanted: set[str]) -> _Body:
    words: Counter[str] = Counter()
    chars = 0
    for number in layout.region:
        if chars > _BODY_CHARS:
            break
        line = layout.lines[number]
        if len(line.text) >= _SENTENCE_CHARS and line.kind is LineKind.SENTENCE:
            words.update(wanted.intersection(_WORD.findall(line.folded[:_BODY_CHARS])))
            chars += len(line.text) + 1
    near = layout.lines[max(0, layout.region.start - _LOOK_BACK) : first_prose]
    inside = layout.lines[first_prose : min(layout.region.stop, first_prose + _PARAGRAPHS)]
    return _Body(words, Counter(line.key for line in near), frozenset(line.key for line in inside))


def _content_words(folded: str) -> list[str]:
    """The longer words and the numbers of a line."""
    return [
        word for word in _WORD.findall(folded) if len(word) >= _MIN_WORD_CHARS or word.isdecimal()
    ]


def _count_between(layout: Layout, top: int, end: int) -> dict[int, int]:
    """For each line from `top` to `end`: how many worded lines stand between it and the article."""
    count, made = 0, {}
    for number in range(end - 1, top - 1, -1):
        made[number] = count
        if number < layout.region.start:
            count += layout.lines[number].kind in _WORDED
    return made


class _Title:
    """A line that may be the title, and what speaks for it.

    The weights were fitted to the stated titles of 400 pages (wcxb-dev: a choice among the lines
    above the article, .71 right in five folds), and rounded.
    """

    def __init__(
        self, layout: Layout, line: Line, body: _Body, between: int, *, is_chosen: bool
    ) -> None:
        words = _content_words(line.folded)
        shared = sum(word in body.words for word in words) / max(1, len(words))
        often = sum(min(body.words[word], _OFTEN) for word in words) / _OFTEN / max(1, len(words))
        below = layout.lines[line.number + 1 : line.number + 2]
        is_masthead = bool(below) and below[0].gap == 0 and below[0].kind is LineKind.DATE
        self.line = line
        self.spread = often * min(len(words), _SPREAD_WORDS)
        self._alone = (
            1.4 * (shared + often)
            + 0.33 * min(line.words, 8)
            - 0.13 * min(between, 12)
            + 3.0 * (line.role is Role.TITLE)
            + 0.4 * (body.above[line.key] > 1)
            - 2.3 * (line.key in body.within)
            - 1.8 * is_chosen
            - 1.0 * (line.words < 3)
            - 1.4 * (line.words > 16)
            + 0.4 * (line.gap > 0 or line.number == 0)
            - 0.6 * (not shared)
            - 0.6 * is_masthead
        )

    def score(self, most: float) -> float:
        """How well it fits, where the best spread among all candidates is known."""
        return self._alone + 2.6 * self.spread / most
