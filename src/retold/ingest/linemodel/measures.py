"""What can be counted of each line taken alone: its words, marks and endings, and page labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from retold.ingest.linemodel import alphabet
from retold.ingest.linemodel.labels import LABELS, find_labels

Numbers = npt.NDArray[np.float32]
Places = npt.NDArray[np.intp]
MAX_CHARS = 2000  # of a line; what it is shows earlier
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


def measure_lines(texts: Sequence[str]) -> Measures:
    """Count what the lines of a page hold; of each the first 2,000 characters.

    Args:
        texts: Lines without white space at their ends, none of them empty.
    """
    cut = [text[:MAX_CHARS].replace("\n", " ") for text in texts]
    sorts, lower = alphabet.classify("\n".join(cut) + "\n")
    ends = np.flatnonzero(sorts == alphabet.BREAK)
    starts = np.concatenate(([0], ends[:-1] + 1))
    begins, stops = _find_words(sorts)
    bounds = np.append(np.searchsorted(begins, starts), len(begins))
    columns, words = _count_words(sorts[begins], stops - begins, bounds)
    columns |= _count_marks(sorts, starts, ends, words)
    columns |= _read_ends(sorts, lower, ends)
    columns["words_a_stop"] = words / (columns["inner_stops"] + 1)
    is_prose = (
        ((words >= _PROSE_WORDS) & (columns["ends_stop"] > 0))
        | (columns["inner_stops"] >= 1)
        | (words >= _LONG_WORDS)
    )
    labels = find_labels(cut)
    columns |= {name: labels[:, place] for place, name in enumerate(LABELS)}
    is_long = np.flatnonzero((stops - begins >= 4) | (sorts[begins] == alphabet.WIDE))
    return Measures(
        columns=columns,
        words=words,
        is_prose=is_prose,
        word_lines=np.repeat(np.arange(len(cut)), np.diff(bounds))[is_long],
        word_hashes=_hash_words(lower, begins[is_long], stops[is_long]),
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
    is_word = in_word[at[:-1]]
    return at[:-1][is_word], at[1:][is_word]


def _count_words(
    first: alphabet.Bytes, lengths: Places, bounds: Places
) -> tuple[dict[str, Numbers], Numbers]:
    """By the first character and the length of each word; a line's words lie between two bounds."""
    sums = np.zeros((2, len(first) + 1), dtype=np.uint64)
    np.cumsum(_FIRSTS[first], out=sums[0, 1:])
    np.cumsum(_LENGTHS[first, np.minimum(lengths, _LONG)], out=sums[1, 1:])
    held = sums[:, bounds[1:]] - sums[:, bounds[:-1]]
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
    letters, capitals, digits, commas = _unpack(np.add.reduceat(_CHARS[sorts], starts))
    inner = np.searchsorted(ends, _find_inner_stops(sorts))
    glued = np.searchsorted(ends, _find_glued(sorts))
    is_upper = sorts == alphabet.UPPER
    return {
        "chars": np.log1p(chars),
        "letters_a_word": letters / np.maximum(words, 1),
        "upper": capitals / np.maximum(letters, 1),
        "digits": digits / chars,
        "commas": commas / np.maximum(words, 1),
        "inner_stops": np.minimum(np.bincount(inner, minlength=lines), 8).astype(np.float32),
        "glued": np.minimum(np.bincount(glued, minlength=lines), 3).astype(np.float32),
        "opens_capitals": (is_upper[starts] & is_upper[starts + 1]).astype(np.float32),
    }


def _find_glued(sorts: alphabet.Bytes) -> Places:
    """Where a word begins that ran into the one before it: "at the moleNeed more", "rise?The"."""
    before, at = sorts[1:-1], sorts[2:]
    ends = (before == alphabet.LOWER) | (before == alphabet.STOP)
    made: Places = np.flatnonzero(ends & (at == alphabet.UPPER) & (sorts[:-2] == alphabet.LOWER))
    return made


def _find_inner_stops(sorts: alphabet.Bytes) -> Places:
    """Where a sentence ends with another behind it on the line."""
    at = np.flatnonzero(sorts == alphabet.STOP)
    at = at[(at > 0) & (at < len(sorts) - 2)]
    before, behind, beyond = sorts[at - 1], sorts[at + 1], sorts[at + 2]
    opens = (beyond == alphabet.UPPER) | (beyond == alphabet.CASELESS)
    opens |= (beyond == alphabet.QUOTE) | (beyond == alphabet.DIGIT)
    closes = (behind == alphabet.QUOTE) | (behind == alphabet.BRACKET)
    spaced = (behind == alphabet.SPACE) & opens | closes & (beyond == alphabet.SPACE)
    goes_on = spaced | (behind == alphabet.WIDE)
    made: Places = at[goes_on & (before != alphabet.UPPER)]
    return made


def _read_ends(sorts: alphabet.Bytes, lower: alphabet.Codes, ends: Places) -> dict[str, Numbers]:
    """How lines end, closing quotation marks and brackets aside."""
    last = sorts[np.maximum(ends - 1, 0)]
    closes = (last == alphabet.QUOTE) | (last == alphabet.BRACKET)
    inner = np.where(closes, sorts[np.maximum(ends - 2, 0)], last)
    letter = lower[np.maximum(ends - 1, 0)]
    columns = {
        "end": last,
        "ends_stop": inner == alphabet.STOP,
        "ends_colon": letter == ord(":"),
        "ends_dots": (letter == ord("…")) | _ends_with_dots(lower, ends),
    }
    return {name: column.astype(np.float32) for name, column in columns.items()}


def _ends_with_dots(lower: alphabet.Codes, ends: Places) -> npt.NDArray[np.bool_]:
    """Whether lines end with three dots, perhaps in brackets."""
    last = ends - 1 - (lower[np.maximum(ends - 1, 0)] == ord("]"))
    dots = [lower[np.maximum(last - step, 0)] == ord(".") for step in range(3)]
    made: npt.NDArray[np.bool_] = dots[0] & dots[1] & dots[2]
    return made


def _hash_words(lower: alphabet.Codes, begins: Places, stops: Places) -> npt.NDArray[np.uint64]:
    """A number for each word: a polynomial in an odd base modulo 2 to the 64th.

    One pass makes the sums for all; multiplying by the inverse power of the base moves each word
    to the front. Collisions cost a little evidence and nothing else.
    """
    powers, inverses = _tables(-(-(len(lower) + 1) // _TABLE_STEP))
    sums = np.zeros(len(lower) + 1, dtype=np.uint64)
    np.cumsum(lower * powers[: len(lower)], dtype=np.uint64, out=sums[1:])
    return (sums[stops] - sums[begins]) * inverses[begins]


@lru_cache(maxsize=4)
def _tables(steps: int) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """The powers of the base and of its inverse; pages of about one length share them."""
    count = steps * _TABLE_STEP
    return _powers(_BASE, count), _powers(pow(_BASE, -1, 2**64), count)


def _powers(base: int, count: int) -> npt.NDArray[np.uint64]:
    powers = np.full(count, base, dtype=np.uint64)
    powers[0] = 1
    return np.cumprod(powers, dtype=np.uint64)
