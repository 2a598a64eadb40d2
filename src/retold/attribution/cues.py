"""The cues: words that signal that someone said, thought, wanted or felt something.

They are data (`cues.en.txt`): each entry gives the word, what its source does, how the reporter
stands to what is said, and what may follow it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from retold.attribution.inflect import Form, noun_forms, verb_forms
from retold.model.attribution import Act
from retold.text.tokens import find_words, fold_word
from retold.text.wordlists import read_list

_FILE = "cues.en.txt"
EVIDENTIAL_ADVERBS = frozenset(
    ["reportedly", "allegedly", "supposedly", "purportedly", "apparently"]
)


class Strength(StrEnum):
    """How the reporter stands to what is said, by the choice of the cue."""

    DISTANCING = "distancing"
    NEUTRAL = "neutral"
    FACTIVE = "factive"


class Part(StrEnum):
    """The word class of a cue."""

    VERB = "v"
    NOUN = "n"
    ADJECTIVE = "a"


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry of the lexicon.

    `particle` is the word that must follow the verb ("point *out*"), or empty. `frames` names
    what may follow, each with the act that it makes of the cue.
    """

    lemma: str
    particle: str
    part: Part
    act: Act
    strength: Strength
    frames: Mapping[str, Act]

    def takes(self, *frames: str) -> bool:
        """Whether one of these may follow."""
        return any(frame in self.frames for frame in frames)


@cache
def cue_entries() -> tuple[Cue, ...]:
    """Every entry of the lexicon, in the order of its file."""
    return tuple(cue for cue, _ in _read())


@cache
def cue_forms() -> Mapping[str, tuple[tuple[Cue, Form], ...]]:
    """For each folded form of a word, the cues that it may be; those with a particle first."""
    made: dict[str, list[tuple[Cue, Form]]] = {}
    for cue, forms in sorted(_read(), key=lambda pair: not pair[0].particle):
        for word, kinds in forms.items():
            made.setdefault(word, []).extend((cue, kind) for kind in kinds)
    return MappingProxyType({word: tuple(found) for word, found in made.items()})


def find_strength(cue: str) -> Strength:
    """How the reporter stands to what is said, by the words of a cue; NEUTRAL where unknown.

    The last word of the cue that the lexicon knows decides; an evidential adverb is distancing.

    >>> [find_strength(cue).value for cue in ("said", "has admitted", "claimed")]
    ['neutral', 'factive', 'distancing']
    """
    words = [fold_word(word.of(cue)) for word in find_words(cue)]
    if any(word in EVIDENTIAL_ADVERBS for word in words):
        return Strength.DISTANCING
    for at in range(len(words) - 1, -1, -1):
        following = words[at + 1] if at + 1 < len(words) else ""
        for entry, _ in cue_forms().get(words[at], ()):
            if entry.particle in ("", following):
                return entry.strength
    return Strength.NEUTRAL


@cache
def _read() -> tuple[tuple[Cue, dict[str, tuple[Form, ...]]], ...]:
    return tuple(map(_read_line, read_list("retold.attribution", _FILE)))


def _read_line(line: str) -> tuple[Cue, dict[str, tuple[Form, ...]]]:
    head, part, act, strength, frames = (field.strip() for field in line.split(":"))
    words, _, particle = head.partition(" ")
    lemma, *irregular = words.split("/")
    cue = Cue(
        lemma=lemma,
        particle=particle,
        part=Part(part),
        act=Act(act),
        strength=Strength(strength),
        frames=MappingProxyType(dict(_read_frame(frame, Act(act)) for frame in frames.split())),
    )
    if cue.part is Part.VERB:
        return cue, verb_forms(lemma, *irregular)
    if cue.part is Part.NOUN:
        return cue, noun_forms(lemma, *irregular)
    return cue, {lemma: (Form.ADJECTIVE,)}


def _read_frame(frame: str, act: Act) -> tuple[str, Act]:
    name, _, own = frame.partition("=")
    return name, Act(own) if own else act
