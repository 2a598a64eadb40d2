"""Which passages names alone tie."""

from __future__ import annotations

import pytest

from retold.model import Passage, PassageLabel, Span
from retold.stories.tied import is_tied_by_names


def _passage(left: str, right: str, label: PassageLabel = PassageLabel.REWORDED) -> Passage:
    return Passage(
        left=Span(0, len(left)),
        right=Span(0, len(right)),
        left_text=left,
        right_text=right,
        label=label,
        score=0.7,
    )


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "Len Orr, secretary of the Pilots' Union, said the crew was tired.",
            "Len Orr, secretary of the Pilots' Union, denied that the gate was shut.",
            True,
        ),
        (
            "Len Orr said the gate was shut when the crew came.",
            "The crew found a gate that was shut, Len Orr complained.",
            False,
        ),
        ("The gate was shut.", "Nobody could enter.", False),
    ],
)
def test_a_name_and_an_office_tie_two_events(left: str, right: str, *, expected: bool) -> None:
    """Other words of matter in common are evidence; so is agreement in sense without any name."""
    assert is_tied_by_names(_passage(left, right)) is expected


def test_what_was_copied_is_tied_by_more() -> None:
    """Only sentences in different words are asked."""
    words = "Len Orr spoke."
    assert not is_tied_by_names(_passage(words, words, PassageLabel.VERBATIM))
