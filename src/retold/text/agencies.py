"""The names of news agencies, and of outlets that are often named as a source."""

from __future__ import annotations

from functools import cache

from retold.text.wordlists import read_names

_PACKAGE = "retold.text"
_STAR = " *"

Names = tuple[str, ...]


@cache
def agencies() -> frozenset[str]:
    """Every name of every listed agency, case folded: for a place where a credit is printed.

    >>> "reuters" in agencies()
    True
    """
    listed = read_names(_PACKAGE, "agencies.txt")
    return frozenset(name.removesuffix(_STAR).casefold() for names in listed for name in names)


@cache
def bodies() -> tuple[Names, ...]:
    """The names of each listed agency and outlet."""
    listed = read_names(_PACKAGE, "agencies.txt") + read_names(_PACKAGE, "outlets.txt")
    return tuple(tuple(name.removesuffix(_STAR) for name in names) for names in listed)


@cache
def names_in_text() -> frozenset[str]:
    """The names that mean an agency or an outlet wherever they stand in a text."""
    listed = read_names(_PACKAGE, "agencies.txt") + read_names(_PACKAGE, "outlets.txt")
    return frozenset(name for names in listed for name in names if not name.endswith(_STAR))
