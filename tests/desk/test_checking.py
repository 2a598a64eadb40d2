"""A desk verified, from raw bytes to spans."""

from __future__ import annotations

import sqlite3
from importlib import resources
from pathlib import Path

import pytest

import retold
from retold import Desk
from retold.desk import Captures

ROW = (
    '{"text": "The quay was closed on Monday, the harbour guard said. It is open again.", "n": %d}'
)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk of reports from pages, a text in another encoding, and the rows of a table."""
    folder = tmp_path_factory.mktemp("check")
    (folder / "rows.jsonl").write_text("\n".join(ROW % number for number in (1, 2)))
    words = "Der Kai war gesperrt, sagte die Hafenwacht über den Vorfall am Montag. " * 5
    (folder / "kai.txt").write_bytes(words.encode("cp1252"))
    ferry = sorted((resources.files("retold") / "data" / "ferry").iterdir(), key=str)
    pages = [str(one) for one in ferry if str(one).endswith(".html")][:2]
    captures = Captures()
    with Desk(folder / "a.retold") as desk:
        given = [str(folder / "rows.jsonl"), str(folder / "kai.txt"), *pages]
        desk.add(retold.read(given, keep=captures.keep), tier="fast", captures=captures)
    return folder / "a.retold"


def test_a_whole_desk_has_no_problem(original: Path) -> None:
    """Every report is held against its bytes, every span against its words."""
    with Desk(original, read_only=True) as desk:
        checked = desk.check()
        assert checked.problems == ()
        assert (checked.reports, checked.without_bytes) == (desk.sizes()["reports"], 0)
        assert checked.spans > 20


DAMAGES = [
    ("UPDATE bodies SET body = zeroblob(9), packing = 'none'", "not those that came"),
    ("UPDATE reports SET text = 'x' || substr(text, 2)", "not what its bytes say"),
    ("UPDATE findings SET document = replace(document, 'quay', 'pier')", "other words stand"),
    ("DELETE FROM texts_docsize", "the index texts has 0 rows"),
    ("DELETE FROM captures", "no report was read from"),
]


@pytest.mark.parametrize(("damage", "said"), DAMAGES)
def test_what_was_tampered_with_is_found(
    original: Path, tmp_path: Path, damage: str, said: str
) -> None:
    """A change that another program made is named."""
    path = tmp_path / "a.retold"
    path.write_bytes(original.read_bytes())
    with sqlite3.connect(path) as connection:
        connection.execute(damage)
    connection.close()
    with Desk(path) as desk:
        problems = desk.check().problems
    assert any(said in one.what for one in problems)
