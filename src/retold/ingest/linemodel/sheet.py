"""Some lines as one text, each of its characters classed, folded and counted at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import regex

from retold.ingest.linemodel import alphabet
from retold.ingest.linemodel.alphabet import Bytes, Codes

Places = npt.NDArray[np.intp]
MAX_CHARS = 2000  # of a line; what it is shows earlier
# Of a longer page each such stretch is a sheet of its own, so that memory stays bounded.
_SHEET_LINES, _SHEET_CHARS = 8_000, 1_000_000
_WORDS = regex.compile(r"[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.,-]*")
_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}]")


class Sheet:
    """What is counted of some lines, of each of its first 2,000 characters.

    `texts` are the lines; `folded` the same, case folded; `words` says about how many words each
    has, where scripts without spaces count three letters a word; `is_even` which of them hold no
    white space but single spaces; `ends` where each ends in the text that `classes` speaks of.

    Args:
        texts: Lines without white space at their ends, none of them empty.
        is_whole: Whether the page has no other lines: then its classes are kept.
    """

    __slots__ = ("_classes", "ends", "folded", "is_even", "texts", "words")

    def __init__(self, texts: Sequence[str], *, is_whole: bool = False) -> None:
        self.texts = texts
        text = _join(texts)
        places = _places_of(text)
        beyond = (places == alphabet.BEYOND).nonzero()[0]
        sorts = alphabet.word_classes().take(places)
        self.ends = (sorts == alphabet.LINE_END).nonzero()[0]
        self.words = _count_words(sorts)
        self.is_even = _find_even(sorts, self.ends)
        folded = alphabet.folded_codes().take(places)
        self.folded = _fold(text, None if len(beyond) else folded)
        # Characters beyond the tables are rare: their lines are counted one by one.
        for row in set(np.searchsorted(self.ends, beyond).tolist()):
            self.words[row] = count_words(texts[row][:MAX_CHARS])
        self._classes = (alphabet.classes().take(places), folded) if is_whole else None

    def classes(self) -> tuple[Bytes, Codes]:
        """The class of each character, a line break behind every line, and what it folds to."""
        if self._classes is None:
            places = _places_of(_join(self.texts))
            return alphabet.classes().take(places), alphabet.folded_codes().take(places)
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


def _join(texts: Sequence[str]) -> str:
    return "\n".join([text[:MAX_CHARS].replace("\n", " ") for text in texts] + [""])


def _places_of(text: str) -> Places:
    """Where in the tables the characters of a text stand."""
    codes = alphabet.codes_of(text)
    if codes.max(initial=0) > alphabet.BEYOND:
        codes = np.minimum(codes, np.uint32(alphabet.BEYOND))
    return codes.astype(np.intp)


def _fold(text: str, folded: Codes | None) -> list[str]:
    """The lines, case folded: character by character where that is all that folding does."""
    if text.isascii():
        made = text.lower()
    elif folded is None or folded.max() == alphabet.UNEVEN:
        made = text.casefold()
    else:
        made = alphabet.text_of(folded)
    return made.split("\n")[:-1]


def _count_words(sorts: Bytes) -> list[int]:
    """How many words each line has: what joins words, as in "U.S." and "keeper's", is left out."""
    kept = sorts.compress(sorts != alphabet.JOINER)
    ends = (kept == alphabet.LINE_END).nonzero()[0]
    in_word = kept >= alphabet.LETTER
    begins = (in_word[1:] > in_word[:-1]).nonzero()[0]
    counts = begins.searchsorted(ends)
    counts[1:] -= counts[:-1].copy()
    counts[:1] += in_word[:1]
    words: list[int] = counts.tolist()
    wide = ((kept == alphabet.WIDE_LETTER) | (kept == alphabet.WIDE_MARK)).nonzero()[0]
    if len(wide):
        held = np.bincount(ends.searchsorted(wide), minlength=len(ends)).tolist()
        words = list(map(_weigh_wide, words, held))
    return words


def _weigh_wide(words: int, wide: int) -> int:
    """Runs of letters, and of these so many that belong to scripts without spaces, as words."""
    return max(words, words // 2 + wide // 3) if wide else words


def _find_even(sorts: Bytes, ends: Places) -> list[bool]:
    """Which lines hold no white space but single spaces."""
    is_blank = (sorts == alphabet.BLANK) | (sorts == alphabet.ODD_BLANK)
    is_odd = sorts == alphabet.ODD_BLANK
    is_odd[1:] |= is_blank[1:] & is_blank[:-1]
    made = np.ones(len(ends), dtype=bool)
    made[ends.searchsorted(is_odd.nonzero()[0])] = False
    even: list[bool] = made.tolist()
    return even
