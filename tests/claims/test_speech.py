"""Cues that colour, and sources that became nobody, in sentences that do not align."""

from __future__ import annotations

import pytest

from quotations.making import person, report, said, story
from retold.attribution import find_strength
from retold.claims import Material, find_drifts
from retold.claims.cues import loaded_verb
from retold.model import Drift, DriftKind

TOLD = "the repair money had been spent on a car park"
AGAIN = "money for the repair went into a car park"


SPEAKERS = {"Dale": "Orm Dale", "Fenn": "Ida Fenn"}


def _drifts(cue: str, other_cue: str, *, other_source: str = "Dale") -> tuple[Drift, ...]:
    a = report("a", f"Dale {cue} {TOLD}.")
    b = report("b", f"{other_source or 'It'} {other_cue} that {AGAIN}.")
    attributions = [
        said(a, "Dale", cue, TOLD, speaker="Orm Dale"),
        said(b, other_source, other_cue, AGAIN, speaker=SPEAKERS.get(other_source)),
    ]
    material = Material(
        cue_strength=find_strength,
        reports=[a, b],
        attributions=attributions,
        alignments=[],
        stories=[story(a, b)],
        speakers=[person(name) for name in SPEAKERS.values()],
    )
    return find_drifts(material)


@pytest.mark.parametrize("cue", ["boasted", "whined", "threatened", "insisted", "confessed"])
def test_a_colouring_verb_is_stronger_than_said(cue: str) -> None:
    """Who only said it is given a tone of voice by the other report."""
    (found,) = _drifts("said", cue)
    assert found.kind is DriftKind.CUE_STRENGTHENED
    assert found.evidence


def test_the_same_tone_is_no_change() -> None:
    """Two reports that both say he boasted do not differ in that."""
    assert not _drifts("boasted", "bragged")


def test_another_speaker_is_no_change_of_cue() -> None:
    """Two people may put one thing differently."""
    assert not _drifts("said", "boasted", other_source="Fenn")


@pytest.mark.parametrize("cue", ["is claimed", "was believed", "was said"])
def test_a_named_source_that_became_nobody(cue: str) -> None:
    """Somebody told it; then "it is claimed"."""
    (found,) = _drifts("said", cue, other_source="")
    assert found.kind is DriftKind.AGENT_DROPPED


def test_plain_verbs_colour_nothing() -> None:
    """Said, told and added are plain."""
    assert not any(loaded_verb(cue) for cue in ("said", "has told", "added", ""))


@pytest.mark.parametrize("cue", ["sobbed", "simpered", "squirmed", "purred"])
def test_beside_a_quotation_every_verb_that_is_not_plain_colours_it(cue: str) -> None:
    """No list holds all that somebody may do while he speaks."""
    assert loaded_verb(cue, is_quoted=True) == cue
    assert not loaded_verb("explained", is_quoted=True)


def test_a_word_that_the_source_said_is_no_tone() -> None:
    """Who said he had warned them and who warned them did one thing."""
    a = report("a", "Dale said he had warned the miller about the weir in May.")
    b = report("b", "Dale warned the miller about the weir in May.")
    attributions = [
        said(
            a, "Dale", "said", "he had warned the miller about the weir in May", speaker="Orm Dale"
        ),
        said(b, "Dale", "warned", "the miller about the weir in May", speaker="Orm Dale"),
    ]
    material = Material(
        cue_strength=find_strength,
        reports=[a, b],
        attributions=attributions,
        alignments=[],
        stories=[story(a, b)],
        speakers=[person("Orm Dale")],
    )
    assert DriftKind.CUE_STRENGTHENED not in {one.kind for one in find_drifts(material)}
