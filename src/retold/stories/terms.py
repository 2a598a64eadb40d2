"""The terms of a text: what it has in common with other reports of its event, and what not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from retold.stories.forms import YEAR_OLD, Form, Trait
from retold.stories.lexicon import EDGE, Numbers, Places, distinct_in_each
from retold.stories.outletnames import find_cited, outlet_terms
from retold.stories.table import Ids, TermTable

OPENING_TOKENS = 130
# Between a number and what it counts stand at most so many words: "three of the crew".
MOST_BETWEEN = 3
_MAX_DAY = 31
MOST_COUNTED = 255

Traits = npt.NDArray[np.uint16]
Tags = npt.NDArray[np.uint16]


class Sort:
    """What a term is, in bits: a word can be a name besides. Plain numbers, for speed."""

    WORD = 1
    NAME = 2
    PAIR = 4  # two capitalised words in a row: "Cerise Avenue"
    FIGURE = 8  # a number, alone or with what it counts: "20", "20 yearold"
    COUNTED = 16  # that something was counted, whatever the number: "# yearold"
    DAY = 32  # a day of the calendar: "@05-03"
    CITED = 64  # what an outlet is called that is named as a source: "»even bell"
    OUTLET = 128  # the same of the report's own outlet


# The order of the terms of a report: names, other words, numbers, numbers with what they count,
# pairs, what is counted, days, outlets named as a source, the report's own.
ORDER = np.array(
    [
        0 if sort & Sort.NAME
        else 2 if sort & Sort.WORD and sort & Sort.FIGURE
        else 1 if sort & Sort.WORD
        else 3 if sort & Sort.FIGURE
        else 4 if sort & Sort.PAIR
        else 5 if sort & Sort.COUNTED
        else 6 if sort & Sort.DAY
        else 7 if sort & Sort.CITED
        else 8
        for sort in range(256)
    ],
    dtype=np.uint16,
)  # fmt: skip
ORDERS = 9


class Terms(NamedTuple):
    """The terms of a text by `ORDER`, those of one kind in the order in which they first stand.

    `ids` are their numbers in the table, `tags` as `tag_terms` makes them. `pieces` and `weights`
    are those of the opening's vector.
    """

    ids: Ids
    tags: Tags
    pieces: list[int]
    weights: npt.NDArray[np.float64]


class Imprint(NamedTuple):
    """The outlet that published a text, and the names that its credits print."""

    outlet: str = ""
    credited: tuple[str, ...] = ()


class _Found(NamedTuple):
    """Terms of several texts: which text each stands in, its number, how often, and what it is."""

    texts: npt.NDArray[np.uint16]
    ids: Ids
    counts: npt.NDArray[np.int64]
    sorts: npt.NDArray[np.uint8]


def tag_terms(sorts: npt.NDArray[np.uint8], counts: npt.NDArray[Any]) -> Tags:
    """The tags of terms, by what they are and how often they stand there, 255 if more often."""
    made: Tags = sorts.astype(np.uint16) << 8 | np.minimum(counts, MOST_COUNTED).astype(np.uint16)
    return made


def read_terms(
    texts: Sequence[str],
    table: TermTable,
    published: Sequence[date | None],
    imprints: Sequence[Imprint],
) -> list[Terms]:
    """The terms of each of some texts; weekdays become days where the day of publication is known.

    Many at once cost less than one by one; what comes out is the same.

    Args:
        texts: The texts, at most 1,000.
        table: Where terms have their numbers.
        published: The day of publication of each text.
        imprints: Who published each, and whom it credits.

    >>> table = TermTable()
    >>> text = "Police in Tarsk said Ann Roe, 20, died on Cerise Avenue."
    >>> [terms] = read_terms([text], table, [None], [Imprint()])
    >>> [table.terms[id] for id, tag in zip(terms.ids, terms.tags) if tag >> 8 & Sort.PAIR]
    ['ann roe', 'ceris avenu']
    >>> "20 yearold" in table.terms
    True
    """
    forms, ends = table.lexicon.read(texts)
    traits = table.lexicon.traits[forms]
    words = _read_words(forms, traits, ends, table)
    others = _Places(forms, traits, table).read(ends, published, imprints)
    columns: Iterable[Any] = zip(words, others, strict=True)
    found = _Found(*map(np.concatenate, columns))
    # Numbers of sixteen bits are put in order fastest.
    order = np.argsort(found.texts * np.uint16(ORDERS) + ORDER[found.sorts], kind="stable")
    bounds = np.cumsum(np.bincount(found.texts, minlength=len(texts))).tolist()
    ids, tags = found.ids[order], tag_terms(found.sorts, found.counts)[order]
    openings = _read_openings(forms, ends, table)
    # Copies, or each would keep those of all the others.
    return [
        Terms(ids[begun:end].copy(), tags[begun:end].copy(), *opening)
        for begun, end, opening in zip([0, *bounds], bounds, openings, strict=False)
    ]


def _read_words(forms: Numbers, traits: Traits, ends: Places, table: TermTable) -> _Found:
    """The words that tell something.

    A word that opens a sentence is a name where it is one elsewhere, or no known word.
    """
    every = table.lexicon.terms[forms]
    at = np.flatnonzero(every >= 0)
    ids, firsts, which, bounds = distinct_in_each(
        every[at], np.searchsorted(at, ends), table.scratch
    )
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
    return _Found(
        texts=np.repeat(np.arange(len(ends), dtype=np.uint16), np.diff(bounds, prepend=0)),
        ids=ids,
        counts=np.bincount(which, minlength=len(ids)),
        sorts=sorts.astype(np.uint8),
    )


def _read_openings(
    forms: Numbers, ends: Places, table: TermTable
) -> Iterator[tuple[list[int], npt.NDArray[np.float64]]]:
    """Of each text the word pieces of the opening, and how much each weighs."""
    lexicon = table.lexicon
    bounds = zip([0, *ends.tolist()], ends.tolist(), strict=False)
    openings = [forms[start + EDGE : end - EDGE][:OPENING_TOKENS] for start, end in bounds]
    found, _, which, found_ends = distinct_in_each(
        np.concatenate(openings), np.cumsum([len(it) for it in openings]), lexicon.scratch
    )
    held = list(map(lexicon.pieces, found.tolist()))
    lengths = np.array([len(it) for it in held], dtype=np.intp)
    pieces = list(chain.from_iterable(held))
    weights = np.repeat(np.bincount(which, minlength=len(found)) * lexicon.weights[found], lengths)
    begun = 0
    for end in np.append(0, np.cumsum(lengths))[found_ends].tolist():
        yield pieces[begun:end], weights[begun:end]
        begun = end


class _Places:
    """Reads what hangs on the place of a word: pairs of names, figures, days."""

    def __init__(self, forms: Numbers, traits: Traits, table: TermTable) -> None:
        self.forms: list[int] = forms.tolist()
        self.traits = traits
        # Where names may stand, and their terms.
        self.capitals = np.flatnonzero(traits & Trait.TELLS)
        self.names = table.lexicon.terms[forms[self.capitals]]
        self.table = table
        self.published: date | None = None
        self.counts: dict[int, int] = {}
        self.sorts: dict[int, int] = {}

    def read(
        self, ends: Places, published: Sequence[date | None], imprints: Sequence[Imprint]
    ) -> _Found:
        """Read the names and the numbers of each text; all other words are passed over."""
        traits = self.traits
        is_read = (traits & (Trait.NUMBER | Trait.DAY)) > 0
        is_read[1:] |= ((traits[1:] & Trait.NAME) > 0) & ((traits[:-1] & Trait.TELLS) > 0)
        places = np.flatnonzero(is_read)
        bounds = np.searchsorted(places, ends).tolist()
        capitals = [0, *np.searchsorted(self.capitals, ends).tolist()]
        ids: list[int] = []
        counts: list[int] = []
        sorts: list[int] = []
        sizes = []
        listed = places.tolist()
        rows = zip([0, *bounds], bounds, published, pairwise(capitals), imprints, strict=False)
        for begun, end, day, names, imprint in rows:
            self.published, self.counts, self.sorts = day, {}, {}
            for at in listed[begun:end]:
                self._read_at(at)
            self._read_outlets(slice(*names), imprint)
            ids += self.counts
            counts += self.counts.values()
            sorts += self.sorts.values()
            sizes.append(len(self.counts))
        return _Found(
            texts=np.repeat(np.arange(len(sizes), dtype=np.uint16), sizes),
            ids=np.array(ids, dtype=np.int32),
            counts=np.array(counts, dtype=np.int64),
            sorts=np.array(sorts, dtype=np.uint8),
        )

    def _read_at(self, at: int) -> None:
        form = self._form(at)
        if form.number:
            self._number(at, form)
            return
        before = self._form(at - 1)
        if before.traits & Trait.TELLS:
            shown = f"{before.printed} {form.printed}"
            self._add(f"{before.term} {form.term}", Sort.PAIR, shown)
        if form.traits & Trait.DAY:
            self._day(at, form)

    def _read_outlets(self, names: slice, imprint: Imprint) -> None:
        """Read the outlets that a text names as a source; not its own."""
        table = self.table
        own = table.name_outlet(imprint.outlet).tolist() if imprint.outlet else []
        if not table.outlets:
            return
        places = self.capitals[names][table.ends_outlet[self.names[names]]].tolist()
        cited = find_cited(self._form, places, table.outlets)
        cited.update(term for name in imprint.credited for term, _ in outlet_terms(name))
        for term in sorted(cited & table.outlets.keys()):
            self._add(term, Sort.CITED, table.outlets[term])
        self.counts.update(dict.fromkeys(own, 1))
        self.sorts.update(dict.fromkeys(own, Sort.OUTLET))

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
