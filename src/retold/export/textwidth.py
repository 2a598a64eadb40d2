"""How wide a text is drawn, where nothing can measure it."""

from __future__ import annotations

import unicodedata

from retold.text.escape import visible

_NARROW = frozenset(" .,:;'’|!()[]fijlrtI")
_WIDE = frozenset("mwMW@%…")


def cut_to_width(text: str, most: float) -> str:
    """The text made visible, and shortened to a width in lower-case letters."""
    shown = visible(text[: int(4 * most)])
    if text_width(shown) <= most:
        return shown
    while shown and text_width(shown) > most - 1:
        shown = shown[:-1]
    return shown.rstrip() + "…"


def text_width(text: str) -> float:
    """How wide a text is, in lower-case letters of an ordinary typeface."""
    return sum(_char_width(char) for char in text)


def _char_width(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WF":
        return 1.8
    if char in _NARROW:
        return 0.62
    return 1.45 if char in _WIDE else 1.15 if char.isupper() else 1.0
