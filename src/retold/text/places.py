"""Things that stand in a text, to be looked up by place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from retold.model.span import Span

Thing = TypeVar("Thing")

# So few things are gone through one by one.
_FEW = 24


class PlaceIndex(Generic[Thing]):
    """Things with spans that may overlap, with those that touch a stretch found in log time.

    A search tree over the starts that keeps in each node the furthest end below it, laid out in
    one list (an augmented tree: Cormen et al., Introduction to Algorithms, section 14.3).
    """

    def __init__(self, things: Sequence[Thing], places: Callable[[Thing], Iterable[Span]]) -> None:
        """Index the things by their spans, of which one may have several."""
        self.things = tuple(things)
        spans = sorted(
            (span.start, span.end, number)
            for number, thing in enumerate(self.things)
            for span in places(thing)
            if len(span)
        )
        self._spans = spans
        self._starts = [start for start, _, _ in spans]
        self._numbers = [number for _, _, number in spans]
        self._leaves = 1 << max(0, len(spans) - 1).bit_length()
        self._ends = [0] * self._leaves + [end for _, end, _ in spans]
        self._ends += [0] * (2 * self._leaves - len(self._ends))
        for node in range(self._leaves - 1, 0, -1):
            self._ends[node] = max(self._ends[2 * node], self._ends[2 * node + 1])

    def touching(self, stretch: Span) -> list[Thing]:
        """The things that share a character with a stretch, each once, in the order given.

        >>> index = PlaceIndex([Span(0, 4), Span(2, 9), Span(9, 12)], lambda span: [span])
        >>> index.touching(Span(4, 9))
        [Span(start=2, end=9)]
        """
        return [self.things[number] for number in sorted(set(self._numbers_at(stretch)))]

    def _numbers_at(self, stretch: Span) -> Iterator[int]:
        """The numbers of the things that touch a stretch; the search passes over dead branches."""
        first, last = stretch.start, bisect_left(self._starts, stretch.end) if len(stretch) else 0
        if last <= _FEW:
            yield from [number for _, end, number in self._spans[:last] if end > first]
            return
        todo = [(1, 0, self._leaves)]
        while todo:
            node, low, high = todo.pop()
            if low >= last or self._ends[node] <= first:
                continue
            if node >= self._leaves:
                yield self._numbers[low]
                continue
            middle = (low + high) // 2
            todo += [(2 * node, low, middle), (2 * node + 1, middle, high)]
