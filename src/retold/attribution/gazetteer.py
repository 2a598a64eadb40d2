"""The word lists that names are read with: countries, outlets, roles, bodies, documents.

Each is a data file beside the code, read when it is first needed.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from retold.text.wordlists import read_list


def lines_of(name: str) -> tuple[str, ...]:
    """The entries of a list, without comments and empty lines."""
    return read_list("retold.attribution", name)


@cache
def countries() -> MappingProxyType[str, str]:
    """Every folded name, short form and demonym, with the folded name of its country."""
    made: dict[str, str] = {}
    for line in lines_of("countries.txt"):
        fields = [field.strip() for field in line.split("|")]
        key = fields[0].casefold()
        made[key] = key
        for field in fields[1:]:
            for form in field.split(";"):
                if form.strip():
                    made.setdefault(form.strip().casefold(), key)
    return MappingProxyType(made)


@cache
def peoples() -> frozenset[str]:
    """The folded names of peoples in the plural (those whose plural differs: not "Chinese")."""
    found: set[str] = set()
    for line in lines_of("countries.txt"):
        demonyms = line.split("|")[1].split(";") if "|" in line else []
        found.update(form.strip().casefold() for form in demonyms if form.strip().endswith("s"))
    return frozenset(found - {"swiss", "seychellois"})


@cache
def outlets() -> MappingProxyType[str, str]:
    """Every folded name of a known outlet, with the folded name it stands under."""
    made: dict[str, str] = {}
    for line in lines_of("outlets.txt"):
        first, _, others = line.partition("|")
        key = _bare(first)
        made[key] = key
        for form in others.split(";"):
            if form.strip():
                made.setdefault(_bare(form), key)
    return MappingProxyType(made)


@cache
def roles() -> frozenset[str]:
    """Nouns that say what a person is."""
    return frozenset(lines_of("roles.txt"))


@cache
def bodies() -> MappingProxyType[str, str]:
    """Nouns that name a body, with their class: state, firm, media or group."""
    pairs = (line.partition("|") for line in lines_of("bodies.txt"))
    return MappingProxyType({noun.strip(): kind.strip() for noun, _, kind in pairs})


@cache
def documents() -> frozenset[str]:
    """Nouns that name a text that speaks."""
    return frozenset(lines_of("documents.txt"))


@cache
def given_names() -> MappingProxyType[str, str]:
    """Folded given names, with m, f or mf."""
    pairs = (line.split() for line in lines_of("given_names.txt"))
    return MappingProxyType({name.casefold(): letters for name, letters in pairs})


def _bare(name: str) -> str:
    return name.strip().casefold().removeprefix("the ")
