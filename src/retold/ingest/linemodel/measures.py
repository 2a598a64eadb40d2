"""What can be counted of each line taken alone: its words, marks and endings, and page labels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from retold.ingest.linemodel import alphabet
from retold.ingest.linemodel.labels import LABELS, find_labels
from retold.ingest.linemodel.sheet import Places, Sheet

Numbers = npt.NDArray[np.float32]
_PROSE_WORDS, _LONG_WORDS = 8, 25
_SHORT, _LONG, _YEAR = 3, 8, 4  # letters or digits of a word
_BASE, _TABLE_STEP = 0x9E3779B97F4A7C15, 1 << 15

# Four counts are made at once, in the sixteen-bit fields of one number: a line has 2,000 characters
# at most. What each class of characters adds to them:
_FIELD = np.uint64(0xFFFF)
_SHIFTS = [np.uint64(16 * place) for place in range(4)]


def _fields(*members: tuple[int, ...]) -> npt.NDArray[np.uint64]:
    """For each class of characters one in the fields of which it is a member."""
    made = np.zeros(alphabet.BREAK + 1, dtype=np.uint64)
    for shift, classes in zip(_SHIFTS, members, strict=True):
        made[list(classes)] |= np.uint64(1) << shift
    return made


_LETTERS = (alphabet.LOWER, alphabet.UPPER, alphabet.CASELESS, alphabet.WIDE)
_CHARS = _fields(_LETTERS, (alphabet.UPPER,), (alphabet.DIGIT,), (alphabet.COMMA,))
_FIRSTS = _fields((alphabet.UPPER,), (alphabet.LOWER,), (alphabet.DIGIT,), (alphabet.WIDE,))
_LENGTHS = np.zeros((alphabet.BREAK + 1, _LONG + 1), dtype=np.uint64)
_LENGTHS[alphabet.LOWER, : _SHORT + 1] |= np.uint64(1)
_LENGTHS[:, _LONG] |= np.uint64(1) << _SHIFTS[1]
_LENGTHS[alphabet.DIGIT, _YEAR] |= np.uint64(1) << _SHIFTS[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The counts of some lines, one element a line, and their longer words.

    `columns` holds the features by name; `words` is the number of words (of a script without
    spaces, half its letters); `is_prose` marks lines that look like sentences. Longer word *i*
    stands in line `word_lines[i]` and has the hash `word_hashes[i]`, equal words equal hashes.
    """

    columns: dict[str, Numbers]
    words: Numbers
    is_prose: npt.NDArray[np.bool_]
    word_lines: Places
    word_hashes: npt.NDArray[np.uint64]


def measure_lines(sheet: Sheet) -> Measures:
    """Count what the lines of a page hold; of each the first 2,000 characters."""
    sorts, folded = sheet.classes()
    ends = np.flatnonzero(sorts == alphabet.BREAK)
    starts = np.zeros_like(ends)
    starts[1:] = ends[:-1] + 1
    begins, stops = _find_words(sorts)
    bounds = begins.searchsorted(np.append(starts, len(sorts)))
    firsts, lengths = sorts.take(begins), stops - begins
    columns, words = _count_words(firsts, lengths, bounds)
    columns |= _count_marks(sorts, starts, ends, words)
    columns |= _read_ends(sorts, folded, ends)
    columns["words_a_stop"] = words / (columns["inner_stops"] + 1)
    is_prose = (
        ((words >= _PROSE_WORDS) & (columns["ends_stop"] > 0))
        | (columns["inner_stops"] >= 1)
        | (words >= _LONG_WORDS)
    )
    labels = find_labels(sheet.folded)
    columns |= {name: labels[:, place] for place, name in enumerate(LABELS)}
    is_long = np.flatnonzero((lengths >= 4) | (firsts == alphabet.WIDE))
    return Measures(
        columns=columns,
        words=words,
        is_prose=is_prose,
        word_lines=bounds.searchsorted(is_long, side="right") - 1,
        word_hashes=_hash_words(folded, begins.take(is_long), stops.take(is_long)),
    )


def _find_words(sorts: alphabet.Bytes) -> tuple[Places, Places]:
    """Where words begin and end; every letter of a script without spaces is a word."""
    in_word = (sorts >= alphabet.LOWER) & (sorts <= alphabet.DIGIT)
    # An apostrophe, or a mark of quotation, between two letters belongs to the word.
    in_word[1:-1] |= in_word[:-2] & in_word[2:] & (sorts[1:-1] == alphabet.QUOTE)
    wide = sorts == alphabet.WIDE
    change = np.empty(len(sorts), dtype=bool)
    change[0] = True
    np.not_equal(in_word[1:], in_word[:-1], out=change[1:])
    if wide.any():
        change[1:] |= wide[1:] | wide[:-1]
    # What begins at one change ends at the next; the last character of all is a line break.
    at = np.flatnonzero(change)
    words = np.flatnonzero(in_word.take(at[:-1]))
    return at.take(words), at.take(words + 1)


def _count_words(
    first: alphabet.Bytes, lengths: Places, bounds: Places
) -> tuple[dict[str, Numbers], Numbers]:
    """By the first character and the length of each word; a line's words lie between two bounds."""
    sums = np.zeros((2, len(first) + 1), dtype=np.uint64)
    np.cumsum(_FIRSTS.take(first), out=sums[0, 1:])
    sorts = first.astype(np.intp) * (_LONG + 1) + np.minimum(lengths, _LONG)
    np.cumsum(_LENGTHS.take(sorts), out=sums[1, 1:])
    held = np.diff(sums.take(bounds, axis=1))
    upper, lower, figures, wide = _unpack(held[0])
    short, long, years, _ = _unpack(held[1])
    words = (np.diff(bounds) - wide / 2).astype(np.float32)
    share = 1 / np.maximum(words, 1)
    is_dated = ((figures >= 2) & (words <= 12)) | ((years > 0) & (words <= 14))
    columns = {
        "words": np.log1p(words),
        "capitals": upper * share,
        "lower": lower * share,
        "short": short * share,
        "long": long * share,
        "dated": is_dated.astype(np.float32),
    }
    return columns, words


def _unpack(packed: npt.NDArray[np.uint64]) -> list[Numbers]:
    """The four counts in each number."""
    return [((packed >> shift) & _FIELD).astype(np.float32) for shift in _SHIFTS]


def _count_marks(
    sorts: alphabet.Bytes, starts: Places, ends: Places, words: Numbers
) -> dict[str, Numbers]:
    lines = len(ends)
    chars = np.maximum(ends - starts, 1).astype(np.float32)
    letters, capitals, digits, commas = _unpack(np.add.reduceat(_CHARS.take(sorts), starts))
    inner = ends.searchsorted(_find_inner_stops(sorts))
    glued = ends.searchsorted(_find_glued(sorts))
    return {
        "chars": np.log1p(chars),
        "letters_a_word": letters / np.maximum(words, 1),
        "upper": capitals / np.maximum(letters, 1),
        "digits": digits / chars,
        "commas": commas / np.maximum(words, 1),
        "inner_stops": np.minimum(np.bincount(inner, minlength=lines), 8).astype(np.float32),
        "glued": np.minimum(np.bincount(glued, minlength=lines), 3).astype(np.float32),
        "opens_capitals": (
            (sorts.take(starts) == alphabet.UPPER) & (sorts.take(starts + 1) == alphabet.UPPER)
        ).astype(np.float32),
    }


def _find_glued(sorts: alphabet.Bytes) -> Places:
    """Where a word begins that ran into the one before it: "at the moleNeed more", "rise?The"."""
    at = np.flatnonzero(sorts == alphabet.UPPER)
    at = at[at >= 2]
    before, first = sorts.take(at - 1), sorts.take(at - 2)
    ends = (before == alphabet.LOWER) | (before == alphabet.STOP)
    made: Places = at[ends & (first == alphabet.LOWER)]
    return made


def _find_inner_stops(sorts: alphabet.Bytes) -> Places:
    """Where a sentence ends with another behind it on the line."""
    at = np.flatnonzero(sorts == alphabet.STOP)
    at = at[(at > 0) & (at < len(sorts) - 2)]
    before, behind, beyond = sorts.take(at - 1), sorts.take(at + 1), sorts.take(at + 2)
    opens = (beyond == alphabet.UPPER) | (beyond == alphabet.CASELESS)
    opens |= (beyond == alphabet.QUOTE) | (beyond == alphabet.DIGIT)
    closes = (behind == alphabet.QUOTE) | (behind == alphabet.BRACKET)
    spaced = (behind == alphabet.SPACE) & opens | closes & (beyond == alphabet.SPACE)
    goes_on = spaced | (behind == alphabet.WIDE)
    made: Places = at[goes_on & (before != alphabet.UPPER)]
    return made


def _read_ends(sorts: alphabet.Bytes, folded: alphabet.Codes, ends: Places) -> dict[str, Numbers]:
    """How lines end, closing quotation marks and brackets aside."""
    at = np.maximum(ends - 1, 0)
    last, letter = sorts.take(at), folded.take(at)
    closes = (last == alphabet.QUOTE) | (last == alphabet.BRACKET)
    inner = np.where(closes, sorts.take(np.maximum(at - 1, 0)), last)
    columns = {
        "end": last,
        "ends_stop": inner == alphabet.STOP,
        "ends_colon": letter == ord(":"),
        "ends_dots": (letter == ord("…")) | _ends_with_dots(folded, letter, at),
    }
    return {name: column.astype(np.float32) for name, column in columns.items()}


def _ends_with_dots(
    folded: alphabet.Codes, letter: alphabet.Codes, at: Places
) -> npt.NDArray[np.bool_]:
    """Whether lines that end with a letter at a place end with three dots, perhaps in brackets."""
    made = np.zeros(len(at), dtype=bool)
    rows = np.flatnonzero((letter == ord(".")) | (letter == ord("]")))
    last = at.take(rows) - (letter.take(rows) == ord("]"))
    is_dots = np.ones(len(rows), dtype=bool)
    for step in range(3):
        is_dots &= folded.take(np.maximum(last - step, 0)) == ord(".")
    made[rows] = is_dots
    return made


def _hash_words(folded: alphabet.Codes, begins: Places, stops: Places) -> npt.NDArray[np.uint64]:
    """A number for each word: a polynomial in an odd base modulo 2 to the 64th.

    One pass makes the sums for all; multiplying by the inverse power of the base moves each word
    to the front. Collisions cost a little evidence and nothing else.
    """
    powers, inverses = _tables(-(-(len(folded) + 1) // _TABLE_STEP))
    sums = np.zeros(len(folded) + 1, dtype=np.uint64)
    np.cumsum(folded * powers[: len(folded)], dtype=np.uint64, out=sums[1:])
    return (sums.take(stops) - sums.take(begins)) * inverses.take(begins)


@lru_cache(maxsize=4)
def _tables(steps: int) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """The powers of the base and of its inverse; pages of about one length share them."""
    count = steps * _TABLE_STEP
    return _powers(_BASE, count), _powers(pow(_BASE, -1, 2**64), count)


def _powers(base: int, count: int) -> npt.NDArray[np.uint64]:
    powers = np.full(count, base, dtype=np.uint64)
    powers[0] = 1
    return np.cumprod(powers, dtype=np.uint64)
