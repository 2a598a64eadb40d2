"""Known words of page furniture in a line, as yes and no."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from retold.ingest.words import furniture_labels, list_openers, pitches

LABELS = ("repeats", "furniture", "opener", "pitch", "byline", "link", "rights", "comments")
_MAX_CHARS, _LABEL_CHARS, _COMPARED_CHARS = 240, 40, 400
_BEGUN_CHARS = 3  # a beginning that is known has as many, or is one mark
_EDGES = " \t\u00a0:.…>»›|-–—•*[]()!→▸▼"
_BYLINES = ("by ", "written by", "posted by", "reviewed by", "story by", "author")
_LINKS = (
    "read more", "read:", "read also", "also read", "see also", "related", "recommended", "watch:",
    "more:", "continue reading", "view ", "see all", "learn more", "shop ", "buy ", "next:",
    "previous:", "click",
)  # fmt: skip
# Words that may stand anywhere in a short line.
_RIGHTS = (
    "©", "rights reserved", "cookie", "privacy", "terms of", "newsletter", "subscribe", "sign up",
    "log in", "sign in", "advertis", "copyright",
)  # fmt: skip
_COMMENTS = ("comment", "repl")


def find_labels(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """For each line one row: how often it stands on the page (5 at most), then yes (1) or no."""
    # All at once: a line costs more to call for than to fold.
    page = "\n".join([text[:_COMPARED_CHARS] for text in texts]).casefold()
    folded = page.split("\n")
    times = Counter(folded)
    bits = {text: _bits(text) if len(text) <= _MAX_CHARS else 0 for text in times}
    made = np.empty((len(folded), len(LABELS)), dtype=np.float32)
    made[:, 0] = np.minimum(list(map(times.__getitem__, folded)), 5)
    sorts = np.array(list(map(bits.__getitem__, folded)), dtype=np.uint8)
    made[:, 1:6] = (sorts[:, None] >> np.arange(5, dtype=np.uint8)) & 1
    made[:, 6:] = 0
    short = [at for at, text in enumerate(folded) if len(text) <= _MAX_CHARS]
    lines = [folded[at] for at in short]
    for column, words in ((6, _RIGHTS), (7, _COMMENTS)):
        made[np.array(short, dtype=np.intp)[_hold(lines, words)], column] = 1
    return made


def _bits(text: str) -> int:
    """What a folded line is, or how it begins, one bit each."""
    found = _whole().get(text.strip(_EDGES), 0) if len(text) <= _LABEL_CHARS else 0
    begun = _begun()
    for beginnings, bit in begun.get(text[:_BEGUN_CHARS]) or begun.get(text[:1]) or ():
        if text.startswith(beginnings):
            found |= bit
    return found


@cache
def _whole() -> dict[str, int]:
    """Whole lines that are furniture (1) or open a list of links (2)."""
    known = furniture_labels() | list_openers()
    return {
        label: (label in furniture_labels()) | (label in list_openers()) << 1 for label in known
    }


@cache
def _begun() -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """By the first letters of a line: the beginnings that are known with them, each one's bit."""
    made: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for place, beginnings in enumerate((pitches(), _BYLINES, _LINKS), start=2):
        for letters in {one[:_BEGUN_CHARS] for one in beginnings}:
            words = tuple(one for one in beginnings if one.startswith(letters))
            made.setdefault(letters, []).append((words, 1 << place))
    return made


def _hold(folded: Sequence[str], words: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Which lines hold one of some words; one search for each word in all lines at once."""
    page = "\n".join(folded)
    places = []
    for word in words:
        at = page.find(word)
        while at >= 0:
            places.append(at)
            at = page.find(word, at + 1)
    ends = np.cumsum([len(text) + 1 for text in folded])
    made = np.zeros(len(folded), dtype=bool)
    made[np.searchsorted(ends, places, side="right")] = True
    return made
