"""The medium that a source spoke to: "told *Reuters*", "he told *the Oster Gazette*"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from retold.attribution.gazetteer import bodies, lines_of, outlets
from retold.model.span import Span
from retold.text.tokens import find_words, fold_word

_TOLD = frozenset("told tell tells telling informed".split())
_REACH = 80  # characters after "told" in which the one who was told is named
# "told the Harbour Radio *on Monday night*", and whatever else ends a name
_END = regex.compile(
    r"\s(?:on|in|at|from|during|after|before|via|last|late|early|earlier|this|yesterday|today|of|for"
    r"|outside|inside|near|with|by|who|as|when|while|that|how|why|he|she|it|they|to)\b"
    r"|[,;:!?()\[\]\"“”\n]|\.(?:\s|$)"
)
_INSIDE = frozenset("of for s".split())


def find_medium(text: str, cue: Sequence[Span], told: Span | None) -> Span | None:
    """Whom a source told, if that is a medium, without when or where.

    Args:
        text: The report's text.
        cue: The cue.
        told: Who was told, where the rule that found the cue has read on to him.
    """
    if told is None:
        told = _after(text, cue)
    if told is None:
        return None
    end = _END.search(text, told.start + 1, told.end)
    place = Span(told.start, end.start() if end else told.end)
    return place if is_medium(place.of(text)) else None


def is_medium(name: str) -> bool:
    """Whether a phrase names a newspaper, station, agency or site, or is a word for one."""
    if name.casefold().removeprefix("the ") in outlets():
        return True
    words = [word.of(name) for word in find_words(name)]
    folded = [fold_word(word) for word in words]
    head = next((at for at, word in enumerate(folded) if at and word in _INSIDE), len(folded))
    if not head:
        return False
    has_capital = any(word[0].isupper() for word in words[:head])
    if has_capital and not _names().isdisjoint(folded[:head]):
        return True
    return bodies().get(folded[head - 1]) == "media"


@cache
def _names() -> frozenset[str]:
    return frozenset(lines_of("media_names.txt"))


def _after(text: str, cue: Sequence[Span]) -> Span | None:
    """What follows a cue that ends with "told", as behind a quotation."""
    if not cue or fold_word(cue[-1].of(text).rpartition(" ")[2]) not in _TOLD:
        return None
    start = cue[-1].end
    if text[start : start + 1] != " ":
        return None
    return Span(start + 1, min(len(text), start + _REACH))
