"""Whatever becomes of a file: a report or a skip, never a traceback, every offset true."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.formats.given import read_all
from ingest.formats.samples import SAMPLES

# Where, as a share of the whole; what: flip, cut out, put in, double, cut off, write over with the
# largest number there is; and how much.
WAYS = ("flip", "out", "in", "twice", "off", "most")
WOUNDS = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(WAYS), st.binary(max_size=9)),
    min_size=1,
    max_size=4,
)


def wound(body: bytes, wounds: list[tuple[float, str, bytes]]) -> bytes:
    """A file that something happened to."""
    for share, what, given_bytes in wounds:
        at = int(share * len(body))
        size = len(given_bytes)
        if what == "flip":
            body = body[:at] + bytes(byte ^ 0xFF for byte in body[at : at + 1]) + body[at + 1 :]
        elif what == "out":
            body = body[:at] + body[at + size * size :]
        elif what == "in":
            body = body[:at] + given_bytes + body[at:]
        elif what == "twice":
            body = body[: at + size * 20] + body[at:]
        elif what == "most":
            body = body[:at] + b"\xff" * size + body[at + size :]
        else:
            body = body[:at]
    return body


def with_member(body: bytes, which: int, way: int, wounds: list[tuple[float, str, bytes]]) -> bytes:
    """A ZIP, all whose members are packed in one way, something having happened to one of them."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(body)) as whole,
        zipfile.ZipFile(made, "w", way) as archive,
    ):
        names = sorted(whole.namelist(), key=lambda name: "document.xml" not in name)
        for number, name in enumerate(names):
            part = whole.read(name)
            archive.writestr(name, wound(part, wounds) if number == which % len(names) else part)
    return made.getvalue()


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=20)
@given(wounds=WOUNDS)
def test_damaged_files(name: str, wounds: list[tuple[float, str, bytes]]) -> None:
    """A damaged file of any format keeps every promise, and reads the same twice."""
    body = wound(SAMPLES[name], wounds)
    assert read_all(body, name) == read_all(body, name)


@pytest.mark.parametrize("name", ["a.docx", "a.wacz", "a.zip"])
@settings(max_examples=20)
@given(
    which=st.integers(0, 2),
    way=st.sampled_from(
        [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
    ),
    wounds=WOUNDS,
)
def test_damaged_members(
    name: str, which: int, way: int, wounds: list[tuple[float, str, bytes]]
) -> None:
    """What is damaged inside of a whole ZIP is met behind its sums, which would tell of it."""
    body = with_member(SAMPLES[name], which, way, wounds)
    assert read_all(body, name) == read_all(body, name)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_under_another_name(name: str) -> None:
    """A file is what it holds, not what it is called."""
    for path in ("a.txt", "a.html", "a.bin", "-"):
        assert read_all(SAMPLES[name], path)
