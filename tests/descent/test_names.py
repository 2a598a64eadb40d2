from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.descent.names import Bodies, is_acronym, is_own_name, is_same_body, is_wire

PAIRS = [
    ("Norvane", "Norvane News Agency", True),
    ("THE EMMEL COURIER", "The Emmel Courier", True),
    ("Courier", "The Emmel Courier", False),
    ("Sandbar", "Radio Sandbar", True),
    ("BHA", "Bay Harbour Authority", True),
    ("AFP", "Agence France-Presse", True),
    ("Quay Ward Gazette", "Lunn Head Gazette", False),
    ("Norvane News Agency", "The Norvane Lantern", False),
    ("Norvane", "The Norvane Lantern", True),
    ("Ossel Wire", "Ossel Wire Service", True),
    ("Emmel news agency", "Brisk Emmel", True),
    ("", "Norvane", False),
    ("The", "The", True),
]


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_names_of_one_body_are_told_from_two(one: str, other: str, expected: bool) -> None:  # noqa: FBT001
    """A name, a part of it that is its own, its acronym and its alias mean one body."""
    assert is_same_body(one, other) is expected
    assert is_same_body(other, one) is expected


def test_an_acronym_has_the_first_letters_of_the_words() -> None:
    """Small words may be left out of it."""
    assert is_acronym("MOH", "Ministry of Harbours")
    assert is_acronym("MH", "Ministry of Harbours")
    assert not is_acronym("MX", "Ministry of Harbours")


def test_a_wire_says_so_in_its_name() -> None:
    """An agency that is no news agency is none."""
    assert is_wire("Ossel Wire Service")
    assert is_wire("Norvane Press Agency")
    assert not is_wire("Environment Agency")
    assert not is_wire("The Emmel Press")


def test_a_paper_names_itself_by_its_kind_alone() -> None:
    """In its own report "the Times" is the Fell Times, as it is not in that of another."""
    assert is_own_name("the Times", "THE FELL TIMES")
    assert is_own_name("Fell Times", "The Fell Times")
    assert not is_own_name("the Times", "The Fell Herald")
    assert not is_own_name("The", "The Fell Herald")
    assert not is_own_name("Herald", "")


_PARTS = (
    "The Norvane News Agency BHA Bay Harbour Authority Times Fell-Times NNA UN U.N. TASS".split()
)


@given(
    st.lists(st.lists(st.sampled_from(_PARTS), max_size=4).map(" ".join), max_size=20),
    st.lists(st.sampled_from(_PARTS), max_size=4).map(" ".join),
)
def test_looking_up_finds_what_comparing_finds(names: list[str], name: str) -> None:
    """A look-up gives the very names that mean one body with another, in their order."""
    compared = [one for one in dict.fromkeys(names) if is_same_body(one, name)]
    assert Bodies(names).like(name) == compared
