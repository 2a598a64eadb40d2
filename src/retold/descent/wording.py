"""Which words of a copy an exemplar accounts for, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from retold.model.alignment import Alignment, PassageLabel
from retold.model.report import Report
from retold.model.span import Span
from retold.text.function_words import is_function_word
from retold.text.quotes import find_quotes
from retold.text.sentences import find_sentences
from retold.text.tokens import find_words, fold_word, fold_words

Mask = npt.NDArray[np.bool_]
Keys = npt.NDArray[np.uint64]

_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd; any will do

MAX_CHARS = 200_000
RUN = 5
MAX_SENTENCES = 80
MAX_SENTENCE_CHARS = 40_000
MIN_CONTENT = 4
_COUNTERPARTS = frozenset(
    [PassageLabel.VERBATIM, PassageLabel.EDITED, PassageLabel.REWORDED, PassageLabel.MOVED]
)


@dataclass(frozen=True)
class Words:
    """The words of one report, folded, with their places; all else is made when asked for."""

    text: str
    spans: tuple[Span, ...]
    folded: tuple[str, ...]

    @classmethod
    def of(cls, report: Report) -> Words:
        """The words of a report, of its first 200,000 characters."""
        text = report.text[:MAX_CHARS]
        spans = tuple(find_words(text))
        return cls(text, spans, tuple(fold_word(span.of(text)) for span in spans))

    def __len__(self) -> int:
        return len(self.spans)

    @cached_property
    def starts(self) -> npt.NDArray[np.int64]:
        """Where each word begins."""
        return np.array([span.start for span in self.spans], dtype=np.int64)

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Every run of `RUN` words."""
        return frozenset(self.folded[at : at + RUN] for at in range(len(self.folded) - RUN + 1))

    @cached_property
    def _hashes(self) -> npt.NDArray[np.uint64]:
        """A number for each word, the same in every report of this process."""
        return np.array([hash(word) for word in self.folded], dtype=np.int64).view(np.uint64)

    @cached_property
    def _keys(self) -> dict[int, Keys]:
        return {}

    def keys(self, length: int) -> Keys:
        """A number for each run of so many words: two runs have one number if they are equal.

        The polynomial hash of Karp & Rabin (1987) in 64 bits over the process's own random hash of
        words; that two different runs of a story have one number does not happen in practice.
        """
        if length not in self._keys:
            count = max(0, len(self) - length + 1)
            made = np.zeros(count, dtype=np.uint64)
            for at in range(length):
                made = made * _FACTOR + self._hashes[at : at + count]
            self._keys[length] = made
        return self._keys[length]

    @cached_property
    def quoted(self) -> Mask:
        """Which words stand in quotation marks."""
        return self.within(quoted.outer for quoted in find_quotes(self.text) if not quoted.depth)

    @cached_property
    def particulars(self) -> frozenset[str]:
        """The names and figures: words with a capital in mid-sentence, words with a digit."""
        found = set()
        for number, span in enumerate(self.spans):
            first = self.text[span.start]
            is_name = first.isupper() and number > 0 and self._is_inside(number)
            if first.isdigit() or is_name:
                found.add(self.folded[number])
        return frozenset(found)

    def _is_inside(self, number: int) -> bool:
        """Whether nothing but a space, or a comma and a space, stands before the word."""
        between = self.text[self.spans[number - 1].end : self.spans[number].start]
        return between in (" ", ", ", "-")

    @cached_property
    def places(self) -> npt.NDArray[np.int64]:
        """In which sentence each word stands, by number."""
        begins = np.array([one.start for one in find_sentences(self.text)], dtype=np.int64)
        made: npt.NDArray[np.int64] = np.searchsorted(begins, self.starts, side="right")
        return made

    @cached_property
    def sentences(self) -> tuple[frozenset[str], ...]:
        """The content words of each of the first sentences of four such words or more."""
        rows = []
        for sentence in find_sentences(self.text[:MAX_SENTENCE_CHARS])[:MAX_SENTENCES]:
            folded = fold_words(self.text, sentence)
            row = frozenset(word for word in folded if not is_function_word(word))
            if len(row) >= MIN_CONTENT:
                rows.append(row)
        return tuple(rows)

    def within(self, spans: Iterable[Span]) -> Mask:
        """Which words lie inside one of the spans."""
        made = np.zeros(len(self.spans), dtype=bool)
        for span in spans:
            first, last = np.searchsorted(self.starts, [span.start, span.end])
            made[first:last] = True
        return made


def find_verbatim(copy: Words, exemplar: Words, length: int = RUN) -> Mask:
    """Which words of the copy stand in a run of words that the exemplar has too."""
    made = np.zeros(len(copy), dtype=bool)
    equal = np.flatnonzero(np.isin(copy.keys(length), exemplar.keys(length)))
    for at in range(length):
        made[equal + at] = True
    return made


class Aligned:
    """The passages of the alignments, looked up for a copy and an exemplar in either order."""

    def __init__(self, alignments: Iterable[Alignment]) -> None:
        self._by_pair = {(one.left_id, one.right_id): one for one in alignments}

    def spans(self, copy: Report, exemplar: Report) -> list[Span]:
        """The passages of the copy that have a counterpart in the exemplar."""
        return [span for span, _ in self.pairs(copy, exemplar)]

    def pairs(self, copy: Report, exemplar: Report) -> list[tuple[Span, Span]]:
        """Each passage of the copy with its counterpart in the exemplar, in text order."""
        found: list[tuple[Span, Span]] = []
        there = self._by_pair.get((copy.id, exemplar.id))
        back = self._by_pair.get((exemplar.id, copy.id))
        for alignment, is_left in ((there, True), (back, False)):
            for passage in alignment.passages if alignment else ():
                if passage.label not in _COUNTERPARTS or not passage.left or not passage.right:
                    continue
                pair = (passage.left, passage.right)
                found.append(pair if is_left else (pair[1], pair[0]))
        return sorted(found)


def share_of(mask: Mask) -> float:
    """The share of words that a mask marks; 0 for a text without words."""
    return float(mask.mean()) if len(mask) else 0.0


def phrases(words: Words, mask: Mask, min_words: int = 1) -> list[str]:
    """The marked runs of words as printed, in text order."""
    return [span.of(words.text) for span in stretches(words, mask, min_words)]


def stretches(words: Words, mask: Mask, min_words: int = 1) -> list[Span]:
    """The spans of the marked runs of words, in text order."""
    found: list[Span] = []
    begun: int | None = None
    for at, marked in enumerate([*mask.tolist(), False]):
        if marked and begun is None:
            begun = at
        elif not marked and begun is not None:
            if at - begun >= min_words:
                found.append(Span(words.spans[begun].start, words.spans[at - 1].end))
            begun = None
    return found


def longest(words: Words, mask: Mask) -> str:
    """The longest marked run of words as printed; empty where nothing is marked."""
    found: Sequence[str] = phrases(words, mask)
    return max(found, key=len, default="")
