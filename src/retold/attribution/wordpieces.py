"""Text as the tagger reads it: word pieces, each with its place in the text.

The scheme is WordPiece (Wu et al. 2016) over an uncased vocabulary; case and quotation marks are
handed on beside the pieces, as a small number for each.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
import numpy.typing as npt
import regex

from retold.model.span import Span
from retold.text.quotes import Quoted

MAX_WORD = 40  # letters; a longer word is unknown
UNKNOWN, FIRST, LAST = "[UNK]", "[CLS]", "[SEP]"
CASES = 3  # lower, Capital, CAPITALS
QUOTE_STATES = 3  # outside, inside, the mark itself

Numbers = npt.NDArray[np.int64]

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+|\n+|\S")
_PLAIN = str.maketrans("“”„‟«»″‘’‚‛`´ʼ‐‑", "\"\"\"\"\"\"\"''''''''"[:14] + "--")


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a stretch of text: ids, places, the word each belongs to, and its shape."""

    ids: Numbers
    start: Numbers
    end: Numbers
    word: Numbers
    shape: Numbers

    def __len__(self) -> int:
        return len(self.ids)

    def part(self, start: int, end: int) -> Pieces:
        """The pieces from one number to another."""
        at = slice(start, end)
        return Pieces(self.ids[at], self.start[at], self.end[at], self.word[at], self.shape[at])

    def under(self, span: Span) -> slice:
        """The numbers of the pieces that a span of the text touches."""
        low = int(np.searchsorted(self.end, span.start, "right"))
        return slice(low, max(low, int(np.searchsorted(self.start, span.end, "left"))))


class Vocabulary:
    """The pieces that the tagger knows, in the order of its table."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self._rows = {piece: row for row, piece in enumerate(pieces)}
        self.unknown, self.first, self.last = (self._rows[mark] for mark in (UNKNOWN, FIRST, LAST))
        self._cut = lru_cache(maxsize=50_000)(self._cut_word)

    def read(self, text: str, blocks: Sequence[Span], quotes: Sequence[Quoted]) -> Pieces:
        """The pieces of the blocks; a line break, and the end of a block, is the mark LAST."""
        rows = chain.from_iterable(self._rows_of(text, block) for block in blocks)
        table = np.fromiter(chain.from_iterable(rows), dtype=np.int64).reshape(-1, 5)
        word = np.cumsum(table[:, 3])
        states = _quote_states(len(text), quotes)
        shape = table[:, 4] * QUOTE_STATES + states[table[:, 1]]
        return Pieces(table[:, 0], table[:, 1], table[:, 2], word, shape)

    def _rows_of(self, text: str, block: Span) -> Iterator[tuple[int, int, int, int, int]]:
        for found in _WORD.finditer(text, block.start, block.end):
            at, word = found.start(), found.group()
            if word[0] == "\n":
                yield self.last, at, at, 1, 0
                continue
            case = _case(word)
            for number, (row, start, end) in enumerate(self._cut(word.translate(_PLAIN))):
                yield row, at + start, at + end, int(not number), case
        yield self.last, block.end, block.end, 1, 0

    def _cut_word(self, word: str) -> tuple[tuple[int, int, int], ...]:
        """The longest known piece first, each with its place in the word."""
        folded = [
            (letter, place)
            for place, original in enumerate(word[: MAX_WORD + 1])
            for letter in unicodedata.normalize("NFD", original.lower())
            if not unicodedata.combining(letter)
        ]
        plain = "".join(letter for letter, _ in folded)
        whole = ((self.unknown, 0, len(word)),)
        if not plain or len(word) > MAX_WORD:
            return whole
        made = []
        start = 0
        while start < len(plain):
            end = self._longest(plain, start)
            if end == start:
                return whole
            row = self._rows[("##" if start else "") + plain[start:end]]
            made.append((row, folded[start][1], folded[end - 1][1] + 1))
            start = end
        return tuple(made)

    def _longest(self, plain: str, start: int) -> int:
        prefix = "##" if start else ""
        for end in range(len(plain), start, -1):
            if prefix + plain[start:end] in self._rows:
                return end
        return start


def _case(word: str) -> int:
    if not word[0].isupper():
        return 0
    return 2 if len(word) > 1 and word.isupper() else 1


def _quote_states(length: int, quotes: Sequence[Quoted]) -> Numbers:
    states = np.zeros(length + 1, dtype=np.int64)
    for quoted in quotes:
        if not quoted.depth:
            states[quoted.outer.start : quoted.outer.end] = 1
            states[[quoted.outer.start, quoted.outer.end - 1]] = 2
    return states
