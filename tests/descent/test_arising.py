from __future__ import annotations

import numpy as np

from retold.descent.arising import arisings_of_pairs, arisings_of_runs, shares_copied
from retold.descent.sharing import content_pairs, free_runs
from retold.descent.wording import Words
from retold.model import Report

FERRY = "The morning ferry from Emmel struck the north mole and nobody on board was hurt."
GUARD = "The harbour guard closed the fairway for two hours while divers looked at the hull."
OWN = "Our reporter found a crowd of people at the quay who had waited there since noon."


def _words(*texts: str) -> list[Words]:
    return [Words.of(Report.from_text(text)) for text in texts]


def test_a_changed_word_is_one_stretch_however_many_runs_go_across_it() -> None:
    """The copy has it from the one that changed it; from the other it would have arisen again."""
    edited = FERRY.replace("north", "outer")
    for arisings in (arisings_of_runs, arisings_of_pairs):
        found = arisings(_words(FERRY, edited, edited, FERRY))
        assert found.arisen[2].tolist() == [1, 0, 0, 1]
        assert found.arisen[0].tolist() == [0, 1, 1, 0]


def test_what_nobody_else_has_needs_no_exemplar() -> None:
    """A copy's own sentence counts against none, and parts no stretch."""
    found = arisings_of_runs(_words(f"{FERRY} {GUARD}", f"{FERRY} {OWN} {GUARD}", OWN[:20]))
    assert found.arisen[1, 0] == 0
    assert found.explained[1, 0] == 1
    assert found.arisen[1, 2] == 1
    assert found.explained[1, 2] == 0


def test_where_the_end_is_lacking_is_told_from_where_the_beginning_is() -> None:
    """Desks cut from the end."""
    found = arisings_of_pairs(_words(f"{FERRY} {GUARD}", FERRY, GUARD, f"{FERRY} {GUARD}"))
    assert found.ends[0].tolist() == [0, 1, 0, 0]


def test_copies_to_the_letter_are_told_from_tales_from_memory() -> None:
    """By the runs of fifteen words; a story without shared words has none."""
    copied = shares_copied(_words(f"{FERRY} {GUARD}", f"{FERRY} {OWN}", f"{OWN} {GUARD}"))
    assert copied.min() > 0.9
    told = FERRY.replace("morning ", "").replace("struck", "hit")
    retold = shares_copied(_words(FERRY, told, told.replace("nobody on board", "no one")))
    assert retold.max() < 0.1
    assert np.isnan(shares_copied(_words(FERRY, OWN))).all()


def test_quoted_words_and_words_across_sentences_are_no_units() -> None:
    """Anyone can quote; and where a sentence is cut, its neighbours meet in every copy."""
    (words,) = _words('He said "it was late and dark and nobody saw us". The mole is long.')
    assert ("nobody", "saw", "us", "the", "mole") not in free_runs(words)
    assert ("was", "late", "and", "dark", "and") not in free_runs(words)
    assert content_pairs(words) == [("mole", "long")]
