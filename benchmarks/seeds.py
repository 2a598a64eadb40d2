"""The five sample texts, scored by the scorer that lies beside them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import seed_labels
from benchmarks.table import Row

SHARED = Path(os.environ.get("RETOLD_SHARED", Path(__file__).parents[2] / "shared"))
SCORER = SHARED / "gold" / "score" / "score_seeds.py"
OF = {
    "dates": 5, "dates_kept": 4, "quotes": 30, "attr_found": 141, "attr_found_body": 128,
    "attr_nested": 38, "pairs": 19, "changed": 7, "judged": 7, "traps": 2, "aligned_found": 29,
    "drifts": 15, "figures_found": 18, "figures_exact": 8, "figures_vague": 10, "swaps": 26,
    "descent": 9, "stories": 1,
}  # fmt: skip


def seed_paths() -> list[Path]:
    """The five sample texts; none where they are absent."""
    return sorted((SHARED / "seeds").glob("*.txt"))


def trace_document(paths: list[Path]) -> str:
    """What `retold trace --json` prints for files of one folder."""
    command = [sys.executable, "-m", "retold", "trace", *(path.name for path in paths), "--json"]
    done = subprocess.run(command, cwd=paths[0].parent, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def score(document: str) -> dict[str, float]:
    """Every figure of the scorer, by name; its `score_` functions define them."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "trace.json"
        file.write_text(document, encoding="utf-8")
        command = [sys.executable, str(SCORER), "--trace", str(file)]
        done = subprocess.run(command, capture_output=True, check=True, text=True)
    last = done.stdout.strip().splitlines()[-1].removeprefix("figure: ")
    return {name: float(value) for name, value in (pair.split("=") for pair in last.split())}


def rows() -> list[Row]:
    """The table's rows for the sample texts."""
    if not SCORER.exists():
        return [Row("seeds", "all", "-", f"no sample texts at {SHARED}")]
    document = trace_document(seed_paths())
    made = [
        Row("seeds", name, f"{value:g}", f"of {OF[name]}" if name in OF else "")
        for name, value in score(document).items()
    ]
    return made + seed_labels.rows(document, SCORER)


def main() -> None:
    """Print the figures as JSON."""
    sys.stdout.write(json.dumps(score(trace_document(seed_paths())), indent=1))


if __name__ == "__main__":
    main()
