"""What is done to a passage on its way into another text; each is a function of its sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from random import Random

from benchmarks.planted.synonyms import spin


class Operation(StrEnum):
    """What was done to a planted passage."""

    VERBATIM = "verbatim"
    PARAGRAPH = "one paragraph alone"
    SENTENCE = "one sentence alone"
    WIRE_CUT = "wire copy, cut"
    MOVED = "moved"
    TRIMMED = "trimmed"
    EDITED = "edited"
    SPLIT_MERGED = "split and merged"
    SPUN_15 = "spun 15 %"
    SPUN_30 = "spun 30 %"
    SPUN_45 = "spun 45 %"
    REPLACED_40 = "replaced 40 %"
    PARAPHRASED = "paraphrased by hand"


SHARES = {Operation.SPUN_15: 0.15, Operation.SPUN_30: 0.30, Operation.SPUN_45: 0.45}
REPLACED = 0.40
_SPLIT = re.compile(
    r",? (and|but|while|which|who|because|after|although) (?=[a-z]+ \w+ \w+ \w+ \w+)"
)
_OPENERS = {
    "and": "", "but": "But ", "while": "At the same time ", "which": "This ", "who": "They ",
    "because": "The reason is that ", "after": "That was after ", "although": "Yet ",
}  # fmt: skip
_JOINTS = (", and ", ", while ", "; ")
_SPEECH = re.compile(r'^([“"][^”"]+),([”"]) (\w+ said|said [A-Z][\w’\'-]+(?: [A-Z][\w’\'-]+)?)\.$')
_ADVERB = re.compile(r" (?:also|only|later|already|still|now|just|apparently|[a-z]{4,}ly)(?= )")
_ASIDE = re.compile(r", [^,“”\"]{4,60},")
_NUMBER = re.compile(r"\b\d{1,3}\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d,.]*\d|\d")


def apply(
    operation: Operation, sentences: Sequence[str], rng: Random, vocabulary: Sequence[str]
) -> tuple[str, float]:
    """The passage after an operation, and the share of its words that were replaced.

    WIRE_CUT, MOVED, PARAGRAPH and SENTENCE concern where a passage stands, not its words.
    """
    whole = " ".join(sentences)
    if operation in SHARES:
        return spin(whole, SHARES[operation], rng)
    if operation is Operation.REPLACED_40:
        return replace(whole, REPLACED, rng, vocabulary), REPLACED
    if operation is Operation.TRIMMED:
        return trim(sentences, rng), 0.0
    if operation is Operation.EDITED:
        return edit(sentences, rng)
    if operation is Operation.SPLIT_MERGED:
        return split_and_merge(sentences, rng), 0.0
    return whole, 0.0


def trim(sentences: Sequence[str], rng: Random) -> str:
    """Shorter: a sentence left out where there are three, asides and adverbs gone, ends cut."""
    kept = list(sentences)
    if len(kept) > 2:
        kept.pop(rng.randrange(1, len(kept) - 1))
    made = []
    for sentence in kept:
        short = _ASIDE.sub("", sentence, count=1) if rng.random() < 0.7 else sentence
        short = _ADVERB.sub("", short)
        head, comma, tail = short.rpartition(", ")
        if comma and len(head.split()) > 7 and '"' not in tail and "”" not in tail:
            short = head + "." if rng.random() < 0.5 else short
        made.append(short)
    return " ".join(made)


def edit(sentences: Sequence[str], rng: Random) -> tuple[str, float]:
    """A sub-editor's hand: a few words put otherwise, the speaker first, a newer figure."""
    made, changed = [], 0.0
    for sentence in sentences:
        turned = _SPEECH.sub(_speaker_first, sentence)
        if rng.random() < 0.3:
            turned = _NUMBER.sub(lambda found: str(int(found.group()) + 1), turned, count=1)
        if rng.random() < 0.4:
            turned = _ADVERB.sub("", turned, count=1)
        turned, share = spin(turned, 0.08, rng)
        made.append(turned)
        changed += share / len(sentences)
    return " ".join(made), changed


def _speaker_first(found: re.Match[str]) -> str:
    words = found[3].split()
    name = " ".join(words[1:]) if words[0] == "said" else words[0]
    return f"{name[0].upper()}{name[1:]} said: {found[1]}.{found[2]}"


def split_and_merge(sentences: Sequence[str], rng: Random) -> str:
    """Long sentences cut in two at a conjunction, short ones joined to the one before."""
    made: list[str] = []
    for sentence in sentences:
        cut = None if len(sentence.split()) < 14 else _SPLIT.search(sentence, len(sentence) // 4)
        if cut and not any(mark in sentence for mark in '"“”'):
            rest = _OPENERS[cut[1]] + sentence[cut.end() :]
            made += [sentence[: cut.start()] + ".", rest[0].upper() + rest[1:]]
        elif made and made[-1].endswith(".") and len(sentence.split()) < 22:
            made[-1] = made[-1][:-1] + rng.choice(_JOINTS) + _lowered(sentence)
        else:
            made.append(sentence)
    return " ".join(made)


def _lowered(sentence: str) -> str:
    """Without the capital, where the first word is surely no name."""
    first = sentence.split(" ", 1)[0]
    return sentence[0].lower() + sentence[1:] if first in _STARTERS else sentence


_STARTERS = frozenset(
    "The A An It He She They We This That There But And In On At No Its His".split()
)


def replace(text: str, share: float, rng: Random, vocabulary: Sequence[str]) -> str:
    """A text with this share of all its words and figures put into others drawn at random."""
    words = list(_WORD.finditer(text))
    chosen = sorted(rng.sample(range(len(words)), round(share * len(words))))
    pieces, at = [], 0
    for place in chosen:
        found = words[place]
        other = vocabulary[int(len(vocabulary) * rng.random())]
        put = other[0].upper() + other[1:] if found.group()[0].isupper() else other
        pieces += [text[at : found.start()], put]
        at = found.end()
    return "".join([*pieces, text[at:]])
