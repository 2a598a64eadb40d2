"""Folders that are large, that change, or that cannot be read."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from ingest.formats.given import TEXT
from ingest.formats.samples import SAMPLES
from retold.ingest import read
from retold.model import Capture, Report, Skip, SkipReason


def paths(folder: Path, glob: str = "") -> list[str]:
    """The paths of what is read of a folder, within it."""
    found = [one for one in read(folder, glob=glob) if isinstance(one, Report)]
    return [report.path.partition("/")[2] for report in found]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with some texts."""
    for name in ("a.txt", "b.text", "in/c.txt", "in/deep/d.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    return tmp_path


GLOBS = [
    ("", ["a.txt", "b.text", "in/c.txt", "in/deep/d.txt"]),
    ("*.txt", ["a.txt", "in/c.txt", "in/deep/d.txt"]),
    ("**/*.txt", ["a.txt", "in/c.txt", "in/deep/d.txt"]),
    ("in/*.txt", ["in/c.txt", "in/deep/d.txt"]),
    ("[ab].*", ["a.txt", "b.text"]),
]


@pytest.mark.parametrize(("glob", "names"), GLOBS)
def test_globs(folder: Path, glob: str, names: list[str]) -> None:
    """A pattern without a slash is for names, one with it for paths within the folder."""
    assert paths(folder, glob) == names


def test_a_glob_that_nothing_matches(folder: Path) -> None:
    """Nothing to read is said with the pattern."""
    (skip,) = read(folder, glob="*.pdf")
    assert isinstance(skip, Skip)
    assert "*.pdf" in skip.detail


def test_reading_is_lazy(folder: Path) -> None:
    """A file is opened when its turn comes: one that is gone by then is a skip."""
    found = read(folder)
    assert isinstance(next(found), Report)
    (folder / "b.text").unlink()
    (folder / "in" / "c.txt").rename(folder / "in" / "e.txt")
    rest = list(found)
    assert [type(one) for one in rest] == [Skip, Report, Report]
    assert isinstance(rest[0], Skip)
    assert rest[0].reason is SkipReason.UNREADABLE


def test_a_folder_that_becomes_a_file(folder: Path) -> None:
    """What was a folder when it was listed may be a file when it is read."""
    found = read(folder)
    next(found)
    (folder / "in" / "deep" / "d.txt").unlink()
    (folder / "in" / "deep").rmdir()
    (folder / "in" / "deep").write_text(TEXT, encoding="utf-8")
    assert all(isinstance(one, Report) for one in found)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(folder: Path) -> None:
    """A file without permission is one skip."""
    (folder / "a.txt").chmod(0)
    first = next(read(folder))
    assert isinstance(first, Skip)
    assert first.reason is SkipReason.UNREADABLE


def test_folders_in_folders_without_end(tmp_path: Path) -> None:
    """Folders nested deeper than Python recurses are walked."""
    before = Path.cwd()
    os.chdir(tmp_path)
    try:
        for _ in range(1200):
            Path("x").mkdir()
            os.chdir("x")
        Path("a.txt").write_text(TEXT, encoding="utf-8")
        os.chdir(tmp_path)
        assert list(read("x"))
    finally:
        os.chdir(before)
        _remove(tmp_path.joinpath(*["x"] * 1200), 1200)


def _remove(deepest: Path, depth: int) -> None:
    """Remove what pytest cannot: it would leave its own folders half removed, for later runs."""
    for file in deepest.iterdir():
        file.unlink()
    for folder in [deepest, *deepest.parents][:depth]:
        folder.rmdir()


@pytest.mark.parametrize("name", SAMPLES)
def test_standard_input_that_cannot_go_back(name: str) -> None:
    """Everything that is read from a file is read from a pipe."""

    class Pipe(io.BytesIO):
        """A stream that is read once."""

        def seekable(self) -> bool:
            """It is not."""
            return False

        def seek(self, *_: int) -> int:
            """Never."""
            raise io.UnsupportedOperation

    found = list(read("-", stdin=Pipe(SAMPLES[name])))
    assert found == list(read("-", stdin=io.BytesIO(SAMPLES[name])))
    # A list of addresses holds no report: it says that these have to be fetched.
    reasons = [one.reason for one in found if isinstance(one, Skip)]
    assert any(isinstance(one, Report) for one in found) or reasons == [SkipReason.NOT_FETCHED]


def test_captures_are_kept(tmp_path: Path) -> None:
    """Every capture is handed over with its bytes before the reports that are made of it."""
    kept: dict[str, tuple[Capture, bytes]] = {}
    for name, body in SAMPLES.items():
        (tmp_path / name).write_bytes(body)
    for one in read(tmp_path, keep=lambda found, body: kept.update({found.id: (found, body)})):
        assert not isinstance(one, Report) or one.capture_id in kept
    for capture, body in kept.values():
        assert capture == Capture.of(
            body,
            path=capture.path,
            media_type=capture.media_type,
            url=capture.url,
            fetched=capture.fetched,
            number=capture.number,
        )
    assert {one.media_type for one, _ in kept.values()} >= {
        "text/plain", "text/html", "application/pdf", "application/rtf", "application/json",
        "message/rfc822"}  # fmt: skip


def test_a_delivery_is_kept_once(tmp_path: Path) -> None:
    """The bytes of a file of many articles are handed over once."""
    (tmp_path / "d.docx").write_bytes(SAMPLES["d.docx"])
    kept: list[str] = []
    reports = [
        one
        for one in read(tmp_path, keep=lambda found, _: kept.append(found.id))
        if isinstance(one, Report)
    ]
    assert len(reports) == 3
    assert kept == [reports[0].capture_id]


def test_folders_that_link_to_one_another(tmp_path: Path) -> None:
    """Every folder is entered once: the paths between them are as many as their orders."""
    names = [f"d{number}" for number in range(12)]
    for name in names:
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(TEXT, encoding="utf-8")
        for other in names:
            (tmp_path / name / f"to-{other}").symlink_to(tmp_path / other)
    assert len(paths(tmp_path)) == len(names)
