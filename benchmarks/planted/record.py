"""What is known of a planted passage."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.planted.operations import Operation
from retold.model import Span


@dataclass(frozen=True, slots=True)
class Planted:
    """One passage that was made from another: where both stand, and what was done.

    `exemplar` is the number of the report that `source` is a span of (0, the left one, in a pair);
    `copy` is a span of the report that holds this record. `changed` is the share of the source's
    words that were replaced, 0 to 1.
    """

    operation: Operation
    exemplar: int
    source: Span
    copy: Span
    changed: float = 0.0
