"""The terms of a text: what it has in common with other reports of its event, and what not."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

import regex

from retold.stories.forms import YEAR_OLD, Form, read_form
from retold.text.sentences import ABBREVIATIONS
from retold.text.tokens import WORD
from retold.text.weights import IMAGINED_RARE, imagined_count

OPENING_WORDS = 110
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

    def add(self, term: str, sort: int, shown: str) -> None:
        """Count a term once more."""
        if term in self.sorts:
            self.counts[term] += 1
            self.sorts[term] |= sort
        else:
            self.counts[term] = 1
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
    reader = _Reader(published)
    for token in _TOKEN.findall(text):
        if len(token) == 1 and not token.isalnum():
            reader.mark(token)
        else:
            reader.word(token, read_form(token))
    reader.end()
    return reader.terms


class _Reader:
    """Reads a text token by token, and remembers what stood before."""

    def __init__(self, published: date | None) -> None:
        self.terms = Terms()
        self.published = published
        self.words = 0
        self.last: Form | None = None
        self.printed = ""
        self.opens = True
        self.marked = ""  # the mark between the last word and this one
        self.number = ""  # a number that nothing counted has followed yet
        self.aged = ""  # a number between commas after a name
        self.openers: set[str] = set()
        self.small: set[str] = set()

    def mark(self, mark: str) -> None:
        """Take in a mark."""
        if mark in _OPENS_SENTENCE:
            short = mark == "." and self.last is not None and self.last.folded in ABBREVIATIONS
            self.opens = self.opens or not short
        if mark == "," and self.number and self.aged:
            self._count(self.number, YEAR_OLD, "years old")
        self.number = self.aged = ""
        self.marked = mark

    def word(self, token: str, form: Form) -> None:
        """Take in a word."""
        if self.words < OPENING_WORDS and form.pieces:
            self.terms.pieces.extend(form.pieces)
            self.terms.weights.extend([form.weight] * len(form.pieces))
        self.words += 1
        if form.tells:
            self._telling(token, form)
        if form.number:
            self.number = form.number
            follows_name = self.last is not None and self.last.is_capital
            self.aged = form.number if self.marked == "," and follows_name else ""
        elif self.number and form.tells:
            self._count(self.number, form.stem, token)
            self.number = self.aged = ""
        if form.weekday >= 0 or form.month or (self.last is not None and self.last.month):
            self._day(form)
        self.last, self.printed, self.opens, self.marked = form, token, False, ""

    def _telling(self, token: str, form: Form) -> None:
        """Count a word that tells something, as a name where it is one."""
        if form.folded[0].isdigit():
            self.terms.add(form.number, Sort.WORD | Sort.FIGURE, token)
        elif not form.is_capital:
            self.terms.add(form.stem, Sort.WORD, token)
            self.small.add(form.stem)
        elif self.opens:
            self.terms.add(form.stem, Sort.WORD, token)
            self.openers.add(form.stem)
        else:
            self.terms.add(form.stem, Sort.WORD | Sort.NAME, token)
        last = self.last
        if form.is_capital and last and last.is_capital and last.tells and not self.marked:
            self.terms.add(f"{last.stem} {form.stem}", Sort.PAIR, f"{self.printed} {token}")

    def _count(self, number: str, counted: str, token: str) -> None:
        self.terms.add(f"{number} {counted}", Sort.FIGURE, f"{number} {token}")
        self.terms.add(f"# {counted}", Sort.COUNTED, token)

    def _day(self, form: Form) -> None:
        """Count a day that is named: "May 3", "3 May", "Tuesday" before a known day."""
        last = self.last
        if form.weekday >= 0 and self.published is not None:
            back = (self.published.weekday() - form.weekday) % 7
            day = self.published - timedelta(days=back)
            self._add_day(day.month, day.day)
        elif last is not None and last.month and form.number.isdecimal():
            self._add_day(last.month, int(form.number[:4]))
        elif last is not None and form.month and last.number.isdecimal():
            self._add_day(form.month, int(last.number[:4]))

    def _add_day(self, month: int, day: int) -> None:
        if 1 <= day <= _MAX_DAY:
            name = f"@{month:02}-{day:02}"
            self.terms.add(name, Sort.DAY, name[1:])

    def end(self) -> None:
        """A word that opened a sentence is a name where it is one elsewhere, or no known word."""
        sorts = self.terms.sorts
        for stem in self.openers:
            if stem not in self.small and imagined_count(stem) <= IMAGINED_RARE:
                sorts[stem] |= Sort.WORD | Sort.NAME
