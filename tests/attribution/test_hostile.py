"""Texts made to break the reading of attributions, in both tiers; `make bench` has them large."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.stub_tagger import stub_tagger
from benchmarks.attribution_growth import hostile_texts
from retold.attribution import Tier, find
from retold.attribution.find import find_attributions
from retold.model import Attribution, Report

TEXTS = {
    **hostile_texts(0.02),
    "nothing": "",
    "white space": " \n\t\u00a0\n",
    "half a pair": "\ud800 said that \udfff",
    "a NUL": "Vale said\x00 that it\x00 rained.",
    "right to left": "\u202eVale said that it rained.\u202c קורן אמרה.",
    "closing marks": "said” " * 200,
    "marks of every kind": "“ „ « ‹ ‘ ' \" » › ’ ” said " * 50,
    "combining marks": "Vale said th" + "\u0301" * 2_000 + "at it rained.",
}
ALPHABET = [
    "Vale",
    "said",
    "told",
    "that",
    "citing",
    "to",
    "Orr",
    '"',
    "“",
    "”",
    "’",
    ":",
    ".",
    ",",
    "\n",
]


@pytest.fixture(autouse=True)
def _stub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find, "load_tagger", stub_tagger)


def check(text: str, found: tuple[Attribution, ...]) -> None:
    """Every attribution stands in the text and within one that was found too."""
    ids = [one.id for one in found]
    assert len(ids) == len(set(ids))
    for one in found:
        assert one.content
        assert one.within_id is None or one.within_id in ids
        assert one.within_id != one.id
        assert 0 <= one.confidence <= 1
        for words in (*one.source, *one.cue, *one.content):
            assert words.text == text[words.start : words.end] != ""


@pytest.mark.parametrize("tier", Tier)
@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_read_to_its_end(name: str, tier: Tier) -> None:
    """Whatever is found in it stands where it says, and nothing is raised."""
    check(TEXTS[name], find_attributions(Report.from_text(TEXTS[name]), tier))


@pytest.mark.parametrize("tier", Tier)
@given(st.lists(st.sampled_from(ALPHABET), max_size=40).map(" ".join))
def test_any_order_of_words_and_marks_is_read(tier: Tier, text: str) -> None:
    """No order of cues, names and marks breaks either tier."""
    check(text, find_attributions(Report.from_text(text), tier))


def test_what_stands_far_apart_is_read_apart() -> None:
    """A text twice as long has twice the attributions: nothing is cut off, nothing piles up."""
    said = "Ada Vale said on Monday that the quay was closed.\n"
    once, twice = (
        len(find_attributions(Report.from_text(said * count), Tier.FAST)) for count in (400, 800)
    )
    assert (once, twice) == (400, 800)
