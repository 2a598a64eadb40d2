"""Texts as numbers of forms."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.stories import lexicon
from retold.stories.lexicon import EDGE, Lexicon, distinct
from retold.stories.table import TermTable
from retold.stories.terms import Imprint, read_terms
from retold.text.tokens import find_tokens

TEXTS = st.text(alphabet='ab AB12.,\n\t"“”:;()-’é½\u00a0\u2028', max_size=120)
MARKS = frozenset('.!?\n"“”:;,()')


@given(TEXTS)
def test_reading_by_pieces_misses_no_word(text: str) -> None:
    """What stands between two spaces, read apart, gives the words of the whole text."""
    held = TermTable().lexicon
    printed = [held.forms[number].printed for number in held.read([text])[0].tolist()]
    assert printed[:EDGE] == printed[-EDGE:] == ["\n"] * EDGE
    inner = [one for one in printed[EDGE:-EDGE] if one != "\n"]
    tokens = [token.of(text) for token in find_tokens(text)]
    assert inner == [one for one in tokens if one[0].isalnum() or one in MARKS]
    assert printed.count("\n") == text.count("\n") + 2 * EDGE


def test_what_is_forgotten_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """However little is remembered, the same terms come out; a very long word is not kept."""
    texts = ["Ann Roe, 41, of Tarsk.", "Three trams left Candle Row on May 3.", "x" * 5_000] * 2
    roomy, narrow = TermTable(), TermTable()
    known = [read_terms([text], roomy, [None], [Imprint()])[0] for text in texts]
    monkeypatch.setattr(lexicon, "_MOST", 4)
    for text, expected in zip(texts, known, strict=True):
        [terms] = read_terms([text], narrow, [None], [Imprint()])
        assert terms.ids.tolist() == expected.ids.tolist()
        assert terms.tags.tolist() == expected.tags.tolist()
    assert max(len(chunk) for chunk in narrow.lexicon._chunks) < 5_000
    assert len(narrow.lexicon.forms) < len(roomy.lexicon.forms)


@given(st.lists(st.integers(0, 20)))
def test_distinct_numbers_come_in_order(numbers: list[int]) -> None:
    """Each number once, where it stands first, and which of them each is; nothing is left over."""
    scratch = np.zeros(21, dtype=np.int32)
    found, firsts, which = distinct(np.array(numbers, dtype=np.int32), scratch)
    assert found.tolist() == list(dict.fromkeys(numbers))
    assert firsts.tolist() == [numbers.index(one) for one in found.tolist()]
    assert found[which].tolist() == numbers
    assert not scratch.any()


def test_a_lexicon_asks_for_each_term_once() -> None:
    """A word that was met is looked up in the lexicon alone."""
    asked: list[str] = []

    def number_of(term: str, shown: str) -> int:
        asked.append(shown)
        return len(term)

    held = Lexicon(number_of)
    held.read(["Boats and boats, boats."])
    held.read(["Boats! boats"])
    assert asked == ["Boats", "boats"]
