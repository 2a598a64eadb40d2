"""Showing hostile text safely."""

from __future__ import annotations

import re

# Control codes (but for tab and newline), bidirectional marks and overrides, invisible joiners
# and tags, line separators, and lone surrogates: they steer the terminal, not the reader.
_UNSAFE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
    r"\ud800-\udfff\U000e0000-\U000e0fff]"
)


def visible(text: str) -> str:
    r"""The text with every steering character written out as its code point.

    >>> visible("safe\x1b[31m red")
    'safe␛[31m red'
    """
    if text.isascii() and text.isprintable():
        return text
    return _UNSAFE.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return f"⟨U+{code:04X}⟩"
