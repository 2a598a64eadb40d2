"""Words that judge as they name."""

from __future__ import annotations

from functools import cache

from retold.text.stems import stem_word
from retold.text.wordlists import read_list


def is_loaded(stem: str) -> bool:
    """Whether a stem is that of a word that judges as it names: `regime`, `saboteur`."""
    return stem in _loaded()


@cache
def _loaded() -> frozenset[str]:
    return frozenset(map(stem_word, read_list("retold.claims", "loaded.en.txt")))
