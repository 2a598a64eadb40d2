"""Labelled web pages flattened to lines, and how well a body agrees with the true one."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import regex

from benchmarks.seeds import SHARED

READING = SHARED / "data" / "reading"
_WORD = regex.compile(r"\w+")
_SECOND_LEVEL = frozenset("co com org net ac gov edu".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page's lines (none empty), which of them are article, in part at least, and its body."""

    url: str
    outlet: str
    title: str
    texts: tuple[str, ...]
    labels: tuple[bool, ...]
    gold: str


def read_pages(path: Path) -> list[Page]:
    """The pages of a file of JSON Lines; its README says what they are."""
    made = []
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        lines = [(text.strip(), label != "n") for label, text in row["lines"] if text.strip()]
        made.append(
            Page(
                url=row["url"],
                outlet=outlet_of(row["url"]),
                title=row.get("title") or "",
                texts=tuple(text for text, _ in lines),
                labels=tuple(label for _, label in lines),
                gold=row["gold"],
            )
        )
    return made


def outlet_of(url: str) -> str:
    """The registered domain of an address, near enough.

    >>> outlet_of("https://news.gull.example/a"), outlet_of("https://www.gull.co.uk/a")
    ('gull.example', 'gull.co.uk')
    """
    parts = urlsplit(url).netloc.casefold().split(".")
    is_national = len(parts) > 2 and parts[-2] in _SECOND_LEVEL and len(parts[-1]) == 2
    return ".".join(parts[-3:] if is_national else parts[-2:])


def outlets_of(pages: Iterable[Page]) -> set[str]:
    """The outlets of some pages."""
    return {page.outlet for page in pages}


def split_by_outlet(pages: Sequence[Page], folds: int, seed: int) -> list[list[Page]]:
    """The pages in parts of about the same number of outlets, each outlet in one part alone."""
    outlets = sorted(outlets_of(pages))
    np.random.default_rng(seed).shuffle(outlets)
    part = {outlet: number % folds for number, outlet in enumerate(outlets)}
    return [[page for page in pages if part[page.outlet] == number] for number in range(folds)]


def words_of(text: str) -> list[str]:
    """The lower-cased words of a text."""
    return _WORD.findall(text.lower())


def token_f1(texts: Iterable[str], gold: str) -> float:
    """F1 of the words of some texts and of the true body, as multisets."""
    return _f1([word for text in texts for word in words_of(text)], words_of(gold))


def shingle_f1(texts: Iterable[str], gold: str, length: int = 4) -> float:
    """F1 of the runs of four words, as multisets; runs go across lines."""
    found = [word for text in texts for word in words_of(text)]
    return _f1(_shingles(found, length), _shingles(words_of(gold), length))


def _shingles(words: list[str], length: int) -> list[tuple[str, ...]]:
    last = max(1, len(words) - length + 1) if words else 0
    return [tuple(words[at : at + length]) for at in range(last)]


def _f1(found: Sequence[object], true: Sequence[object]) -> float:
    if not found or not true:
        return float(len(found) == len(true))
    common = (Counter(found) & Counter(true)).total()
    return 2 * common / (len(found) + len(true))
