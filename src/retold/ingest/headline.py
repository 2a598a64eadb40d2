"""Which line is the headline."""

from __future__ import annotations

import re
from collections.abc import Collection

import regex

from retold.ingest.layout import Layout
from retold.ingest.lines import Line, LineKind, Role

_LOOK_BACK = 30
_BODY_CHARS, _SENTENCE_CHARS = 4000, 8
_MIN_WORD_CHARS = 4
_MIN_REPEATED_CHARS = 40
_PARAGRAPHS = 400
_MAX_WORDS = 32
_FAR = 0.12  # what each line between a title and the article costs it
_WORDED = (LineKind.HEADING, LineKind.LONG, LineKind.LIST_LABEL, LineKind.SENTENCE)
_CONTENT = re.compile(rf"\w{{{_MIN_WORD_CHARS},}}|(?<!\w)\d+(?!\w)")
_QUESTION = regex.compile(r"[?!]['\"’”]?$")


def find_headline(layout: Layout, chosen: Collection[int] = ()) -> Line | None:
    """The title line above the article that fits it best; none where there is none.

    A title shares words with the text below it, stands near to it, is often printed twice, and
    ends with no stop. A long line that was chosen for the article is no title.
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
    body = _body_words(layout)
    between = _count_between(layout, candidates[0].number, max(first, first_prose))
    scored = [
        (_score(layout, line, body, between[line.number]), -line.number, line)
        for line in candidates
    ]
    best_score, _, best = max(scored)
    if best_score < 0.5:
        return None
    return next(line for line in candidates if line.key == best.key)


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
        if line.key.rstrip(".…") not in text or not is_repeated(line, keys)
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


def _body_words(layout: Layout) -> set[str]:
    """The longer words of the first sentences of the article."""
    texts: list[str] = []
    chars = 0
    for number in layout.region:
        if chars > _BODY_CHARS:
            break
        line = layout.lines[number]
        if len(line.text) >= _SENTENCE_CHARS and line.kind is LineKind.SENTENCE:
            texts.append(line.folded)
            chars += len(line.text) + 1
    return set(_CONTENT.findall(" ".join(texts)[:_BODY_CHARS]))


def _count_between(layout: Layout, top: int, end: int) -> dict[int, int]:
    """For each line from `top` to `end`: how many worded lines stand between it and the article."""
    count, made = 0, {}
    for number in range(end - 1, top - 1, -1):
        made[number] = count
        if number < layout.region.start:
            count += layout.lines[number].kind in _WORDED
    return made


def _score(layout: Layout, line: Line, body: set[str], between: int) -> float:
    words = _CONTENT.findall(line.folded)
    shared = sum(word in body for word in words) / max(1, len(words))
    score = 2 * shared + 0.12 * min(line.words, 8) - _FAR * between
    score += 3.0 * (line.role is Role.TITLE)
    score += 0.4 * (line.gap > 0 or line.number == 0)
    below = layout.lines[line.number + 1 : line.number + 2]
    is_masthead = bool(below) and below[0].gap == 0 and below[0].kind is LineKind.DATE
    return score - 0.8 * (line.words < 3) - 0.6 * (not shared) - 0.6 * is_masthead
