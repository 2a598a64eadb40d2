"""Word lists of this stage: what page furniture says."""

from __future__ import annotations

from functools import cache

from retold.text.wordlists import read_list

_PACKAGE = "retold.ingest"


@cache
def furniture_labels() -> frozenset[str]:
    """Whole lines that are page furniture."""
    return frozenset(word for word in _furniture() if not word.startswith("!"))


@cache
def list_openers() -> frozenset[str]:
    """Whole lines that open a list of links to other pages."""
    return frozenset(word[1:] for word in _furniture() if word.startswith("!"))


def _furniture() -> tuple[str, ...]:
    return read_list(_PACKAGE, "furniture.txt")


def pitches() -> tuple[str, ...]:
    """How lines begin that a page puts round every article, lower case."""
    return read_list(_PACKAGE, "pitches.txt")


@cache
def _pitches_by_letter() -> dict[str, tuple[str, ...]]:
    letters = {pitch[0] for pitch in pitches()}
    return {letter: tuple(one for one in pitches() if one[0] == letter) for letter in letters}


def pitches_with(letter: str) -> tuple[str, ...]:
    """The pitches that begin with a letter."""
    return _pitches_by_letter().get(letter, ())
