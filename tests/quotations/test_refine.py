"""Changed places, cut as finely as their words answer to each other."""

from __future__ import annotations

from retold.model import Span
from retold.quotations.refine import refine_diff
from retold.text.worddiff import diff_words

LONG = (
    "We keep a good coat in a wardrobe. Anyone who is cold, or old, or simply unsure, should "
    "take the coat back to the shop and not stop to try it on"
)
SHORT = "We keep a good coat in the closet."


def _places(a: str, b: str) -> list[tuple[str, str]]:
    diff = diff_words(a, Span(0, len(a)), b, Span(0, len(b)))
    return [
        (" ".join(edit.a_words), " ".join(edit.b_words)) for edit in refine_diff(diff, a, b).edits
    ]


def test_an_article_met_far_behind_does_not_tear_two_terms_apart() -> None:
    """The wardrobe became a closet, not the coat; what follows was left out."""
    assert ("wardrobe", "closet") in _places(LONG, SHORT)
    assert ("closet", "wardrobe") in _places(SHORT, LONG)


def test_words_of_grammar_between_two_near_places_hold_them_apart() -> None:
    """Two words exchanged on either side of an article are two places."""
    assert _places("He sold the ship to a friend", "He lent the boat to a friend") == [
        ("sold", "lent"),
        ("ship", "boat"),
    ]
