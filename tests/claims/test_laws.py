"""Laws that hold for claims and drifts of any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quotations.making import aligned, report, story
from retold.attribution import find_strength
from retold.claims import Material, find_drifts, link_claims

TEXT = st.text(alphabet="abc de.,\"'“”may no!?\n\0", min_size=1, max_size=200)


@given(TEXT, TEXT)
def test_whatever_the_texts_every_place_shows_its_words(one: str, other: str) -> None:
    """Tellings and drifts show the words at their spans, and nothing is raised."""
    a, b = report("a", one), report("b", other)
    texts = {a.id: one, b.id: other}
    material = Material(
        cue_strength=find_strength,
        reports=[a, b],
        attributions=[],
        alignments=[aligned(a, b, (one, other))],
        stories=[story(a, b)],
    )
    claims = link_claims(material)
    for claim in claims:
        for telling in claim.tellings:
            assert telling.text == telling.span.of(texts[telling.report_id])
    for drift in find_drifts(material, claims):
        for place in (drift.from_, drift.to):
            assert place is None or place.text == place.span.of(texts[place.report_id])


def test_the_order_of_reports_does_not_change_the_claims() -> None:
    """Shuffled input gives the same tellings."""
    a = report("a", "The lamp went out at nine. Nobody lit it again.")
    b = report("b", "At nine the lamp went out. It was not lit again.")
    pair = aligned(a, b, (a.text, b.text))
    made = [
        link_claims(
            Material(
                cue_strength=find_strength,
                reports=order,
                attributions=[],
                alignments=[pair],
                stories=[story(a, b)],
            )
        )
        for order in ([a, b], [b, a])
    ]
    assert made[0] == made[1]
