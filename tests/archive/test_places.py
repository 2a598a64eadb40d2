"""Files on stores."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from pyarrow import fs

from retold.archive import places
from retold.archive.places import list_places, open_place

QUERY = "?region=eu-1&endpoint_override=https://store.example"


def test_what_says_how_a_store_is_reached_is_said_with_every_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands after the question mark belongs to the address of each file of a folder."""
    (tmp_path / "press" / "in").mkdir(parents=True)
    (tmp_path / "press" / "in" / "a.txt").write_text("The mole was struck.", encoding="utf-8")
    asked = []

    def from_uri(uri: str) -> tuple[fs.FileSystem, str]:
        asked.append(uri)
        path = uri.removeprefix("s3://").partition("?")[0]
        return fs.SubTreeFileSystem(str(tmp_path), fs.LocalFileSystem()), path

    store = SimpleNamespace(from_uri=from_uri)
    kinds = {"FileType": fs.FileType, "FileSelector": fs.FileSelector}
    monkeypatch.setattr(places, "fs", SimpleNamespace(FileSystem=store, **kinds))
    ((shown, place),) = list_places([f"s3://press/in{QUERY}"], "")  # type: ignore[misc]
    assert shown == "press/in/a.txt"
    assert place == f"s3://press/in/a.txt{QUERY}"
    with open_place(place) as stream:
        assert stream.read() == b"The mole was struck."
    assert asked == [f"s3://press/in{QUERY}", place]
