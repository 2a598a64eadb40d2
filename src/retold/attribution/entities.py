"""Whom a report names: every wording of one name brought together.

Names are compared folded: case, "the", possessives and full stops gone, countries and their
demonyms turned into one key ("Russia's", "Russian" and "the Russian Federation" are one), body
nouns in the singular.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from retold.attribution.gazetteer import bodies, countries, given_names, outlets, peoples
from retold.attribution.source_words import Phrase, singular
from retold.model import SpeakerKind

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}&]+(?:[.'’\-][\p{L}\p{M}\p{N}]+)*")
_STOPPED = regex.compile(r"\b(?:\p{L}\.){1,5}\p{L}\b\.?")  # u.s., u.s.a
_EMPTY = frozenset("the a an s".split())
_ENDINGS = frozenset(
    "inc corp co ltd llc plc ag sa spa nv gmbh company corporation group holding holdings motor "
    "motors computer computers airline airlines agency newspaper news international n.v "
    "s.a s.p.a".split()
)  # fmt: skip
_SPELLED_OUT = {"intel": "intelligence", "govt": "government", "dept": "department"}
_PLAIN = frozenset([SpeakerKind.UNKNOWN, SpeakerKind.ANONYMOUS])

Key = tuple[str, ...]
MAX_NEAR = 200
MAX_OPEN_NAME = 3  # words of a name that may be a person's though nothing says so


@lru_cache(maxsize=20_000)
def name_key(name: str) -> Key:
    """A name folded for comparison.

    >>> name_key("France's Road Boards") == name_key("the French Road Board")
    True
    """
    folded = _STOPPED.sub(lambda match: match.group().replace(".", ""), name.casefold())
    folded = folded.replace("’", "'").replace("'s ", " ").removesuffix("'s")
    words = [word.rstrip(".") for word in _WORD.findall(folded)]
    words = [word for word in words if word not in _EMPTY]
    return tuple(_fold_countries(words))


def _fold_countries(words: list[str]) -> list[str]:
    """Words with runs that name a country or its people put into the country's key."""
    made: list[str] = []
    at = 0
    while at < len(words):
        for size in (4, 3, 2, 1):
            run = " ".join(words[at : at + size])
            country = countries().get(run)
            if country and at + size <= len(words) and run not in peoples():
                made.append(country)
                at += size
                break
        else:
            noun = _SPELLED_OUT.get(words[at], singular(words[at]))
            made.append(noun if noun in bodies() else words[at])
            at += 1
    return made


@dataclass(slots=True)
class Entity:
    """One that a report names or means."""

    number: int
    key: Key
    kind: SpeakerKind
    names: Counter[str] = field(default_factory=Counter)
    wordings: dict[str, None] = field(default_factory=dict)
    keys: set[Key] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    roles: set[tuple[str, int | None]] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    members: tuple[int, ...] = ()
    gender: str = ""
    plural: bool = False
    named: bool = True

    def take(self, phrase: Phrase) -> None:
        """Note what a phrase says of this one."""
        if phrase.name and not phrase.members:
            self.names[phrase.name] += 1
            self.keys.add(name_key(phrase.name))
            if phrase.kind is not SpeakerKind.PERSON and phrase.owner and phrase.owner.name:
                owner = name_key(phrase.owner.name)
                if len(owner) == 1 and owner[0] in countries().values():
                    self.keys.add(owner + name_key(phrase.name))
        if phrase.kind not in _PLAIN and self.kind in _PLAIN:
            self.kind = phrase.kind
        if phrase.kind is SpeakerKind.PERSON and self.kind is SpeakerKind.BODY and phrase.role:
            self.kind = SpeakerKind.PERSON
        if phrase.alias and phrase.name:
            self.aliases.add(phrase.alias)
        if phrase.head:
            self.heads.add(phrase.head)
        self.gender = self.gender or phrase.gender

    @property
    def is_person(self) -> bool:
        """Whether it is known to be a person."""
        return self.kind is SpeakerKind.PERSON

    @property
    def is_body(self) -> bool:
        """Whether it is known to be a body or an outlet."""
        return self.kind in {SpeakerKind.BODY, SpeakerKind.OUTLET}


class NameBook:
    """The named entities of one report."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self._by_key: dict[Key, int] = {}
        # Where a shorter name may find its full one: by each word of it, and by its initials.
        self._by_word: dict[str, dict[int, None]] = defaultdict(dict)

    def add(self, phrase: Phrase) -> Entity:
        """A new entity for a phrase, whatever is known already."""
        key = name_key(phrase.name or phrase.text)
        entity = Entity(number=len(self.entities), key=key, kind=phrase.kind)
        entity.plural = phrase.plural
        entity.named = bool(phrase.name)
        self.entities.append(entity)
        self._take(entity, phrase)
        return entity

    def learn(self, phrases: list[Phrase]) -> None:
        """Bring the named phrases of the whole report together, longest names first."""
        named = [(name_key(one.name), one) for one in phrases if one.name and not one.members]
        for key, phrase in sorted(named, key=lambda pair: -len(pair[0])):
            if not key:
                continue
            if key not in self._by_key:
                home = self._home(phrase, key)
                entity = home if home is not None else self.add(phrase)
                self._by_key[key] = entity.number
            entity = self.entities[self._by_key[key]]
            self._take(entity, phrase)
            if phrase.alias:
                self._by_key.setdefault(name_key(phrase.alias), entity.number)

    def find(self, phrase: Phrase) -> Entity | None:
        """The entity that a name means, if the report names it."""
        number = self._by_key.get(name_key(phrase.name))
        return None if number is None else self.entities[number]

    def _take(self, entity: Entity, phrase: Phrase) -> None:
        entity.take(phrase)
        words = {word for key in entity.keys for word in key}
        words |= {outlets().get(" ".join(key), "") for key in entity.keys}
        words |= {initials(phrase.name).casefold(), phrase.alias.casefold()}
        for word in words:
            self._by_word[word][entity.number] = None

    def _home(self, phrase: Phrase, key: Key) -> Entity | None:
        """The entity that a shorter name stands for, the one most often named if several fit."""
        words = {key[0], key[-1], phrase.name.replace(".", "").casefold()}
        words.add(outlets().get(" ".join(key), key[0]))
        numbers = sorted({number for word in words for number in self._by_word.get(word, ())})
        near = [self.entities[number] for number in numbers[:MAX_NEAR]]
        for test in (_is_alias, _is_person_short, _is_body_short):
            fits = [entity for entity in near if test(phrase, key, entity)]
            if fits:
                return max(fits, key=lambda entity: (sum(entity.names.values()), -entity.number))
        return None


def _is_alias(phrase: Phrase, key: Key, entity: Entity) -> bool:
    if len(key) != 1:
        return False
    if phrase.name in entity.aliases or any(name_key(alias) == key for alias in entity.aliases):
        return True
    known = outlets().get(key[0])
    if known and any(outlets().get(" ".join(other)) == known for other in entity.keys):
        return True
    short = phrase.name.replace(".", "")
    if not (short.isupper() and len(short) >= 2):
        return False
    return any(short == initials(name) for name in entity.names)


def initials(name: str) -> str:
    """The capitals that a name's words begin with: `HRA` for a Harbour and Roads Authority."""
    words = _WORD.findall(name)
    return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 1 else ""


def _is_person_short(phrase: Phrase, key: Key, entity: Entity) -> bool:
    """Whether a surname, or a name with fewer given names, is this person's."""
    if entity.is_body or phrase.kind in {SpeakerKind.BODY, SpeakerKind.OUTLET} or entity.members:
        return False
    if key[-1] in countries().values():
        return False
    for other in entity.keys:
        if len(other) <= len(key) or len(other) > 6:
            continue
        if not entity.is_person and not phrase.role and len(other) > MAX_OPEN_NAME:
            continue
        surname = [word for word in other if word not in {"jr", "sr", "ii", "iii"}][-1]
        if len(key) == 1 and (key[0] == surname or (len(other) > 2 and key[0] in other[1:])):
            return True
        if len(key) == 1 and key[0] == other[0] and key[0] in given_names() and entity.is_person:
            return True
        if len(key) > 1 and key[-1] == surname and key[0] == other[0]:
            return True
    return False


def _is_body_short(phrase: Phrase, key: Key, entity: Entity) -> bool:
    """Whether a name is this body's without its country or its form ("Company", "agency")."""
    if entity.is_person or phrase.kind is SpeakerKind.PERSON or entity.members:
        return False
    for other in entity.keys:
        extra = len(other) - len(key)
        if extra <= 0:
            continue
        is_country = frozenset(countries().values())
        if len(key) > 1 and key[0] == other[0] in is_country and set(key) < set(other):
            return key[-1] in bodies()
        if (
            other[extra:] == key
            and all(word in is_country for word in other[:extra])
            and key[0] not in is_country
        ):
            return True
        if other[: len(key)] == key and all(word in _ENDINGS for word in other[len(key) :]):
            return key[0] not in is_country or extra == 0
        if (
            len(key) > 1
            and other[extra:] == key
            and key[-1] in bodies()
            and key[0] not in is_country
        ):
            return True
    return False
