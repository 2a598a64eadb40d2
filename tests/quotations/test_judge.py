"""What a changed place is."""

from __future__ import annotations

import pytest

from quotations.making import aligned, report, said, story
from retold.model import Difference, DifferenceKind
from retold.quotations import QuotationHints, find_quotations

LONG = "Most keepers on this coast will {} today that the old lamp is a clear case of the {} of the"
CASES = [
    (
        "one word exchanged in a long frame",
        LONG.format("agree", "failure") + " harbour board here",
        LONG.format("concur", "failure") + " harbour board here",
        ("agree", "concur", DifferenceKind.ALTERED),
    ),
    (
        "a stronger word in a short frame",
        "Clearly, these are the rules that the board offers to the islands.",
        "Plainly, this is the sort of rule book the board wants to force upon the islands.",
        ("offers", "wants to force upon", DifferenceKind.ALTERED),
    ),
    (
        "a negation left out",
        "The board has not decided to close the old light this winter.",
        "The board has decided to close the old light this winter.",
        ("not", "", DifferenceKind.ALTERED),
    ),
    (
        "another number",
        "The board will pay 400 crowns for every lamp that went out.",
        "The board will pay 900 crowns for every lamp that went out.",
        ("400", "900", DifferenceKind.ALTERED),
    ),
    (
        "an antonym",
        "We shall speed up the work on the lamp before the autumn storms.",
        "We shall slow down the work on the lamp before the autumn storms.",
        ("speed up", "slow down", DifferenceKind.ALTERED),
    ),
    (
        "a spelling",
        "The board must organise the watch on the northern rocks at once.",
        "The board must organize the watch on the northern rocks at once.",
        ("organise", "organize", DifferenceKind.EDITORIAL),
    ),
    (
        "an editor's brackets",
        "He gave the order himself, and the whole crew heard him give it.",
        "He [the mate] gave the order himself, and the whole crew heard him give it.",
        ("", "the mate", DifferenceKind.EDITORIAL),
    ),
    (
        "words trimmed at the end",
        "The lamp went out at nine. Nobody lit it again before the morning came.",
        "The lamp went out at nine.",
        ("Nobody lit it again before the morning came", "", DifferenceKind.TRIMMED),
    ),
    (
        "a gap that is marked",
        "The lamp went out at nine, as it does every week, and nobody lit it again.",
        "The lamp went out at nine ... and nobody lit it again.",
        ("as it does every week", "...", DifferenceKind.TRIMMED),
    ),
    (
        "a gap that is not marked",
        "The lamp went out at nine on the coldest night we had all year and nobody lit it again.",
        "The lamp went out at nine and nobody lit it again.",
        ("on the coldest night we had all year", "", DifferenceKind.SPLICED),
    ),
    (
        "how sure it is",
        "The old cable may fail again before the first of the autumn storms.",
        "The old cable will fail again before the first of the autumn storms.",
        ("may", "will", DifferenceKind.ALTERED),
    ),
    (
        "an ellipsis that swallows a negation",
        "I would not for one moment longer advise anybody to sail without that lamp.",
        "I would ... advise anybody to sail without that lamp.",
        ("not for one moment longer", "...", DifferenceKind.ALTERED),
    ),
    (
        "an ellipsis over a clause that denies for itself alone",
        "The lamp, which nobody on the board has ever looked at, went out at nine that night.",
        "The lamp ... went out at nine that night.",
        ("which nobody on the board has ever looked at", "...", DifferenceKind.TRIMMED),
    ),
    (
        "an ellipsis over a sentence",
        "The lamp went out at nine. It had been mended twice. Nobody lit it again that night.",
        "The lamp went out at nine ... Nobody lit it again that night.",
        ("It had been mended twice", "...", DifferenceKind.TRIMMED),
    ),
    (
        "brackets before an ellipsis",
        "The lamp went out at nine, and I am glad of it now.",
        "The lamp went out at nine [on Monday] ...",
        ("and I am glad of it now", "...", DifferenceKind.TRIMMED),
    ),
    (
        "what only held on a condition is said outright",
        "If the lamp was out, we shall find out who knew.",
        "The lamp was out, and we shall find out who knew.",
        ("If", "", DifferenceKind.ALTERED),
    ),
    (
        "a quotation may begin at any word",
        "If the lamp was out, we shall find out who knew.",
        "the lamp was out, we shall find out who knew.",
        ("If", "", DifferenceKind.TRIMMED),
    ),
]


def _differences(one: str, other: str) -> tuple[Difference, ...]:
    a, b = (report(name, f'"{text}" Sarrow said.') for name, text in (("a", one), ("b", other)))
    pair = aligned(a, b, (a.text, b.text))
    attributions = [said(x, "Sarrow", "said", x.text[1:-14], speaker="Sarrow") for x in (a, b)]
    found = find_quotations([a, b], attributions, [pair], [story(a, b)], QuotationHints())
    return next(group.differences for group in found if len(group.readings) > 1)


@pytest.mark.parametrize(("why", "one", "other", "want"), CASES, ids=[one[0] for one in CASES])
def test_a_place_is_judged(
    why: str, one: str, other: str, want: tuple[str, str, DifferenceKind]
) -> None:
    """Each changed place is shown in its own words, with the judgement its evidence bears."""
    held = [
        difference
        for difference in _differences(one, other)
        if set(difference.a_text.split()) <= set(want[0].split())
        and set(difference.b_text.split()) <= set(want[1].split())
    ]
    assert want[2] in [one.judgement for one in held], why


def test_evidence_is_in_words() -> None:
    """Every difference says what its judgement rests on."""
    for difference in _differences(CASES[0][1], CASES[0][2]):
        assert difference.evidence
        assert 0 < difference.confidence < 1


@pytest.mark.parametrize(
    ("told", "shift"),
    [
        ("Sarrow said that they would ask the board for a new cable before the storms.", "tense"),
        ("Sarrow said that he will ask the board for a new cable before the storms.", "pronoun"),
    ],
)
def test_speech_that_was_told_of_is_shifted(told: str, shift: str) -> None:
    """Tense and person that differ between marks and reported speech are a matter of form."""
    a = report("a", '"We will ask the board for a new cable before the storms," Sarrow said.')
    b = report("b", told)
    content = told.removeprefix("Sarrow said that ")
    attributions = [
        said(a, "Sarrow", "said", a.text[1:-14], speaker="Sarrow"),
        said(b, "Sarrow", "said", content, speaker="Sarrow"),
    ]
    pair = aligned(a, b, (a.text, b.text))
    found = find_quotations([a, b], attributions, [pair], [story(a, b)], QuotationHints())
    (quotation,) = found
    judged = {one.judgement for one in quotation.differences}
    assert judged == {DifferenceKind.EDITORIAL}
    assert any(shift in line for one in quotation.differences for line in one.evidence)


def test_two_translations_are_no_alteration() -> None:
    """Few shared runs and one sense: two translations, and nobody is blamed."""
    found = _differences(
        "A harbour is no place to settle an account with your neighbour.",
        "A port is not the spot for settling scores with the people next door.",
    )
    assert {one.judgement for one in found} & {DifferenceKind.INDEPENDENT_TRANSLATION}
    assert all(one.which is None for one in found)
