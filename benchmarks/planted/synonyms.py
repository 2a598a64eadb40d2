"""The list of synonyms, and how a spinner uses it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random

LIST = Path(__file__).with_name("synonyms.txt")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWELS = "aeiou"


def spin(text: str, share: float, rng: Random) -> tuple[str, float]:
    """A text with this share of its words put into others, and the share that was reached.

    Words of matter go first, function words only when these do not suffice; names, figures and
    what the list does not hold stay, so that a large share may not be reached.
    """
    words = list(_WORD.finditer(text))
    matter, function = synonyms()
    is_first = True
    chances: list[tuple[float, int, str]] = []
    for place, found in enumerate(words):
        word = found.group()
        is_name = word[0].isupper() and not is_first
        is_first = text[found.end() : found.end() + 1] in {".", "?", "!", "\n"}
        key = word.lower()
        if is_name or (key not in matter and key not in function):
            continue
        others = matter.get(key)
        rank = rng.random() + (0 if others else 1)
        chances.append((rank, place, rng.choice(others or function[key])))
    chosen = sorted(chances)[: round(share * len(words))]
    pieces, at = [], 0
    for _, place, other in sorted(chosen, key=lambda one: one[1]):
        found = words[place]
        put = other[0].upper() + other[1:] if found.group()[0].isupper() else other
        pieces += [text[at : found.start()], put]
        at = found.end()
    return "".join([*pieces, text[at:]]), len(chosen) / max(1, len(words))


@cache
def synonyms() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    """For each word of the list, in every form, what may stand for it: of matter, of function."""
    held: dict[str, dict[str, set[str]]] = {"matter": defaultdict(set), "f": defaultdict(set)}
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        kind, *group = line.split()
        into = held["f" if kind == "f" else "matter"]
        for forms in zip(*(_forms(kind, entry) for entry in group), strict=True):
            for word in forms:
                into[word].update(other for other in forms if other != word)
    return _settled(held["matter"]), _settled(held["f"])


def _settled(held: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {word: tuple(sorted(others)) for word, others in held.items() if others}


def _forms(kind: str, entry: str) -> list[str]:
    """A word in its forms, always in the same order: as given, -s, -ing, past, participle."""
    given = [part.replace("_", " ") for part in entry.split("/")]
    if kind == "n":
        return given if len(given) == 2 else [given[0], _with_s(given[0])]
    if kind != "v":
        return given
    head, _, rest = given[0].partition(" ")
    rest = f" {rest}" if rest else ""
    past, participle = given[1:] if len(given) == 3 else [_with_ed(head) + rest] * 2
    return [given[0], _with_s(head) + rest, _with_ing(head) + rest, past, participle]


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh", "do", "go")) else "s")


def _with_ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ied"
    return _doubled(word) + "ed"


def _with_ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "ye", "oe")):
        return word[:-1] + "ing"
    return _doubled(word) + "ing"


def _doubled(word: str) -> str:
    """`stop` becomes `stopp`; words of one syllable, and those known to be stressed at the end."""
    stressed = word.endswith(
        ("mit", "mur", "fer", "pel", "cel", "vel", "bel", "rol", "tal", "gret")
    )
    short = sum(letter in _VOWELS for letter in word) == 1 and len(word) > 2
    ends = word[-1] not in _VOWELS + "wxy" and word[-2:-1] in tuple(_VOWELS)
    return word + word[-1] if (short or stressed) and ends else word
