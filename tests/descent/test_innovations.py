from __future__ import annotations

from retold.descent.innovations import shared_innovations
from retold.descent.wording import Words
from retold.model import Report

PLAIN = "The ferry struck the north mole of Port Emmel on Sunday evening."
SPUN = "The ferry hit the north birthmark of Port Emmel on Sunday night."


def _words(*texts: str) -> list[Words]:
    return [Words.of(Report.from_text(text, number=at)) for at, text in enumerate(texts)]


def test_agreement_in_odd_readings_is_found() -> None:
    """Two that share readings against two others that agree."""
    words = _words(SPUN, SPUN, PLAIN, PLAIN)
    assert shared_innovations(words, 0, 1, [2, 3]) == ["birthmark", "hit", "night"]


def test_one_witness_against_two_proves_nothing() -> None:
    """With one other it cannot be told who changed the words."""
    assert not shared_innovations(_words(SPUN, SPUN, PLAIN), 0, 1, [2])


def test_a_passage_that_others_left_out_is_no_innovation() -> None:
    """Only sentences that all of them have are looked at."""
    more = PLAIN + " A tanker sank beside the fish stairs at noon."
    assert not shared_innovations(_words(more, more, PLAIN, PLAIN), 0, 1, [2, 3])
