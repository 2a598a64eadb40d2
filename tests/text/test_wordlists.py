"""Word lists beside the code."""

from __future__ import annotations

import pytest

from retold.text.wordlists import read_list, read_names

LISTS = [
    ("retold.text", "common_words.txt"),
    ("retold.ingest", "furniture.txt"),
    ("retold.ingest", "pitches.txt"),
]


@pytest.mark.parametrize(("package", "name"), LISTS)
def test_a_list_has_entries_and_no_comments(package: str, name: str) -> None:
    """Comments and blank lines are left out, and so is white space around an entry."""
    entries = read_list(package, name)
    assert entries
    assert all(entry == entry.strip() and not entry.startswith("#") for entry in entries)


@pytest.mark.parametrize(("package", "name"), LISTS)
def test_no_entry_stands_twice(package: str, name: str) -> None:
    """A list is a set."""
    entries = read_list(package, name)
    assert len(entries) == len(set(entries))


def test_names_of_one_thing_stand_in_one_line() -> None:
    """The names between the bars come one by one."""
    assert all(
        name == name.strip() for names in read_names("retold.text", "outlets.txt") for name in names
    )
