"""Texts as the numbers of their words and marks: what was read once is looked up from then on."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence

import numpy as np
import numpy.typing as npt
import regex

from retold.stories.forms import Form, read_form
from retold.text.tokens import WORD
from retold.text.vectors import pieces_of

_TOKEN = regex.compile(WORD + r'|[.!?\n"“”:;,()]')
# So many forms and pieces of text between two spaces are remembered; longer ones are not.
_MOST = 200_000
_LONGEST = 40
# More forms than a piece has as a rule.
_FORMS = 8
_FIRST = 1024
# Line breaks before and after a text, so that there is a form on both sides of each.
EDGE = 3
_EDGE = ["\n"] * EDGE

Numbers = npt.NDArray[np.int32]
Places = npt.NDArray[np.integer]


class Lexicon:
    """The forms met so far by numbers of their own, with the numbers of their terms in a table."""

    def __init__(self, number_of: Callable[[str, str], int]) -> None:
        """An empty one.

        Args:
            number_of: The number of a term, and how it was printed, in the table.
        """
        self._number_of = number_of
        self._forget()

    def _forget(self) -> None:
        self.forms: list[Form] = []
        self._pieces: list[tuple[int, ...] | None] = []
        # For each form: the number of its term, -1 where it tells nothing, and its traits.
        self.terms: Numbers = np.zeros(_FIRST, dtype=np.int32)
        self.traits = np.zeros(_FIRST, dtype=np.uint16)
        self.weights = np.zeros(_FIRST)
        # Zeros, for `distinct`.
        self.scratch: Numbers = np.zeros(_FIRST, dtype=np.int32)
        self._numbers: dict[str, int] = {}
        self._chunks = _Chunks(self)

    def read(self, texts: Iterable[str]) -> tuple[Numbers, Places]:
        """The numbers of the words and marks of some texts, in order, and where each text ends.

        Three line breaks stand on either side of each. The numbers hold until the next texts are
        read.
        """
        if len(self.forms) > _MOST or self._chunks.size > _MOST:
            self._forget()
        chunks: list[str] = []
        chunk_ends = []
        for text in texts:
            # No word reaches over a space, and a line break is a mark.
            chunks += (*_EDGE, *text.replace("\n", " \n ").split(" "), *_EDGE)
            chunk_ends.append(len(chunks))
        found, sizes = self._chunks.forms(chunks)
        return found, np.cumsum(sizes)[np.array(chunk_ends) - 1]

    def pieces(self, number: int) -> tuple[int, ...]:
        """The pieces of a form's vector; none of one that tells nothing."""
        held = self._pieces[number]
        if held is None:
            form = self.forms[number]
            held = self._pieces[number] = pieces_of(form.folded) if form.weight else ()
        return held

    def number(self, word: str) -> int:
        """The number of a form, a new one if it is new."""
        number = self._numbers.get(word)
        return self._new(word) if number is None else number

    def _new(self, word: str) -> int:
        number = len(self.forms)
        if number == len(self.terms):
            for name in ("terms", "traits", "weights", "scratch"):
                held = getattr(self, name)
                setattr(self, name, np.concatenate([held, np.zeros_like(held)]))
        form = read_form(word)
        self.forms.append(form)
        self._pieces.append(None)
        self.terms[number] = self._number_of(form.term, word) if form.term else -1
        self.traits[number] = form.traits
        self.weights[number] = form.weight
        self._numbers[word] = number
        return number


class _Chunks(dict[str, int]):
    """What stands between two spaces, by numbers, and the forms of each; read when asked for.

    What is very long gets a number whenever it is asked for.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon
        # The forms of all chunks in a row, and where those of each start.
        self._forms = array("i")
        self._starts = array("i", (0,))

    @property
    def size(self) -> int:
        """How much is held: so many chunks, or more forms than so many have as a rule."""
        return max(len(self._starts), len(self._forms) // _FORMS)

    def __missing__(self, chunk: str) -> int:
        number = len(self._starts) - 1
        self._forms.extend(map(self._lexicon.number, _TOKEN.findall(chunk)))
        self._starts.append(len(self._forms))
        if len(chunk) <= _LONGEST:
            self[chunk] = number
        return number

    def forms(self, chunks: Sequence[str]) -> tuple[Numbers, Places]:
        """The forms of some chunks, in order, and how many each has."""
        numbers = np.fromiter(map(self.__getitem__, chunks), np.int32, len(chunks))
        # Only looked at: while they are held in this way the arrays cannot grow.
        every = np.frombuffer(self._forms, np.int32) if self._forms else numbers[:0]
        starts = np.frombuffer(self._starts, np.int32)
        begun, sizes = starts[numbers], starts[numbers + 1] - starts[numbers]
        ends = np.cumsum(sizes)
        places = np.repeat(begun - (ends - sizes), sizes)
        places += np.arange(len(places))
        return every[places], sizes


def distinct(numbers: Numbers, scratch: Numbers) -> tuple[Numbers, Places, Places]:
    """Numbers without repetition, as they come first; where that is; and for each which it is.

    Args:
        numbers: Any, from 0.
        scratch: Zeros, more than the largest of them; they are zeros again afterwards.
    """
    order = np.arange(1, len(numbers) + 1, dtype=np.int32)
    # Of what is put in one place twice the last stays.
    scratch[numbers[::-1]] = order[::-1]
    firsts = np.flatnonzero(scratch[numbers] == order)
    found = numbers[firsts]
    scratch[found] = order[: len(found)]
    which = scratch[numbers] - 1
    scratch[found] = 0
    return found, firsts, which


def distinct_in_each(
    numbers: Numbers, ends: Places, scratch: Numbers
) -> tuple[Numbers, Places, Places, Places]:
    """As `distinct`, of each of some runs of numbers for itself.

    Args:
        numbers: The runs, one after the other.
        ends: Where each ends.
        scratch: As for `distinct`.

    Returns:
        The distinct numbers of the first run, then those of the next and so on; where among all
        numbers each stands first; which of them each number is; and where those of each run end.
    """
    every, firsts, which, found_ends = [], [], [], []
    begun = size = 0
    for end in ends.tolist():
        found, at, of = distinct(numbers[begun:end], scratch)
        every.append(found)
        firsts.append(at + begun)
        which.append(of + size)
        begun, size = end, size + len(found)
        found_ends.append(size)
    return (
        np.concatenate(every),
        np.concatenate(firsts),
        np.concatenate(which),
        np.array(found_ends, dtype=np.intp),
    )
