"""Which marks hold a quotation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotations.making import report, said
from retold.quotations.utterances import find_utterances

REAL = [
    (
        "a sentence is real",
        'The keeper, Olm Sarrow, stood up. "I have asked for a cat," he said.',
        1,
    ),
    ("a name is none", 'The trawler "Second Thought" lay at the quay.', 0),
    ("a word held at arm's length is none", 'It was one of those "quiet" nights.', 0),
    ("a possessive opens nothing", "The keepers' boats lay beside the islanders' nets.", 0),
    ("a nested quotation counts", '"He told me ‘not tonight’ and he left again," she said.', 2),
]


@pytest.mark.parametrize(("why", "text", "count"), REAL, ids=[one[0] for one in REAL])
def test_marks_are_told_apart(why: str, text: str, count: int) -> None:
    """A quotation is words somebody spoke; names and scare quotes are none."""
    assert len(find_utterances(report("a", text), [])) == count, why


def test_one_attributed_word_is_a_quotation() -> None:
    """A single quoted word is real where somebody is said to have said it."""
    one = report("a", 'Sarrow called the plan to sell the light "lunacy" on Monday.')
    attribution = said(one, "Sarrow", "called", 'the plan to sell the light "lunacy"')
    assert [each.text for each in find_utterances(one, [attribution])] == ["lunacy"]


def test_a_colon_alone_makes_no_speaker() -> None:
    """A headline's colon is no cue for a word held at arm's length."""
    one = report("a", "Harbour row: 17 hurt as 'protest' boats sail")
    attribution = said(one, "Harbour row", ":", "17 hurt as 'protest' boats sail")
    assert not find_utterances(one, [attribution])


def test_the_speaker_is_the_innermost_over_the_whole() -> None:
    """A belief inside a quotation does not make its holder the speaker of the quotation."""
    one = report("a", '"As the board believes, the lamp is safe to use," Sarrow said.')
    outer = said(
        one, "Sarrow", "said", "As the board believes, the lamp is safe to use", speaker="Sarrow"
    )
    inner = said(one, "the board", "believes", "the lamp is safe to use", speaker="board")
    assert find_utterances(one, [outer, inner])[0].speaker_id == "Sarrow"


@given(st.text(alphabet="ab .,\"'“”‘’\n", max_size=300))
def test_spans_lie_inside_the_text(text: str) -> None:
    """Whatever the marks, every quotation shows the words at its span."""
    one = report("a", text)
    for utterance in find_utterances(one, []):
        assert 0 <= utterance.span.start < utterance.span.end <= len(text)
        assert utterance.text == text[utterance.span.start : utterance.span.end]


def test_who_is_quoted_speaks_and_not_what_quotes_him() -> None:
    """Of two who stand over the same words, the one within the other speaks, however much more."""
    first, second = '"We asked for a cat."', '"And for a dog."'
    one = report("a", f"The paper quotes Sarrow as saying: {first} {second}")
    outer = said(one, "The paper", "quotes", first, speaker="s1")
    inner = said(one, "Sarrow", "as saying", first, second, speaker="s2", within=outer)
    assert [each.speaker_id for each in find_utterances(one, [outer, inner])] == ["s2", "s2"]
