"""What speaks for a line being furniture or small print, found for a whole page at once.

Most lines of a page have no sign at all, and need no pattern tried on them.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from retold.ingest.letters import Bits, look_up, number_runs
from retold.ingest.linemodel import alphabet
from retold.ingest.linemodel.alphabet import Codes, Places
from retold.ingest.linemodel.sheet import Sheet
from retold.ingest.smallprint import CAPTION_TAIL, CAPTION_WORDS, TAKEN_TAIL

_OPENING = np.zeros(alphabet.PLANE, dtype=bool)
_OPENING[alphabet.codes_of("([—–/")] = True
SHORT_CHARS = 240  # rights and credits are asked of no longer line, nor is any label of furniture

# What a line holds; where a sign is missing, the line does not hold it. Plain numbers, since they
# are asked for with every line.
RIGHTS = 1  # a word that stands in whatever states rights
CREDIT = 2  # a word that stands in whatever says after whom, wherever that begins
CAPTION = 4  # a word of captions near its end
TAKEN = 8  # near its end a dash, a bracket or another mark that can open a name behind a text
FIGURE = 16  # a digit
COMMENTS = 32  # it begins as labels of comments do
ALL_SIGNS = RIGHTS | CREDIT | CAPTION | TAKEN | FIGURE


# Of each such word four letters that few others have, and where in it they stand.
_WORDS = {
    "rights": ("ghts", RIGHTS), "terms of": ("ms o", RIGHTS), "contributed": ("ribu", CREDIT),
    "agency": ("genc", CREDIT), "service": ("vice", CREDIT), "association": ("ssoc", CREDIT),
    "wire": ("wire", CREDIT),
    **{
        word: (letters, CAPTION)
        for word, letters in zip(
            CAPTION_WORDS,
            "phot mage ictu etty ndou urte file engr ensh llus".split(),
            strict=True,
        )
    },
}  # fmt: skip
_LETTERS = 4
_NO_WORD = ("\n\n", 0, RIGHTS)  # stands on no page


def find_signs(sheet: Sheet) -> Places:
    """The signs of each line of a sheet, as bits."""
    made = np.zeros(len(sheet.texts), dtype=np.intp)
    sorts, folded = sheet.classes()
    made[sheet.ends.searchsorted((sorts == alphabet.DIGIT).nonzero()[0])] |= FIGURE
    marks = (sorts >= alphabet.BRACKET).nonzero()[0]
    marks = marks.compress(_OPENING.take(folded.take(marks)))
    rows = sheet.ends.searchsorted(marks)
    made[rows.compress(marks >= sheet.ends.take(rows) - TAKEN_TAIL)] |= TAKEN
    if not sheet.is_simple:
        folded = alphabet.codes_of(sheet.page)
    found = _find_words(sheet.page, folded)
    if "©" in sheet.page:
        found[RIGHTS] += (folded == ord("©")).nonzero()[0].tolist()
    for sign, places in found.items():
        at = np.array(places, dtype=np.intp)
        rows = sheet.page_ends.searchsorted(at)
        if sign == CAPTION:
            rows = rows.compress(at >= sheet.page_ends.take(rows) - CAPTION_TAIL)
        made[rows] |= sign
    return made


def _find_words(page: str, codes: Codes) -> dict[int, list[int]]:
    """Where in a folded page, and its characters, the words stand that are signs, by these."""
    table, words = _letters_of_words()
    found: dict[int, list[int]] = {RIGHTS: [], CREDIT: [], CAPTION: []}
    for at in look_up(table, number_runs(codes, _LETTERS)).nonzero()[0].tolist():
        word, before, sign = words.get(page[at : at + _LETTERS], _NO_WORD)
        if at >= before and page.startswith(word, at - before):
            found[sign].append(at - before)
    return found


@cache
def _letters_of_words() -> tuple[Bits, dict[str, tuple[str, int, int]]]:
    """Which numbers the letters of words have; by these the word, their place in it, its sign."""
    table = np.zeros(alphabet.PLANE, dtype=np.uint8)
    words: dict[str, tuple[str, int, int]] = {}
    for word, (letters, sign) in _WORDS.items():
        table[number_runs(alphabet.codes_of(letters), _LETTERS)] = 1
        words[letters] = (word, word.index(letters), sign)
    return table, words
