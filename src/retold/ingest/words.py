"""Word lists of this stage, read from the files beside it when first wanted."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def load_words(name: str) -> tuple[str, ...]:
    """The entries of a list, comments and blank lines left out."""
    text = resources.files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return tuple(
        line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")
    )


@cache
def furniture_labels() -> frozenset[str]:
    """Whole lines that are page furniture."""
    return frozenset(word for word in load_words("furniture") if not word.startswith("!"))


@cache
def list_openers() -> frozenset[str]:
    """Whole lines that open a list of links to other pages."""
    return frozenset(word[1:] for word in load_words("furniture") if word.startswith("!"))


@cache
def agencies() -> frozenset[str]:
    """The names of news agencies, case folded."""
    return frozenset(name.casefold() for name in load_words("agencies"))


@cache
def pitches() -> tuple[str, ...]:
    """How lines begin that a page puts round every article, lower case."""
    return load_words("pitches")
