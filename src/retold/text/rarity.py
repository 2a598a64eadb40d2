"""How rare a word is in English, from the order of the word vectors' vocabulary.

The vocabulary of all-MiniLM-L6-v2 holds the commoner words of English whole, roughly in order of
frequency; what it has to piece together is rarer than all of them.
"""

from __future__ import annotations

import math

from retold.text.vectors import pieces_of

LAST_RANK = 30_000


def rarity(word: str) -> float:
    """How rare a word is: 0 for the commonest, 0.9 for the rarest held whole, 1 for all others.

    >>> rarity("boat") < rarity("dredger")
    True
    """
    pieces = pieces_of(word.casefold())
    if len(pieces) != 1:
        return 1.0
    return min(0.9, 0.9 * math.log(2 + pieces[0]) / math.log(LAST_RANK))
