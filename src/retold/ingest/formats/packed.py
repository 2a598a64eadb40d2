"""Gzip and Zstandard: whatever is inside, unpacked as a stream and within bounds."""

from __future__ import annotations

import io
from collections.abc import Iterator

from retold.ingest.formats.gzipped import Gzip
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.formats.unpacked import Codec, Unpacked
from retold.ingest.formats.zstandard import Zstandard, is_zstandard
from retold.ingest.input import Input
from retold.ingest.tally import bomb
from retold.model import Skip, SkipReason

_ENDINGS = (".gz", ".GZ", ".zst", ".ZST")


def read(source: Input, options: ReadingOptions) -> Iterator[Input | Skip]:
    """Yield what is inside; say at the end what of it was damaged or too much."""
    codec: Codec = Zstandard(source.nesting) if is_zstandard(source.head) else Gzip()
    unpacked = Unpacked(source.stream, codec, options.limits, source.tally)
    name = source.path
    for ending in _ENDINGS:
        name = name.removesuffix(ending)
    inside = Input.of(name, io.BufferedReader(unpacked, 1 << 16))
    inside.path = source.path
    inside.stated = source.stated
    yield inside
    if unpacked.damaged:
        times = "" if unpacked.damaged == 1 else f" in {unpacked.damaged} places"
        yield source.skip(SkipReason.DAMAGED, f"{codec.problem}{times}")
    if unpacked.is_bomb:
        raise bomb(options.limits)
