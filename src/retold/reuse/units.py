"""The sentences of a report, read for comparison."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from retold.model import Block, Report, Span, Zone
from retold.text.function_words import is_function_word
from retold.text.quotes import find_quotes
from retold.text.sentences import find_sentences
from retold.text.stems import stem_word
from retold.text.tokens import find_words, fold_word

UNIT_ZONES = (Zone.HEADLINE, Zone.STANDFIRST, Zone.BODY)
# What stands further down is not read: no report is that long.
MAX_CHARS = 500_000
# A "sentence" longer than this is no sentence; it is cut into pieces of this many words.
MAX_UNIT_WORDS = 120
# What stands between short marks is pointed at rather than said: "Harbour Plan", 'reform'.
MAX_POINTED_WORDS = 4


_NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70",
     "eighty": "80", "ninety": "90", "hundred": "100", "dozen": "12", "twice": "2"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a report.

    `number` has the digits of a number in digits or words, and is empty for other words;
    `quoted` says whether it stands in quotation marks; `marked` is the stretch from mark to mark,
    where the marks enclose a few words only.
    """

    span: Span
    folded: str
    stem: str
    number: str
    is_name: bool
    is_function: bool
    quoted: bool
    marked: Span | None


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or a headline; `joins` says that only white space parts it from the last."""

    span: Span
    zone: Zone
    words: tuple[Word, ...]
    joins: bool

    @property
    def key(self) -> tuple[str, ...]:
        """The folded words: equal for what is the same word by word."""
        return tuple(word.folded for word in self.words)


@lru_cache(maxsize=64)
def read_units(report: Report) -> tuple[Unit, ...]:
    """The sentences of a report's headline, standfirst and body, in text order.

    A headline or standfirst that is repeated word by word in the body is left out: it would be
    counted twice. Of a text the first 500,000 characters are read.
    """
    text = report.text[:MAX_CHARS]
    quoted = _quoted_stretches(text)
    units: list[Unit] = []
    end = 0
    for block in report.blocks_in(*UNIT_ZONES):
        for span in _sentences(text, block):
            found = find_words(text, span)
            for words in _cut(found):
                is_whole = len(found) == len(words)
                whole = span if is_whole else Span(words[0].start, words[-1].end)
                units.append(
                    Unit(
                        span=whole,
                        zone=block.zone,
                        words=tuple(_read_words(text, words, quoted)),
                        joins=bool(units) and not text[end : whole.start].strip(),
                    )
                )
                end = whole.end
    return _without_repeats(_with_names(units))


@dataclass(frozen=True, slots=True)
class _Quoted:
    """For quick look-up: which characters are quoted, and which words are pointed at."""

    inside: list[tuple[int, int]]
    pointed: dict[int, Span]


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
    return find_sentences(text, Span(block.span.start, end))


def _cut(words: list[Span]) -> Iterator[list[Span]]:
    for start in range(0, len(words), MAX_UNIT_WORDS):
        yield words[start : start + MAX_UNIT_WORDS]


def _quoted_stretches(text: str) -> _Quoted:
    inside: list[tuple[int, int]] = []
    pointed: dict[int, Span] = {}
    for quoted in find_quotes(text):
        if quoted.depth == 0:
            inside.append((quoted.outer.start, quoted.outer.end))
        if quoted.closed and len(quoted.inner) <= 60:
            words = find_words(text, quoted.inner)
            if 1 <= len(words) <= MAX_POINTED_WORDS:
                pointed.update((word.start, quoted.outer) for word in words)
    return _Quoted(inside, pointed)


def _read_words(text: str, spans: Sequence[Span], quoted: _Quoted) -> Iterator[Word]:
    at = _first_after(quoted.inside, spans[0].start)
    for order, span in enumerate(spans):
        while at < len(quoted.inside) and quoted.inside[at][1] <= span.start:
            at += 1
        is_inside = at < len(quoted.inside) and quoted.inside[at][0] <= span.start
        word = span.of(text)
        folded = fold_word(word)
        yield Word(
            span=span,
            folded=folded,
            stem=stem_word(word),
            is_name=order > 0 and word[0].isupper() and not is_function_word(folded),
            number=_number(folded),
            is_function=is_function_word(folded),
            quoted=is_inside,
            marked=quoted.pointed.get(span.start),
        )


def _number(folded: str) -> str:
    if folded[0].isdigit():
        return folded.replace(",", "")
    return _NUMBERS.get(folded, "") if folded != "one" else ""  # "one" is rarely a number


def _first_after(inside: list[tuple[int, int]], start: int) -> int:
    low, high = 0, len(inside)
    while low < high:
        middle = (low + high) // 2
        if inside[middle][1] <= start:
            low = middle + 1
        else:
            high = middle
    return low


def _with_names(units: list[Unit]) -> list[Unit]:
    """Names are words with a capital that stand with one inside a sentence of the body."""
    names = {
        word.folded
        for unit in units
        if unit.zone is not Zone.HEADLINE
        for word in unit.words
        if word.is_name
    }
    plain = {
        word.folded
        for unit in units
        if unit.zone is not Zone.HEADLINE
        for word in unit.words[1:]
        if not word.is_name
    }
    names -= plain - {name for name in names if len(name) <= 3}
    made = []
    for unit in units:
        words = tuple(
            word if word.is_name == (word.folded in names) else _renamed(word, word.folded in names)
            for word in unit.words
        )
        made.append(Unit(span=unit.span, zone=unit.zone, words=words, joins=unit.joins))
    return made


def _renamed(word: Word, is_name: bool) -> Word:  # noqa: FBT001 - the one field that changes
    return Word(
        span=word.span, folded=word.folded, stem=word.stem, is_name=is_name,
        number=word.number, is_function=word.is_function, quoted=word.quoted,
        marked=word.marked,
    )  # fmt: skip


def _without_repeats(units: list[Unit]) -> tuple[Unit, ...]:
    body = {unit.key for unit in units if unit.zone is Zone.BODY}
    return tuple(unit for unit in units if unit.zone is Zone.BODY or unit.key not in body)
