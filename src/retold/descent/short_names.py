"""What the outlets of a story are called in each other's texts: "the Gazette", "Norvane"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex

from retold.descent.names import has_kind, is_own_name, is_wire
from retold.text.tokens import fold_words

_ARTICLE = regex.compile(r"(?:\b(?:[Tt]he|[Aa]n?)|\w['’]s?)\s+$")
_FOLLOWED = regex.compile(r"\s\p{Lu}\p{Ll}")
_WINDOW = 16
# The last word of a name that, alone with its article, would mean no outlet: "the Agency".
_BARE = frozenset(
    "news agency agencies bureau press online media service services wire newswire today report"
    " reports net com group english live".split()
)
_SMALL = frozenset("of and for the on in at".split())


@dataclass(frozen=True, slots=True)
class Called:
    """The outlet that a wording means, and whether it does so behind an article alone."""

    outlet: str
    needs_article: bool


def names_called(outlets: Iterable[str]) -> dict[str, Called]:
    """Each wording that means one of these outlets and no other of them.

    >>> sorted(names_called(["THE FELL GAZETTE"]))
    ['FELL GAZETTE', 'Fell Gazette', 'Gazette', 'THE FELL GAZETTE', 'The Fell Gazette']
    """
    made: dict[str, Called] = {}
    shared: set[str] = set()
    for outlet in sorted(set(outlets)):
        for form, needs_article in _forms(outlet):
            held = made.get(form)
            if held and not is_own_name(held.outlet, outlet):
                shared.add(form)
            made.setdefault(form, Called(outlet, needs_article))
    return {form: called for form, called in made.items() if form not in shared}


def is_called(text: str, start: int, end: int, called: Called) -> bool:
    """Whether a wording at this place can mean its outlet: "the Gazette", but not "Gazette Road".

    A name that goes on is another one, and one that needs its article is nothing without it.
    """
    if _FOLLOWED.match(text[end : end + 3]):
        return False
    before = text[max(0, start - _WINDOW) : start]
    return not called.needs_article or bool(_ARTICLE.search(before))


def _forms(outlet: str) -> Iterator[tuple[str, bool]]:
    """The wordings of one outlet's name, each with whether it needs an article."""
    printed = outlet.partition(",")[0].strip()
    for name in dict.fromkeys((printed, _lowered(printed))):
        words = name.split()
        if not words:
            continue
        bare = words[1:] if words[0].casefold() == "the" else words
        yield name, False
        if bare != words:
            yield " ".join(bare), len(bare) == 1
        if is_wire(printed):
            head = [word for word in bare if word.casefold() not in _BARE]
            if head and head != bare:
                yield " ".join(head), False
        elif len(bare) > 1 and not has_kind(printed) and name == _lowered(printed):
            yield from _tails(bare)


def _tails(bare: list[str]) -> Iterator[tuple[str, bool]]:
    """The last word or two of a name, which mean it behind an article: "the Evening Bell"."""
    last = bare[-1]
    if last.casefold() in _BARE or not last[0].isupper() or len(fold_words(last)) != 1:
        return
    yield last, True
    if len(bare) > 2 and bare[-2][0].isupper():
        yield f"{bare[-2]} {last}", True


def _lowered(name: str) -> str:
    """A name that is printed in capitals, as a text has it: "THE FELL GAZETTE" in small letters."""
    if not name.isupper():
        return name
    words = name.split()
    if len(words) == 1 and len(name) < 4:
        return name
    made = [
        word.casefold() if at and word.casefold() in _SMALL else _capital(word)
        for at, word in enumerate(words)
    ]
    return " ".join(made)


def _capital(word: str) -> str:
    """A word with its first letter alone as a capital; short forms of stations stay."""
    return word if word in ("TV", "FM", "BBC", "ITV") else word[:1] + word[1:].casefold()
