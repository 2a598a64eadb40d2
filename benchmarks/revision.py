"""How much a text was revised: Clough & Stevenson's (2011) answers, from near copies to none.

Four classes: the answer is a near copy of an encyclopaedia's text, a light or a heavy revision of
it, or was written without it. A small regression over what the alignment says is fitted to all
answers but one, and asked for that one.
"""

from __future__ import annotations

from difflib import SequenceMatcher

import numpy as np
from rapidfuzz.distance import LCSseq

from benchmarks.fitted import cross_validated, fit_classes
from benchmarks.seeds import SHARED
from benchmarks.table import Row
from benchmarks.tally import mean_interval
from retold.model import Report, Span
from retold.reuse import Aligner
from retold.reuse.semantic import products, vectors_of
from retold.text.sentences import find_sentences
from retold.text.stems import content_stems
from retold.text.tokens import fold_words

FOLDER = SHARED / "data" / "reuse" / "clough_stevenson"
CLASSES = ("non", "heavy", "light", "cut")
RIDGE = 1.0
_RUNS = (1, 2, 3, 4, 5)
_LEAST_RUN = 3


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
    ours, theirs = fold_words(original.text), fold_words(answer.text)
    stems = [set(content_stems(one.text)) for one in (original, answer)]
    return [
        alignment.share_right,
        quick.share_right,
        *_run_shares(ours, theirs),
        len(stems[0] & stems[1]) / max(1, len(stems[1])),
        *_senses(original, answer),
        np.log1p(_longest_run(ours, theirs)),
        LCSseq.similarity(ours, theirs) / max(1, len(theirs)),
    ]


def _senses(original: Report, answer: Report) -> list[float]:
    """How near in sense the answer's sentences come to one of the original: mean, lower quarter."""
    ours, theirs = (
        vectors_of([span.of(one.text) for span in find_sentences(one.text, Span(0, len(one.text)))])
        for one in (original, answer)
    )
    best = products(theirs, ours).max(axis=1)
    return [float(best.mean()), float(np.quantile(best, 0.25))]


def _longest_run(ours: list[str], theirs: list[str]) -> int:
    """The longest run of words, of three or more, that both have."""
    found = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
    return found.size if found.size >= _LEAST_RUN else 0


def _run_shares(original: list[str], answer: list[str]) -> list[float]:
    """Of the answer's runs of so many words, the share that stands in the original."""
    made = []
    for size in _RUNS:
        mine, theirs = _runs(answer, size), _runs(original, size)
        made.append(len(mine & theirs) / max(1, len(mine)))
    return made


def _runs(words: list[str], size: int) -> set[tuple[str, ...]]:
    return {tuple(words[place : place + size]) for place in range(len(words) - size + 1)}


def rows() -> list[Row]:
    """The table's row."""
    held = answers()
    if not held:
        return [Row("clough_stevenson", "accuracy", "-", f"no data at {FOLDER}")]
    aligner = Aligner()
    table = np.array([features(aligner, original, answer) for original, answer, _ in held])
    labels = np.array([kind for _, _, kind in held])
    guessed = cross_validated(table, labels, len(labels), fit_classes(RIDGE))
    right = (guessed == labels).tolist()
    low, high = mean_interval([float(one) for one in right])
    note = f"[{low:.3f}, {high:.3f}] of {len(held)} answers, each left out once"
    return [Row("clough_stevenson", "accuracy", f"{sum(right) / len(held):.3f}", note)]


def _read(name: str) -> Report:
    return Report.from_text(
        (FOLDER / name).read_text(encoding="utf-8", errors="replace"), path=name
    )
