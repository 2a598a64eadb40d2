"""When two printed names mean one body."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import combinations

from retold.text.agencies import bodies
from retold.text.tokens import fold_words

# Words that come and go around the name of an outlet or an agency.
_LOOSE = frozenset(
    "the a an of for and at in by news agency agencies bureau wire service services press "
    "newspaper newsroom newsdesk desk online english com org net www media group international "
    "channel tv staff reporter reporters correspondent".split()
)
_PAPER_KINDS = frozenset(
    "times post herald daily journal gazette tribune courier telegraph mail star sun standard "
    "mirror observer chronicle radio television broadcaster review bulletin".split()
)
_PAPERS = _PAPER_KINDS | frozenset(
    "tv newspaper news press magazine weekly voice messenger mercury echo".split()
)
_WIRES = frozenset("agency agencies wire newswire bureau".split())
_NEWS = frozenset("news press telegraph".split())
MAX_LETTERS = 8
# All parts of a name of so many words are looked up.
MAX_WORDS = 7
# Names of kinds: alone they name nobody ("the Times" is a newspaper only beside its city).
_GENERIC = _PAPER_KINDS | frozenset(
    "office ministry department government police national state federal public".split()
)

# What says of a body that it is no outlet.
BODY_WORDS = frozenset(
    "ministry ministries office board council authority agency department service company "
    "government commission committee court police union bank institute university association "
    "group foundation party army navy secretariat directorate bureau inspectorate division".split()
)


@lru_cache(maxsize=50_000)
def is_same_body(one: str, other: str) -> bool:
    """Whether two printed names can mean one body: equal, a part of it, an acronym, an alias.

    >>> is_same_body("The Norvane News Agency", "Norvane")
    True
    >>> is_same_body("BHA", "Bay Harbour Authority")
    True
    >>> is_same_body("The Times", "The Fell Times")
    False
    >>> is_same_body("Norvane News Agency", "The Norvane Lantern")
    False
    """
    if not one.strip() or not other.strip():
        return False
    left, right = _key(one), _key(other)
    if left == right or _folded(one) == _folded(other):
        return True
    short, long = sorted(((left, one), (right, other)), key=lambda side: len(side[0]))
    if short[0] and short[0] < long[0] and not short[0] <= _GENERIC:
        return not _is_paper_beside_wire(short[1], long[1])
    return is_acronym(one, other) or is_acronym(other, one)


class Bodies:
    """Names among which those that can mean one body with another are looked up, not compared all.

    What `is_same_body` says of each; two names that are one share a word, or one is the other's
    first letters.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._order: dict[str, int] = {}
        self._by_word: dict[str, list[str]] = {}
        self._by_key: dict[frozenset[str], list[str]] = {}
        self._by_letters: dict[str, list[str]] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Add a name, once."""
        if name in self._order or not name.strip():
            return
        self._order[name] = len(self._order)
        for key in {_key(name), _folded(name)}:
            self._by_key.setdefault(key, []).append(name)
        for word in _key(name):
            self._by_word.setdefault(word, []).append(name)
        for letters in _letters(name):
            self._by_letters.setdefault(letters, []).append(name)

    def like(self, name: str) -> list[str]:
        """The names that can mean the same body as this one, in the order of adding."""
        if not name.strip():
            return []
        near = {*self._longer(_key(name)), *self._shorter(_key(name))}
        near.update(self._by_key.get(_folded(name), ()))
        near.update(one for made in _letters(name) for one in self._by_letters.get(made, ()))
        return sorted(
            (one for one in near if is_same_body(one, name)), key=lambda one: self._order[one]
        )

    def _longer(self, key: frozenset[str]) -> list[str]:
        """The names that have the rarest of some words, and so all that have each of them."""
        return min((self._by_word.get(word, []) for word in key), key=len, default=[])

    def _shorter(self, key: frozenset[str]) -> list[str]:
        """The names that are made of some of these words."""
        if len(key) > MAX_WORDS:
            return [one for word in key for one in self._by_word.get(word, ())]
        sizes = range(1, len(key) + 1)
        parts = (frozenset(part) for size in sizes for part in combinations(key, size))
        return [one for part in parts for one in self._by_key.get(part, ())]


def is_own_name(name: str, outlet: str) -> bool:
    """Whether an outlet's report that says this name can mean itself: as a paper does of its own.

    >>> is_own_name("the Times", "The Fell Times"), is_own_name("the Herald", "The Fell Times")
    (True, False)
    """
    words = _folded(name) - {"the"}
    return is_same_body(name, outlet) or (bool(words) and words <= _folded(outlet))


def is_wire(name: str) -> bool:
    """Whether a name says that it is a news agency's.

    >>> is_wire("Norvane News Agency"), is_wire("Environment Agency"), is_wire("The Emmel Post")
    (True, False, False)
    """
    words = fold_words(name)
    if "wire" in words or "newswire" in words:
        return True
    return not _NEWS.isdisjoint(words) and not _WIRES.isdisjoint(words)


def is_paper(name: str) -> bool:
    """Whether a name says that it is a newspaper's, a station's or the like."""
    return not _PAPERS.isdisjoint(fold_words(name))


def has_kind(name: str) -> bool:
    """Whether a name says what kind of body it means: "Harbour Board", but not "Grey Sound"."""
    return any(word in BODY_WORDS for word in fold_words(name))


def _letters(name: str) -> set[str]:
    """The letters of an acronym, or the first letters of a name of several words."""
    bare = name.strip().replace(".", "")
    made = {bare} if bare.isupper() and bare.isalpha() and len(bare) <= MAX_LETTERS else set()
    words = [word for word in name.replace("-", " ").split() if word[:1].isalpha()]
    if len(words) > 1:
        made.add("".join(word[0] for word in words).upper())
        made.add("".join(word[0] for word in words if word[0].isupper()))
    return made


def is_acronym(short: str, long: str) -> bool:
    """Whether the one name is made of the first letters of the other's words."""
    letters = short.strip().replace(".", "")
    if not 2 <= len(letters) <= MAX_LETTERS or not letters.isupper() or not letters.isalpha():
        return False
    words = [word for word in long.replace("-", " ").split() if word[:1].isalpha()]
    every = "".join(word[0] for word in words)
    capital = "".join(word[0] for word in words if word[0].isupper())
    return len(words) > 1 and letters in (every.upper(), capital)


def _is_paper_beside_wire(short: str, long: str) -> bool:
    """Whether the short name is a news agency's and the long one a paper's that shares its place.

    A place is what both begin with: what a paper of that place adds stands behind.
    """
    if _WIRES.isdisjoint(_folded(short)) or not _WIRES.isdisjoint(_folded(long)):
        return False
    first = next((word for word in fold_words(long) if word not in _LOOSE), "")
    return first in _key(short)


@lru_cache(maxsize=20_000)
def _folded(name: str) -> frozenset[str]:
    return frozenset(fold_words(name))


@lru_cache(maxsize=20_000)
def _key(name: str) -> frozenset[str]:
    """What is left of a name without loose words, aliases brought to one form."""
    words = fold_words(name)
    known = _aliases().get(" ".join(word for word in words if word != "the"))
    if known:
        words = fold_words(known)
    kept = frozenset(word for word in words if word not in _LOOSE)
    return kept or frozenset(words)


@cache
def _aliases() -> dict[str, str]:
    """From each listed name, folded and without its article, to the first name of its line."""
    made: dict[str, str] = {}
    for names in bodies():
        for name in names:
            made[" ".join(word for word in fold_words(name) if word != "the")] = names[0]
    return made
