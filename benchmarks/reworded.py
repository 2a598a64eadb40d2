"""Whether one sentence is another reworded: pairs out of PAN 2010's obfuscated passages.

A model over what the aligner measures of two sentences is fitted and asked in five folds.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from rapidfuzz.distance import LCSseq

from benchmarks.fitted import cross_validated, fit_logistic
from benchmarks.seeds import SHARED
from benchmarks.table import Row
from benchmarks.tally import mean_interval
from retold.model import Report
from retold.reuse.profile import Profile
from retold.reuse.semantic import Matrix
from retold.reuse.similarity import similarity
from retold.reuse.wordrun import WordLikeness, WordRun
from retold.reuse.words import EQUAL_FUNCTION, link_words
from retold.text.weights import WordWeights

FOLDER = SHARED / "data" / "reuse" / "pan10_sentences"
RIDGE = 3.0
FOLDS = 5
_FIRM = 0.7
_LETTERS = 4


def sentences() -> tuple[list[tuple[str, str]], list[int]]:
    """Pairs, and for each 1 where the second was made of the first; none where data is absent."""
    if not FOLDER.exists():
        return [], []
    first, second = (
        (FOLDER / f"pan-train_{side}.txt").read_text(encoding="utf-8").split("\n")
        for side in ("s1", "s2")
    )
    labels = (FOLDER / "pan-train.labels").read_text(encoding="utf-8").split()
    return list(zip(first, second, strict=True))[: len(labels)], [int(one) for one in labels]


def features(left: Profile, right: Profile) -> list[float]:
    """What the aligner measures of two sentences: matter, sense, words in order, runs, letters."""
    alike = similarity(left.lexicon, right.lexicon)
    ours, theirs = _covered(left, alike), _covered(right, alike.T)
    same = LCSseq.similarity(left.codes.tolist(), right.codes.tolist())
    links = link_words(_whole(left), _whole(right), WordLikeness(left, right))
    linked = sum(link.weight for link in links)
    places = [(link.left / left.size, link.right / right.size) for link in links]
    return [
        *ours,
        *theirs,
        *(min(pair) for pair in zip(ours, theirs, strict=True)),
        same / left.size,
        same / right.size,
        2 * same / (left.size + right.size),
        linked / _matter(left),
        linked / _matter(right),
        float(left.vectors.mean(axis=0) @ right.vectors.mean(axis=0)),
        *_runs(left, right),
        float(np.mean([abs(one - other) for one, other in places] or [0.0])),
        np.log(left.size),
        np.log(right.size),
        abs(np.log(left.size / right.size)),
    ]


def _covered(profile: Profile, alike: Matrix) -> tuple[float, float]:
    """The share of a sentence's matter that has a counterpart, by likeness and by wording."""
    weights, best = profile.values, alike.max(axis=1)[profile.of_word]
    whole = max(float(weights.sum()), 1e-6)
    return float((weights * best).sum()) / whole, float(weights[best >= _FIRM].sum()) / whole


def _whole(profile: Profile) -> WordRun:
    return WordRun.of_units(profile, 0, len(profile.units))


def _matter(profile: Profile) -> float:
    return sum(EQUAL_FUNCTION if word.is_function else 1.0 for word in profile.words)


def _runs(left: Profile, right: Profile) -> list[float]:
    """The runs of two and three words, and of four letters, that both have."""
    made = []
    for size in (2, 3):
        ours, theirs = (
            {tuple(codes[place : place + size]) for place in range(len(codes) - size + 1)}
            for codes in (left.codes.tolist(), right.codes.tolist())
        )
        made.append(len(ours & theirs) / max(1, min(len(ours), len(theirs))))
    mine, yours = (
        {text[place : place + _LETTERS] for place in range(len(text))}
        for text in (left.report.text.casefold(), right.report.text.casefold())
    )
    return [*made, len(mine & yours) / len(mine | yours)]


def rows() -> list[Row]:
    """The table's row."""
    pairs, labels = sentences()
    if not pairs:
        return [Row("pan10_sentences", "accuracy", "-", f"no data at {FOLDER}")]
    weight = lru_cache(maxsize=None)(WordWeights().weight)
    read = [[Profile(Report.from_text(text, path="-"), weight) for text in pair] for pair in pairs]
    chosen = [place for place, (one, other) in enumerate(read) if one.size and other.size]
    table = np.array([features(*read[place]) for place in chosen])
    known = np.array([labels[place] for place in chosen])
    right = (cross_validated(table, known, FOLDS, fit_logistic(RIDGE)) == known).tolist()
    # A pair that cannot be read counts as wrong.
    every = [float(one) for one in right] + [0.0] * (len(pairs) - len(chosen))
    low, high = mean_interval(every)
    note = f"[{low:.3f}, {high:.3f}] of {len(pairs)} pairs, in {FOLDS} folds"
    return [Row("pan10_sentences", "accuracy", f"{np.mean(every):.3f}", note)]
