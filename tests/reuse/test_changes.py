"""The changed words inside a pair of passages."""

from __future__ import annotations

import pytest

from retold.model import Report
from retold.reuse.changes import find_changes
from retold.reuse.profile import Profile
from retold.reuse.wordrun import WordLikeness
from retold.text.weights import WordWeights
from reuse.reports import made_of

CASES = [
    ("The mayor agreed at once.", "The mayor assented at once.", [("agreed", "assented")]),
    (
        "The town promises to the ferry a new pier.",
        "The town plans to press onto the ferry a new pier.",
        [("promises to", "plans to press onto")],
    ),
    (
        "He visited Lunmark on Friday.",
        'He visited "Lunmark" on Friday.',
        [("Lunmark", '"Lunmark"')],
    ),
    (
        "He visited Port Ellery on Friday.",
        "He visited ‘Port Ellery’ on Friday.",
        [("Port Ellery", "‘Port Ellery’")],
    ),
    (
        "The Harbour Guard said the pier was safe.",
        "The Coast Watch underlined the point that the pier was safe.",
        [("Harbour Guard", "Coast Watch"), ("said", "underlined the point that")],
    ),
    ("Two boats sank near the quay.", "Two boats sank.", [("near the quay", "")]),
    ("Two boats sank.", "Two old boats sank.", [("", "old")]),
    ("The pier was safe.", "THE PIER WAS SAFE!", []),
    (
        "The ship was in good order, and her master slept.",
        "The vessel was in great order, and her captain slept.",
        [("ship", "vessel"), ("good", "great"), ("master", "captain")],
    ),
]


PASSAGES = pytest.mark.parametrize("passages", [1, 9])


def _changes(left: Report, right: Report, passages: int) -> list[tuple[str, str]]:
    """The changed words of two whole reports, of so many passages."""
    ours, theirs = (Profile(one, WordWeights().weight) for one in (left, right))
    changes = find_changes(
        (ours, 0, len(ours.units)),
        (theirs, 0, len(theirs.units)),
        WordLikeness(ours, theirs, passages),
    )
    return [(one.left_text, one.right_text) for one in changes]


@PASSAGES
@pytest.mark.parametrize(("left", "right", "expected"), CASES)
def test_changed_words(
    left: str, right: str, expected: list[tuple[str, str]], passages: int
) -> None:
    """Each change holds the words of both sides that stand in one slot, and no more."""
    a, b = made_of([left], path="l"), made_of([right], path="r")
    assert _changes(a, b, passages) == expected


@PASSAGES
def test_a_clause_that_changed_places_is_compared_with_itself(passages: int) -> None:
    """What stands at the other end of the sentence is no pair of a deletion and an insertion."""
    left = made_of(
        ["After the storm of Sunday the harbour master closed the northern lock."], path="l"
    )
    right = made_of(
        ["The harbour master closed the northern lock after the gale of Sunday."], path="r"
    )
    assert _changes(left, right, passages) == [("storm", "gale")]


@PASSAGES
def test_a_headline_gives_only_what_stands_beside_shared_words(passages: int) -> None:
    """A headline sums up: what it leaves out of the sentence is no change."""
    left = made_of(["Council halts lock works"], path="l", headlines=[0])
    right = made_of(
        ["On Monday the town council stopped the lock works until further notice."], path="r"
    )
    assert _changes(left, right, passages) == [("halts", "stopped the")]
