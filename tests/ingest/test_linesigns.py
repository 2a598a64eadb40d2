"""Signs found for a whole page never hide what a line is."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from retold.ingest.linekinds import sort_line
from retold.ingest.lines import split_lines

PARTS = st.sampled_from(
    [
        "The ferry sank on Sunday, and nobody was hurt, the harbour guard said. ",
        "© 2031 The Gull ", "all rights reserved ", "Photo: ", "(file picture)", "— Norvane",
        "(Norvane)", "/ Getty", "Source: ", "Norvane News Agency", "By Ann Roe", "3 comments",
        "12 May 2031", "5 shares", "contributed to this report", "Read more: ", "Sign up ",
        "Terms of use and privacy", "İstanbul ", "ﬁle ", "straße ", "😀 ", "٣ ", "a" * 70 + " ",
        "word " * 40, ". ", "[", "–", "Caption: ",
    ]
)  # fmt: skip
LINES = st.lists(st.lists(PARTS, min_size=1, max_size=5).map("".join), min_size=1, max_size=6)


@given(LINES)
@example(["Photo: The ferry at the mole " + "x" * 200, "The ferry at the mole (file picture)"])
def test_a_line_is_on_its_page_what_it_is_alone(texts: list[str]) -> None:
    """Its kind is the same as where every pattern is tried on it."""
    for line in split_lines("\n".join(texts)):
        assert line.kind is sort_line(line.text, line.folded, line.words)
