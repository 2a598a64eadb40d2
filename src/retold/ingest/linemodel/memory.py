"""Lines that stand on other pages of the same make: furniture, whatever they say.

No outlet needs to be known: pages of one make share their short lines. Pages that share their prose
as well are copies or versions of one report, and tell nothing about furniture.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Sequence

_SHORT_CHARS, _PROSE_CHARS = 60, 100
_LEAST_SHARED, _SHARE_OF_SHORT = 5, 0.3
_SHARE_OF_PROSE = 0.3
_PAGES_A_LINE = 4
_COMPARED_CHARS = 2000


class LineMemory:
    """The lines of the pages that were shown to it, the oldest forgotten first.

    Args:
        max_lines: How many different lines it holds at most; a line takes some 200 bytes.
    """

    def __init__(self, max_lines: int = 200_000) -> None:
        self._max_lines = max_lines
        self._pages: OrderedDict[int, tuple[int, ...]] = OrderedDict()
        self._count = 0

    def learn(self, texts: Sequence[str]) -> None:
        """Remember the lines of a page."""
        self._count += 1
        for key in {_key(text) for text in texts}:
            seen = self._pages.pop(key, ())
            self._pages[key] = (*seen[1 - _PAGES_A_LINE :], self._count)
        while len(self._pages) > self._max_lines:
            self._pages.popitem(last=False)

    def find_repeated(self, texts: Sequence[str]) -> set[int]:
        """Which lines of a page, by their index, stand on another page of the same make."""
        keys = [_key(text) for text in texts]
        short = {key for key, text in zip(keys, texts, strict=True) if len(text) <= _SHORT_CHARS}
        prose = {key for key, text in zip(keys, texts, strict=True) if len(text) >= _PROSE_CHARS}
        shared, told = self._count_pages(short), self._count_pages(prose)
        least = max(_LEAST_SHARED, _SHARE_OF_SHORT * len(short))
        same_make = {
            page
            for page, count in shared.items()
            if count >= least and told[page] <= _SHARE_OF_PROSE * len(prose)
        }
        return {
            index
            for index, key in enumerate(keys)
            if not same_make.isdisjoint(self._pages.get(key, ()))
        }

    def _count_pages(self, keys: set[int]) -> Counter[int]:
        """How many of some lines each page has."""
        return Counter(page for key in keys for page in self._pages.get(key, ()))


def _key(text: str) -> int:
    return hash(text[:_COMPARED_CHARS].casefold())
