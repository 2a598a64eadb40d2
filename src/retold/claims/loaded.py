"""Words that judge as they name."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from retold.text.stems import stem_word


def is_loaded(stem: str) -> bool:
    """Whether a stem is that of a word that judges as it names: `regime`, `saboteur`."""
    return stem in _read_list()


@cache
def _read_list() -> frozenset[str]:
    text = (files("retold.claims") / "loaded.en.txt").read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(stem_word(line) for line in lines if line)
