"""Verbs by which somebody says, demands or judges something, and those that colour it."""

from __future__ import annotations

from functools import cache

from retold.text.stems import stem_word
from retold.text.tokens import fold_words
from retold.text.wordlists import read_list

_SPOKEN_OF = frozenset(
    stem_word(word)
    for word in (
        "mention confirm announce accuse urge report say tell expect warn blame call describe "
        "criticize condemn order ask claim deny disclose reveal decide consider believe regard "
        "allege admit acknowledge promise pledge state declare note highlight stress quote cite "
        "estimate demand propose suggest express"
    ).split()
) | {"said", "told"}


def is_speech_verb(stem: str) -> bool:
    """Whether a stem is that of a verb by which somebody says, demands or judges something."""
    return stem in _SPOKEN_OF


def loaded_verb(cue: str) -> str:
    """The verb of a cue that colours what is said ("boasted", "threatened"); empty if none does.

    >>> loaded_verb("has threatened to ask"), loaded_verb("said")
    ('threatened', '')
    """
    return next((word for word in fold_words(cue) if stem_word(word) in _loaded()), "")


@cache
def _loaded() -> frozenset[str]:
    lines = read_list("retold.claims", "loaded_cues.en.txt")
    return frozenset(stem_word(form) for line in lines for form in line.split("/"))
