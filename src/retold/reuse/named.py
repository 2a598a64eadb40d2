"""Names with the words that say whose they are: "union leader Pia Dorn"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from retold.reuse.units import Unit

# So many words before a name say whose it is, at the most.
MAX_OFFICE = 3


def find_named(unit: Unit, text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a sentence that name one thing: where each begins, and its words.

    Args:
        unit: A sentence.
        text: The text that it stands in.
    """
    for stretch in _stretches(unit, text):
        names = [at for at in stretch if unit.words[at].is_name]
        if names:
            first = max(stretch[0], names[0] - MAX_OFFICE)
            yield first, names[-1] - first + 1


def _stretches(unit: Unit, text: str) -> Iterator[list[int]]:
    """Words in a row with nothing but white space between them, and no word of grammar."""
    words = unit.words
    number, numbered = 0, []
    for at, word in enumerate(words):
        if at and not text[words[at - 1].end : word.start].isspace():
            number += 1
        number += word.is_function
        if not word.is_function:
            numbered.append((number, at))
    for _, held in groupby(numbered, key=lambda one: one[0]):
        yield [at for _, at in held]
