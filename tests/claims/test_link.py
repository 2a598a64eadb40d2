"""Claims and their tellings."""

from __future__ import annotations

from quotations.making import aligned, lines, report, said, story
from retold.attribution import find_strength
from retold.claims import Material, link_claims
from retold.model import Polarity, Quotation, Reading, Span, Voice


def test_a_claim_holds_every_reports_telling() -> None:
    """Aligned sentences are one claim, each telling in its own voice."""
    a = report("a", "The door had apparently jammed, the guard said.")
    b = report("b", "The door had not jammed.")
    material = Material(
        cue_strength=find_strength,
        reports=[a, b],
        attributions=[said(a, "the guard", "said", "The door had apparently jammed")],
        alignments=[aligned(a, b, (a.text, b.text))],
        stories=[story(a, b)],
    )
    (claim,) = link_claims(material)
    first, second = claim.tellings
    assert (first.voice, first.hedges, first.polarity) == (
        Voice.REPORTED,
        ("apparently",),
        Polarity.AFFIRMED,
    )
    assert first.attribution_id == material.attributions[0].id
    assert (second.voice, second.polarity) == (Voice.OWN, Polarity.NEGATED)


def test_a_quoted_telling_is_quoted() -> None:
    """A telling whose words stand in marks is QUOTED."""
    a = report("a", '"The door had jammed," the guard said.')
    b = report("b", "The door had jammed.")
    span = Span(1, 20)
    quotation = Quotation(
        id="q1",
        story_id="s1",
        speaker_id=None,
        readings=(Reading(report_id=a.id, span=span, text=span.of(a.text), voice=Voice.QUOTED),),
    )
    material = Material(
        cue_strength=find_strength,
        reports=[a, b],
        attributions=[said(a, "the guard", "said", '"The door had jammed,"')],
        alignments=[aligned(a, b, (a.text, b.text))],
        stories=[story(a, b)],
        quotations=[quotation],
    )
    assert [one.voice for one in link_claims(material)[0].tellings] == [Voice.QUOTED, Voice.OWN]


def test_different_sentences_stay_different_claims() -> None:
    """Two statements of one report are not made one by a third report's long sentence."""
    a = report("a", lines("The lamp went out at nine.", "The cat has left the tower for good."))
    b = report("b", "The lamp went out at nine, and the cat has left the tower for good.")
    pairs = [
        ("The lamp went out at nine.", b.text),
        ("The cat has left the tower for good.", b.text),
    ]
    material = Material(
        cue_strength=find_strength,
        reports=[a, b],
        attributions=[],
        alignments=[aligned(a, b, *pairs)],
        stories=[story(a, b)],
    )
    assert len(link_claims(material)) == 2


def test_without_alignments_there_are_no_claims() -> None:
    """A claim needs two tellings."""
    one = report("a", "The lamp went out at nine.")
    material = Material(
        cue_strength=find_strength,
        reports=[one],
        attributions=[],
        alignments=[],
        stories=[story(one)],
    )
    assert link_claims(material) == ()
