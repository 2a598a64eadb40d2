"""What lines share with those round them, and what comes again at a fixed step."""

from __future__ import annotations

from retold.ingest.linemodel.context import describe_lines
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
    names, rows = describe_lines(measure_lines(Sheet(lines)))
    return [float(row[names.index(name)]) for row in rows]


def test_an_article_hangs_together() -> None:
    """The lines of an article share longer words with their neighbours, those of a list do not."""
    found = column([TITLE, *ARTICLE, *LINKS], "cohesion")
    assert min(found[:4]) > 0.3
    assert max(found[4:]) < 0.25


def test_the_title_is_the_line_that_prose_echoes() -> None:
    """Places are counted from the line whose words come again in the prose below it."""
    assert column([*LINKS, TITLE, *ARTICLE], "from_title")[len(LINKS)] == 0


def test_a_list_has_a_rhythm() -> None:
    """Title, name and text, three times over, are a rhythm; paragraphs are none."""
    found = column([*LINKS, *ARTICLE * 12], "rhythm")
    assert found[4] > 0.1
    assert found[-1] == 0


def test_words_that_ran_together() -> None:
    """A capital behind a small letter or a stop is counted; a stop and a space are none."""
    found = column(["Best spots in LunnNeed more of them", "It sank. Nobody was hurt."], "glued")
    assert found == [1, 0]
