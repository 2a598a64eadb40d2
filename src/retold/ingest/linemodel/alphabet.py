"""What each character is to the line it stands in, for all of Unicode's first plane at once.

Classes come from Unicode's general categories, so no script is favoured.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
import numpy.typing as npt
import regex

# The order matters: the classes from LOWER to DIGIT make up words.
SPACE, LOWER, UPPER, CASELESS, WIDE, DIGIT, STOP, COMMA, QUOTE, BRACKET, OTHER, BREAK = range(12)
# To count words as a reader does: what joins them, what parts them, what they are made of.
MARK, LINE_END, BLANK, ODD_BLANK, WIDE_MARK, JOINER, LETTER, WIDE_LETTER = range(8)
PLANE = 0x10000
BEYOND = PLANE - 1  # stands for characters beyond the first plane: emoji, rare ideographs
# What `known` holds of a character: what it folds to; its class; what it is where words are
# counted; and as single bits whether it folds to more than one, is white space other than a space,
# stands in a script whose sentences end without a stop, and is written without spaces.
CLASS_SHIFT, WORD_SHIFT, FLAG_SHIFT = 16, 4, 24
UNEVEN, ODD, NO_STOPS, DENSE = 1, 2, 4, 8
_STOPS = ".!?…。！？؟۔।"
_COMMAS = ",;:،؛、；："
_QUOTES = "\"'“”‘’«»„‚‹›「」『』"
_JOINERS = "'’.,-"
# Scripts that put no spaces between words: Thai and Lao, Myanmar, Khmer, kana, Han.
_WIDE = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF),
         (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))  # fmt: skip
# Thai, Lao, Tibetan and Myanmar to Khmer's symbols, and what is between; Myanmar's extensions.
_UNSTOPPED = ((0x0E01, 0x19FF), (0xA9E0, 0xAA7F))
_WORD_LETTERS = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_WIDE_LETTERS = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}]+"
)
_BLANKS = regex.compile(r"[\s\x1c-\x1f]+")
_CLASSES = {"Ll": LOWER, "Lu": UPPER, "Lt": UPPER, "Ps": BRACKET, "Pe": BRACKET}
_CLASSES_OF_KIND = {"L": CASELESS, "M": LOWER, "N": DIGIT, "Z": SPACE}

Bytes = npt.NDArray[np.uint8]
Codes = npt.NDArray[np.uint16]
Places = npt.NDArray[np.intp]


def codes_of(text: str) -> Codes:
    """The number of each character of a text; those beyond the first plane as `BEYOND`."""
    try:
        body = text.encode("utf-16-le")
    except UnicodeEncodeError:  # half of a pair of surrogates
        body = b""
    if len(body) == 2 * len(text):
        return np.frombuffer(body, dtype=np.uint16)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return np.minimum(codes, np.uint32(BEYOND)).astype(np.uint16)


def text_of(codes: Codes) -> str:
    """The text of some characters' numbers, halves of pairs of surrogates aside."""
    return codes.tobytes().decode("utf-16-le", "surrogatepass")


@cache
def classes() -> Bytes:
    """The class of every character of the first plane."""
    kinds = list(map(unicodedata.category, map(chr, range(PLANE))))
    known = {one: _CLASSES.get(one, _CLASSES_OF_KIND.get(one[0], OTHER)) for one in set(kinds)}
    made = np.array(list(map(known.__getitem__, kinds)), dtype=np.uint8)
    for low, high in _WIDE:
        for code in range(low, high + 1):
            made[code] = WIDE if kinds[code][0] in "LM" else OTHER
    for members, sort in ((_STOPS, STOP), (_COMMAS, COMMA), (_QUOTES, QUOTE), ("\n", BREAK)):
        made[codes_of(members)] = sort
    return made


@cache
def word_classes() -> Bytes:
    """Of every character of the first plane: what it is where words are counted."""
    everything = "".join(map(chr, range(PLANE)))
    made = np.zeros(PLANE, dtype=np.uint8)
    for pattern, sort in ((_BLANKS, ODD_BLANK), (_WORD_LETTERS, LETTER)):
        for match in pattern.finditer(everything):
            made[match.start() : match.end()] = sort
    for match in _WIDE_LETTERS.finditer(everything):
        wide = made[match.start() : match.end()]
        wide[:] = np.where(wide == LETTER, WIDE_LETTER, WIDE_MARK)
    made[codes_of(_JOINERS)] = JOINER
    made[ord(" ")] = BLANK
    made[ord("\n")] = LINE_END
    return made


@cache
def known() -> npt.NDArray[np.uint32]:
    """All that is known of every character of the first plane, to be looked up at once.

    The lower half is what it folds to (itself where to several), the third byte its class and what
    it is where words are counted (shifted by `WORD_SHIFT`), the last one the single bits.
    """
    made = np.arange(PLANE, dtype=np.uint32)
    flags = np.zeros(PLANE, dtype=np.uint32)
    for code, letter in enumerate(map(chr, range(PLANE))):
        folded = letter.casefold()
        if len(folded) > 1:
            flags[code] = UNEVEN
        elif folded != letter:
            made[code] = ord(folded)
    kinds = word_classes()
    flags[kinds == ODD_BLANK] |= ODD
    flags[(kinds == WIDE_MARK) | (kinds == WIDE_LETTER)] |= DENSE
    for first, last in _UNSTOPPED:
        flags[first : last + 1] |= NO_STOPS
    made |= classes().astype(np.uint32) << np.uint32(CLASS_SHIFT)
    made |= kinds.astype(np.uint32) << np.uint32(CLASS_SHIFT + WORD_SHIFT)
    made |= flags << np.uint32(FLAG_SHIFT)
    return made
