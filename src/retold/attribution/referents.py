"""What a phrase means at its place in a report: an entity, known or new."""

from __future__ import annotations

from dataclasses import dataclass

from retold.attribution.antecedents import (
    FIRST,
    MALE,
    MANY,
    PERSONAL,
    REACH_MENTIONS,
    THINGS,
    Seen,
    find_antecedent,
    find_body,
    noun_fit,
    role_of,
)
from retold.attribution.entities import Entity, NameBook
from retold.attribution.gazetteer import bodies, roles
from retold.attribution.source_words import Phrase
from retold.model import SpeakerKind

_GENERIC = frozenset("official person man woman leader politician executive expert chief".split())
_MOUTHPIECES = frozenset("spokesman manager employee".split())


@dataclass(frozen=True, slots=True)
class Place:
    """Where a phrase stands: its start, sentence and attribution, and in whose words.

    `outer` is the speaker in whose content it stands, `parent` that attribution's number, and
    `is_quoted` whether it stands in that speaker's quotation marks.
    """

    start: int
    sentence: int
    source: int | None = None
    parent: int | None = None
    outer: Entity | None = None
    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """An entity, and the attribution whose source led to it, if another mention did."""

    entity: Entity | None
    antecedent: int | None = None


_NOWHERE = Place(0, 0)


class Referents:
    """The entities of one report as far as it was read."""

    def __init__(self) -> None:
        self.book = NameBook()
        self.seen: list[Seen] = []
        self.speaking: set[int] = set()
        self.documents: list[tuple[str, Entity, int | None]] = []
        self._described: dict[str, Entity] = {}
        self._groups: dict[tuple[int, ...], Entity] = {}
        self._offices: dict[tuple[str, int | None], Entity] = {}

    def note_role(self, entity: Entity, phrase: Phrase) -> None:
        """Note the role that a phrase gives an entity, and of which body."""
        if phrase.head in roles() and (phrase.owner is None or phrase.owner.name):
            held = self._owner(phrase, _NOWHERE)
            self._give_role(entity, phrase, held)

    def _owner(self, phrase: Phrase, place: Place) -> Entity | None:
        if phrase.owner is None:
            return None
        if phrase.owner.name and not phrase.owner.members:
            return self.named(phrase.owner)
        return self.resolve(phrase.owner, place).entity

    def named(self, phrase: Phrase) -> Entity | None:
        """The entity that a name means, made where the report did not name it yet."""
        known = self.book.find(phrase)
        if known is None:
            self.book.learn([phrase])
            known = self.book.find(phrase)
        return known

    def resolve(self, phrase: Phrase, place: Place) -> Found:
        """Whom a phrase means at its place."""
        if phrase.pronoun:
            return self._pronoun(phrase, place)
        if phrase.members:
            return Found(self._group(phrase, place))
        if phrase.name:
            return Found(self.named(phrase))
        if phrase.kind is SpeakerKind.DOCUMENT:
            return self._document(phrase, place)
        return self._description(phrase, place)

    def _group(self, phrase: Phrase, place: Place) -> Entity:
        """The group of these members, an older one if it has the same."""
        found = [self.resolve(one, place).entity for one in phrase.members]
        members = tuple(sorted({one.number for one in found if one is not None}))
        if members in self._groups:
            return self._groups[members]
        entity = self._groups[members] = self.book.add(phrase)
        entity.members, entity.plural = members, True
        entity.names[phrase.text] += 1
        return entity

    def _document(self, phrase: Phrase, place: Place) -> Found:
        """Whose document it is; else the document itself, an earlier one for "the report"."""
        owner = self._owner(phrase, place)
        if owner is not None:
            self.documents.append((phrase.head, owner, place.source))
            return Found(owner)
        if phrase.definite:
            for head, entity, source in reversed(self.documents[-REACH_MENTIONS:]):
                if head == phrase.head:
                    return Found(entity, source)
        entity = self.new(phrase, None)
        self.documents.append((phrase.head, entity, place.source))
        return Found(entity)

    def _description(self, phrase: Phrase, place: Place) -> Found:
        owner = self._owner(phrase, place)
        if phrase.head in roles() and not phrase.plural:
            return self._by_role(phrase, owner)
        if phrase.head in bodies() and (not phrase.plural or phrase.head == "police"):
            return self._by_body(phrase, owner)
        if phrase.definite:
            for seen in reversed(self.seen[-REACH_MENTIONS:]):
                entity = self.book.entities[seen.entity]
                if phrase.head in entity.heads and entity.plural == phrase.plural:
                    return Found(entity, seen.spoke)
        return Found(self.new(phrase, owner))

    def new(self, phrase: Phrase, owner: Entity | None) -> Entity:
        """An entity for a description; one of more than three words is the same said again."""
        known = self._described.get(phrase.text)
        if known is not None and len(phrase.text.split()) > 3:
            return known
        entity = self.book.add(phrase)
        self._described.setdefault(phrase.text, entity)
        entity.wordings.setdefault(phrase.text)
        is_office = phrase.head in roles() or (owner is not None and phrase.head in bodies())
        if is_office and not phrase.plural:
            self._give_role(entity, phrase, owner)
        return entity

    def _give_role(self, entity: Entity, phrase: Phrase, owner: Entity | None) -> None:
        role = (role_of(phrase), owner.number if owner else None)
        entity.roles.add(role)
        self._offices[role] = entity

    def _by_role(self, phrase: Phrase, owner: Entity | None) -> Found:
        """Who has a role: by role and body anywhere in the report, by role alone before here."""
        role = role_of(phrase)
        if owner is not None:
            holder = self._offices.get((role, owner.number))
            if holder is not None:
                return Found(holder, self._last_spoke(holder))
        elif not phrase.definite:
            return Found(self.new(phrase, owner))
        for seen in reversed(self.seen[-REACH_MENTIONS:]):
            entity = self.book.entities[seen.entity]
            # "A spokesman for the union" brings in another than "the spokesman" before him.
            is_open = owner is None or phrase.definite
            if any(
                head == role and (owner is None or (held is None and is_open))
                for head, held in entity.roles
            ):
                return Found(entity, seen.spoke)
        if owner is None and phrase.head in _GENERIC:
            for seen in reversed(self.seen[-REACH_MENTIONS:]):
                entity = self.book.entities[seen.entity]
                is_one = entity.is_person or (bool(entity.roles) and not entity.plural)
                if seen.spoke is not None and is_one:
                    return Found(entity, seen.spoke)
        return Found(self.new(phrase, owner))

    def _by_body(self, phrase: Phrase, owner: Entity | None) -> Found:
        """The body that "the agency" fits: seen before or, failing that, the next to speak."""
        if owner is not None:
            office = self._offices.get((role_of(phrase), owner.number))
            if office is not None:
                return Found(office, self._last_spoke(office))
            return Found(self.new(phrase, owner))
        if not phrase.definite and phrase.head != "police":
            return Found(self.new(phrase, owner))
        best = find_body(phrase, self.seen, self.book.entities)
        if best is not None:
            return Found(self.book.entities[best.entity], best.spoke)
        later = [
            entity
            for number in sorted(self.speaking)
            if not (entity := self.book.entities[number]).is_person
            and noun_fit(phrase, entity) >= 2
        ] or self._spoken_for_by_others(phrase)
        return Found(later[0] if len(later) == 1 else self.new(phrase, owner))

    def _spoken_for_by_others(self, phrase: Phrase) -> list[Entity]:
        """The bodies with this noun in their name for which others speak: a board's spokesman."""
        owners = sorted({owner for _, owner in self._offices if owner is not None})
        found = [self.book.entities[number] for number in owners]
        return [one for one in found if not one.is_person and noun_fit(phrase, one) >= 3]

    def _last_spoke(self, entity: Entity) -> int | None:
        for seen in reversed(self.seen[-REACH_MENTIONS:]):
            if seen.entity == entity.number and seen.spoke is not None:
                return seen.spoke
        return None

    def _pronoun(self, phrase: Phrase, place: Place) -> Found:
        if phrase.pronoun in FIRST:
            body = self._spoken_for(place.outer) if phrase.plural else None
            return Found(body or place.outer, place.parent)
        if phrase.pronoun not in PERSONAL | MANY | THINGS:
            return Found(None)
        best = find_antecedent(
            phrase.pronoun,
            (place.start, place.sentence),
            self.seen,
            self.book.entities,
            (place.outer, place.is_quoted),
        )
        if best is None:
            return Found(None)
        entity = self.book.entities[best.entity]
        if phrase.pronoun in PERSONAL and not entity.gender:
            entity.gender = "m" if phrase.pronoun in MALE else "f"
        return Found(entity, best.spoke)

    def _spoken_for(self, speaker: Entity | None) -> Entity | None:
        """The body for which "we" is said: a spokeswoman's, not a minister's."""
        for role, owner in sorted(speaker.roles, key=str) if speaker else ():
            if role in _MOUTHPIECES and owner is not None:
                body = self.book.entities[owner]
                return None if body.is_person else body
        return None
