"""The terms of a text: what it has in common with other reports of its event, and what not."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from retold.stories.forms import YEAR_OLD, Form, Trait
from retold.stories.lexicon import EDGE, Numbers, distinct
from retold.stories.table import Ids, TermTable

OPENING_TOKENS = 130
# Between a number and what it counts stand at most so many words: "three of the crew".
MOST_BETWEEN = 3
_MAX_DAY = 31

Traits = npt.NDArray[np.uint16]


class Sort:
    """What a term is, in bits: a word can be a name besides. Plain numbers, for speed."""

    WORD = 1
    NAME = 2
    PAIR = 4  # two capitalised words in a row: "Cerise Avenue"
    FIGURE = 8  # a number, alone or with what it counts: "20", "20 yearold"
    COUNTED = 16  # that something was counted, whatever the number: "# yearold"
    DAY = 32  # a day of the calendar: "@05-03"


class Terms(NamedTuple):
    """The terms of a text in the order in which they first stand there, words before the rest.

    `ids` are their numbers in the table, `counts` how often each stands there, `sorts` what it is.
    `pieces` and `weights` are those of the opening's vector.
    """

    ids: Ids
    counts: npt.NDArray[np.int64]
    sorts: npt.NDArray[np.uint8]
    pieces: list[int]
    weights: npt.NDArray[np.float64]


def read_terms(text: str, table: TermTable, published: date | None = None) -> Terms:
    """The terms of a text; weekdays become days where the day of publication is known.

    >>> table = TermTable()
    >>> terms = read_terms("Police in Tarsk said Ann Roe, 20, died on Cerise Avenue.", table)
    >>> [table.terms[id] for id, sort in zip(terms.ids, terms.sorts) if sort & Sort.PAIR]
    ['ann roe', 'ceris avenu']
    >>> "20 yearold" in table.terms
    True
    """
    forms = table.lexicon.read(text)
    traits = table.lexicon.traits[forms]
    ids, counts, sorts = _read_words(forms, traits, table)
    others = _Places(forms.tolist(), traits, table, published).read()
    pieces, weights = _read_opening(forms, table)
    return Terms(
        ids=_joined(ids, others.counts),
        counts=_joined(counts, others.counts.values()),
        sorts=_joined(sorts, others.sorts.values()),
        pieces=pieces,
        weights=weights,
    )


def _joined(numbers: npt.NDArray[Any], more: Collection[int]) -> npt.NDArray[Any]:
    return np.concatenate([numbers, np.fromiter(more, numbers.dtype, len(more))])


def _read_words(
    forms: Numbers, traits: Traits, table: TermTable
) -> tuple[Ids, npt.NDArray[np.int64], npt.NDArray[np.uint8]]:
    """The words that tell something: their numbers, how often each stands there, what it is.

    A word that opens a sentence is a name where it is one elsewhere, or no known word.
    """
    every = table.lexicon.terms[forms]
    at = np.flatnonzero(every >= 0)
    ids, firsts, which = distinct(every[at], table.scratch)
    mine, before, second = traits[at], traits[at - 1], traits[at - 2]
    is_small = np.zeros(len(ids), dtype=bool)
    is_small[which[(mine & Trait.CAPITAL) == 0]] = True
    opens = np.where(
        before & Trait.STOP, (second & Trait.ABBREVIATION) == 0, (before & Trait.OPENS) > 0
    )
    is_known = ((mine & Trait.RARE) == 0) | is_small[which]
    is_name = ((mine & Trait.NAME) > 0) & ~(opens & is_known)
    sorts = np.where(mine[firsts] & Trait.DIGITS, Sort.WORD | Sort.FIGURE, Sort.WORD)
    sorts[which[is_name]] |= Sort.NAME
    return ids, np.bincount(which, minlength=len(ids)), sorts.astype(np.uint8)


def _read_opening(forms: Numbers, table: TermTable) -> tuple[list[int], npt.NDArray[np.float64]]:
    """The word pieces of the opening, and how much each weighs."""
    lexicon = table.lexicon
    found, _, which = distinct(forms[EDGE:-EDGE][:OPENING_TOKENS], lexicon.scratch)
    pieces = [lexicon.pieces(number) for number in found.tolist()]
    weights = np.bincount(which, minlength=len(found)) * lexicon.weights[found]
    lengths = np.array([len(held) for held in pieces], dtype=np.intp)
    return list(chain.from_iterable(pieces)), np.repeat(weights, lengths)


class _Places:
    """Reads what hangs on the place of a word: pairs of names, figures, days."""

    def __init__(
        self, forms: list[int], traits: Traits, table: TermTable, published: date | None
    ) -> None:
        self.forms = forms
        self.traits = traits
        self.table = table
        self.published = published
        self.counts: dict[int, int] = {}
        self.sorts: dict[int, int] = {}

    def read(self) -> _Places:
        """Read the names and the numbers; all other words are passed over."""
        traits = self.traits
        is_read = (traits & (Trait.NUMBER | Trait.DAY)) > 0
        is_read[1:] |= ((traits[1:] & Trait.NAME) > 0) & ((traits[:-1] & Trait.TELLS) > 0)
        for at in np.flatnonzero(is_read).tolist():
            form = self._form(at)
            if form.number:
                self._number(at, form)
                continue
            before = self._form(at - 1)
            if before.traits & Trait.TELLS:
                shown = f"{before.printed} {form.printed}"
                self._add(f"{before.term} {form.term}", Sort.PAIR, shown)
            if form.traits & Trait.DAY:
                self._day(at, form)
        return self

    def _form(self, at: int) -> Form:
        return self.table.lexicon.forms[self.forms[at]]

    def _number(self, at: int, form: Form) -> None:
        """Count a number with what it counts; between commas after a name it is an age."""
        for following in range(at + 1, at + 1 + MOST_BETWEEN):
            counted = self._form(following)
            if not counted.traits & Trait.WORD:
                if counted.printed == "," and following == at + 1 and self._follows_name(at):
                    self._count(form.number, YEAR_OLD, "years old")
                return
            if counted.term:
                if not counted.number and not counted.month:
                    self._count(form.number, counted.term, counted.printed)
                return

    def _follows_name(self, at: int) -> bool:
        is_capital = self._form(at - 2).traits & Trait.CAPITAL
        return bool(is_capital) and self._form(at - 1).printed == ","

    def _count(self, number: str, counted: str, shown: str) -> None:
        self._add(f"{number} {counted}", Sort.FIGURE, f"{number} {shown}")
        self._add(f"# {counted}", Sort.COUNTED, shown)

    def _day(self, at: int, form: Form) -> None:
        """Count a day that is named: "May 3", "3 May", "Tuesday" before a known day."""
        if form.month:
            near = [self._form(beside).printed for beside in (at + 1, at - 1)]
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
        self._add(f"@{name}", Sort.DAY, name)

    def _add(self, term: str, sort: int, shown: str) -> None:
        number = self.table.number(term, shown)
        self.counts[number] = self.counts.get(number, 0) + 1
        self.sorts[number] = self.sorts.get(number, 0) | sort
