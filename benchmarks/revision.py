"""How much a text was revised: Clough & Stevenson's (2011) answers, from near copies to none.

Four classes: the answer is a near copy of an encyclopaedia's text, a light or a heavy revision of
it, or was written without it. A discriminant over what the alignment says is fitted to all answers
but one, and asked for that one.
"""

from __future__ import annotations

import numpy as np

from benchmarks.fitted import cross_validated, fit_discriminant
from benchmarks.seeds import SHARED
from benchmarks.table import Row
from benchmarks.tally import mean_interval
from retold.model import Alignment, Passage, PassageLabel, Report
from retold.reuse import Aligner
from retold.text.tokens import fold_words

FOLDER = SHARED / "data" / "reuse" / "clough_stevenson"
CLASSES = ("non", "heavy", "light", "cut")
SHRINK = 0.3
_RUNS = (1, 2, 3, 5, 8)


def answers() -> list[tuple[Report, Report, int]]:
    """The original, the answer, and its class; none where the data is absent."""
    listed = FOLDER / "all-plagiarised-files.txt"
    if not listed.exists():
        return []
    lines = [line.split(",") for line in listed.read_text(encoding="utf-8").split()]
    return [
        (_read(original), _read(answer), CLASSES.index(kind))
        for original, answer, kind in lines
        if (FOLDER / answer).exists()
    ]


def features(aligner: Aligner, original: Report, answer: Report) -> list[float]:
    """What the alignment says of an answer, as shares of its words."""
    alignment = aligner.align(original, answer)
    quick = aligner.align(original, answer, semantic=False)
    return [
        alignment.share_right,
        quick.share_right,
        *_label_shares(alignment),
        *_run_shares(fold_words(original.text), fold_words(answer.text)),
        _kept_share(alignment),
    ]


def _label_shares(alignment: Alignment) -> list[float]:
    """The share of the right report's words under each label."""
    words = dict.fromkeys(PassageLabel, 0)
    for passage in alignment.passages:
        words[passage.label] += len(fold_words(passage.right_text))
    total = sum(words.values()) or 1
    kinds = (PassageLabel.VERBATIM, PassageLabel.EDITED, PassageLabel.REWORDED)
    return [words[kind] / total for kind in kinds]


def _run_shares(original: list[str], answer: list[str]) -> list[float]:
    """Of the answer's runs of so many words, the share that stands in the original."""
    made = []
    for size in _RUNS:
        mine, theirs = _runs(answer, size), _runs(original, size)
        made.append(len(mine & theirs) / max(1, len(mine)))
    return made


def _runs(words: list[str], size: int) -> set[tuple[str, ...]]:
    return {tuple(words[place : place + size]) for place in range(len(words) - size + 1)}


def _kept_share(alignment: Alignment) -> float:
    """Inside the passages that both have, the share of the right one's words left unchanged."""
    shared = [one for one in alignment.passages if one.left is not None and one.right is not None]
    total = sum(len(fold_words(one.right_text)) for one in shared)
    return 1 - sum(_changed(one) for one in shared) / total if total else 0.0


def _changed(passage: Passage) -> int:
    return sum(len(fold_words(change.right_text)) for change in passage.changes)


def rows() -> list[Row]:
    """The table's row."""
    held = answers()
    if not held:
        return [Row("clough_stevenson", "accuracy", "-", f"no data at {FOLDER}")]
    aligner = Aligner()
    table = np.array([features(aligner, original, answer) for original, answer, _ in held])
    labels = np.array([kind for _, _, kind in held])
    guessed = cross_validated(table, labels, len(labels), fit_discriminant(SHRINK))
    right = (guessed == labels).tolist()
    low, high = mean_interval([float(one) for one in right])
    note = f"[{low:.3f}, {high:.3f}] of {len(held)} answers, each left out once"
    return [Row("clough_stevenson", "accuracy", f"{sum(right) / len(held):.3f}", note)]


def _read(name: str) -> Report:
    return Report.from_text(
        (FOLDER / name).read_text(encoding="utf-8", errors="replace"), path=name
    )
