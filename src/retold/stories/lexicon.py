"""Texts as the numbers of their words and marks: what was read once is looked up from then on."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

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

    def read(self, text: str) -> Numbers:
        """The numbers of a text's words and marks in order, three line breaks on either side.

        They hold until the next text is read.
        """
        if len(self.forms) > _MOST or len(self._chunks) > _MOST:
            self._forget()
        # No word reaches over a space, and a line break is a mark.
        chunks = [*_EDGE, *text.replace("\n", " \n ").split(" "), *_EDGE]
        found = map(self._chunks.__getitem__, chunks)
        return np.fromiter(chain.from_iterable(found), dtype=np.int32)

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


class _Chunks(dict[str, tuple[int, ...]]):
    """What stands between two spaces, as numbers of forms; read when first asked for."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, chunk: str) -> tuple[int, ...]:
        made = tuple(map(self._lexicon.number, _TOKEN.findall(chunk)))
        if len(chunk) <= _LONGEST:
            self[chunk] = made
        return made


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
