from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from retold.descent.wording import Aligned, Words, find_verbatim, longest, phrases, share_of
from retold.model import Alignment, Passage, PassageLabel, Report, Span

TEXT = 'On Monday Venn said: "The fairway was not free at all." Then it rained on Tarsk.'


def test_runs_of_words_that_another_has_are_marked() -> None:
    """Shorter agreement is chance."""
    words = Words.of(Report.from_text(TEXT))
    other = Words.of(Report.from_text("He said the FAIRWAY was not free, and on Monday it rained."))
    mask = find_verbatim(words, other)
    assert phrases(words, mask) == ['said: "The fairway was not free']
    assert longest(words, mask).startswith("said")
    assert 0.3 < share_of(mask) < 0.5


@given(
    st.lists(st.sampled_from("the mole was struck and".split()), max_size=30),
    st.lists(st.sampled_from("the mole was struck and".split()), max_size=30),
    st.integers(1, 7),
)
def test_a_word_is_marked_if_a_run_of_it_stands_in_the_other(
    copy: list[str], exemplar: list[str], length: int
) -> None:
    """Runs compared by their numbers give what runs compared word by word give."""
    left, right = (Words.of(Report.from_text(" ".join(one))) for one in (copy, exemplar))
    runs = [exemplar[at : at + length] for at in range(len(exemplar) - length + 1)]
    wanted = [False] * len(copy)
    for at in range(len(copy) - length + 1):
        if copy[at : at + length] in runs:
            wanted[at : at + length] = [True] * length
    assert find_verbatim(left, right, length).tolist() == wanted


def test_names_and_figures_are_told_from_first_words_of_sentences() -> None:
    """A capital counts in mid-sentence only."""
    words = Words.of(Report.from_text("Boats of Tarsk sank. They cost 400,000 crowns."))
    assert words.particulars == {"tarsk", "400,000"}


def test_words_in_quotation_marks_are_marked() -> None:
    """The marks of the outermost quotation bound them."""
    words = Words.of(Report.from_text(TEXT))
    assert phrases(words, words.quoted) == ["The fairway was not free at all"]


def test_an_alignment_is_read_from_either_side() -> None:
    """Only passages with a counterpart on both sides count."""
    left, right = Report.from_text("one two", path="l"), Report.from_text("zero one", path="r")
    shared = Passage(
        left=Span(0, 3),
        right=Span(5, 8),
        left_text="one",
        right_text="one",
        label=PassageLabel.MOVED,
        score=1.0,
    )
    dropped = Passage(
        left=Span(4, 7),
        right=None,
        left_text="two",
        right_text="",
        label=PassageLabel.DROPPED,
        score=0.0,
    )
    aligned = Aligned(
        [
            Alignment(
                left_id=left.id,
                right_id=right.id,
                share_left=0.5,
                share_right=0.5,
                passages=(shared, dropped),
            )
        ]
    )
    assert aligned.pairs(left, right) == [(Span(0, 3), Span(5, 8))]
    assert aligned.spans(right, left) == [Span(5, 8)]
    assert aligned.spans(left, left) == []
