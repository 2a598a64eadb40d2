"""What the user ruled: these two reports are one story, these two are not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from retold.errors import RetoldError

Pair = tuple[str, str]


class Judgements:
    """Pairs of reports that stand in one story, and pairs that do not, whatever else is seen.

    What stands together goes on: with `a` and `b`, and `b` and `c`, also `a` and `c`. Reports
    that are not there yet may be named.
    """

    def __init__(self, together: Iterable[Pair] = (), apart: Iterable[Pair] = ()) -> None:
        self._mates: dict[str, set[str]] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for a, b in together:
            self.put_together(a, b)
        for a, b in apart:
            self.keep_apart(a, b)

    def put_together(self, a: str, b: str) -> None:
        """Rule that two reports tell one story.

        Raises:
            RetoldError: They were ruled to be apart, by themselves or through others.
        """
        mine, theirs = self.mates(a), self.mates(b)
        for one in mine:
            if held := self._apart[one] & theirs:
                raise RetoldError(
                    f"{a} and {b} cannot be one story: {one} and {min(held)} were kept apart; "
                    "take that back first"
                )
        both = mine | theirs
        self._mates.update(dict.fromkeys(both, both))

    def keep_apart(self, a: str, b: str) -> None:
        """Rule that two reports do not tell one story.

        Raises:
            RetoldError: They were ruled to be one story, by themselves or through others.
        """
        if b in self.mates(a):
            raise RetoldError(
                f"{a} and {b} cannot be kept apart: they were put together; take that back first"
            )
        self._apart[a].add(b)
        self._apart[b].add(a)

    def mates(self, report_id: str) -> set[str]:
        """The report itself and all that stand together with it."""
        return self._mates.get(report_id) or {report_id}

    def strangers(self, report_id: str) -> set[str]:
        """All that are kept apart from a report, by itself or through those it stands with."""
        apart = [self._apart[one] for one in self.mates(report_id) if one in self._apart]
        if not apart:
            return set()
        return {mate for one in set().union(*apart) for mate in self.mates(one)}
