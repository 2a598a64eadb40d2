"""What kinds the lines of a sheet are, as far as no pattern has to be tried on one of them."""

from __future__ import annotations

from functools import cache

import numpy as np

from retold.ingest.letters import Beginnings, Bits
from retold.ingest.linekinds import (
    ANY,
    COUNTED,
    MAY_CAPTION,
    MAY_COMMENT,
    NO_STOPS_CHARS,
    LineKind,
    openings,
)
from retold.ingest.linemodel.alphabet import PLANE, codes_of
from retold.ingest.linemodel.sheet import MAX_CHARS, Sheet
from retold.ingest.linesigns import CAPTION, COMMENTS, SHORT_CHARS, TAKEN, find_signs
from retold.ingest.smallprint import STOPS

# What is told of a line without a pattern, and how it ends.
_TOLD = (LineKind.FRAGMENT, LineKind.HEADING, LineKind.SENTENCE, None)
_PROSE, _ASKED = 2, 3
_MARK_LAST, _STOP_LAST = 1, 2


def sort_lines(sheet: Sheet) -> tuple[list[int], list[LineKind | None]]:
    """The signs of each line of a sheet; what it is, where no pattern needs to be tried on it.

    Most lines begin like no label, and have no sign: then their words and last letter tell.
    """
    signs, begins = find_signs(sheet), _find_begins(sheet)
    chars, words = sheet.ends - sheet.starts, sheet.counts
    last = _ends().take(sheet.lasts.astype(np.intp))
    kinds = (words >= 2).astype(np.intp)
    kinds[(words >= 20) | ((words >= 3) & (last == _MARK_LAST))] = _ASKED
    kinds[(words >= 3) & (last == _STOP_LAST)] = _PROSE
    is_captioned = (signs & (CAPTION | TAKEN)) | (begins & MAY_CAPTION)
    kinds[np.where(chars <= SHORT_CHARS, signs | begins, is_captioned) > 0] = _ASKED
    kinds[chars >= (NO_STOPS_CHARS if sheet.has_no_stops else MAX_CHARS)] = _ASKED
    signs[(begins & MAY_COMMENT) > 0] |= COMMENTS
    told: list[int] = signs.tolist()
    return told, [_TOLD[kind] for kind in kinds.tolist()]


def _find_begins(sheet: Sheet) -> Bits:
    """What each line of a sheet can be by its first letters."""
    codes, starts = sheet.classes()[1], sheet.starts
    if not sheet.is_simple:
        codes = codes_of(sheet.page)
        starts = np.concatenate(([0], sheet.page_ends[:-1] + 1))
    return _beginnings().of_lines(codes, starts)


@cache
def _beginnings() -> Beginnings:
    """What lines can be by their first letters."""
    everything = list(map(chr, range(PLANE)))
    is_word, is_letter = (
        np.fromiter(map(ask, everything), bool, PLANE) for ask in (str.isalnum, str.isalpha)
    )
    first = np.where(is_word, np.where(is_letter, 0, COUNTED), ANY).astype(np.uint8)
    return Beginnings(first, openings())


@cache
def _ends() -> Bits:
    """What each character of the first plane is at a line's end: a stop, a letter, another mark."""
    made = np.full(PLANE, _MARK_LAST, dtype=np.uint8)
    made[np.fromiter(map(str.isalnum, map(chr, range(PLANE))), bool, PLANE)] = 0
    made[codes_of("".join(STOPS))] = _STOP_LAST
    return made
