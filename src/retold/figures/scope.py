"""In whose words a figure stands."""

from __future__ import annotations

from collections.abc import Iterable

from retold.model import Attribution, Span


class Scope:
    """Looks up the innermost attribution whose content holds a place."""

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        self._pieces: list[tuple[int, int, int, str]] = []
        known = {one.id: one for one in attributions}
        for one in known.values():
            depth, within = 0, one.within_id
            while within in known and depth < 20:
                depth, within = depth + 1, known[within].within_id
            size = sum(len(words.span) for words in one.content)
            self._pieces.extend(
                (words.start, words.end, depth * 10**9 - size, one.id) for words in one.content
            )
        self._pieces.sort()

    def innermost(self, span: Span) -> str | None:
        """The id of the innermost attribution in whose content a span stands; None outside all."""
        holding = [
            (rank, attribution_id)
            for start, end, rank, attribution_id in self._pieces
            if start <= span.start and span.end <= end + 1
        ]
        return max(holding)[1] if holding else None
