"""Words of one that another passes on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from retold.model.attribution import Attribution

Rows = Callable[[str], list[tuple[str, str, str]]]

LOST = "that the pier was lost"
FOUND = [
    (f"Oster Radio quoted Vale as saying {LOST}.",
     [("Oster Radio", "quoted", LOST), ("Vale", "as saying", LOST)]),
    (f"He quoted her as adding {LOST}.", [("He", "quoted", LOST), ("her", "as adding", LOST)]),
    (f"The Courant quoted the mayor of Oster, Ada Vale, as saying {LOST}.",
     [("The Courant", "quoted", LOST), ("the mayor of Oster, Ada Vale", "as saying", LOST)]),
    (f"Vale is quoted as saying {LOST}.", [("Vale", "is quoted as saying", LOST)]),
    ("“We lost,” he was quoted as saying.", [("he", "was quoted as saying", "“We lost,”")]),
    ("“We lost,” Oster.com quoted Vale as saying.",
     [("Oster.com", "quoted", "“We lost,”"), ("Vale", "as saying", "“We lost,”")]),
    (f"The Lantern, citing a travel agent, reported {LOST}.",
     [("The Lantern", "reported", LOST), ("a travel agent", "citing", LOST)]),
    (f"The Lantern, citing a draft and two people who saw it, reported {LOST}.",
     [("The Lantern", "reported", LOST), ("a draft and two people", "citing", LOST)]),
    ("The pier is lost, the Lantern reported, citing a study.",
     [("the Lantern", "reported", "The pier is lost"), ("a study", "citing", "The pier is lost")]),
    ("According to the Courant, which cites the ministry, the pier is lost.",
     [("the Courant", "According to", "the pier is lost"),
      ("the ministry", "cites", "the pier is lost")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds(rows: Rows, text: str, expected: list[tuple[str, str, str]]) -> None:
    """The one who relays and the one who is relayed each have the content."""
    assert rows(text) == expected


def test_relayed_lies_within(read: Callable[[str], list[Attribution]]) -> None:
    """Whoever is quoted lies within the one who quotes him, in the passive too."""
    found = read(f"Vale was quoted by Oster Radio as saying {LOST}.")
    inner = next(one for one in found if one.source[0].text == "Vale")
    outer = next(one for one in found if one.source[0].text == "Oster Radio")
    assert (inner.within_id, outer.within_id) == (outer.id, None)
