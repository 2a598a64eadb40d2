"""Story grouping on labelled streams, the score of pairs, and what a report costs.

B-cubed (Bagga and Baldwin 1998) with an interval over the key's stories; TF-IDF beside it at the
threshold that suits it best on the same data, which flatters it.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

import numpy as np

from benchmarks import tfidf
from benchmarks.grouping_data import (
    ABSENT,
    ELSEWHERE,
    LEAST_CHARS,
    Filed,
    Pair,
    ecb_plus,
    incidents,
    pairs,
    siblings,
    tellings,
    wikinews_sources,
)
from benchmarks.planted import reports as planted_reports
from benchmarks.table import Row, print_table
from benchmarks.tally import SAMPLES, SEED, Merit, Tally, merit_of
from retold.model import Report
from retold.stories import StoryStream, pair_score
from retold.text.weights import WordWeights

THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35)
SIZES = (2_000,)
LARGE_SIZES = (10_000, 50_000, 100_000, 200_000)
PLANTED_WORDS = 300
MEASURED = 500
SAME_STORY = 2.0
STREAMS: tuple[tuple[str, Callable[[], list[Filed]], int], ...] = (
    ("incidents", incidents, 2),
    ("wikinews_sources", wikinews_sources, 1),
    ("ecb_plus", ecb_plus, 1),
    ("tellings", tellings, 1),
    ("siblings", siblings, 1),
)


def stream_labels(filed: Iterable[Filed]) -> list[str]:
    """The story of each report once all have come, in this order."""
    held = list(filed)
    stream = StoryStream()
    for one in held:
        stream.add(one.report)
    return [stream.story_of(one.report.id) for one in held]


def b_cubed(filed: Sequence[Filed], labels: Sequence[object], least: int = 1) -> Merit:
    """B-cubed over the reports whose story has `least` reports or more.

    The others stay in the stream, and count where they stand with those.
    """
    true = Counter(one.story for one in filed)
    found = Counter(labels)
    both = Counter((one.story, label) for one, label in zip(filed, labels, strict=True))
    tallies: dict[str, list[float]] = {}
    for one, label in zip(filed, labels, strict=True):
        if true[one.story] < least:
            continue
        shared = both[one.story, label]
        tally = tallies.setdefault(one.story, [0.0, 0.0, 0.0])
        tally[0] += shared / true[one.story]
        tally[1] += shared / found[label]
        tally[2] += 1
    return merit_of([Tally(hit, n, right, n) for hit, right, n in tallies.values()])


def stream_rows(name: str, filed: Sequence[Filed], least: int) -> list[Row]:
    """What a labelled stream comes out as, in its order and shuffled, and TF-IDF on it."""
    if not filed:
        return [Row(name, "retold", "-", ABSENT)]
    of = len({one.story for one in filed})
    labels = stream_labels(filed)
    made = [_row(name, "retold", b_cubed(filed, labels, least), labels, of)]
    if name == "wikinews_sources":
        made += _dead_link_rows(name, filed, labels)
    shuffled = list(filed)
    random.Random(SEED).shuffle(shuffled)  # noqa: S311 - no secret
    other = stream_labels(shuffled)
    made.append(_row(name, "retold, shuffled", b_cubed(shuffled, other, least), other, of))
    label_of = dict(zip((one.report.id for one in shuffled), other, strict=True))
    again = [Filed(one.report, label) for one, label in zip(filed, labels, strict=True)]
    same = b_cubed(again, [label_of[one.report.id] for one in filed])
    made.append(Row(name, "both orders agree", f"{same.f1:.3f}", str(same)))
    vectors = tfidf.vectors([one.report for one in filed])
    best = max(
        (tfidf.group(vectors, threshold) for threshold in THRESHOLDS),
        key=lambda made: b_cubed(filed, made, least).f1,
    )
    made.append(_row(name, "TF-IDF, best threshold", b_cubed(filed, best, least), best, of))
    return made


def _dead_link_rows(name: str, filed: Sequence[Filed], labels: Sequence[str]) -> list[Row]:
    """What the pages that are too short for a report do to the figure.

    The first row takes them out of stories and key; the next is the key itself, with each of them
    in a story of its own: no reading of the others can reach more. The last takes out besides what
    was read and says no word of the article that it stands with.
    """
    kept = [at for at, one in enumerate(filed) if len(one.report.text) >= LEAST_CHARS]
    some, found = [filed[at] for at in kept], [labels[at] for at in kept]
    ideal = [
        one.story if len(one.report.text) >= LEAST_CHARS else at for at, one in enumerate(filed)
    ]
    of = len({one.story for one in some})
    told = [at for at in kept if filed[at].report.path not in ELSEWHERE]
    tell, of_them = [filed[at] for at in told], [labels[at] for at in told]
    return [
        _row(name, "retold, without dead links", b_cubed(some, found), found, of),
        _row(name, "the key, dead links alone", b_cubed(filed, ideal), ideal, of),
        _row(name, "retold, pages that tell it", b_cubed(tell, of_them), of_them, of),
    ]


def _row(name: str, measure: str, merit: Merit, labels: Sequence[object], of: int) -> Row:
    note = f"{merit}; {len(set(labels))} stories for {of}"
    return Row(name, measure, f"{merit.f1:.3f}", note)


def pair_rows(held: Sequence[Pair]) -> list[Row]:
    """The score of pairs against the key's judgement, and the cosine of TF-IDF beside it."""
    if not held:
        return [Row("similarity_en", "Pearson", "-", ABSENT)]
    distance = np.array([one.distance for one in held])
    scores = np.array([pair_score(one.left, one.right) for one in held])
    vectors = tfidf.vectors([report for one in held for report in (one.left, one.right)])
    cosines = np.array([tfidf.cosine(*vectors[at : at + 2]) for at in range(0, len(vectors), 2)])
    even = max(cosines.tolist(), key=lambda at: _f1(cosines >= at, distance))
    made = [
        ("Pearson", scores, _pearson),
        ("same story", scores >= 0.5, _f1),
        ("Pearson, TF-IDF", cosines, _pearson),
        ("same story, TF-IDF, best threshold", cosines >= even, _f1),
    ]
    return [
        Row("similarity_en", name, f"{of(values, distance):.3f}", _interval(of, values, distance))
        for name, values, of in made
    ]


def _pearson(scores: np.ndarray, distance: np.ndarray) -> float:
    return float(np.corrcoef(scores, -distance)[0, 1])


def _f1(is_same: np.ndarray, distance: np.ndarray) -> float:
    true = distance <= SAME_STORY
    return float(2 * (is_same & true).sum() / max(1, is_same.sum() + true.sum()))


def _interval(
    of: Callable[[np.ndarray, np.ndarray], float], values: np.ndarray, distance: np.ndarray
) -> str:
    drawn = np.random.default_rng(SEED).integers(len(values), size=(SAMPLES, len(values)))
    low, high = np.quantile([of(values[one], distance[one]) for one in drawn], (0.025, 0.975))
    return f"[{low:.3f}, {high:.3f}] over {len(values)} pairs"


def speed_rows(sizes: Sequence[int]) -> Iterator[Row]:
    """Reports a second of processor time in streams of these sizes: the last ones up to each.

    Five hundred that come together, and as many one by one after them. Each row comes as soon as
    it is measured.
    """
    stream = StoryStream()
    made = planted_reports(max(sizes) + MEASURED, words=PLANTED_WORDS)
    held = 0
    while reports := [one.report() for one in islice(made, MEASURED)]:
        alone = held in sizes
        begun = time.process_time()
        for _ in map(stream.add, reports) if alone else stream.add_all(reports):
            pass
        spent = time.process_time() - begun
        held += len(reports)
        if alone:
            yield _speed_row(f"one by one, {held - MEASURED:,} there", spent, reports[-1])
        elif held in sizes:
            yield _speed_row(f"together, {held:,} there", spent, reports[-1])


def _speed_row(name: str, spent: float, report: Report) -> Row:
    """How fast the stream was, in reports and in readings of the same report's words."""
    begun = time.process_time()
    for _ in range(20):
        WordWeights.from_reports([report])
    unit = (time.process_time() - begun) / 20
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    note = f"one costs {spent / MEASURED / unit:.1f} times reading its words off once; "
    note += f"{peak:,.0f} MB at most so far"
    return Row("stories speed", f"reports a second, {name}", f"{MEASURED / spent:.0f}", note)


def rows(sizes: Sequence[int] = SIZES) -> list[Row]:
    """All rows of the table."""
    made = [row for name, read, least in STREAMS for row in stream_rows(name, read(), least)]
    return [*made, *pair_rows(pairs()), *speed_rows(sizes)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help="speed at up to 200,000 reports")
    print_table(rows(LARGE_SIZES if parser.parse_args().large else SIZES))
