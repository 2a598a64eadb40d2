"""Nouns as JSON for a column, and back."""

from __future__ import annotations

import json
from typing import Any

import regex

_SURROGATES = regex.compile(r"[\ud800-\udfff]")


def pack(data: object) -> str:
    """Plain data as JSON, readable where UTF-8 can hold it."""
    made = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    if made.isascii() or is_storable(made):
        return made
    return json.dumps(data, separators=(",", ":"))


def unpack(document: str) -> Any:  # noqa: ANN401 - JSON is untyped by nature
    """Plain data from a column."""
    return json.loads(document)


def is_storable(text: str) -> bool:
    """Whether SQLite can hold a text as it is: a lone surrogate has no UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def storable(text: str) -> str:
    """A text of the same length that SQLite can hold."""
    return text if text.isascii() or is_storable(text) else _SURROGATES.sub("\ufffd", text)
