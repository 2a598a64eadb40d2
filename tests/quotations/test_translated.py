"""Whether anything says that what is quoted was first said in another language."""

from __future__ import annotations

import pytest

from retold.model import Report
from retold.quotations.translated import is_translated


@pytest.mark.parametrize(
    "text",
    [
        "He spoke through an interpreter.",
        "The statement, translated by the agency, was short.",
        "The English version was issued at noon.",
        "She said in Lunnish that the quay was shut.",
        "In the authentic text the word is another.",
    ],
)
def test_a_translation_is_told_of(text: str) -> None:
    """Words for translating, versions of a text, and languages spoken tell of one."""
    assert is_translated([Report.from_text("The quay is shut."), Report.from_text(text)])


def test_nothing_tells_of_a_translation() -> None:
    """Agreement in sense is no evidence, and neither is a place name."""
    assert not is_translated([Report.from_text("She said in Tarsk that the English coast is far.")])


def test_two_languages_in_a_story() -> None:
    """A story with a report in another language has an original to translate."""
    one = Report.from_text("The quay is shut.", language="en")
    other = Report.from_text("Der Kai ist zu.", language="de")
    assert is_translated([one, other])
