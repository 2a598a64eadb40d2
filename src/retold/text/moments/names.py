"""Days and months that stand in a name and are no dates: "the Sunday Herald", "June Ellery"."""

from __future__ import annotations

import regex

_NEXT = regex.compile(r" (?P<next>\p{Lu}[\p{L}’']*)")
_PREVIOUS = regex.compile(r"(?P<previous>[\p{L}’']+) $")
# A preposition or another word that a day follows as a date.
_LEADS = frozenset(
    "on in by since until till from before after during for of and to between through late early "
    "mid last next this past previous following coming earlier later said says told".split()
)
# What a newspaper, a programme, a feast or a club is called after its day or month.
_CALLED = frozenset(
    "Herald Times Telegraph Mirror Express Mail Post Sun Star World Tribune Independent People "
    "Business Mass Night School Club Review Magazine Chronicle Gazette Courier Journal Observer "
    "Standard News Echo Record Politics Service Fair Market Football Live Show Brief Group Special "
    "Movement Party Agreement Accords Massacre Uprising Revolution Offensive".split()
)
_BEFORE = frozenset(
    "Black Bloody Cyber Super Fat Ruby Palm Whit Giving Holy Ash Shrove Red".split()
)


def is_in_name(text: str, match: regex.Match[str]) -> bool:
    """Whether a weekday or a month is part of a name."""
    start, end = match.span()
    before = _PREVIOUS.search(text, max(0, start - 24), start)
    previous = before["previous"] if before else ""
    if previous in _BEFORE:
        return True
    after = _NEXT.match(text, end, end + 40)
    if not after or (match.group()[-1] in "s’'" and match.group().endswith(("'s", "’s"))):
        return False
    if after["next"] in _CALLED:
        return True
    return previous in ("the", "The", "a", "A") and not match.groupdict().get("which")


def follows_lead(text: str, start: int) -> bool:
    """Whether a word stands before an offset that a date follows."""
    before = _PREVIOUS.search(text, max(0, start - 24), start)
    return bool(before and before["previous"].lower() in _LEADS)


def precedes_name(text: str, end: int) -> bool:
    """Whether a capitalised word follows, as the family name after "June"."""
    return bool(_NEXT.match(text, end, end + 40))
