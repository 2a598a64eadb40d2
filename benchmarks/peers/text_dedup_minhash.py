"""text-dedup's MinHash as its README has it, over a folder of Parquet files (`id`, `text`).

`python text_dedup_minhash.py FOLDER OUT.json`, in an environment that has text-dedup. OUT lists the
clusters: for each the ids of its texts.
"""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.parquet as pq

_CONFIG = """
[input]
input_type = "local_files"
file_type = "parquet"

[input.read_arguments]
path = "{folder}"
split = "train"

[algorithm]
algorithm_name = "minhash"
text_column = "text"
seed = 42
batch_size = 10000
num_perm = 240
threshold = 0.7
false_positive_weight = 0.5
false_negative_weight = 0.5
hash_bits = 64
ngram_size = 5
check_false_positive = true

[output]
output_dir = "output"
clean_cache = false
save_clusters = true

[debug]
enable_profiling = false
"""


def main(folder: str, out: str) -> None:
    """Find clusters by the command that its README gives."""
    with TemporaryDirectory() as work:
        text = _CONFIG.format(folder=Path(folder).absolute())
        (Path(work) / "config.toml").write_text(text)
        subprocess.run([sys.executable, "-m", "text_dedup.minhash"], check=True, cwd=work)
        found = pickle.loads((Path(work) / "output" / "clusters.pickle").read_bytes())  # noqa: S301 - our own
    ids = pq.read_table(folder, columns=["id"])["id"].to_pylist()
    made: dict[int, list[str]] = defaultdict(list)
    for number, cluster in found.items():
        made[cluster].append(ids[number])
    Path(out).write_text(json.dumps(list(made.values())))


if __name__ == "__main__":
    main(*sys.argv[1:])
