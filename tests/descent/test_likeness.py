from __future__ import annotations

from retold.descent.likeness import COPIED, RETOLD, measure_likeness
from retold.descent.wording import Words
from retold.model import Report

FIRST = (
    "Seventeen passengers were hurt when the ferry struck the north mole on Sunday evening. "
    "The harbour guard closed the fairway for two hours. Nobody is missing, the guard said."
)
TRIMMED = FIRST[:140]
SHORTER = "Passengers were hurt when a ferry hit the north mole on Sunday."
OTHER = "Bakers in Tarsk went on strike over the price of salt, and the council met at noon."


def _words(*texts: str) -> list[Words]:
    return [Words.of(Report.from_text(text)) for text in texts]


def test_a_copy_is_likelier_than_no_descent_and_a_report_of_its_own_is_not() -> None:
    """The log-odds stand against "none of these", which is 0."""
    odds = measure_likeness(_words(FIRST, TRIMMED, OTHER)).odds
    assert odds[1, 0] > 0
    assert odds[2, 0] < 0


def test_of_two_that_explain_a_copy_the_nearer_is_the_likelier() -> None:
    """The trimmed copy explains what was made from it better than the whole text does."""
    odds = measure_likeness(_words(FIRST, TRIMMED, SHORTER, OTHER)).odds
    assert odds[2, 1] > odds[2, 0]


def test_whole_texts_rewritten_again_and_again_are_told_from_copies() -> None:
    """The order stays and the words go; in trims and edits both stay."""
    words = FIRST.split()
    rewritten = [
        " ".join(f"{word}{number}" if (at + number) % 2 else word for at, word in enumerate(words))
        for number in range(6)
    ]
    trimmed = [" ".join(words[: 12 + 3 * number]) for number in range(6)]
    shares = [measure_likeness(_words(*texts)).rewritten for texts in (rewritten, trimmed)]
    assert shares[0] > 0.9
    assert shares[1] < 0.1


def test_one_report_is_like_itself_alone() -> None:
    """A story of one report has nothing to compare, and says so without comparing."""
    likeness = measure_likeness(_words(FIRST))
    assert likeness.wording.tolist() == [[1.0]]
    assert likeness.odds.tolist() == [[0.0]]
    assert likeness.rewritten == 0.0


def test_a_changed_word_that_a_copy_has_too_says_which_was_its_exemplar() -> None:
    """It would have come about twice: that says more than how much of the text is alike."""
    longer = FIRST + " Divers are to look at the hull when the tide has turned on Tuesday morning."
    edited = longer.replace("north mole", "outer mole").replace("closed", "barred")
    copy = edited[: len(FIRST)]
    likeness = measure_likeness(_words(longer, edited, copy, longer[60:]))
    assert likeness.weights == COPIED
    assert likeness.odds[2, 1] > likeness.odds[2, 0] + 1


def test_what_was_told_from_memory_is_not_weighed_as_copies_are() -> None:
    """No run of fifteen words outlasts a telling."""
    told = [
        "Seventeen people were hurt when a ferry hit the north mole on Sunday, the guard said.",
        "A ferry hit the mole on Sunday evening and seventeen passengers were hurt, it was said.",
        "On Sunday a ferry ran against the north mole. Seventeen were hurt, nobody is missing.",
    ]
    assert measure_likeness(_words(*told)).weights == RETOLD
