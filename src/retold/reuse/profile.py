"""A report read for comparison: its sentences, and its words as arrays, each made once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np

from retold.model import Passage, PassageLabel, Report, Zone
from retold.reuse.codes import Codes, Places, run_codes
from retold.reuse.lexicon import Flags, Lexicon
from retold.reuse.matter import LEAST_WEIGHT, Matter
from retold.reuse.named import find_named
from retold.reuse.runs import Runs
from retold.reuse.semantic import Matrix, vectors_of
from retold.reuse.units import Unit, Word, read_units
from retold.reuse.windows import MOST_SENTENCES, ratio, window_sum

# Shorter sentences may stand anywhere.
LEAST_WORDS = 5
# Sentences times words up to which a report's counts are kept.
_MAX_KEPT = 200_000


@dataclass(frozen=True)
class Part:
    """Some sentences of a report: their places, their matter, and one vector each.

    `joins` says of each whether nothing parts it from the one before, `is_headline` whether it is
    a headline.
    """

    places: Places
    matter: Matter
    vectors: Matrix
    joins: Flags
    is_headline: Flags

    @cached_property
    def senses(self) -> Matrix:
        """[size less one, sentence]: a vector of unit length for every so many in a row."""
        sums = np.stack(
            [window_sum(self.vectors, size, axis=0) for size in range(1, MOST_SENTENCES + 1)]
        )
        lengths = np.linalg.norm(sums, axis=2, keepdims=True)
        return ratio(sums, lengths)

    @cached_property
    def runs(self) -> Flags:
        """[size less one, sentence]: where so many in a row have nothing else between them."""
        made = np.ones((MOST_SENTENCES, self.size), dtype=bool)
        for size in range(1, MOST_SENTENCES):
            made[size, :-size] = made[size - 1, :-size] & self.joins[size:]
            made[size, -size:] = False
        return made

    @cached_property
    def prose(self) -> Flags:
        """The same, for those of which none is a headline."""
        made = self.runs.copy()
        for step in range(MOST_SENTENCES):
            made[step:, : self.size - step] &= ~self.is_headline[step:]
        return made

    @property
    def size(self) -> int:
        """How many sentences these are."""
        return len(self.places)


class Profile:
    """A report's sentences and all that follows from them alone.

    What only the pass over meanings needs is made when it is first asked for.
    """

    def __init__(self, report: Report, weight: Callable[[str], float]) -> None:
        self.report = report
        self._weight = weight
        self.units: tuple[Unit, ...] = read_units(report)
        self.words: list[Word] = list(chain.from_iterable(unit.words for unit in self.units))
        self.sizes: Places = np.array([len(unit.words) for unit in self.units], dtype=np.intp)
        self.begins: list[int] = [0, *np.cumsum(self.sizes).tolist()]
        self.size = len(self.words)
        self.codes: Codes = np.array(self._codes, dtype=np.uint64)
        self.keys: Codes = run_codes(self.codes, self.sizes)
        self.has_marks = [any(word.marked for word in unit.words) for unit in self.units]
        self.joins = np.array([unit.joins for unit in self.units], dtype=bool)
        zones = [unit.zone is Zone.HEADLINE for unit in self.units]
        self.is_headline = np.array(zones, dtype=bool)
        self.headlines: list[int] = np.flatnonzero(self.is_headline).tolist()
        self.body_size = int(self.sizes[~self.is_headline].sum())

    def is_marked(self, first: int, count: int) -> bool:
        """Whether a few words stand between marks of their own in these sentences."""
        return any(self.has_marks[first : first + count])

    def codes_of(self, first: int, count: int) -> list[int]:
        """The words of `count` sentences from the first on, as codes."""
        return self._codes[self.begins[first] : self.begins[first + count]]

    @cached_property
    def body(self) -> Places:
        """The sentences that are no headline."""
        return np.flatnonzero(~self.is_headline)

    @cached_property
    def body_keys(self) -> Codes:
        """Their keys."""
        return self.keys[self.body]

    @cached_property
    def singles(self) -> dict[int, int]:
        """The sentences of the body that `single` gives."""
        return self.single(self.body)

    def single(self, places: Places) -> dict[int, int]:
        """Of some sentences those that stand there once and are long enough, by their key."""
        keys = self.keys[places].tolist()
        counts = Counter(keys)
        return {
            key: place
            for key, place, size in zip(
                keys, places.tolist(), self.sizes[places].tolist(), strict=True
            )
            if size >= LEAST_WORDS and counts[key] == 1
        }

    @cached_property
    def values(self) -> Matrix:
        """How much each word tells, 0 to 1."""
        return np.array([self._weight(word.stem) for word in self.words], dtype=np.float32)

    @cached_property
    def told(self) -> Matrix:
        """How much the words of each sentence tell, in all."""
        starts = np.array(self.begins[:-1], dtype=np.intp)
        return np.add.reduceat(self.values, starts) if len(starts) else self.values

    @cached_property
    def runs(self) -> Runs:
        """The runs of words inside its sentences."""
        return Runs.read(self.codes, self.values, self.sizes)

    @cached_property
    def lexicon(self) -> Lexicon:
        """Its words, each once."""
        return self._typed[0]

    @cached_property
    def of_word(self) -> Places:
        """For every word in order, which of the lexicon it is."""
        return self._typed[1]

    @cached_property
    def whole(self) -> Part:
        """All sentences."""
        return self._part(np.arange(len(self.units)))

    def part(self, places: Places) -> Part:
        """Some sentences, in order."""
        if len(places) == len(self.units) and len(places) * len(self.lexicon.codes) <= _MAX_KEPT:
            return self.whole
        return self._part(places)

    @cached_property
    def dropped(self) -> Sequence[Passage]:
        """Every sentence as one that the other report lacks, this one standing on the left."""
        return [_alone(self.report, unit, is_left=True) for unit in self.units]

    @cached_property
    def added(self) -> Sequence[Passage]:
        """Every sentence as one that the other report lacks, this one standing on the right."""
        return [_alone(self.report, unit, is_left=False) for unit in self.units]

    @cached_property
    def _codes(self) -> list[int]:
        return [word.code for word in self.words]

    @cached_property
    def _typed(self) -> tuple[Lexicon, Places]:
        _, first, of_word = np.unique(self.codes, return_index=True, return_inverse=True)
        chosen = [self.words[at] for at in first.tolist()]
        return Lexicon.read(chosen, self._weight), of_word

    @cached_property
    def _spread(self) -> Places:
        """For each word of the lexicon, in how many sentences its stem stands."""
        _, stem_of = np.unique(self.lexicon.stems, return_inverse=True)
        count = len(self.lexicon.codes)
        pairs = np.unique(self._unit_of * count + stem_of[self.of_word])
        return np.bincount(pairs % count, minlength=count)[stem_of]

    @cached_property
    def _unit_of(self) -> Places:
        return np.repeat(np.arange(len(self.units)), self.sizes)

    @cached_property
    def vectors(self) -> Matrix:
        """A vector of unit length for each sentence."""
        return vectors_of([" ".join(unit.key) for unit in self.units])

    @cached_property
    def _quoted(self) -> Matrix:
        return np.array([word.quoted for word in self.words], dtype=np.float32)

    @cached_property
    def _parts(self) -> Matrix:
        """What part each word is of what it names: a name with its office is one thing."""
        made = np.ones(self.size, dtype=np.float32)
        for begin, unit in zip(self.begins, self.units, strict=False):
            for first, count in find_named(unit, self.report.text):
                made[begin + first : begin + first + count] = 1 / count
        return made

    def _part(self, places: Places) -> Part:
        new = np.full(len(self.units), -1, dtype=np.intp)
        new[places] = np.arange(len(places))
        unit = new[self._unit_of]
        tells = self.lexicon.weights[self.of_word] > LEAST_WEIGHT
        chosen = np.flatnonzero((unit >= 0) & tells)
        used, word = np.unique(self.of_word[chosen], return_inverse=True)
        cell = unit[chosen] * len(used) + word
        shape = (len(places), len(used))
        counts = np.bincount(cell, minlength=shape[0] * shape[1])
        things = np.bincount(cell, self._parts[chosen], minlength=shape[0] * shape[1])
        quoted = np.bincount(cell, self._quoted[chosen], minlength=shape[0] * shape[1])
        matter = Matter(
            lexicon=self.lexicon.take(used),
            spread=self._spread[used],
            counts=counts.astype(np.float32).reshape(shape),
            things=things.astype(np.float32).reshape(shape),
            quoted=quoted.astype(np.float32).reshape(shape),
        )
        joins = self.joins[places]
        joins[1:] &= np.diff(places) == 1
        return Part(places, matter, self.vectors[places], joins, self.is_headline[places])


def _alone(report: Report, unit: Unit, *, is_left: bool) -> Passage:
    words = unit.span.of(report.text)
    return Passage(
        left=unit.span if is_left else None,
        right=None if is_left else unit.span,
        left_text=words if is_left else "",
        right_text="" if is_left else words,
        label=PassageLabel.DROPPED if is_left else PassageLabel.ADDED,
        score=0.0,
    )
