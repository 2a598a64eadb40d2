"""The terms of a text: what it has in common with other reports of its event, and what not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import regex

from retold.stories.forms import SMALL_NUMBERS, YEAR_OLD, Form, read_form
from retold.text.sentences import ABBREVIATIONS
from retold.text.tokens import WORD
from retold.text.vectors import pieces_of
from retold.text.weights import IMAGINED_RARE, imagined_count

OPENING_TOKENS = 130
# Between a number and what it counts stand at most so many words: "three of the crew".
MOST_BETWEEN = 3
_TOKEN = regex.compile(WORD + r'|[.!?\n"“”:;,()]')
_OPENS_SENTENCE = frozenset('.!?\n"“”:')
_MAX_DAY = 31


class Sort:
    """What a term is, in bits: a word can be a name besides. Plain numbers, for speed."""

    WORD = 1
    NAME = 2
    PAIR = 4  # two capitalised words in a row: "Cerise Avenue"
    FIGURE = 8  # a number, alone or with what it counts: "20", "20 yearold"
    COUNTED = 16  # that something was counted, whatever the number: "# yearold"
    DAY = 32  # a day of the calendar: "@05-03"


@dataclass(slots=True)
class Terms:
    """How often each term stands in a text, what it is, and how the text opens.

    `shown` is each term as it was first printed; `pieces` and `weights` are those of the
    opening's vector.
    """

    counts: dict[str, int] = field(default_factory=dict)
    sorts: dict[str, int] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    pieces: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def add(self, term: str, sort: int, shown: str, count: int = 1) -> None:
        """Count a term once more."""
        if term in self.sorts:
            self.counts[term] += count
            self.sorts[term] |= sort
        else:
            self.counts[term] = count
            self.sorts[term] = sort
            self.shown[term] = shown


def read_terms(text: str, published: date | None = None) -> Terms:
    """The terms of a text; weekdays become days where the day of publication is known.

    >>> terms = read_terms("Police in Tarsk said Ann Roe, 20, died on Cerise Avenue.")
    >>> sorted(term for term, sort in terms.sorts.items() if sort & Sort.PAIR)
    ['ann roe', 'ceris avenu']
    >>> "20 yearold" in terms.counts
    True
    """
    tokens = _TOKEN.findall(text)
    terms = Terms()
    small = _count_words(tokens, terms)
    _read_opening(tokens, terms)
    _Places(tokens, terms, published).read(small)
    return terms


def _count_words(tokens: Sequence[str], terms: Terms) -> set[str]:
    """Count the words that tell something; those that are written small."""
    small = set()
    counts, sorts, shown = terms.counts, terms.sorts, terms.shown
    for token, count in Counter(tokens).items():
        form = read_form(token)
        term = form.term
        if not term:
            continue
        if term in sorts:
            counts[term] += count
        else:
            counts[term], shown[term] = count, token
            sorts[term] = Sort.WORD | Sort.FIGURE if form.is_digits else Sort.WORD
        if not form.is_capital:
            small.add(term)
    return small


def _read_opening(tokens: Sequence[str], terms: Terms) -> None:
    for token, count in Counter(tokens[:OPENING_TOKENS]).items():
        form = read_form(token)
        pieces = pieces_of(form.folded) if form.weight else ()
        terms.pieces += pieces
        terms.weights += [count * form.weight] * len(pieces)


class _Places:
    """Reads what hangs on the place of a word: names, pairs of names, figures, days."""

    def __init__(self, tokens: Sequence[str], terms: Terms, published: date | None) -> None:
        self.tokens = tokens
        self.terms = terms
        self.published = published

    def read(self, small: set[str]) -> None:
        """Read the capitals and the numbers; all other words are passed over.

        A word that opens a sentence is a name where it is one elsewhere, or no known word.
        """
        tokens, sorts = self.tokens, self.terms.sorts
        places = [
            at
            for at, token in enumerate(tokens)
            if token[0] < "a" or token[0] > "~" or token in SMALL_NUMBERS
        ]
        for at in places:
            form = read_form(tokens[at])
            if form.number:
                self._number(at, form)
            elif form.is_capital and form.term:
                self._pair(at, form)
                if not self._opens(at) or (
                    form.term not in small and imagined_count(form.term) <= IMAGINED_RARE
                ):
                    sorts[form.term] |= Sort.NAME
                if form.month or form.weekday >= 0:
                    self._day(at, form)

    def _opens(self, at: int) -> bool:
        """Whether the word at a place opens a sentence, a line or a quotation."""
        mark = self.tokens[at - 1] if at else "\n"
        if mark == "." and at > 1:
            return self.tokens[at - 2].casefold() not in ABBREVIATIONS
        return mark in _OPENS_SENTENCE

    def _pair(self, at: int, form: Form) -> None:
        """Count two capitalised words in a row."""
        last = self.tokens[at - 1] if at else "\n"
        if last[0] < "a" or last[0] > "~":
            before = read_form(last)
            if before.is_capital and before.term:
                name = f"{before.term} {form.term}"
                self.terms.add(name, Sort.PAIR, f"{last} {self.tokens[at]}")

    def _number(self, at: int, form: Form) -> None:
        """Count a number with what it counts; between commas after a name it is an age."""
        for following in range(at + 1, min(at + 1 + MOST_BETWEEN, len(self.tokens))):
            token = self.tokens[following]
            counted = read_form(token)
            if not token[0].isalnum():
                if token[0] == "," and following == at + 1 and self._follows_name(at):
                    self._count(form.number, YEAR_OLD, "years old")
                return
            if counted.term:
                if not counted.number and not counted.month:
                    self._count(form.number, counted.term, token)
                return

    def _follows_name(self, at: int) -> bool:
        return at > 1 and self.tokens[at - 1] == "," and self.tokens[at - 2][0].isupper()

    def _count(self, number: str, counted: str, token: str) -> None:
        self.terms.add(f"{number} {counted}", Sort.FIGURE, f"{number} {token}")
        self.terms.add(f"# {counted}", Sort.COUNTED, token)

    def _day(self, at: int, form: Form) -> None:
        """Count a day that is named: "May 3", "3 May", "Tuesday" before a known day."""
        if form.month:
            beside = (at + 1, at - 1)
            near = [self.tokens[it] for it in beside if 0 <= it < len(self.tokens)]
            day = next((int(it[:2]) for it in near if it[:2].isdecimal() and len(it) <= 4), 0)
            if 1 <= day <= _MAX_DAY:
                self._add_day(form.month, day)
        elif self.published is not None:
            back = (self.published.weekday() - form.weekday) % 7
            known = self.published.toordinal() - back
            if known >= 1:
                day_named = date.fromordinal(known)
                self._add_day(day_named.month, day_named.day)

    def _add_day(self, month: int, day: int) -> None:
        name = f"{month:02}-{day:02}"
        self.terms.add(f"@{name}", Sort.DAY, name)
