"""Sentence vectors."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.errors import RetoldError
from retold.text import vectors
from retold.text.rarity import rarity
from retold.text.vectors import sentence_vectors, word_similarity


def test_sense_without_words_is_near() -> None:
    """A reworded sentence lies nearer than one on another subject."""
    said, reworded, other = sentence_vectors(
        [
            "The harbour was closed after the ship struck the pier.",
            "The port shut down when the vessel hit the breakwater.",
            "The council raised the price of school meals.",
        ]
    )
    assert said @ reworded > 0.5 > said @ other


def test_a_text_without_known_words_has_no_direction() -> None:
    """Marks alone give a row of zeros."""
    assert not sentence_vectors(["...", "привет"]).any()


@given(st.lists(st.text(max_size=60), max_size=4))
def test_rows_have_unit_length(texts: list[str]) -> None:
    """Every row has length one, or none at all."""
    lengths = np.linalg.norm(sentence_vectors(texts), axis=1)
    assert all(length == 0 or abs(length - 1) < 1e-4 for length in lengths)


def test_words_of_one_sense_are_near() -> None:
    """Near synonyms lie nearer than strangers."""
    assert word_similarity("ferry", "boat") > word_similarity("ferry", "minister")


def test_a_damaged_table_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that is not the one shipped is refused with one clear line."""
    monkeypatch.setattr(vectors, "_read_table", lambda: (b"other bytes", "0" * 64))
    vectors._load.cache_clear()
    try:
        with pytest.raises(RetoldError, match="install retold again"):
            sentence_vectors(["x"])
    finally:
        monkeypatch.undo()
        vectors._load.cache_clear()


@pytest.mark.parametrize(
    ("common", "rare"), [("agree", "assent"), ("said", "averred"), ("failure", "travails")]
)
def test_the_odd_synonym_is_the_rarer(common: str, rare: str) -> None:
    """A spinner's synonym is rarer than the word it replaced."""
    assert rarity(common) < rarity(rare)
