"""How strong words are beside each other."""

from __future__ import annotations

import pytest

from retold.text.scales import compare_strength, is_different_thing, is_opposite

STRONGER = [
    ("asks", "is forcing"),
    ("suggested", "insisted"),
    ("may", "will"),
    ("some", "all"),
    ("concern", "alarm"),
    ("serious", "disastrous"),
    ("hope", "plan"),
    ("incident", "attack"),
]


@pytest.mark.parametrize(("weak", "strong"), STRONGER)
def test_a_scale_has_a_direction(weak: str, strong: str) -> None:
    """The stronger side is told, whichever side it stands on."""
    step = compare_strength(weak.split(), strong.split())
    back = compare_strength(strong.split(), weak.split())
    assert step is not None
    assert back is not None
    assert step.by > 0 > back.by


def test_what_stands_on_no_scale_is_not_compared() -> None:
    """No scale, no statement."""
    assert compare_strength(["lamp"], ["rope"]) is None


def test_a_word_of_grammar_answers_to_itself_only() -> None:
    """The word "not" is no form of the word "note"."""
    assert compare_strength(["not"], ["insist"]) is None


@pytest.mark.parametrize(("one", "other"), [("speed up", "slow down"), ("rise", "fall")])
def test_antonyms_are_opposites_both_ways(one: str, other: str) -> None:
    """A pair of antonyms is one, in either order."""
    assert is_opposite(one.split(), other.split())
    assert is_opposite(other.split(), one.split())


def test_deaths_are_no_injuries() -> None:
    """Things often taken for each other are told apart."""
    assert is_different_thing(["deaths"], ["casualties"])
    assert not is_different_thing(["deaths"], ["deaths"])
