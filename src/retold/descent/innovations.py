"""Readings that two reports share against all others that have the same sentence."""

from __future__ import annotations

from collections.abc import Sequence

from retold.descent.wording import Words

ALIKE = 0.5


def shared_innovations(
    words: Sequence[Words], copy: int, exemplar: int, others: Sequence[int]
) -> list[str]:
    """Words in which a copy and an exemplar agree against at least two others that agree.

    Only sentences that stand in all of them count, so that a passage which others merely left
    out is no innovation. An agreement in odd readings is the surest sign of descent (the "common
    error" of Lachmann's method); an agreement in what is widely shared is none.
    """
    found: list[str] = []
    theirs = [words[at].sentences for at in others]
    exemplars = words[exemplar].sentences
    for mine in words[copy].sentences:
        same = counterpart(mine, exemplars)
        witnesses = [one for one in (counterpart(mine, rows) for rows in theirs) if one]
        if same is None or len(witnesses) < 2:
            continue
        against = frozenset[str]().union(*witnesses)
        agreed = frozenset.intersection(*witnesses)
        # The others must hold something of their own together in this place.
        if agreed - mine - same:
            found += sorted((mine & same) - against)
    return found


def counterpart(row: frozenset[str], rows: Sequence[frozenset[str]]) -> frozenset[str] | None:
    """The sentence that shares at least half of its words with this one, the likest first."""
    best = max(rows, key=lambda other: len(row & other), default=None)
    if best is None or len(row & best) < ALIKE * max(len(row), len(best)):
        return None
    return best
