"""Texts with a known history: what was copied from what, how, and where it stands on both sides.

Everything is made from a seed out of the project's own invented texts (`corpus/attribution` and
the ferry story) and is the same on every machine. Three streams:

- `passages(seed, n)`: pairs of readable texts with planted passages, and pairs on one subject
  without any; for aligning.
- `reports(n, words=600, seed=0)`: any number of reports of a given length, recombined so that no
  two are alike but where a passage was planted; thousands a second in constant memory.
- `stories(seed, n)`: stories whose every descent is known, dated in one stream; their recipes are
  `descent_stories.Recipe`s (`training/`).
"""

from benchmarks.planted.operations import Operation
from benchmarks.planted.passages import Pair, passages
from benchmarks.planted.recombined import Made, reports
from benchmarks.planted.record import Planted
from benchmarks.planted.stories import Edge, Story, stories

__all__ = [
    "Edge",
    "Made",
    "Operation",
    "Pair",
    "Planted",
    "Story",
    "passages",
    "reports",
    "stories",
]
