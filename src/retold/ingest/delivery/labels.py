"""The labels of a delivery's fields, and whether a line begins with one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from retold.text.wordlists import read_list

_LABELLED = regex.compile(
    r"[ \t]{0,40}(?P<name>[A-Za-zÄÖÜäöü][A-Za-zÄÖÜäöü./ -]{0,30}?)[ \t]{0,3}:[ \t]{0,20}"
)
# "HD  Ferry sinks", "HD" alone on its line, or in a table's cell of its own.
_CODED = regex.compile(r"[ \t]{0,20}(?P<name>[A-Z]{2,3})(?:[ \t]{1,20}|$)")
_BARE = frozenset(["body", "graphic", "classification", "full text"])
_MAX_CODE = 3


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line: the field, the label's words, and where its value begins."""

    field: str
    name: str
    value_start: int
    is_code: bool


def find_label(line: str) -> Label | None:
    """The label that a line begins with, if it does."""
    named = _LABELLED.match(line[:80])
    if named is not None and named["name"][0].isupper():
        name = " ".join(named["name"].casefold().split())
        field = _labels().get(name)
        if field is not None:
            return Label(field, name, named.end(), is_code=False)
    coded = _CODED.match(line)
    if coded is not None:
        field = _labels().get(coded["name"].casefold())
        if field is not None and len(coded["name"]) <= _MAX_CODE:
            return Label(field, coded["name"].casefold(), coded.end(), is_code=True)
    bare = " ".join(line[:40].casefold().split())
    if bare in _BARE and line.strip()[:1].isupper():
        return Label(_labels().get(bare, "other"), bare, len(line), is_code=False)
    return None


@cache
def _labels() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in read_list(__package__, "labels.txt"):
        field, _, names = line.partition(":")
        for name in names.split("|"):
            found.setdefault(name.strip(), field.strip())
    return found
