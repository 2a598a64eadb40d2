"""Unpacking gzip within bounds."""

from __future__ import annotations

import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.formats.given import TEXT, read_all
from retold.ingest.formats.gzipped import Gzip
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.formats.unpacked import Unpacked
from retold.ingest.limits import LIMITS, ReadingLimits
from retold.ingest.tally import Tally
from retold.model import Report, Skip, SkipReason

MEMBERS = st.lists(st.binary(max_size=300), min_size=1, max_size=5)


def unpack(body: bytes) -> tuple[bytes, int]:
    """What is inside, and the number of damaged places."""
    stream = Unpacked(io.BytesIO(body), Gzip(), LIMITS, Tally())
    return stream.read(), stream.damaged


@given(MEMBERS)
def test_members_one_after_the_other(members: list[bytes]) -> None:
    """Many members are unpacked as one stream."""
    assert unpack(b"".join(map(gzip.compress, members))) == (b"".join(members), 0)


@given(MEMBERS, st.binary(max_size=50))
def test_garbage_at_the_end(members: list[bytes], garbage: bytes) -> None:
    """What follows the last member harms nothing before it; zero bytes are no damage."""
    whole = b"".join(map(gzip.compress, members))
    assert unpack(whole + b"\0" * 40) == (b"".join(members), 0)
    assert unpack(whole + garbage)[0].startswith(b"".join(members))


def test_a_damaged_member() -> None:
    """A damaged member is counted once, and the next one is unpacked."""
    parts = [bytearray(gzip.compress(bytes([65 + n]) * 5000)) for n in range(3)]
    parts[1][20] ^= 0xFF
    unpacked, damaged = unpack(b"".join(parts))
    assert unpacked.endswith(b"C" * 5000)
    assert damaged == 1


@pytest.mark.parametrize("cut", [5, 12, -5])
def test_cut_off(cut: int) -> None:
    """A member without its end is damaged."""
    assert unpack(gzip.compress(TEXT.encode())[:cut])[1] == 1


def test_a_packed_text() -> None:
    """A text that is packed is read, and keeps its name."""
    (report,) = read_all(gzip.compress(TEXT.encode()), "a.txt.gz")
    assert isinstance(report, Report)
    assert report.path == "a.txt.gz"


def test_a_bomb() -> None:
    """A file that unpacks to far more than its size is stopped, and said to be one."""
    options = ReadingOptions(limits=ReadingLimits(free_bytes=100_000))
    found = read_all(gzip.compress(b"a " * 5_000_000), "a.gz", options)
    assert SkipReason.TOO_LARGE in {one.reason for one in found if isinstance(one, Skip)}


def test_packed_again_and_again() -> None:
    """Packing within packing is not followed without end."""
    body = TEXT.encode()
    for _ in range(20):
        body = gzip.compress(body)
    (skip,) = read_all(body, "a.gz")
    assert isinstance(skip, Skip)
    assert skip.reason is SkipReason.TOO_LARGE


def test_ten_thousand_broken_members_are_enough() -> None:
    """A stream that only breaks is given up, what was whole before it is kept."""
    broken = b"\x1f\x8b\x08\x08" * 40_000
    found, damaged = unpack(gzip.compress(b"whole") + broken)
    assert found == b"whole"
    assert damaged
