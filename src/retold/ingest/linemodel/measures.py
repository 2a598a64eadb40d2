"""What can be counted of each line taken alone: its words, marks and endings, and known labels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retold.ingest.linemodel import alphabet
from retold.ingest.linemodel.labels import MARKS, Bools, count_repeats, find_marks
from retold.ingest.linemodel.sheet import Places, Sheet
from retold.ingest.linemodel.words import Keys, Words

Numbers = npt.NDArray[np.float32]
# The order matters: `context` looks round a line in runs of these.
COLUMNS = (
    "words", "capitals", "short", "digits", "rights", "repeats", "dated", "ends_colon",
    "lower", "commas", "upper", "words_a_stop", "chars", "end",
)  # fmt: skip
(WORDS, CAPITALS, SHORT, DIGITS, RIGHTS, REPEATS, DATED, ENDS_COLON,
 LOWER, COMMAS, UPPER, WORDS_A_STOP, CHARS, END) = range(len(COLUMNS))  # fmt: skip
_PROSE_WORDS, _LONG_WORDS = 8, 25
_SHORT, _LONGER, _YEAR, _LENGTHS = 3, 4, 4, 5  # letters or digits of a word; further is as long
_MOST_STOPS = 8
_SORTS = alphabet.BREAK + 1


def _fields(widths: tuple[int, ...]) -> tuple[Keys, Keys]:
    """How far to shift a number to have each of its fields in front, and what to keep then."""
    shifts = np.cumsum((0, *widths[:-1]), dtype=np.uint64)[:, None]
    masks = (np.uint64(1) << np.array(widths, dtype=np.uint64))[:, None] - np.uint64(1)
    return shifts, masks


# Several counts are made at once, in the fields of one number. A line has 2,000 characters at most,
# and half as many words, but where every letter is one.
_OF_WORDS = _fields((10, 10, 10, 10, 10, 12))
_OF_CHARS = _fields((16, 16, 16, 16))
_LETTERS = (alphabet.LOWER, alphabet.UPPER, alphabet.CASELESS, alphabet.WIDE)


def _word_table() -> Keys:
    """What a word adds to the counts, by the class of its first character and its length."""
    made = np.zeros((_SORTS, _LENGTHS + 1), dtype=np.uint64)
    for place, sort in enumerate((alphabet.UPPER, alphabet.LOWER, alphabet.DIGIT)):
        made[sort] |= np.uint64(1) << _OF_WORDS[0][place]
    made[alphabet.LOWER, : _SHORT + 1] |= np.uint64(1) << _OF_WORDS[0][3]
    made[alphabet.DIGIT, _YEAR] |= (np.uint64(1) << _OF_WORDS[0][4])[0]
    made[alphabet.WIDE] |= np.uint64(1) << _OF_WORDS[0][5]
    return made.ravel()


def _char_table() -> Keys:
    """What a character adds to the counts, by its class."""
    made = np.zeros(_SORTS, dtype=np.uint64)
    for place, sorts in enumerate(
        (_LETTERS, (alphabet.UPPER,), (alphabet.DIGIT,), (alphabet.COMMA,))
    ):
        made[list(sorts)] |= np.uint64(1) << _OF_CHARS[0][place]
    return made


def _stop_table() -> Bools:
    """Whether a sentence ends with another behind it, by the classes before and behind a stop."""
    before, behind, beyond = np.indices((_SORTS, _SORTS, _SORTS))
    opens = np.isin(beyond, (alphabet.UPPER, alphabet.CASELESS, alphabet.QUOTE, alphabet.DIGIT)) & (
        behind == alphabet.SPACE
    )
    closes = np.isin(behind, (alphabet.QUOTE, alphabet.BRACKET)) & (beyond == alphabet.SPACE)
    made: Bools = (opens | closes | (behind == alphabet.WIDE)) & (before != alphabet.UPPER)
    return made.ravel()


_WORD_TABLE, _CHAR_TABLE, _STOP_TABLE = _word_table(), _char_table(), _stop_table()
_CLOSES = np.isin(np.arange(_SORTS), (alphabet.QUOTE, alphabet.BRACKET))


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The counts of some lines, one element a line, and their longer words.

    `table` has a row for each of `COLUMNS`, `marks` one for each of `MARKS`; `words` is the number
    of words (of a script without spaces, half its letters); `is_prose` marks lines that look like
    sentences. Longer word *i* stands in line `word_lines[i]` and has the key `word_keys[i]`.
    """

    table: Numbers
    marks: Bools
    words: Numbers
    is_prose: Bools
    word_lines: Places
    word_keys: Keys


def measure_lines(sheet: Sheet) -> Measures:
    """Count what the lines of a page hold; of each the first 2,000 characters."""
    words = Words(sheet)
    table = np.empty((len(COLUMNS), len(words.ends)), dtype=np.float32)
    counts = _count_words(words, table)
    _count_chars(words, counts, table)
    is_prose = _read_ends(words, counts, table)
    longer = ((words.lengths >= _LONGER) | (words.firsts == alphabet.WIDE)).nonzero()[0]
    word_lines = np.arange(len(counts)).repeat(np.diff(words.bounds)).take(longer)
    word_keys = words.keys(words.begins.take(longer), words.stops.take(longer))
    line_keys = words.line_keys()
    marks = find_marks(words, line_keys, counts, (word_lines, word_keys))
    table[REPEATS] = count_repeats(line_keys)
    table[RIGHTS] = marks[MARKS.index("rights")]
    return Measures(
        table=table,
        marks=marks,
        words=counts,
        is_prose=is_prose,
        word_lines=word_lines,
        word_keys=word_keys,
    )


def _unpack(packed: Keys, fields: tuple[Keys, Keys]) -> Numbers:
    """The counts in each number, a row for each field."""
    shifts, masks = fields
    made: Numbers = ((packed >> shifts) & masks).astype(np.float32)
    return made


def _count_words(words: Words, table: Numbers) -> Numbers:
    """By the first character and the length of each word; how many each line has."""
    sums = np.zeros(len(words.begins) + 1, dtype=np.uint64)
    sorts = words.firsts * np.uint8(_LENGTHS + 1) + np.minimum(words.lengths, _LENGTHS)
    _WORD_TABLE.take(sorts).cumsum(out=sums[1:])
    held = sums.take(words.bounds)
    upper, lower, figures, short, years, wide = _unpack(held[1:] - held[:-1], _OF_WORDS)
    counts: Numbers = (np.diff(words.bounds) - wide / 2).astype(np.float32)
    share = 1 / np.maximum(counts, 1)
    table[WORDS] = counts
    np.multiply(upper, share, out=table[CAPITALS])
    np.multiply(lower, share, out=table[LOWER])
    np.multiply(short, share, out=table[SHORT])
    table[DATED] = ((figures >= 2) & (counts <= 12)) | ((years > 0) & (counts <= 14))
    return counts


def _count_chars(words: Words, counts: Numbers, table: Numbers) -> None:
    chars = (words.ends - words.starts).astype(np.float32)
    letters, capitals, digits, commas = _unpack(
        np.add.reduceat(_CHAR_TABLE.take(words.sorts), words.starts), _OF_CHARS
    )
    table[CHARS] = chars
    np.divide(capitals, np.maximum(letters, 1), out=table[UPPER])
    np.divide(digits, np.maximum(chars, 1), out=table[DIGITS])
    np.divide(commas, np.maximum(counts, 1), out=table[COMMAS])


def _read_ends(words: Words, counts: Numbers, table: Numbers) -> Bools:
    """How lines end, closing quotation marks and brackets aside; which of them are prose."""
    at = np.maximum(words.ends - 1, 0)
    last = words.sorts.take(at)
    inner = np.where(_CLOSES.take(last), words.sorts.take(at - 1, mode="clip"), last)
    stops = _count_inner_stops(words)
    table[END] = last
    table[ENDS_COLON] = words.folded.take(at) == ord(":")
    np.divide(counts, stops + 1, out=table[WORDS_A_STOP], casting="same_kind")
    is_prose: Bools = (counts >= _PROSE_WORDS) & (inner == alphabet.STOP)
    is_prose |= (stops >= 1) | (counts >= _LONG_WORDS)
    return is_prose


def _count_inner_stops(words: Words) -> Places:
    """How often a sentence ends with another behind it on each line; eight times at most."""
    sorts = words.sorts
    at = (sorts == alphabet.STOP).nonzero()[0]
    round_it = sorts.take(at - 1, mode="clip").astype(np.intp)
    for step in (1, 2):
        round_it *= _SORTS
        round_it += sorts.take(at + step, mode="clip")
    found = words.ends.searchsorted(at.compress(_STOP_TABLE.take(round_it)))
    return np.minimum(np.bincount(found, minlength=len(words.ends)), _MOST_STOPS)
