import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.stub_tagger import VOCABULARY
from retold.attribution.wordpieces import CASES, MAX_WORD, QUOTE_STATES, Pieces
from retold.model.span import Span
from retold.text.quotes import find_quotes


def read(text: str) -> Pieces:
    """The pieces of a text of one block."""
    return VOCABULARY.read(text, [Span(0, len(text))], find_quotes(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("warned", ["warn", "ed", ""]),
        ("Säid Pié", ["Säid", "P", "i", "é", ""]),
        ("said.\n\nsaid", ["said", ".", "", "said", ""]),
        ("”he”", ["”", "he", "”", ""]),
        ("☃", ["☃", ""]),
        ("x" * (MAX_WORD + 1), ["x" * (MAX_WORD + 1), ""]),
        ("", [""]),
    ],
)
def test_pieces(text: str, words: list[str]) -> None:
    """A word is cut into the longest known pieces, each in its place; a line ends with a mark."""
    pieces = read(text)
    places = zip(pieces.start, pieces.end, strict=True)
    assert [text[start:end] for start, end in places] == words


def test_unknown_word_is_one_piece() -> None:
    """A word with a letter that no piece has is unknown as a whole."""
    pieces = read("heжhe")
    assert list(pieces.ids) == [VOCABULARY.unknown, VOCABULARY.last]


def test_shape_tells_case_and_quotation() -> None:
    """Capitals and quotation marks, lost in the pieces, are told by the shape."""
    pieces = read('He "said" THAT')
    assert list(pieces.shape) == [3, 2, 1, 2, 6, 0]


def test_pieces_under_a_span() -> None:
    """A span takes the pieces that it touches, part of a word too."""
    pieces = read("he warned that")
    assert [pieces.under(Span(5, 8)), pieces.under(Span(2, 3))] == [slice(1, 3), slice(1, 1)]


def test_blocks_alone_are_read() -> None:
    """What stands in no block is not read."""
    text = "he said that"
    pieces = VOCABULARY.read(text, [Span(3, 7)], [])
    assert list(zip(pieces.start, pieces.end, strict=True)) == [(3, 7), (7, 7)]


@given(st.text(max_size=200))
def test_pieces_lie_in_order(text: str) -> None:
    """Whatever the text, places are in order and inside it, and words never go back."""
    pieces = read(text)
    flat = [place for pair in zip(pieces.start, pieces.end, strict=True) for place in pair]
    assert flat == sorted(flat)
    assert 0 <= flat[0] <= flat[-1] <= len(text)
    assert list(pieces.word) == sorted(pieces.word)
    assert all(0 <= shape < CASES * QUOTE_STATES for shape in pieces.shape)
