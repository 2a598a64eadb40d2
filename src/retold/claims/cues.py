"""How far a cue lends its content standing: said, revealed, claimed."""

from __future__ import annotations

from retold.text.stems import stem_word
from retold.text.tokens import fold_words

_FACTIVE = (
    "reveal show confirm prove demonstrate establish acknowledge admit concede note notice point "
    "highlight stress emphasize emphasise underline underscore recognize recognise disclose expose "
    "discover find fact know realize realise conclude explain clarify remind observe"
)
_NEUTRAL = (
    "say tell state add announce report declare mention indicate comment remark write read quote "
    "according cite speak reply answer respond continue describe express voice inform expect "
    "propose ask think believe hope plan want"
)
_DISTANCING = (
    "claim allege purport insist maintain contend argue assert suggest pretend boast imply accuse"
)
_STRENGTH = {
    stem_word(word): strength
    for strength, words in (
        ("distancing", _DISTANCING),
        ("neutral", _NEUTRAL),
        ("factive", _FACTIVE),
    )
    for word in words.split()
} | {"said": "neutral", "told": "neutral", "wrote": "neutral", "spoke": "neutral"}
_SPOKEN_OF = frozenset(
    stem_word(word)
    for word in (
        "mention confirm announce accuse urge report say tell expect warn blame call describe "
        "criticize condemn order ask claim deny disclose reveal decide consider believe regard "
        "allege admit acknowledge promise pledge state declare note highlight stress quote cite "
        "estimate demand propose suggest express"
    ).split()
) | {"said", "told"}


def cue_strength(cue: str) -> str:
    """`factive`, `neutral` or `distancing` for the words of a cue; empty for no known cue.

    >>> cue_strength("revealed"), cue_strength("has said"), cue_strength("swam")
    ('factive', 'neutral', '')
    """
    found = [_STRENGTH.get(stem_word(word), "") for word in fold_words(cue)]
    for strength in ("factive", "distancing", "neutral"):
        if strength in found:
            return strength
    return ""


def is_speech_verb(stem: str) -> bool:
    """Whether a stem is that of a verb by which somebody says, demands or judges something."""
    return stem in _SPOKEN_OF
