"""Lines folded and counted all at once are folded and counted as each alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.ingest.linemodel import score_sheets
from retold.ingest.linemodel.sheet import MAX_CHARS, Sheet, count_words, lay_sheets

LETTERS = st.characters(exclude_characters="\n")
LINES = st.lists(
    st.text(
        LETTERS | st.sampled_from(list("aB 'ß’.,-–漢字ไทยж\u00a0😀İ")), min_size=1, max_size=40
    ),
    min_size=1,
    max_size=12,
)


@given(LINES)
def test_each_line_is_what_it_is_alone(texts: list[str]) -> None:
    """Neighbours change nothing of a line's words, folding and white space."""
    sheet = Sheet(texts)
    folded = [text.casefold() for text in texts]
    assert [sheet.fold(row) for row in range(len(texts))] == folded
    assert sheet.words == [count_words(text) for text in texts]
    is_even = all(one.strip(" ") == " ".join(one.split()) for one in folded)
    assert is_even or not sheet.is_even


WORDS = [
    ("The keeper's U.S. boat - struck", 5),
    ("“It sank,” she said.", 4),
    ("a/b (c)", 3),
    ("... — …", 0),
    ("渡轮撞上防波堤无人受伤", 3),
    ("𠀀𠀁𠀂𠀃𠀄𠀅 ferry", 3),
    ("-.'so--called, e.-g. 'Tis -", 3),
    ("-" * 1990 + "so a" + "-" * 5 + "b", 2),
]


@pytest.mark.parametrize(("text", "count"), WORDS)
def test_words_of_a_line(text: str, count: int) -> None:
    """What joins words belongs to them; three letters of a script without spaces are a word."""
    assert Sheet(["Above", text, "Below"]).words == [1, count, 1]


def test_a_long_page_has_many_sheets() -> None:
    """A page of many lines, or of long ones, is scored sheet by sheet, and no line is lost."""
    texts = [f"Line {number} of the harbour's list" for number in range(9_000)]
    sheets = lay_sheets(texts)
    assert [len(sheet.texts) for sheet in sheets] == [8_000, 1_000]
    assert len(score_sheets(sheets)) == 9_000
    long = lay_sheets(["x" * 10 * MAX_CHARS] * 1_000)
    assert sum(len(sheet.texts) for sheet in long) == 1_000
    assert all(len(sheet.fold(0)) == MAX_CHARS for sheet in long)
    assert lay_sheets([]) == []
