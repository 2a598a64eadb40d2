"""Lengths of time, found and left open: "for weeks", "after four days of fighting"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from retold.model.span import Span
from retold.text.moments.calendar import PRECISIONS
from retold.text.moments.found import Found, Seen
from retold.text.moments.patterns import COUNT, UNIT, unit_name

_LENGTH = regex.compile(
    rf"(?i)\b(?:for|after|within|over|in|during)(?: (?:the|some|nearly|about|almost|more than"
    rf"|at least|up to|another|only|just))?(?: (?:first|many|recent))? "
    rf"(?P<unit>{COUNT} {UNIT}|{UNIT}(?<=s))\b(?: of \p{{Ll}}{{3,20}}(?: \p{{Ll}}{{3,20}})?)?"
    r"|(?<=\b(?:to|after|despite|following|amid|from|with|by|through|ended|ending|since) )"
    r"(?P<unit2>days|weeks|months|years|decades) of(?= \p{L})"
)
_PER = regex.compile(
    r"(?i)(?:in|for|over|during|after|within) (?:an?|the) (?:second|minute|night)\b"
)


def find_lengths(seen: Seen) -> Iterator[Found]:
    """The lengths of time that a text names: each is open, it has no place in the calendar."""
    for match in _LENGTH.finditer(seen.text):
        if _PER.match(match.group()):
            continue
        unit = unit_name((match["unit"] or match["unit2"]).split()[-1])
        yield Found(
            span=Span(*match.span()), days=None, precision=PRECISIONS[unit], rule="length of time"
        )
