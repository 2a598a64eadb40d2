"""What follows a cue."""

from __future__ import annotations

import pytest

from retold.attribution.complements import opens_clause, opens_infinitive, skip_adverbs
from retold.attribution.cues import cue_forms
from retold.attribution.objects import find_complement
from retold.attribution.sentence import read_sentence
from retold.model.span import Span

# The cue is the first word.
FRAMES = [
    ("said that it rained", "that", "that"),
    ("said it rained", "bare", "it"),
    ("said on Monday that it rained", "that", "that"),
    ("said in a statement to Oster Radio that it rained", "that", "that"),
    ("asked whether it rained", "wh", "whether"),
    ("plans to go", "inf", "to"),
    ("urged them not to go", "obj_inf", "them"),
    ("accused them of lying", "obj_of", "them"),
    ("called it a farce", "obj_np", "it"),
    ("condemned the sale", "np", "the"),
    ("denied taking part", "ger", "taking"),
    ("said: it rained", "quote", "it"),
]


@pytest.mark.parametrize(("text", "frame", "first"), FRAMES)
def test_frame(text: str, frame: str, first: str) -> None:
    """The frame and where it starts."""
    sentence = read_sentence(text, Span(0, len(text)), ())
    found = [
        complement
        for cue, _ in cue_forms()[sentence.low(0)]
        if not cue.particle and (complement := find_complement(sentence, 1, cue))
    ]
    assert (found[0].frame, sentence.low(found[0].start)) == (frame, first)


def test_small_questions() -> None:
    """An infinitive, a clause, and the adverbs before them are told by their first words."""
    sentence = read_sentence("to go", Span(0, 5), ())
    assert opens_infinitive(sentence, 0)
    sentence = read_sentence("to the town", Span(0, 11), ())
    assert not opens_infinitive(sentence, 0)
    sentence = read_sentence("it has rained", Span(0, 13), ())
    assert opens_clause(sentence, 0)
    sentence = read_sentence("last week he", Span(0, 12), ())
    assert skip_adverbs(sentence, 0) == 2
