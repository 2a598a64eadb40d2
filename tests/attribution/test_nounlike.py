"""Verb or noun."""

from __future__ import annotations

import pytest

from retold.attribution.inflect import Form
from retold.attribution.nounlike import is_noun
from retold.attribution.sentence import read_sentence
from retold.model.span import Span

# The form is the last word but one.
CASES = [
    ("Meridian plans to", Form.THIRD, False),
    ("the company plans to", Form.THIRD, False),
    ("he claims that", Form.THIRD, False),
    ("his claims that", Form.THIRD, True),
    ("on recent comments about", Form.THIRD, True),
    ("officials say that", Form.BASE, False),
    ("we hope that", Form.BASE, False),
    ("a plan to", Form.BASE, True),
    ("to demand that", Form.BASE, False),
    ("the proposed plan", Form.PARTICIPLE, True),
    ("Vale's demand that", Form.BASE, True),
]


@pytest.mark.parametrize(("text", "form", "expected"), CASES)
def test_is_noun(text: str, form: Form, expected: bool) -> None:  # noqa: FBT001 - a table's column
    """What stands before a form tells whether it is a noun."""
    sentence = read_sentence(text, Span(0, len(text)), ())
    assert is_noun(sentence, len(sentence) - 2, form) is expected
