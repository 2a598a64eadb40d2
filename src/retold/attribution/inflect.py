"""The forms of English words, by rule, from their dictionary form."""

from __future__ import annotations

from enum import StrEnum

import regex


class Form(StrEnum):
    """What a form of a verb is; a noun has SINGULAR and PLURAL, an adjective ADJECTIVE."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"
    SINGULAR = "singular"
    PLURAL = "plural"
    ADJECTIVE = "adjective"


_VOWELS = "aeiou"
_DOUBLED_L = regex.compile(r"\w*[aeiou]\w*[^aeiou][aeiou]l")  # signalled beside signaled
_SIBILANTS = ("s", "x", "z", "ch", "sh")


def add_s(word: str) -> str:
    """The plural of a noun, the third person of a verb.

    >>> add_s("deny"), add_s("express"), add_s("say")
    ('denies', 'expresses', 'says')
    """
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_SIBILANTS) else "s")


def add_ed(word: str) -> str:
    """The past of a regular verb.

    >>> add_ed("note"), add_ed("deny"), add_ed("claim")
    ('noted', 'denied', 'claimed')
    """
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ied"
    return word + "ed"


def add_ing(word: str, past: str) -> str:
    """The -ing form of a verb; its past tells whether the last letter is doubled.

    >>> add_ing("note", "noted"), add_ing("plan", "planned"), add_ing("agree", "agreed")
    ('noting', 'planning', 'agreeing')
    """
    if past == word + word[-1] + "ed" or word in _DOUBLED:
        return word + word[-1] + "ing"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + "ing"
    return word + "ing"


_DOUBLED = frozenset(["forget", "swim", "run", "get", "put", "cut", "set", "forbid", "let", "win"])


def verb_forms(base: str, past: str = "", participle: str = "") -> dict[str, tuple[Form, ...]]:
    """Every form of a verb with what it may be; past and participle only where irregular."""
    past = past or add_ed(base)
    participle = participle or past
    made: dict[str, tuple[Form, ...]] = {}
    pairs = (
        (base, Form.BASE),
        (add_s(base), Form.THIRD),
        (past, Form.PAST),
        (participle, Form.PARTICIPLE),
        (add_ing(base, past), Form.ING),
    )
    for word, form in pairs:
        made[word] = (*made.get(word, ()), form)
    if _DOUBLED_L.fullmatch(base) and past == base + "ed":
        made[base + "led"], made[base + "ling"] = (Form.PAST, Form.PARTICIPLE), (Form.ING,)
    return made


def noun_forms(singular: str, plural: str = "") -> dict[str, tuple[Form, ...]]:
    """The two forms of a noun."""
    return {singular: (Form.SINGULAR,), plural or add_s(singular): (Form.PLURAL,)}
