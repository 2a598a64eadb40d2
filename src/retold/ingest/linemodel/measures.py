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
_SORTS = alphabet.BREAK + 1
_BASE, _TABLE_STEP = 0x9E3779B97F4A7C15, 1 << 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The counts of some lines, one element a line, and their longer words.

    `columns` holds the features by name; `words` is the number of words (of a script without
    spaces, half its letters); `is_prose` marks lines that look like sentences. Longer word *i*
    stands in line `word_lines[i]` and has the number `word_types[i]`, equal words equal numbers.
    """

    columns: dict[str, Numbers]
    words: Numbers
    is_prose: npt.NDArray[np.bool_]
    word_lines: Places
    word_types: Places


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
    line_of = np.searchsorted(ends, begins)
    columns, words = _count_words(sorts[begins], stops - begins, line_of, len(cut))
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
        word_lines=line_of[is_long],
        word_types=_number(_hash_words(lower, begins[is_long], stops[is_long])),
    )


def _find_words(sorts: alphabet.Bytes) -> tuple[Places, Places]:
    """Where words begin and end; every letter of a script without spaces is a word."""
    in_word = (sorts >= alphabet.LOWER) & (sorts <= alphabet.DIGIT)
    # An apostrophe, or a mark of quotation, between two letters belongs to the word.
    in_word[1:-1] |= in_word[:-2] & in_word[2:] & (sorts[1:-1] == alphabet.QUOTE)
    wide = sorts == alphabet.WIDE
    change = np.empty(len(sorts), dtype=bool)
    change[0] = True
    change[1:] = (in_word[1:] != in_word[:-1]) | wide[1:] | wide[:-1]
    begins = np.flatnonzero(change & in_word)
    after = np.flatnonzero(change)
    return begins, after[np.searchsorted(after, begins) + 1]


def _count_words(
    first: alphabet.Bytes, lengths: Places, line_of: Places, lines: int
) -> tuple[dict[str, Numbers], Numbers]:
    """By the first character of each word, its length and its line."""
    counts = _count_sorts(first, line_of, lines)

    def count(chosen: npt.NDArray[np.bool_]) -> Numbers:
        return np.bincount(line_of[chosen], minlength=lines).astype(np.float32)

    words = counts.sum(axis=0) - counts[alphabet.WIDE] / 2
    share = 1 / np.maximum(words, 1)
    figures = counts[alphabet.DIGIT]
    years = count((first == alphabet.DIGIT) & (lengths == 4))
    columns = {
        "words": np.log1p(words),
        "capitals": counts[alphabet.UPPER] * share,
        "lower": counts[alphabet.LOWER] * share,
        "short": count((lengths <= 3) & (first == alphabet.LOWER)) * share,
        "long": count(lengths >= 8) * share,
        "dated": (((figures >= 2) & (words <= 12)) | ((years > 0) & (words <= 14))),
    }
    return {name: column.astype(np.float32) for name, column in columns.items()}, words


def _count_sorts(sorts: alphabet.Bytes, line_of: Places, lines: int) -> Numbers:
    """How many characters of each class each line has: a row for each class."""
    found = np.bincount(sorts * np.intp(lines) + line_of, minlength=_SORTS * lines)
    return found.reshape(_SORTS, lines).astype(np.float32)


def _count_marks(
    sorts: alphabet.Bytes, starts: Places, ends: Places, words: Numbers
) -> dict[str, Numbers]:
    lines = len(ends)
    chars = np.maximum(ends - starts, 1).astype(np.float32)
    counts = _count_sorts(sorts, np.repeat(np.arange(lines), ends - starts + 1), lines)
    letters = counts[alphabet.LOWER : alphabet.WIDE + 1].sum(axis=0)
    inner = np.searchsorted(ends, _find_inner_stops(sorts))
    return {
        "chars": np.log1p(chars),
        "letters_a_word": letters / np.maximum(words, 1),
        "upper": counts[alphabet.UPPER] / np.maximum(letters, 1),
        "digits": counts[alphabet.DIGIT] / chars,
        "commas": counts[alphabet.COMMA] / np.maximum(words, 1),
        "inner_stops": np.minimum(np.bincount(inner, minlength=lines), 8).astype(np.float32),
    }


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
        "ends_dots": letter == ord("…"),
    }
    return {name: column.astype(np.float32) for name, column in columns.items()}


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


def _number(hashes: npt.NDArray[np.uint64]) -> Places:
    """Small numbers for some values, equal ones for equal ones."""
    order = np.argsort(hashes)
    ranked = hashes[order]
    made = np.zeros(len(hashes), dtype=np.intp)
    made[order[1:]] = np.cumsum(ranked[1:] != ranked[:-1])
    return made
