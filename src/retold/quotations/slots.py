"""Which passage of another report stands where a passage of this one stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from retold.model import Alignment, PassageLabel, Span
from retold.text.places import PlaceIndex


@dataclass(frozen=True, slots=True)
class Slot:
    """A passage here and its counterpart in another report."""

    here: Span
    report_id: str
    there: Span
    score: float


class Slots:
    """The aligned passages of a collection, looked up from either side."""

    def __init__(self, alignments: Iterable[Alignment]) -> None:
        by_report: dict[str, list[Slot]] = defaultdict(list)
        by_pair: dict[tuple[str, str], list[Slot]] = defaultdict(list)
        for alignment in alignments:
            for passage in alignment.passages:
                left, right = passage.left, passage.right
                if left is None or right is None:
                    continue
                if passage.label in {PassageLabel.ADDED, PassageLabel.DROPPED}:
                    continue
                for one, slot in (
                    (alignment.left_id, Slot(left, alignment.right_id, right, passage.score)),
                    (alignment.right_id, Slot(right, alignment.left_id, left, passage.score)),
                ):
                    by_report[one].append(slot)
                    by_pair[one, slot.report_id].append(slot)
        self._by_report = {key: _index(slots) for key, slots in by_report.items()}
        self._by_pair = {key: _index(slots) for key, slots in by_pair.items()}

    def counterparts(self, report_id: str, span: Span) -> list[Slot]:
        """The aligned passages that share at least a third of the span, the nearest first."""
        found = [
            (-slot.here.overlap(span), -slot.score, slot.there.start, slot)
            for slot in self._touching(self._by_report.get(report_id), span)
            if _shares_third(slot.here, span)
        ]
        return [slot for *_, slot in sorted(found, key=lambda one: one[:3])]

    def between(self, report_id: str, other_id: str) -> list[Slot]:
        """The aligned passages of two reports, in the order of the first."""
        mine = self._by_pair.get((report_id, other_id))
        return sorted(
            mine.things if mine else (), key=lambda slot: (slot.here.start, slot.there.start)
        )

    def is_aligned(self, report_id: str, span: Span, other_id: str, other: Span) -> bool:
        """Whether an aligned passage touches both spans."""
        return any(
            _shares_third(slot.here, span) and slot.there.overlap(other)
            for slot in self._touching(self._by_pair.get((report_id, other_id)), span)
        )

    @staticmethod
    def _touching(index: PlaceIndex[Slot] | None, span: Span) -> list[Slot]:
        return index.touching(span) if index else []


def _index(slots: Sequence[Slot]) -> PlaceIndex[Slot]:
    return PlaceIndex(slots, lambda slot: [slot.here])


def _shares_third(one: Span, other: Span) -> bool:
    """Whether two spans share at least a third of the shorter one."""
    shared = one.overlap(other)
    return shared > 0 and 3 * shared >= min(len(one), len(other))
