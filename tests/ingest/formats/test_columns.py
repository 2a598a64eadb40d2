"""Which column is what."""

from __future__ import annotations

import pytest

from retold.errors import RetoldError
from retold.ingest.formats.columns import find_columns, looks_like_header, parse_columns

GUESSED = [
    (["title", "text"], {"headline": "title", "text": "text"}),
    (["Headline", "Full Text", "Pub_Date"],
     {"headline": "Headline", "text": "Full Text", "published": "Pub_Date"}),
    (["body", "summary", "source", "source_url"],
     {"text": "body", "outlet": "source", "url": "source_url"}),
    (["content", "date", "publish_date"], {"text": "content", "published": "publish_date"}),
    (["article", "authors", "lang", "section"],
     {"text": "article", "byline": "authors", "language": "lang", "section": "section"}),
    (["Titel", "Volltext", "Datum", "Zeitung"],
     {"headline": "Titel", "text": "Volltext", "published": "Datum", "outlet": "Zeitung"}),
    (["título", "texto", "fecha", "medio", "autor"],
     {"headline": "título", "text": "texto", "published": "fecha", "outlet": "medio",
      "byline": "autor"}),
    (["x", "y"], {}),
]  # fmt: skip


@pytest.mark.parametrize(("names", "columns"), GUESSED)
def test_usual_names(names: list[str], columns: dict[str, str]) -> None:
    """Columns are known by the names that are commonly given, the surest first."""
    assert find_columns(names, {}) == columns


def test_one_column_holds_one_thing() -> None:
    """What the user gives to one field is not guessed for another."""
    found = find_columns(["text", "title"], {"text": "title"})
    assert found == {"text": "title"}


def test_parsing() -> None:
    """A mapping is written as FIELD=COLUMN, with commas between."""
    assert parse_columns("text=Body text, date = when") == {
        "text": "Body text", "published": "when"}  # fmt: skip


@pytest.mark.parametrize("given", ["text", "colour=body", "text="])
def test_a_mapping_that_is_none(given: str) -> None:
    """A mistake is told in one line that names the fields."""
    with pytest.raises(RetoldError, match="headline"):
        parse_columns(given)


HEADERS = [
    ("title,text\nx,y", True),
    ("\ufeffid;headline;body", True),
    ("url\ttitle\tcontent", True),
    ("Storm, fog and text", False),
    ("title\n\nA text.", False),
    ("lat,lon,name", False),
]


@pytest.mark.parametrize(("text", "is_header"), HEADERS)
def test_headers(text: str, is_header: bool) -> None:  # noqa: FBT001 - a table's column
    """A first line of column names, one of them of text, is a table's."""
    assert looks_like_header(text) is is_header
