"""The columns of an archive's tables, those on the way and those that stay."""

from __future__ import annotations

import pyarrow as pa

UNDATED = "undated"

# A file to be read: its number, its name as the user gave it, where it lies.
FILES = pa.schema([("file", pa.int64()), ("shown", pa.string()), ("place", pa.string())])

# What reading gave: reports and skips, in their order. `record` is the noun as JSON; `day` counts
# from 1970; `twin` is the hash of the folded words, equal for equal texts.
ITEMS = pa.schema(
    [
        ("number", pa.int64()),
        ("what", pa.string()),
        ("id", pa.string()),
        ("week", pa.string()),
        ("day", pa.int32()),
        ("twin", pa.int64()),
        ("record", pa.string()),
    ]
)

# A fingerprint of a text, or one of its rarest words. `weight` is what it counts for a shared
# passage, `rare` whether it is a word; `prints` counts the fingerprints that its text has.
POSTINGS = pa.schema(
    [
        ("print", pa.int64()),
        ("number", pa.int64()),
        ("weight", pa.int32()),
        ("rare", pa.int32()),
        ("prints", pa.int32()),
        ("day", pa.int32()),
        ("slot", pa.int32()),
    ]
)

# Which texts hang together.
COMPONENTS = pa.schema([("number", pa.int64()), ("together", pa.int64())])

# Everything found: a noun of the trace document each, as JSON.
TOLD = pa.schema(
    [
        ("noun", pa.string()),
        ("week", pa.string()),
        ("story", pa.string()),
        ("place", pa.int32()),
        ("report", pa.string()),
        ("record", pa.string()),
    ]
)
