"""Names of agencies and outlets."""

from __future__ import annotations

from retold.text.agencies import agencies, bodies, names_in_text


def test_every_listed_body_has_a_bare_name() -> None:
    """Neither the mark of an ambiguous name nor a comment is left in it."""
    assert len(bodies()) > 80
    assert all(name and name == name.strip("#*| ") for names in bodies() for name in names)


def test_no_name_is_listed_for_two_bodies() -> None:
    """One name means one body."""
    names = [name.casefold() for one in bodies() for name in {name.casefold() for name in one}]
    assert len(names) == len(set(names))


def test_an_ambiguous_name_counts_in_a_credit_alone() -> None:
    """What is also a common word or a person's name is no agency in running text."""
    assert "petra" in agencies()
    assert "Petra" not in names_in_text()
    assert "Petra News Agency" in names_in_text()


def test_newspapers_are_no_agencies() -> None:
    """An outlet can be a source and is no wire for that."""
    assert "The Economist" in names_in_text()
    assert "the economist" not in agencies()
