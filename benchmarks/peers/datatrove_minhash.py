"""datatrove's MinHash as its own example has it, over a folder of Parquet files (`id`, `text`).

`python datatrove_minhash.py FOLDER OUT.json`, in an environment that has datatrove. OUT lists the
clusters: for each the ids of its texts.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from datatrove.executor.local import LocalPipelineExecutor
from datatrove.pipeline.dedup import MinhashDedupSignature
from datatrove.pipeline.dedup.minhash import (
    MinhashConfig,
    MinhashDedupBuckets,
    MinhashDedupCluster,
    MinhashDedupFilter,
)
from datatrove.pipeline.readers import ParquetReader
from datatrove.pipeline.writers.jsonl import JsonlWriter
from datatrove.utils.hashing import HashConfig

_PROCESSES = 2


def main(folder: str, out: str) -> None:
    """Find clusters: signatures, buckets, clusters, and the filter that tells who is in which."""
    config = MinhashConfig(hash_config=HashConfig(precision=64))
    with TemporaryDirectory() as work:
        reader = ParquetReader(folder, text_key="text", id_key="id")
        written = JsonlWriter(f"{work}/kept", compression=None)
        removed = JsonlWriter(f"{work}/removed", compression=None)
        for tasks, steps in (
            (_PROCESSES, [reader, MinhashDedupSignature(f"{work}/signatures", config)]),
            (
                config.num_buckets,
                [MinhashDedupBuckets(f"{work}/signatures", f"{work}/buckets", config=config)],
            ),
            (
                1,
                [
                    MinhashDedupCluster(
                        f"{work}/buckets", f"{work}/remove", config=config, save_cluster_id=True
                    )
                ],
            ),
            (
                _PROCESSES,
                [
                    reader,
                    MinhashDedupFilter(
                        f"{work}/remove", exclusion_writer=removed, load_cluster_ids=True
                    ),
                    written,
                ],
            ),
        ):
            LocalPipelineExecutor(
                steps, tasks=tasks, workers=min(tasks, _PROCESSES), logging_dir=f"{work}/logs"
            ).run()
        Path(out).write_text(json.dumps(_clusters(Path(work))))


def _clusters(work: Path) -> list[list[str]]:
    made: dict[int, list[str]] = defaultdict(list)
    for file in sorted(work.glob("*/*.jsonl")):
        for line in file.read_text().splitlines():
            row = json.loads(line)
            made[row["metadata"].get("minhash_cluster_id", -1)].append(row["id"])
    made.pop(-1, None)
    return list(made.values())


if __name__ == "__main__":
    main(*sys.argv[1:])
