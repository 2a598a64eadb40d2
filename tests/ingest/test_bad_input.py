"""Every kind of bad input, one by one, each in a folder between two good texts.

What cannot be read is one skip with its reason, and the two others are read. The bounds on memory
and the many shapes of each kind have tests of their own, beside the readers.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.formats.archives import records
from ingest.formats.given import PARAGRAPHS, TEXT
from ingest.formats.pages import pdf
from ingest.formats.test_docx import document
from ingest.heavy import MB
from retold.ingest import read
from retold.ingest.formats import zstandard
from retold.model import Report, Skip, SkipReason

_ENTITIES = "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)  # fmt: skip


def _zip_bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", bytes(100 * MB))
    return made.getvalue()


def _lying_archive() -> bytes:
    parts = records(2)
    return parts[0].replace(b"Content-Length: ", b"Content-Length: 9", 1) + parts[1]


def _outside() -> bytes:
    """A document whose template lies on another machine."""
    made = io.BytesIO()
    whole = zipfile.ZipFile(io.BytesIO(document([("", one) for one in PARAGRAPHS])))
    with zipfile.ZipFile(made, "w") as archive:
        for name in whole.namelist():
            part = whole.read(name)
            if name == "word/_rels/document.xml.rels":
                part = part.replace(b"</Relationships>", _TEMPLATE + b"</Relationships>")
            archive.writestr(name, part)
    return made.getvalue()


_TEMPLATE = (
    b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'relationships/attachedTemplate" Target="http://127.0.0.1:9/a.dotm" TargetMode="External"/>'
)
_FEED = (
    f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">{_ENTITIES}]><rss version="2.0">'
    f"<channel><item><title>&j;</title><description>{TEXT}</description></item></channel></rss>"
)
BYTES: dict[str, tuple[Callable[[], bytes], SkipReason]] = {
    "bomb.zip": (_zip_bomb, SkipReason.TOO_LARGE),
    "bomb.gz": (lambda: gzip.compress(bytes(100 * MB), 1), SkipReason.TOO_LARGE),
    "bomb.zst": (lambda: zstandard.load().compress(bytes(100 * MB)), SkipReason.TOO_LARGE),
    "lies.warc": (_lying_archive, SkipReason.DAMAGED),
    "bomb.xml": (_FEED.encode, SkipReason.DAMAGED),
    "scanned.pdf": (lambda: pdf([[]]), SkipReason.NO_TEXT),
    "empty.txt": (bytes, SkipReason.EMPTY),
    "noise.bin": (lambda: bytes(range(256)) * 99, SkipReason.BINARY),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two good texts, between which the bad one stands."""
    for name in ("a.txt", "z.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    return tmp_path


def told(folder: Path) -> list[SkipReason]:
    """Why something was left out; the good texts must have been read."""
    found = list(read(folder))
    names = [one.path.rpartition("/")[2] for one in found if isinstance(one, Report)]
    assert names[0] == "a.txt"
    assert names[-1] == "z.txt"
    return [one.reason for one in found if isinstance(one, Skip)]


@pytest.mark.parametrize("name", BYTES)
def test_a_bad_file(folder: Path, name: str) -> None:
    """A bomb, a lie, a file with nothing to read: a skip with its reason."""
    make, reason = BYTES[name]
    (folder / f"m.{name}").write_bytes(make())
    assert told(folder) == [reason]


def test_two_gigabytes(folder: Path) -> None:
    """A text that is larger than any article is not read to its end."""
    with (folder / "m.txt").open("wb") as file:
        file.truncate(2048 * MB)
    assert told(folder) == [SkipReason.TOO_LARGE]


def test_a_page_nested_deep(folder: Path) -> None:
    """The article of a page of 100,000 tags within one another is read."""
    body = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    (folder / "m.html").write_text(f"<html><body>{'<div>' * 100_000}{body}", encoding="utf-8")
    _, report, _ = read(folder)
    assert isinstance(report, Report)
    assert PARAGRAPHS[0] in report.text


def test_a_document_that_refers_to_the_outside(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is read, and nothing is connected to."""
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("it connected"))
    (folder / "m.docx").write_bytes(_outside())
    assert told(folder) == []


def test_links_that_lead_back(folder: Path) -> None:
    """A link to itself, and one to a folder above, are each a skip."""
    (folder / "m").mkdir()
    (folder / "m" / "self").symlink_to("self")
    (folder / "m" / "up").symlink_to("..")
    assert told(folder) == [SkipReason.UNREADABLE] * 2


def test_what_may_not_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system refuses to open is a skip (for root too, who may read all)."""
    (folder / "m.txt").write_text(TEXT, encoding="utf-8")
    whole = Path.open

    def refuse(path: Path, *args: str, **named: str) -> object:
        if path.name == "m.txt":
            raise PermissionError(13, "Permission denied")
        return whole(path, *args, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert told(folder) == [SkipReason.UNREADABLE]


def test_a_file_that_goes_while_it_is_read(folder: Path) -> None:
    """What was listed and is gone is a skip; what came later is not waited for."""
    (folder / "m.txt").write_text(TEXT, encoding="utf-8")
    found = read(folder)
    next(found)
    (folder / "m.txt").unlink()
    rest = list(found)
    assert [getattr(one, "reason", None) for one in rest] == [SkipReason.UNREADABLE, None]


def test_a_folder_that_goes_while_it_is_read(folder: Path) -> None:
    """A folder that was listed and is gone is a skip, and so is a file that became a folder's."""
    for name in ("m", "n"):
        (folder / name).mkdir()
        (folder / name / "b.txt").write_text(TEXT, encoding="utf-8")
    found = read(folder)
    next(found)
    shutil.rmtree(folder / "m")
    (folder / "n" / "b.txt").unlink()
    (folder / "n" / "b.txt").mkdir()
    rest = list(found)
    told = [one.reason for one in rest if isinstance(one, Skip)]
    assert told == [SkipReason.UNREADABLE]
    assert [one.path.rpartition("/")[2] for one in rest if isinstance(one, Report)] == ["z.txt"]


def test_a_file_that_grows_and_shrinks_while_it_is_read(folder: Path) -> None:
    """What is written to a table behind the row that was read is read, or is cut off: no more."""
    row = json.dumps({"title": "Ferry", "text": TEXT}).encode() + b"\n"
    (folder / "m.jsonl").write_bytes(row * 4_000)
    found = read(folder)
    assert [type(next(found)) for _ in range(3)] == [Report] * 3
    (folder / "m.jsonl").write_bytes(row * 2 + b"{")
    rest = list(found)
    assert isinstance(rest[-1], Report)
    assert rest[-1].path.endswith("z.txt")


def test_a_name_in_no_encoding(folder: Path) -> None:
    """A file whose name is no UTF-8 is read, and its name can be printed."""
    name = os.fsencode(folder) + b"/m caf\xe9 \xff.txt"
    try:
        with open(name, "wb") as file:  # noqa: PTH123 - a path of bytes
            file.write(TEXT.encode())
    except OSError:
        pytest.skip("this file system takes no such names")
    assert told(folder) == []
    shown = [one.path for one in read(folder) if isinstance(one, Report)][1]
    assert shown.encode("utf-8").decode().endswith("m caf\ufffd \ufffd.txt")


def test_a_pipe_in_a_folder(folder: Path) -> None:
    """A named pipe would be waited for without end: it is a skip."""
    os.mkfifo(folder / "m.txt")
    assert told(folder) == [SkipReason.UNREADABLE]
