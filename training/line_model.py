"""Train the line model: which lines of a flattened page belong to its article.

Reads wcxb-dev.jsonl (web pages as lines with labels, CC BY 4.0), writes trees as arrays and their
hash. What is learned are thresholds of counts and positions; no words are kept. Pages of outlets
that stand in the measuring set are left out.

    PYTHONPATH=. python training/line_model.py --data ../shared/data/reading

With `--folds 0` it trains what ships and does not cross-validate.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from catboost import CatBoostClassifier, Pool

from benchmarks.flattened import Page, outlets_of, read_pages, split_by_outlet, token_f1
from line_pages import Labelled, vary_pages
from retold.ingest.linemodel.context import describe_lines
from retold.ingest.linemodel.measures import measure_lines
from retold.ingest.linemodel.sheet import Sheet
from retold.ingest.linemodel.trees import Trees
from retold.ingest.lines import split_lines
from retold.ingest.region import choose_lines

SEED, FOLDS = 1, 5
TREES, DEPTH, RATE = 160, 6, 0.09
OUT = Path(__file__).parents[1] / "src" / "retold" / "ingest" / "linemodel"


@dataclass(frozen=True, slots=True)
class Example:
    """The features of one page's lines, their labels and how much each weighs."""

    rows: npt.NDArray[np.float32]
    labels: npt.NDArray[np.bool_]
    weights: npt.NDArray[np.float64]


def make_example(page: Labelled) -> Example:
    """A page as numbers: every page weighs the same, a line by the root of its words."""
    measures = measure_lines(Sheet(page.texts))
    weights = np.sqrt(measures.words.astype(np.float64) + 1)
    return Example(
        rows=describe_lines(measures),
        labels=np.array(page.labels, dtype=bool),
        weights=weights / weights.sum() * 50 * page.weight,
    )


def fit(pages: Sequence[Labelled], trees: int) -> Trees:
    """The trees grown on some pages."""
    examples = [make_example(page) for page in pages]
    model = CatBoostClassifier(
        iterations=trees, depth=DEPTH, learning_rate=RATE, l2_leaf_reg=8, rsm=0.4, border_count=48,
        bootstrap_type="Bernoulli", subsample=0.7, random_seed=SEED, thread_count=1,
        verbose=False, allow_writing_files=False,
    )  # fmt: skip
    model.fit(
        Pool(
            np.concatenate([one.rows for one in examples]),
            np.concatenate([one.labels for one in examples]).astype(int),
            weight=np.concatenate([one.weights for one in examples]),
        )
    )
    return as_arrays(model)


def as_arrays(model: CatBoostClassifier) -> Trees:
    """A model of CatBoost in our own arrays."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "model.json"
        model.save_model(str(file), format="json")
        held = json.loads(file.read_text(encoding="utf-8"))
    numbers: dict[tuple[int, float], int] = {}
    grown = held["oblivious_trees"]
    questions = np.zeros((len(grown), DEPTH), dtype=np.int32)
    leaves = np.zeros((len(grown), 2**DEPTH), dtype=np.float32)
    for row, tree in enumerate(grown):
        splits = [(one["float_feature_index"], one["border"]) for one in tree["splits"]]
        for level, split in enumerate(splits):
            questions[row, level] = numbers.setdefault(split, len(numbers))
        # A tree that stopped early: its last level asks again what its first one asked.
        values = np.array(tree["leaf_values"], dtype=np.float32)
        places = np.arange(2**DEPTH) & (2 ** len(splits) - 1)
        leaves[row] = values[places]
    scale, bias = held["scale_and_bias"]
    return Trees(
        features=np.array([feature for feature, _ in numbers], dtype=np.int32),
        borders=np.array([border for _, border in numbers], dtype=np.float32),
        questions=questions,
        leaves=leaves * np.float32(scale),
        bias=float(bias[0]),
    )


def score_page(trees: Trees, page: Page) -> float:
    """The word F1 of what is taken of a page by these trees, before zones are told apart."""
    lines = split_lines("\n".join(page.texts))
    rows = describe_lines(measure_lines(Sheet([line.text for line in lines])))
    taken = choose_lines(lines, trees.scores(rows))
    return token_f1([lines[at].text for at in sorted(taken)], page.gold)


def run_fold(job: tuple[list[Labelled], list[Page], int]) -> list[float]:
    """Fit on some pages, score others."""
    train, test, trees = job
    fitted = fit(train, trees)
    return [score_page(fitted, page) for page in test]


def cross_validate(pages: list[Page], trees: int, jobs: int) -> list[float]:
    """The word F1 of every page, by trees grown on the pages of other outlets."""
    work = []
    for fold in split_by_outlet(pages, FOLDS, SEED):
        held = {id(page) for page in fold}
        train = [page for page in pages if id(page) not in held]
        work.append((vary_pages(train, SEED), fold, trees))
    with ProcessPoolExecutor(jobs) as pool:
        return [score for scores in pool.map(run_fold, work) for score in scores]


def write(trees: Trees, folder: Path) -> str:
    """Write the arrays and their hash; the hash."""
    held = io.BytesIO()
    np.savez(
        held, features=trees.features.astype(np.int16), borders=trees.borders,
        questions=trees.questions.astype(np.int16), leaves=trees.leaves,
        bias=np.array(trees.bias),
    )  # fmt: skip
    digest = hashlib.sha256(held.getvalue()).hexdigest()
    (folder / "weights.npz").write_bytes(held.getvalue())
    (folder / "weights.sha256").write_text(f"{digest}  weights.npz\n", encoding="ascii")
    return digest


def main() -> None:
    """Cross-validate, then grow the trees that ship."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=FOLDS, help="0: no cross-validation")
    parser.add_argument("--trees", type=int, default=TREES)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--out", type=Path, default=OUT)
    chosen = parser.parse_args()
    pages = read_pages(chosen.data / "wcxb-dev.jsonl")
    measured = outlets_of(read_pages(chosen.data / "scrapinghub.jsonl"))
    train = [page for page in pages if page.outlet not in measured]
    digest = write(fit(vary_pages(train, SEED), chosen.trees), chosen.out)
    print(f"{len(train)} pages of {len(outlets_of(train))} outlets; sha256 {digest}", flush=True)
    if chosen.folds:
        scores = cross_validate(pages, chosen.trees, chosen.jobs)
        print(f"word F1 in {FOLDS} folds by outlet: {np.mean(scores):.4f} ({len(scores)} pages)")


if __name__ == "__main__":
    main()
