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
_HALF, _SIGNED_LINES = 0.5, 4
# "Home » News » Harbour closed"
_PATH = re.compile(r"^home\s?[»›>/|]|\S\s?[»›]\s?\S|\S\s>\s\S", re.IGNORECASE)
_WORDED = (LineKind.HEADING, LineKind.LONG, LineKind.LIST_LABEL, LineKind.SENTENCE)
_WORD = re.compile(r"\w+")
_QUESTION = regex.compile(r"[?!]['\"’”]?$")


def find_headline(layout: Layout, chosen: Collection[int] = ()) -> Line | None:
    """The title line above the article that fits it best; none where there is none.

    A title shares words with the text below it, with many of its paragraphs, stands near to it, is
    often printed twice above it and never again within it, and ends with no stop. A long line that
    was chosen for the article is no title.
    """
    first_prose = _first_prose(layout)
    header = layout.lines[max(0, layout.region.start - _LOOK_BACK) : first_prose]
    candidates = _find_candidates(layout, header, chosen)
    if not candidates:
        return None
    titles = _describe(layout, header, candidates, chosen)
    most = max(_LEAST_SPREAD, *(one.spread for one in titles))
    scores = [one.score(most) for one in titles]
    best = max(scores)
    if best < _LEAST_SCORE:
        return None
    key = titles[scores.index(best)].key
    return next(one.line for one in titles if one.key == key)


def _find_candidates(layout: Layout, header: list[Line], chosen: Collection[int]) -> list[Line]:
    """The lines above the article that may be its title, in order."""
    found = [
        line
        for line in header
        if _can_be_title(line) and not (line.number in chosen and line.kind is LineKind.LONG)
    ]
    if any(len(line.key) >= _MIN_REPEATED_CHARS for line in found):
        found = _without_repeated(found, layout.lines[layout.region.start : layout.region.stop])
    return found


def _describe(
    layout: Layout, header: list[Line], candidates: list[Line], chosen: Collection[int]
) -> list[_Title]:
    """What speaks for each of some lines that may be the title."""
    first_prose = header[-1].number + 1
    keys = {line.number: line.key for line in header}
    words = {line.number: _content_words(line.folded) for line in candidates}
    body = _read_body(layout, set().union(*words.values()))
    end = max(layout.region.start, first_prose)
    between = _count_between(layout, candidates[0].number, end)
    above, within = Counter(keys.values()), _find_within(layout, first_prose, candidates)
    shares = {
        line.number: [min(body[word], _OFTEN) for word in words[line.number] if word in body]
        for line in candidates
    }
    fitting = [
        line.number
        for line in candidates
        if line.words > 2 and len(shares[line.number]) >= _HALF * len(words[line.number])
    ]
    return [
        _Title(
            line=line,
            key=keys[line.number],
            words=words[line.number],
            times=shares[line.number],
            between=between[line.number],
            is_twice=above[keys[line.number]] > 1,
            is_within=keys[line.number] in within,
            is_chosen=line.number in chosen,
            is_masthead=_is_masthead(layout, line),
            is_under=line.number - 1 in fitting,
            is_path=bool(_PATH.search(line.text)),
            is_signed=_is_signed(layout, line, candidates),
        )
        for line in candidates
    ]


def is_repeated(line: Line, paragraphs: list[str]) -> bool:
    """Whether the words of a line stand again inside one of some other, folded, paragraphs."""
    words = line.key.rstrip(".…")
    if len(words) < _MIN_REPEATED_CHARS:
        return False
    return any(words in other and len(other) > len(words) + 1 for other in paragraphs[:_PARAGRAPHS])


def _without_repeated(candidates: list[Line], below: list[Line]) -> list[Line]:
    """The lines whose words do not stand again inside some paragraphs below."""
    prose = [line for line in below if len(line.text) > _MIN_REPEATED_CHARS][:_PARAGRAPHS]
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


def _read_body(layout: Layout, wanted: set[str]) -> Counter[str]:
    """How many of the first paragraphs of the article have each of some words."""
    words: Counter[str] = Counter()
    chars = 0
    for line in layout.lines[layout.region.start : layout.region.stop]:
        if chars > _BODY_CHARS:
            break
        if len(line.text) >= _SENTENCE_CHARS and line.kind is LineKind.SENTENCE:
            words.update(wanted.intersection(_WORD.findall(line.folded[:_BODY_CHARS])))
            chars += len(line.text) + 1
    return words


def _find_within(layout: Layout, first_prose: int, candidates: list[Line]) -> set[str]:
    """The keys of lines within the article that some lines above it may have too."""
    inside = layout.lines[first_prose : min(layout.region.stop, first_prose + _PARAGRAPHS)]
    lengths = {len(line.text) for line in candidates}
    # Where all white space is single spaces and every letter folds to one, equal keys are as long.
    return {
        line.key
        for line in inside
        if len(line.text) in lengths or not (line.sheet.is_even and line.sheet.is_simple)
    }


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


def _is_masthead(layout: Layout, line: Line) -> bool:
    """Whether a day stands directly below a line, as below the name of a newspaper."""
    below = layout.lines[line.number + 1 : line.number + 2]
    return bool(below) and below[0].gap == 0 and below[0].kind is LineKind.DATE


def _is_signed(layout: Layout, line: Line, candidates: list[Line]) -> bool:
    """Whether it is soon said below who wrote it, or when.

    A masthead has its day below it too; then the title stands apart below that.
    """
    below = layout.lines[line.number + 1 : line.number + 1 + _SIGNED_LINES]
    signed = [one.number for one in below if one.kind in (LineKind.DATE, LineKind.BYLINE)]
    return bool(signed) and not any(one.number > signed[0] and one.gap for one in candidates)


@dataclass(slots=True, kw_only=True)
class _Title:
    """A line that may be the title, and what speaks for it.

    `times` has how many of the first paragraphs have each of its `words`; `between` counts the
    worded lines between it and the article; `is_twice` says that it stands above the article once
    more, `is_within` that it stands in it, `is_chosen` that it was taken for a part of it,
    `is_under` that another line that fits stands directly above it, `is_path` that it is the way
    through the site to the page, `is_signed` that a byline or a day follows soon.
    """

    line: Line
    key: str
    words: list[str]
    times: list[int]
    between: int
    is_twice: bool
    is_within: bool
    is_chosen: bool
    is_masthead: bool
    is_under: bool
    is_path: bool
    is_signed: bool

    @property
    def shared(self) -> float:
        """The share of its words that paragraphs have."""
        return len(self.times) / max(1, len(self.words))

    @property
    def often(self) -> float:
        """The share of its words that paragraphs have, those that many have counting more."""
        return sum(self.times) / _OFTEN / max(1, len(self.words))

    @property
    def spread(self) -> float:
        """How much of the article its words stand in."""
        return self.often * min(len(self.words), _SPREAD_WORDS)

    def score(self, most: float) -> float:
        """How well it fits, where the best spread among all candidates is known.

        The weights were fitted to the stated titles of 400 pages (wcxb-dev: a choice among the
        lines above the article, .71 right in five folds), and rounded; the last three were tried on
        the same pages in steps of a half.
        """
        line = self.line
        return (
            2.6 * self.spread / most
            + 1.4 * (self.shared + self.often)
            + 0.33 * min(line.words, 8)
            - 0.13 * min(self.between, 12)
            + 3.0 * (line.role is Role.TITLE)
            + 0.4 * self.is_twice
            - 2.3 * self.is_within
            - 1.8 * self.is_chosen
            - 1.0 * (line.words < 3)
            - 1.4 * (line.words > 16)
            + 0.4 * (line.gap > 0 or line.number == 0)
            - 0.6 * (not self.shared)
            - 0.6 * self.is_masthead
            - 0.6 * self.is_under
            - 2.0 * self.is_path
            + 1.0 * self.is_signed
        )
