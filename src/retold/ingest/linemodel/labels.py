"""Known words of page furniture in a line, as yes and no."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
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


def find_labels(folded: Sequence[str]) -> npt.NDArray[np.float32]:
    """For each line one row: how often it stands on the page (5 at most), then yes (1) or no.

    Args:
        folded: The lines, case folded.
    """
    compared = [text[:_COMPARED_CHARS] for text in folded]
    times = Counter(compared)
    bits = _find_bits(times)
    made = np.zeros((len(folded), len(LABELS)), dtype=np.float32)
    made[:, 0] = np.minimum([times[text] for text in compared], 5)
    sorts = np.array([bits[text] for text in compared], dtype=np.uint8)
    made[:, 1:6] = (sorts[:, None] >> np.arange(5, dtype=np.uint8)) & 1
    short = [text if len(text) <= _MAX_CHARS else "" for text in compared]
    page, ends = "\n".join(short), np.cumsum([len(text) + 1 for text in short])
    for column, words in ((6, _RIGHTS), (7, _COMMENTS)):
        made[np.searchsorted(ends, _find_all(page, words), side="right"), column] = 1
    return made


def _find_bits(texts: Iterable[str]) -> dict[str, int]:
    """What each folded line is, or how it begins, one bit each."""
    whole, begun = _whole(), _begun()
    made = {}
    for text in texts:
        found = 0
        length = len(text)
        if length <= _MAX_CHARS:
            if length <= _LABEL_CHARS:
                found = whole.get(text.strip(_EDGES), 0)
            beginnings = begun.get(text[:_BEGUN_CHARS]) or begun.get(text[:1])
            for words, bit in beginnings or ():
                if text.startswith(words):
                    found |= bit
        made[text] = found
    return made


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


def _find_all(page: str, words: Sequence[str]) -> list[int]:
    """Where some words stand in a page."""
    places = []
    for word in words:
        at = page.find(word)
        while at >= 0:
            places.append(at)
            at = page.find(word, at + 1)
    return places
