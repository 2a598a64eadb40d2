"""Some lines as one text, each of its characters classed, folded and counted at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import regex

from retold.ingest.linemodel import alphabet
from retold.ingest.linemodel.alphabet import Bytes, Codes, Places

__all__ = ["MAX_CHARS", "Places", "Sheet", "count_words", "lay_sheets"]

MAX_CHARS = 2000  # of a line; what it is shows earlier
# Of a longer page each such stretch is a sheet of its own, so that memory stays bounded.
_SHEET_LINES, _SHEET_CHARS = 8_000, 1_000_000
_LINE_END = ord("\n")
_CLASS_BITS = np.uint8(0x0F)  # of what `alphabet.known` holds
_WORDS = regex.compile(r"[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.,-]*")
_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}]")


class Sheet:
    """What is counted of some lines, of each of its first 2,000 characters.

    `texts` are the lines; `page` is all of them case folded, each with a line break behind it,
    which stand at `page_ends`; `words` says about how many words each has, where scripts without
    spaces count three letters a word; `is_even` whether none holds white space but single spaces.
    In the text that `classes` speaks of line *n* reaches from `starts[n]` to `ends[n]`; `lasts` are
    the numbers of their last characters; `has_no_stops` says that scripts stand in it whose
    sentences end without a stop, `is_simple` that no letter folds to several.

    Args:
        texts: Lines without white space at their ends, one at least, none of them empty.
        is_whole: Whether the page has no other lines: then its classes are kept.
    """

    __slots__ = (
        "_bounds", "_classes", "counts", "ends", "has_no_stops", "is_even", "is_simple", "lasts",
        "page", "page_ends", "starts", "texts", "words",
    )  # fmt: skip

    def __init__(self, texts: Sequence[str], *, is_whole: bool = False) -> None:
        self.texts = texts
        text, codes, self.ends = _join(texts)
        self.starts = np.empty_like(self.ends)
        self.starts[0] = 0
        np.add(self.ends[:-1], 1, out=self.starts[1:])
        self.lasts = codes.take(self.ends - 1, mode="clip")
        held = _look_up(codes)
        flags = int(np.bitwise_or.reduce(held)) >> alphabet.FLAG_SHIFT
        self.has_no_stops = bool(flags & alphabet.NO_STOPS)
        folded = held.astype(np.uint16)
        beyond = (codes == alphabet.BEYOND).nonzero()[0]
        self.is_simple = not flags & alphabet.UNEVEN
        self.page = _fold(text, folded if self.is_simple and not len(beyond) else None)
        self.page_ends = self.ends if self.is_simple else _ends_of(self.page)
        self._bounds: list[int] = [-1, *self.page_ends.tolist()]
        sorts = _sorts_of(held)
        kinds = sorts >> np.uint8(alphabet.WORD_SHIFT)
        self.is_even = not flags & alphabet.ODD and not _has_pair(kinds == alphabet.BLANK)
        self.counts = _count_words(kinds, self.ends, is_dense=bool(flags & alphabet.DENSE))
        # Characters beyond the table are rare: their lines are counted one by one.
        for row in set(self.ends.searchsorted(beyond).tolist()):
            self.counts[row] = count_words(texts[row][:MAX_CHARS])
        self.words: list[int] = self.counts.tolist()
        self._classes = (sorts & _CLASS_BITS, folded) if is_whole else None

    def fold(self, row: int) -> str:
        """A line, case folded."""
        return self.page[self._bounds[row] + 1 : self._bounds[row + 1]]

    def classes(self) -> tuple[Bytes, Codes]:
        """The class of each character, a line break behind every line, and what it folds to."""
        if self._classes is None:
            held = _look_up(_join(self.texts)[1])
            return _sorts_of(held) & _CLASS_BITS, held.astype(np.uint16)
        return self._classes


def lay_sheets(texts: Sequence[str]) -> list[Sheet]:
    """The lines of a page in sheets, in order; one where the page is not very long."""
    if len(texts) <= _SHEET_LINES and sum(map(len, texts)) + len(texts) <= _SHEET_CHARS:
        return [Sheet(texts, is_whole=True)] if texts else []
    made = []
    begun, chars = 0, 0
    for number, text in enumerate(texts):
        length = min(len(text), MAX_CHARS) + 1
        if number > begun and (number - begun >= _SHEET_LINES or chars + length > _SHEET_CHARS):
            made.append(Sheet(texts[begun:number]))
            begun, chars = number, 0
        chars += length
    return [*made, Sheet(texts[begun:])]


def count_words(text: str) -> int:
    """About how many words a line has."""
    return _weigh_wide(len(_WORDS.findall(text)), len(_WIDE.findall(text)))


def _join(texts: Sequence[str]) -> tuple[str, Codes, Places]:
    """The lines as one text, each with a line break behind it; its characters; the breaks."""
    text = "\n".join(texts) + "\n"
    codes = alphabet.codes_of(text)
    ends = (codes == _LINE_END).nonzero()[0]
    if len(ends) > len(texts) or max(ends[0], np.diff(ends).max(initial=0) - 1) > MAX_CHARS:
        cut = [text[:MAX_CHARS].replace("\n", " ") for text in texts]
        return _join(cut)
    return text, codes, ends


def _ends_of(page: str) -> Places:
    """Where the lines of a text end."""
    ends: Places = (alphabet.codes_of(page) == _LINE_END).nonzero()[0]
    return ends


def _look_up(codes: Codes) -> npt.NDArray[np.uint32]:
    """What is known of each character."""
    # Clipped places need no check, and room that is there no copy: that takes half the time.
    held = np.empty(len(codes), dtype=np.uint32)
    alphabet.known().take(codes.astype(np.intp), mode="clip", out=held)
    return held


def _sorts_of(held: npt.NDArray[np.uint32]) -> Bytes:
    """Of what is known of characters: their class, and what they are where words are counted."""
    return (held >> np.uint32(alphabet.CLASS_SHIFT)).astype(np.uint8)


def _has_pair(chosen: npt.NDArray[np.bool_]) -> bool:
    """Whether two that are chosen stand side by side."""
    return bool((chosen[1:] & chosen[:-1]).any())


def _fold(text: str, folded: Codes | None) -> str:
    """The text, case folded: character by character where that is all that folding does."""
    if text.isascii():
        return text.lower()
    if folded is not None:
        try:
            made = alphabet.text_of(folded)
        except UnicodeDecodeError:  # half of a pair of surrogates
            made = ""
        if len(made) == len(text):
            return made
    return text.casefold()


def _count_words(kinds: Bytes, ends: Places, *, is_dense: bool) -> Places:
    """How many words each line has: what joins words, as in "U.S." and "keeper's", is left out.

    Args:
        kinds: What each character is where words are counted.
        ends: Where the lines end.
        is_dense: Whether letters of scripts without spaces are among them.
    """
    in_word = kinds >= alphabet.LETTER
    begins = (in_word[1:] > in_word[:-1]).nonzero()[0]  # the character before a word
    counts = begins.searchsorted(ends)
    joined = begins.compress(kinds.take(begins) == alphabet.JOINER)
    if len(joined):
        counts -= _find_joined(kinds, in_word, joined).searchsorted(ends)
    counts[1:] -= counts[:-1].copy()
    counts[0] += in_word[0]
    if is_dense:
        wide = ((kinds == alphabet.WIDE_LETTER) | (kinds == alphabet.WIDE_MARK)).nonzero()[0]
        held = np.bincount(ends.searchsorted(wide), minlength=len(ends))
        counts = np.where(held > 0, np.maximum(counts, counts // 2 + held // 3), counts)
    return counts


def _find_joined(kinds: Bytes, in_word: npt.NDArray[np.bool_], joiners: Places) -> Places:
    """Which of some characters that join words have a word before them, be it over others."""
    at = joiners - 1
    # Only those that stand behind others go on: a page of nothing but hyphens takes no longer.
    going = ((at >= 0) & (kinds.take(at, mode="clip") == alphabet.JOINER)).nonzero()[0]
    while len(going):
        at[going] -= 1
        before = at[going]
        is_joiner = kinds.take(before, mode="clip") == alphabet.JOINER
        going = going.compress(is_joiner & (before >= 0))
    return joiners.compress(in_word.take(at, mode="clip") & (at >= 0))


def _weigh_wide(words: int, wide: int) -> int:
    """Runs of letters, and of these so many that belong to scripts without spaces, as words."""
    return max(words, words // 2 + wide // 3) if wide else words
