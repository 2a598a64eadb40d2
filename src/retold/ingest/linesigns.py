"""What speaks for a line being furniture or small print, found for a whole page at once.

Most lines of a page have no sign at all, and need no pattern tried on them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from retold.ingest.linemodel import alphabet
from retold.ingest.linemodel.sheet import Places, Sheet
from retold.ingest.smallprint import CAPTION_TAIL, CAPTION_WORDS, TAKEN_TAIL

_RIGHTS_WORDS = ("rights", "©", "terms of")
_CREDIT_WORDS = ("contributed", "agency", "service", "association", "wire")
_OPENING = np.zeros(alphabet.PLANE + 1, dtype=bool)
_OPENING[alphabet.codes_of("([—–/")] = True
SHORT_CHARS = 240  # rights and credits are asked of no longer line, nor is any label of furniture

# What a line holds; where a sign is missing, the line does not hold it. Plain numbers, since they
# are asked for with every line.
RIGHTS = 1  # a word that stands in whatever states rights
CREDIT = 2  # a word that stands in whatever says after whom, wherever that begins
CAPTION = 4  # a word of captions near its end
TAKEN = 8  # near its end a dash, a bracket or another mark that can open a name behind a text
FIGURE = 16  # a digit
ALL_SIGNS = RIGHTS | CREDIT | CAPTION | TAKEN | FIGURE


def find_signs(sheet: Sheet) -> list[int]:
    """The signs of each line of a sheet, as bits."""
    made = np.zeros(len(sheet.texts), dtype=np.intp)
    sorts, folded = sheet.classes()
    made[sheet.ends.searchsorted((sorts == alphabet.DIGIT).nonzero()[0])] |= FIGURE
    marks = ((sorts == alphabet.BRACKET) | (sorts == alphabet.OTHER)).nonzero()[0]
    marks = marks.compress(_OPENING.take(folded.take(marks), mode="clip"))
    rows = sheet.ends.searchsorted(marks)
    made[rows.compress(marks >= sheet.ends.take(rows) - TAKEN_TAIL)] |= TAKEN
    tails = [text if len(text) <= SHORT_CHARS else text[-CAPTION_TAIL:] for text in sheet.folded]
    page = "\n".join(tails)
    ends = np.fromiter(map(len, tails), dtype=np.intp, count=len(made))
    ends += 1
    ends.cumsum(out=ends)
    made[ends.searchsorted(_find_all(page, _RIGHTS_WORDS), side="right")] |= RIGHTS
    made[ends.searchsorted(_find_all(page, _CREDIT_WORDS), side="right")] |= CREDIT
    words = _find_all(page, CAPTION_WORDS)
    rows = ends.searchsorted(words, side="right")
    made[rows.compress(words >= ends.take(rows) - CAPTION_TAIL - 1)] |= CAPTION
    signs: list[int] = made.tolist()
    return signs


def _find_all(page: str, words: Sequence[str]) -> Places:
    """Where some words stand in a page."""
    places: list[int] = []
    for word in words:
        at = page.find(word)
        while at >= 0:
            places.append(at)
            at = page.find(word, at + 1)
    return np.array(places, dtype=np.intp)
