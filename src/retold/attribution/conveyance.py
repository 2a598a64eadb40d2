"""Whose words a source passes on, where the sentence says so without a second attribution.

"The agency reported, citing the port board" names the board behind the agency; "said Brell, who
was quoted by the Courier" the paper before her.
"""

from __future__ import annotations

import regex

from retold.model import Span

MAX_PHRASE = 160

_CITING = regex.compile(
    r"\b(?:citing|quoting|in reference to|with reference to|referring to)\s", regex.IGNORECASE
)
_QUOTED_BY = regex.compile(
    r"\b(?:quoted|carried|cited|relayed|published|reported|distributed|released)\sby\s",
    regex.IGNORECASE,
)
_PHRASE_END = regex.compile(r",|;|:|\.(?=\s|$)|\s(?:that|as|which|who|saying|on)\s|[\"“”]|\n|$")


def find_cited(text: str, start: int, end: int) -> Span | None:
    """The phrase after "citing" between two places, if there is one."""
    return _after(_CITING, text, start, end)


def find_conveyor(text: str, start: int, end: int) -> Span | None:
    """The phrase after "quoted by" between two places, if there is one."""
    return _after(_QUOTED_BY, text, start, end)


def _after(pattern: regex.Pattern[str], text: str, start: int, end: int) -> Span | None:
    found = pattern.search(text, start, end)
    if found is None:
        return None
    limit = min(end, found.end() + MAX_PHRASE)
    close = _PHRASE_END.search(text, found.end(), limit)
    stop = close.start() if close else limit
    return Span(found.end(), stop) if stop > found.end() else None
