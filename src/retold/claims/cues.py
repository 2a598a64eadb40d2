"""Verbs by which somebody says, demands or judges something, and those that colour it."""

from __future__ import annotations

from functools import cache

from retold.text.function_words import GRAMMAR
from retold.text.scales import compare_strength
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
_REFUSING = frozenset(stem_word(word) for word in ("refuse", "reject", "rebuff"))
# Scales of what somebody does by speaking, where each step is another act.
_ACTS = frozenset(["refusal", "commitment", "admission"])
STEP, MIN_PAST = 2, 4


def is_speech_verb(stem: str) -> bool:
    """Whether a stem is that of a verb by which somebody says, demands or judges something."""
    return stem in _SPOKEN_OF


def loaded_verb(cue: str, *, is_quoted: bool = False) -> str:
    """The verb of a cue that colours what is said ("boasted", "threatened"); empty if none does.

    Beside words in quotation marks every verb in the past that is not plain colours them: somebody
    sobbed, squirmed or purred what another report has him say.

    >>> loaded_verb("has threatened to ask"), loaded_verb("said")
    ('threatened', '')
    >>> loaded_verb("simpered"), loaded_verb("simpered", is_quoted=True)
    ('', 'simpered')
    """
    words = fold_words(cue)
    stems = [stem_word(word) for word in words]
    found = next((w for w, stem in zip(words, stems, strict=True) if stem in _loaded()), "")
    if found or not is_quoted or any(stem in _plain() for stem in stems):
        return found
    verbs = [word for word in words if word not in GRAMMAR]
    is_past = bool(verbs) and len(verbs[-1]) > MIN_PAST and verbs[-1].endswith("ed")
    return verbs[-1] if is_past else ""  # a cue may also be a noun: "his comments"


def has_tone(cue: str, *, is_quoted: bool = False) -> bool:
    """Whether a cue may be stronger than another: it colours, or stands on a scale of acts."""
    if loaded_verb(cue, is_quoted=is_quoted) or is_refusal(cue):
        return True
    return not is_plain(cue)


def is_plain(cue: str) -> bool:
    """Whether a cue carries what is said and does not colour it ("said", "explained")."""
    return any(stem_word(word) in _plain() for word in fold_words(cue) if word not in GRAMMAR)


def is_refusal(cue: str) -> bool:
    """Whether a cue refuses outright."""
    return any(stem_word(word) in _REFUSING for word in fold_words(cue))


def stronger_cue(weak: str, strong: str) -> str:
    """What says that a cue is stronger than another of the same act; empty where nothing does.

    >>> stronger_cue("said", "said"), bool(stronger_cue("declined", "refused"))
    ('', True)
    """
    step = compare_strength(fold_words(weak), fold_words(strong))
    least = 1 if step is not None and step.scale in _ACTS else STEP
    if step is None or step.by < least:
        return ""
    return f'"{step.left}" on one side, the stronger "{step.right}" on the other'


@cache
def _loaded() -> frozenset[str]:
    return _stems("loaded_cues.en.txt")


@cache
def _plain() -> frozenset[str]:
    return _stems("plain_cues.en.txt")


def _stems(name: str) -> frozenset[str]:
    lines = read_list("retold.claims", name)
    return frozenset(stem_word(form) for line in lines for form in line.split("/"))
