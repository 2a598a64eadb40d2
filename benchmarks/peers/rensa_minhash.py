"""rensa's deduplicator as its README has it, over a folder of Parquet files (`id`, `text`).

`python rensa_minhash.py FOLDER OUT.json`, in an environment that has rensa. It says of each text
whether it is the first of its kind, but not of which others: OUT lists the ids of those that are
not, a cluster each.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pyarrow.parquet as pq
from rensa import RMinHashDeduplicator


def main(folder: str, out: str) -> None:
    """Find the texts that are like an earlier one."""
    rows = pq.read_table(folder)
    held = RMinHashDeduplicator(threshold=0.8, num_perm=128, use_lsh=True)
    ids = rows["id"].to_pylist()
    texts = (text.split() for text in rows["text"].to_pylist())
    is_new = held.add_pairs(zip(ids, texts, strict=True))
    doubled = [[id_] for id_, new in zip(ids, is_new, strict=True) if not new]
    Path(out).write_text(json.dumps(doubled))


if __name__ == "__main__":
    main(*sys.argv[1:])
