"""What lines share with those round them, and what comes again at a fixed step."""

from __future__ import annotations

from retold.ingest.linemodel.context import FEATURES, describe_lines
from retold.ingest.linemodel.labels import MARKS
from retold.ingest.linemodel.measures import measure_lines
from retold.ingest.linemodel.sheet import Sheet

TITLE = "Ferry strikes mole at Port Ellery harbour"
ARTICLE = [
    "The ferry struck the mole of Port Ellery on Sunday night, the harbour guard said on Monday.",
    "Nobody aboard the ferry was hurt, but the mole has a crack of two metres, said the guard.",
    "The harbour of Port Ellery stays closed until divers have looked at the mole and the ferry.",
]
LINKS = [
    "Bakers of the upper valley ask for longer evenings",
    "Anna Roe",
    "A long dispute about ovens has ended with a handshake and a loaf of rye in the town hall.",
    "Choir wins a prize in the south",
    "Tom Field",
    "Forty singers came home by train with a silver cup that nobody knows where to put down.",
    "Snow closes the pass above Tarn",
    "Ines Duarte",
    "Drivers slept in their cars while two ploughs worked through the night from either side.",
]


def column(lines: list[str], name: str) -> list[float]:
    """One feature of some lines."""
    rows = describe_lines(measure_lines(Sheet(lines)))
    found: list[float] = rows[:, FEATURES.index(name)].tolist()
    return found


def test_an_article_hangs_together() -> None:
    """The lines of an article share longer words with their neighbours, those of a list do not."""
    found = column([TITLE, *ARTICLE, *LINKS], "cohesion")
    assert min(found[:4]) > 0.3
    assert max(found[4:]) < 0.25


def test_the_title_is_the_line_that_prose_echoes() -> None:
    """Places are counted from the line whose words come again in the prose below it."""
    assert column([*LINKS, TITLE, *ARTICLE], "from_title")[len(LINKS)] == 0


def test_looks_change_more_in_a_list() -> None:
    """Title, name and text by turns change their looks, paragraphs do not."""
    found = column([*LINKS * 2, *ARTICLE * 12], "changes_around")
    assert found[4] > 0.3
    assert found[-1] == 0


def test_a_known_label_is_known_in_its_marks() -> None:
    """Furniture, openers of lists, bylines and words of rights and comments are told."""
    lines = ["» Search", "Read more:", "By Anna Roe", "© 2031 The Gull", "3 comments", ARTICLE[0]]
    marks = measure_lines(Sheet(lines)).marks
    found = [[name for name, has in zip(MARKS, column, strict=True) if has] for column in marks.T]
    assert found == [["furniture"], ["opener"], ["byline"], ["rights"], ["comments"], []]


def test_lines_that_come_again_are_counted() -> None:
    """A line is the same whatever its case and marks; more than five times is five."""
    assert column(["Home", "Harbour", "HOME »", *["Money"] * 7], "repeats")[:4] == [2, 1, 2, 5]
