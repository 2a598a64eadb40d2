"""Who may speak, by the nouns of a phrase."""

from __future__ import annotations

import pytest

from retold.attribution.persons import head_of, is_measuring, is_speaker, may_speak, singular
from retold.attribution.sentence import Sentence, read_sentence
from retold.model.span import Span


def _read(text: str) -> Sentence:
    return read_sentence(text, Span(0, len(text)), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [("the old skipper", True), ("one passenger", True), ("the ministry", True),
     ("two violinists", True), ("the tower", False), ("the long list", False)],
)  # fmt: skip
def test_is_speaker(text: str, expected: bool) -> None:  # noqa: FBT001
    """People, bodies and texts speak; things do not."""
    sentence = _read(text)
    assert is_speaker(sentence, (0, len(sentence))) is expected


def test_a_name_may_speak() -> None:
    """Any name may be somebody."""
    assert may_speak(_read("then Vale"), (0, 2))


def test_measuring() -> None:
    """The head decides who finds things out, not what stands behind it."""
    assert is_measuring(_read("a survey of dogs"), (0, 4))
    assert not is_measuring(_read("the dogs of a survey"), (0, 5))


def test_head() -> None:
    """An adjective that belongs to the preposition is not the head."""
    assert head_of(_read("people close to the mayor"), (0, 5)) == 0
    assert head_of(_read("the mayor of Oster"), (0, 4)) == 1


def test_singular() -> None:
    """Plural endings go."""
    assert [singular(one) for one in ("bodies", "clerks", "press")] == ["body", "clerk", "press"]
