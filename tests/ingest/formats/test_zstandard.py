"""Archives and texts packed with Zstandard, with a dictionary and without, whole and damaged."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from ingest.formats.archives import address, record, records
from ingest.formats.given import PAGE, PARAGRAPHS, TEXT, body_of, read_all, reports_in
from retold.ingest.formats import zstandard
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.limits import ReadingLimits
from retold.model import Report, Skip, SkipReason

zstd = zstandard.load()
WORDS = "mole ferry guard harbour rope deck bow stern watch bell".split()


def train() -> Any:
    """A dictionary made of many short pages."""
    pages = [record(n, PAGE.replace("mole", WORDS[n % 10] * (n % 7)).encode()) for n in range(400)]
    return zstd.train_dict(pages, 8_000)


def skippable(body: bytes, sort: int = 0xD) -> bytes:
    """A frame that readers skip (RFC 8878, 3.1.2)."""
    return bytes([0x50 + sort]) + b"\x2a\x4d\x18" + len(body).to_bytes(4, "little") + body


def packed(parts: list[bytes], dictionary: Any = None) -> list[bytes]:
    """Each record as a frame of its own."""
    return [zstd.compress(part, zstd_dict=dictionary) for part in parts]


def addresses(body: bytes) -> list[str]:
    """The addresses of the pages that are read from an archive."""
    return [one.url for one in read_all(body, "a.warc.zst") if isinstance(one, Report)]


def reasons(body: bytes, options: ReadingOptions | None = None) -> list[SkipReason]:
    """Why something was left out."""
    return [one.reason for one in read_all(body, "a.warc.zst", options) if isinstance(one, Skip)]


ALL = [address(number) for number in range(5)]


def test_pages() -> None:
    """An archive packed record by record, or as a whole, is read as one that is not packed."""
    reports = reports_in(b"".join(packed(records())), "a.warc.zst")
    assert [report.url for report in reports] == ALL
    assert body_of(reports[0]) == PARAGRAPHS
    assert addresses(zstd.compress(b"".join(records()))) == ALL


@pytest.mark.parametrize("is_packed", [False, True])
def test_pages_that_share_a_dictionary(is_packed: bool) -> None:  # noqa: FBT001 - both
    """The dictionary that an archive begins with, packed itself or not, unpacks its records."""
    dictionary = train()
    content = dictionary.dict_content
    shared = skippable(zstd.compress(content) if is_packed else content)
    frames = packed(records(), dictionary)
    assert addresses(shared + b"".join(frames)) == ALL
    assert addresses(b"".join(frames)) == []


def test_frames_that_are_skipped() -> None:
    """Frames of others' data between the records, of whatever length, harm nothing."""
    frames = packed(records())
    frames[2:2] = [skippable(b"an index" * 20_000, 3), skippable(b"", 0)]
    assert addresses(b"".join(frames)) == ALL
    assert reasons(b"".join(frames)) == []


@pytest.mark.parametrize("place", [0, 4, 60, -30])
def test_a_frame_that_is_damaged(place: int) -> None:
    """One damaged frame of an archive costs one record."""
    frames = packed(records())
    broken = bytearray(frames[2])
    broken[place : place + 8] = bytes(byte ^ 0xFF for byte in broken[place : place + 8])
    frames[2] = bytes(broken)
    found = addresses(b"".join(frames))
    assert [one for one in found if one != address(2)] == ALL[:2] + ALL[3:]
    assert SkipReason.DAMAGED in reasons(b"".join(frames))


@pytest.mark.parametrize("cut", [5, 20, -20])
def test_cut_off(cut: int) -> None:
    """What is cut off is said to be damaged, in the dictionary too."""
    assert SkipReason.DAMAGED in reasons(zstd.compress(TEXT.encode())[:cut])
    assert SkipReason.DAMAGED in reasons(skippable(train().dict_content)[:cut])


def test_a_dictionary_that_is_none() -> None:
    """A dictionary that is too large, a bomb, or no dictionary is a skip with its reason."""
    frames = b"".join(packed(records()))
    huge = b"\x5d\x2a\x4d\x18\xff\xff\xff\xff" + frames
    assert reasons(huge) == [SkipReason.TOO_LARGE]
    assert reasons(skippable(zstd.compress(b"\0" * (17 << 20))) + frames) == [SkipReason.TOO_LARGE]
    assert reasons(skippable(b"abc") + frames) == [SkipReason.DAMAGED]


def test_a_bomb() -> None:
    """A file that unpacks to far more than its size is stopped, and said to be one."""
    options = ReadingOptions(limits=ReadingLimits(free_bytes=100_000))
    assert SkipReason.TOO_LARGE in reasons(zstd.compress(b"a " * 3_000_000), options)


def test_a_window_that_would_fill_the_memory() -> None:
    """A frame that asks for two gigabytes to be unpacked in is left out, and the rest goes on."""
    frames = packed(records())
    frames[1] = zstandard.MAGIC + bytes([0x00, 21 << 3]) + frames[1][6:]
    skips = [one for one in read_all(b"".join(frames), "a.warc.zst") if isinstance(one, Skip)]
    assert [one.reason for one in skips] == [SkipReason.DAMAGED]
    assert "128 MB" in skips[0].detail
    assert addresses(b"".join(frames)) == [ALL[0], *ALL[2:]]


@pytest.mark.parametrize(("times", "size"), [(1, 128), (2, 32), (3, 8)])
def test_windows_within_windows(times: int, size: int) -> None:
    """Each archive within another may ask for less: three wide windows took 590 MB."""
    too_wide = size.bit_length() + 10 << 3  # twice as much, as the head of a frame says it
    body = zstandard.MAGIC + bytes([0x00, too_wide]) + zstd.compress(TEXT.encode())[6:]
    for _ in range(times - 1):
        body = zstd.compress(body)
    skips = [one for one in read_all(body, "a.txt.zst") if isinstance(one, Skip)]
    assert any(f"more than {size} MB" in one.detail for one in skips)


def test_a_packed_text() -> None:
    """A text that is packed is read, and keeps its name."""
    (report,) = read_all(zstd.compress(TEXT.encode()), "a.txt.zst")
    assert isinstance(report, Report)
    assert report.path == "a.txt.zst"
    assert body_of(report) == PARAGRAPHS


HEADERS = (("Content-Type", "text/html"), ("Content-Encoding", "zstd"))


@pytest.mark.parametrize(
    "body",
    [
        zstd.compress(PAGE.encode()),
        zstd.compress(PAGE[:99].encode()) + zstd.compress(PAGE[99:].encode()),
        PAGE.encode(),
    ],
    ids=["one frame", "two frames", "unpacked already"],
)
def test_a_body_packed_for_sending(body: bytes) -> None:
    """Bodies that were sent so are unpacked."""
    (report,) = reports_in(record(1, body, headers=HEADERS), "a.warc")
    assert body_of(report) == PARAGRAPHS


def test_a_body_that_is_a_bomb() -> None:
    """A body that unpacks to too much is left out, and the next page is read."""
    options = ReadingOptions(limits=ReadingLimits(max_record_bytes=100_000))
    bomb = record(1, zstd.compress(b"<p>" + b" " * 2_000_000), headers=HEADERS)
    first, second = read_all(bomb + records()[2], "a.warc", options)
    assert isinstance(first, Skip)
    assert first.reason is SkipReason.TOO_LARGE
    assert isinstance(second, Report)


def test_where_it_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library an archive is a skip that says what to install, and so is a body."""

    def refuse(name: str) -> None:
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr(zstandard, "importlib", SimpleNamespace(import_module=refuse))
    (skip,) = read_all(b"".join(packed(records())), "a.warc.zst")
    assert isinstance(skip, Skip)
    assert skip.reason is SkipReason.NOT_INSTALLED
    assert "retold[archives]" in skip.detail
    body = record(1, zstd.compress(PAGE.encode()), headers=HEADERS)
    assert [one.reason for one in read_all(body, "a.warc") if isinstance(one, Skip)] == [
        SkipReason.NOT_INSTALLED
    ]
