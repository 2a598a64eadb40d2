"""The cue lexicon."""

from __future__ import annotations

import pytest

from retold.attribution.cues import Part, Strength, cue_entries, cue_forms, find_strength
from retold.attribution.inflect import Form

STRENGTHS = [
    ("said", Strength.NEUTRAL),
    ("has admitted", Strength.FACTIVE),
    ("claimed", Strength.DISTANCING),
    ("reportedly", Strength.DISTANCING),
    ("pointed out", Strength.FACTIVE),
    ("according to", Strength.NEUTRAL),
    ("", Strength.NEUTRAL),
    (":", Strength.NEUTRAL),
]


@pytest.mark.parametrize(("cue", "strength"), STRENGTHS)
def test_strength(cue: str, strength: Strength) -> None:
    """The words of a cue tell how the reporter stands to what is said."""
    assert find_strength(cue) is strength


def test_size() -> None:
    """The lexicon has a few hundred verbs and enough nouns."""
    parts = [cue.part for cue in cue_entries()]
    assert parts.count(Part.VERB) >= 200
    assert parts.count(Part.NOUN) >= 60


def test_no_entry_twice() -> None:
    """An entry stands in the file once."""
    keys = [(cue.lemma, cue.particle, cue.part) for cue in cue_entries()]
    assert len(keys) == len(set(keys))


def test_forms() -> None:
    """A form knows every cue that it may be, particles first."""
    found = {(cue.lemma, cue.part, form) for cue, form in cue_forms()["claims"]}
    assert found == {("claim", Part.VERB, Form.THIRD), ("claim", Part.NOUN, Form.PLURAL)}
    assert cue_forms()["pointed"][0][0].particle


def test_every_frame_is_known() -> None:
    """The file names no frame that no rule reads."""
    known = set(
        "that bare wh quote np obj obj_inf obj_of obj_for obj_as obj_np ger inf weak p_inf p_that "
        "p_np p_of p_for p_to p_as of for about over on to against with at as in into between by "
        "whether aloud obj_at p_at np_doc np_neg np_first np_ing np_who np_would p_about".split()
    )
    assert {frame for cue in cue_entries() for frame in cue.frames} <= known
