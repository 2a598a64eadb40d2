"""Which column of a table is what: as the user says, or by the names that are commonly given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Literal, get_args

from retold.errors import RetoldError
from retold.text.wordlists import read_list

Field = Literal[
    "text", "headline", "published", "outlet", "byline", "url", "language", "section", "id"
]
FIELDS: tuple[str, ...] = get_args(Field)
_MAX_HEADER_CHARS = 4000
_MAX_NAME_CHARS = 40


def parse_columns(given: str) -> dict[str, str]:
    """The mapping that a user wrote as `text=body,published=date`.

    >>> parse_columns("text=body, headline=Title")
    {'text': 'body', 'headline': 'Title'}

    Raises:
        RetoldError: A part has no `=`, or names no field that there is.
    """
    made: dict[str, str] = {}
    for part in filter(None, (one.strip() for one in given.split(","))):
        name, found, column = (one.strip() for one in part.partition("="))
        name = {"title": "headline", "date": "published", "author": "byline"}.get(name, name)
        if not found or not column or name not in FIELDS:
            raise RetoldError(
                f"columns: {part!r} is not of the form FIELD=COLUMN; the fields are "
                + ", ".join(FIELDS)
            )
        made[name] = column
    return made


def find_columns(names: Sequence[str], given: Mapping[str, str]) -> dict[str, str]:
    """Which column holds each field; fields that no column holds are left out.

    Args:
        names: The columns that there are.
        given: What the user says; a column that is not there is guessed instead.
    """
    folded = {_fold(name): name for name in reversed(names)}
    found: dict[str, str] = {}
    for field in FIELDS:
        stated = given.get(field)
        if stated is not None and stated in names:
            found[field] = stated
            continue
        wanted = [_fold(stated)] if stated is not None else _names()[field]
        column = next((folded[name] for name in wanted if name in folded), None)
        if column is not None and column not in found.values():
            found[field] = column
    return found


def looks_like_header(text: str) -> bool:
    """Whether a text begins with a line of column names, one of them that of a text column."""
    line = text[:_MAX_HEADER_CHARS].lstrip("\ufeff").partition("\n")[0].strip("\r")
    for mark in (",", "\t", ";", "|"):
        cells = [_fold(cell) for cell in line.split(mark)]
        if len(cells) < 2 or len(set(cells)) != len(cells):
            continue
        if all(0 < len(cell) <= _MAX_NAME_CHARS for cell in cells):
            known = [cell for cell in cells if any(cell in _names()[field] for field in FIELDS)]
            if len(known) >= 2 and any(cell in _names()["text"] for cell in cells):
                return True
    return False


def _fold(name: str) -> str:
    return "".join(letter for letter in name[:200].casefold() if letter.isalnum())


@cache
def _names() -> dict[str, tuple[str, ...]]:
    return dict(_read(read_list(__package__, "columns.txt")))


def _read(lines: Iterable[str]) -> Iterable[tuple[str, tuple[str, ...]]]:
    for line in lines:
        field, _, names = line.partition(":")
        yield field.strip(), tuple(name.strip() for name in names.split(","))
