"""The usual baseline of story grouping: one pass, cosine of TF-IDF, one threshold."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from retold.model import Report
from retold.text.stems import content_stems

Vector = dict[str, float]


def vectors(reports: Sequence[Report]) -> list[Vector]:
    """The TF-IDF vectors of reports, of unit length, with the frequencies of this collection."""
    counts = [Counter(content_stems(f"{one.headline}\n{one.text}")) for one in reports]
    held_by = Counter(stem for count in counts for stem in count)
    made = []
    for count in counts:
        vector = {
            stem: (1 + math.log(number)) * math.log((1 + len(reports)) / held_by[stem])
            for stem, number in count.items()
        }
        length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        made.append({stem: value / length for stem, value in vector.items()})
    return made


def cosine(one: Vector, other: Vector) -> float:
    """The cosine of two vectors of unit length."""
    one, other = sorted((one, other), key=len)
    return sum(value * other.get(stem, 0.0) for stem, value in one.items())


def group(held: Sequence[Vector], threshold: float) -> list[int]:
    """The number of each report's group: that of the nearest centre above the threshold."""
    sums: list[Vector] = []
    squares: list[float] = []
    having: dict[str, set[int]] = defaultdict(set)
    made = []
    for vector in held:
        near: dict[int, float] = defaultdict(float)
        for stem, value in vector.items():
            for number in having[stem]:
                near[number] += value * sums[number][stem]
        scored = ((near[number] / math.sqrt(squares[number]), number) for number in near)
        best, number = max(scored, default=(0.0, -1))
        if best <= threshold:
            number = len(sums)
            sums.append({})
            squares.append(0.0)
        centre = sums[number]
        for stem, value in vector.items():
            before = centre.get(stem, 0.0)
            centre[stem] = before + value
            squares[number] += (before + value) ** 2 - before**2
            having[stem].add(number)
        made.append(number)
    return made
