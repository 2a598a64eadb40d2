"""Sentence vectors without a model at run time: a weighted mean of static word-piece vectors.

The vectors are distilled from all-MiniLM-L6-v2 by training/static_vectors.py; see
docs/model-cards/static-vectors.md. High similarity is no proof of sameness: "speed up" and "slow
down" lie close together.
"""

from __future__ import annotations

import hashlib
import io
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import regex

from retold.errors import RetoldError

MAX_CHARS = 2_000
MAX_WORD = 40
_WORD = regex.compile(r"\p{L}+|\p{N}+")

Matrix = npt.NDArray[np.float32]


class _Table(NamedTuple):
    rows: dict[str, int]
    vectors: Matrix


def sentence_vectors(texts: Sequence[str]) -> Matrix:
    """One row of unit length for each text; a row of zeros where a text has no known word.

    Args:
        texts: Sentences or short passages; of longer ones the first 2,000 characters are read.

    Raises:
        RetoldError: The shipped table is missing or damaged.
    """
    made = np.empty((len(texts), _load().vectors.shape[1]), dtype=np.float32)
    for number, text in enumerate(texts):
        made[number] = sentence_vector(text[:MAX_CHARS])
    return made


@lru_cache(maxsize=30_000)
def sentence_vector(text: str) -> Matrix:
    """The vector of one text; reports of one story use the same over and over (15 MB are kept).

    Args:
        text: A sentence or short passage, of which the first 2,000 characters are read.

    Raises:
        RetoldError: The shipped table is missing or damaged.
    """
    vectors = _load().vectors
    rows = [row for word in _words(text) for row in pieces_of(word)]
    mean = vectors.take(rows, axis=0).sum(axis=0) if rows else np.zeros_like(vectors[0])
    made: Matrix = mean / (np.linalg.norm(mean) or np.float32(1.0))
    made.setflags(write=False)
    return made


def weighted_vector(
    rows: Sequence[int], weights: Sequence[float] | npt.NDArray[np.float64]
) -> Matrix:
    """The vector of unit length of word pieces, each with its weight; zeros where there are none.

    Args:
        rows: Rows of the table, as `pieces_of` gives them.
        weights: A weight for each.
    """
    vectors = _load().vectors
    if not rows:
        return np.zeros(vectors.shape[1], dtype=np.float32)
    made: Matrix = np.asarray(weights, dtype=np.float32) @ vectors.take(rows, axis=0)
    return made / (np.linalg.norm(made) or np.float32(1.0))


def word_similarity(left: str, right: str) -> float:
    """The cosine of two words or short phrases, from -1 to 1; 0 where one is unknown."""
    return float(sentence_vector(left[:MAX_CHARS]) @ sentence_vector(right[:MAX_CHARS]))


def _words(text: str) -> list[str]:
    plain = text[:MAX_CHARS].casefold()
    if plain.isascii():
        return _WORD.findall(plain)
    plain = unicodedata.normalize("NFD", plain)
    return _WORD.findall("".join(one for one in plain if not unicodedata.combining(one)))


@lru_cache(maxsize=50_000)
def pieces_of(word: str) -> tuple[int, ...]:
    """The rows of a word's pieces in the table: the longest known piece first (Wu et al. 2016).

    Rows are in the order of the vocabulary, which is roughly that of frequency; empty where a
    part of the word is unknown.
    """
    rows = _load().rows
    found: list[int] = []
    start = 0
    word = word[:MAX_WORD]
    while start < len(word):
        prefix = "##" if start else ""
        for end in range(len(word), start, -1):
            row = rows.get(prefix + word[start:end])
            if row is not None:
                found.append(row)
                start = end
                break
        else:
            return ()
    return tuple(found)


@lru_cache(maxsize=1)
def _load() -> _Table:
    body, wanted = _read_table()
    if hashlib.sha256(body).hexdigest() != wanted:
        raise RetoldError("the word vectors are damaged: install retold again")
    with np.load(io.BytesIO(body), allow_pickle=False) as held:
        pieces = held["pieces"].tobytes().decode().split("\n")
        scale = held["scale"].astype(np.float32)[:, None]
        vectors = held["vectors"].astype(np.float32) * scale
    return _Table({piece: row for row, piece in enumerate(pieces)}, vectors)


def _read_table() -> tuple[bytes, str]:
    """The bytes of the shipped table, and the digest they should have."""
    folder = files("retold.text")
    try:
        body = (folder / "vectors.npz").read_bytes()
        return body, (folder / "vectors.sha256").read_text(encoding="ascii").strip()
    except OSError as missing:
        line = f"the word vectors are missing: install retold again ({missing})"
        raise RetoldError(line) from None
