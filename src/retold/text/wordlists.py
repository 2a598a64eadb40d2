"""Word lists that lie beside the code: one entry a line, `#` before a comment."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def read_list(package: str, name: str) -> tuple[str, ...]:
    """The entries of a list in their order, without comments and blank lines.

    >>> "said" in read_list("retold.text", "common_words.txt")
    True
    """
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def read_names(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The entries of a list whose lines give the names of one thing, with `|` between them."""
    return tuple(
        tuple(part for part in (part.strip() for part in line.split("|")) if part)
        for line in read_list(package, name)
    )
