"""The sentences of a report, read for comparison."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from retold.model import Block, Report, Span, Zone
from retold.reuse.codes import code_of
from retold.text.function_words import is_function_word
from retold.text.quotes import find_quotes
from retold.text.sentences import find_sentences
from retold.text.stems import stem_word
from retold.text.tokens import find_word_places, fold_word

UNIT_ZONES = (Zone.HEADLINE, Zone.STANDFIRST, Zone.BODY)
# What stands further down is not read: no report is that long.
MAX_CHARS = 500_000
# A "sentence" longer than this is no sentence; it is cut into pieces of this many words.
MAX_UNIT_WORDS = 120
# What stands between short marks is pointed at rather than said: "Harbour Plan", 'reform'.
MAX_POINTED_WORDS = 4
MAX_POINTED_CHARS = 60


_NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70",
     "eighty": "80", "ninety": "90", "hundred": "100", "dozen": "12", "twice": "2"}  # fmt: skip


class Word(NamedTuple):
    """A word of a report: a plain tuple, since there are hundreds in each.

    `code` is the folded word as a number; `number` has the digits of a number in digits or words,
    and is empty for other words; `quoted` says whether it stands in quotation marks; `marked` is
    the stretch from mark to mark, where the marks enclose a few words only.
    """

    start: int
    end: int
    folded: str
    code: int
    stem: str
    number: str
    is_name: bool
    is_function: bool
    quoted: bool
    marked: Span | None

    @property
    def span(self) -> Span:
        """Where it stands in the report's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or a headline.

    `key` has the folded words, equal for what is the same word by word; `joins` says that only
    white space parts the unit from the last.
    """

    span: Span
    zone: Zone
    words: tuple[Word, ...]
    key: tuple[str, ...]
    joins: bool


def read_units(report: Report) -> tuple[Unit, ...]:
    """The sentences of a report's headline, standfirst and body, in text order.

    A headline or standfirst that is repeated word by word in the body is left out: it would be
    counted twice. Of a text the first 500,000 characters are read.
    """
    text = report.text[:MAX_CHARS]
    drafts = list(_drafts(text, report.blocks_in(*UNIT_ZONES)))
    names = _names(text, drafts)
    quoted = _quoted_stretches(text)
    units: list[Unit] = []
    end = 0
    for draft in drafts:
        words = tuple(_read_words(text, draft.places, names, quoted))
        units.append(
            Unit(
                span=draft.span,
                zone=draft.zone,
                words=words,
                key=tuple([word.folded for word in words]),
                joins=bool(units) and not text[end : draft.span.start].strip(),
            )
        )
        end = draft.span.end
    return _without_repeats(units)


class _Draft(NamedTuple):
    """A sentence and where its words are."""

    span: Span
    zone: Zone
    places: list[tuple[int, int]]


class _Lexeme(NamedTuple):
    """What a word is, wherever it stands."""

    folded: str
    code: int
    stem: str
    number: str
    is_function: bool
    may_name: bool


@lru_cache(maxsize=100_000)
def _lexeme(word: str) -> _Lexeme:
    folded = fold_word(word)
    is_function = is_function_word(folded)
    may_name = word[0].isupper() and not is_function
    number = _number(folded)
    return _Lexeme(folded, code_of(folded), stem_word(word), number, is_function, may_name)


def _number(folded: str) -> str:
    if folded[0].isdigit():
        return folded.replace(",", "")
    return _NUMBERS.get(folded, "") if folded != "one" else ""  # "one" is rarely a number


def _drafts(text: str, blocks: Iterable[Block]) -> Iterator[_Draft]:
    for block in blocks:
        for span in _sentences(text, block):
            found = find_word_places(text, span)
            if len(found) <= MAX_UNIT_WORDS:
                if found:
                    yield _Draft(span, block.zone, found)
                continue
            for start in range(0, len(found), MAX_UNIT_WORDS):
                places = found[start : start + MAX_UNIT_WORDS]
                yield _Draft(Span(places[0][0], places[-1][1]), block.zone, places)


def _sentences(text: str, block: Block) -> list[Span]:
    start, end = block.span.start, min(block.span.end, len(text))
    if start >= end:
        return []
    if block.zone is Zone.HEADLINE:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return [Span(start, end)] if start < end else []
    return find_sentences(text, Span(start, end))


def _names(text: str, drafts: Iterable[_Draft]) -> set[str]:
    """Names are words with a capital that stand with one inside a sentence of the body."""
    names: set[str] = set()
    plain: set[str] = set()
    for draft in drafts:
        if draft.zone is not Zone.HEADLINE:
            for start, end in draft.places[1:]:
                lexeme = _lexeme(text[start:end])
                (names if lexeme.may_name else plain).add(lexeme.folded)
    return names - {name for name in plain if len(name) > 3}


class _Quoted(NamedTuple):
    """For quick look-up: which characters are quoted, and which words are pointed at."""

    starts: list[int]
    ends: list[int]
    pointed: dict[int, Span]


def _quoted_stretches(text: str) -> _Quoted:
    made = _Quoted([], [], {})
    for quoted in find_quotes(text):
        if quoted.depth == 0:
            made.starts.append(quoted.outer.start)
            made.ends.append(quoted.outer.end)
        if quoted.closed and len(quoted.inner) <= MAX_POINTED_CHARS:
            places = find_word_places(text, quoted.inner)
            if 1 <= len(places) <= MAX_POINTED_WORDS:
                made.pointed.update((start, quoted.outer) for start, _ in places)
    return made


def _read_words(
    text: str, places: list[tuple[int, int]], names: set[str], quoted: _Quoted
) -> Iterator[Word]:
    starts, ends, pointed = quoted
    is_plain = bisect_right(starts, places[-1][0]) == bisect_right(ends, places[0][0])
    for start, end in places:
        folded, code, stem, number, is_function, _ = _lexeme(text[start:end])
        inside, marked = False, None
        if not is_plain:
            at = bisect_right(ends, start)
            inside = at < len(ends) and starts[at] <= start
            marked = pointed.get(start)
        yield Word(
            start, end, folded, code, stem, number, folded in names, is_function, inside, marked
        )


def _without_repeats(units: list[Unit]) -> tuple[Unit, ...]:
    body = {unit.key for unit in units if unit.zone is Zone.BODY}
    return tuple(unit for unit in units if unit.zone is Zone.BODY or unit.key not in body)
