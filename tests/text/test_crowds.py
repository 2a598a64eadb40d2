"""Texts that very many reports print."""

from __future__ import annotations

from retold.model import Report
from retold.text.crowds import SPEAKERS, find_crowds

WORDS = [f"word{number}" for number in range(200)]
PRINTED = " ".join(WORDS)


def _reports(texts: list[str]) -> list[Report]:
    return [Report.from_text(text, path=str(place)) for place, text in enumerate(texts)]


def test_past_the_fiftieth_copies_stand_behind_the_first() -> None:
    """Fifty of one text speak; those that follow are led to the first, wherever it stands."""
    crowds = find_crowds(_reports(["another text", *[PRINTED] * (SPEAKERS + 2)]))
    assert crowds.behind == {SPEAKERS + 1: 1, SPEAKERS + 2: 1}
    assert crowds.same == {SPEAKERS + 1, SPEAKERS + 2}


def test_a_near_copy_is_not_the_same() -> None:
    """A copy with a few words more stands behind the first, and is not taken for it."""
    near = [f"{PRINTED} edition {number}" for number in range(SPEAKERS + 1)]
    crowds = find_crowds(_reports(near))
    assert crowds.behind == {SPEAKERS: 0}
    assert not crowds.same


def test_a_text_that_drifts_becomes_another() -> None:
    """Each has most of the one before it; what has little of the first left stands apart."""
    drifting = [
        " ".join(f"word{number}" for number in range(2 * at, 2 * at + 120)) for at in range(120)
    ]
    assert 119 not in find_crowds(_reports(drifting)).behind


def test_few_reports_all_speak() -> None:
    """Up to fifty reports are compared as they are, identical or not."""
    reports = _reports([PRINTED] * SPEAKERS)
    assert find_crowds(reports).speaking(reports) == reports


def test_reports_without_words_are_no_copies_of_each_other() -> None:
    """That nothing is left of two pages does not make them one text."""
    assert not find_crowds(_reports([""] * (SPEAKERS + 5))).behind
