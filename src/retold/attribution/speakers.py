"""Who every source means: within its report, and over all the reports.

Inside a report a source is linked by its name, by its role, as "the agency", or as a pronoun
(`coreference`). Over the collection two speakers are one when they have the same full name, the
same acronym, or the same body name once countries are folded; a surname alone joins a full name
only where the collection has one such name; a source without a name, or without a body that it
speaks for, is never joined.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from retold.attribution.coreference import Meaning, ReportReader
from retold.attribution.entities import Entity, Key, name_key
from retold.attribution.gazetteer import bodies, countries, outlets
from retold.attribution.source_words import ROLE_MODIFIERS
from retold.model import Attribution, Report, Speaker, SpeakerKind

Place = tuple[int, int]  # a report's number and an entity's number in it

_GENERIC = ROLE_MODIFIERS | frozenset("central supreme high national federal city local".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """How a source was understood, for those who build chains from it.

    `antecedent_id` is the attribution whose source a pronoun or description took up; `holder_id`
    the speaker that has the document which speaks; `cited_id` whom the source cites, and
    `conveyor_id` the outlet that passed its words on, where the sentence says so.
    """

    attribution_id: str
    antecedent_id: str | None = None
    holder_id: str | None = None
    cited_id: str | None = None
    conveyor_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The speakers of a collection, and its attributions with `speaker_id` set.

    `owners` says which speaker (an office, a spokesman without a name) belongs to which body.
    """

    speakers: tuple[Speaker, ...]
    attributions: tuple[Attribution, ...]
    links: tuple[Link, ...] = ()
    owners: tuple[tuple[str, str], ...] = ()


def resolve_speakers(reports: Sequence[Report], attributions: Sequence[Attribution]) -> Resolution:
    """Say whom every source means; an attribution without a source has no speaker.

    The ids are made from names (of a source without one: from its place), so that they do not
    depend on the order of the reports.
    """
    of_report: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in attributions:
        of_report[attribution.report_id].append(attribution)
    known = [report for report in reports if of_report.get(report.id)]
    readers = [ReportReader(report, of_report[report.id]) for report in known]
    roster = _Roster(readers)
    ids: dict[str, Meaning] = {}
    place_of: dict[str, int] = {}
    for number, reader in enumerate(readers):
        for attribution, meaning in zip(reader.attributions, reader.meanings, strict=True):
            ids[attribution.id] = meaning
            place_of[attribution.id] = number
    made = tuple(
        replace(one, speaker_id=roster.id_of(place_of[one.id], ids[one.id].entity))
        if one.id in ids
        else one
        for one in attributions
    )
    links = tuple(
        _link(one.id, ids[one.id], readers[place_of[one.id]], roster, place_of[one.id])
        for one in attributions
        if one.id in ids
    )
    used = {one.speaker_id for one in made}
    for link in links:
        used |= {link.holder_id, link.cited_id, link.conveyor_id}
    owners = tuple(pair for pair in roster.owners() if used.issuperset(pair[:1]))
    used |= {owner for _, owner in owners}
    speakers = tuple(speaker for speaker in roster.speakers() if speaker.id in used)
    return Resolution(speakers=speakers, attributions=made, links=links, owners=owners)


def _link(
    attribution_id: str, meaning: Meaning, reader: ReportReader, roster: _Roster, number: int
) -> Link:
    antecedent = meaning.antecedent
    return Link(
        attribution_id=attribution_id,
        antecedent_id=None if antecedent is None else reader.attributions[antecedent].id,
        holder_id=roster.id_of(number, meaning.holder),
        cited_id=roster.id_of(number, meaning.cited),
        conveyor_id=roster.id_of(number, meaning.conveyor),
    )


def speaker_id(*parts: str) -> str:
    """A speaker's id, made from what is unique about it."""
    made = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass"))
    return "s" + made.hexdigest()[:12]


class _Roster:
    """The speakers of all reports: entities joined by union-find over what identifies them."""

    def __init__(self, readers: Sequence[ReportReader]) -> None:
        self.readers = readers
        self.places = [
            (number, entity.number)
            for number, reader in enumerate(readers)
            for entity in reader.referents.book.entities
        ]
        self._up: dict[Place, Place] = {place: place for place in self.places}
        self._join_names()
        self._join_shorter()
        self._join_offices()
        self._ids: dict[Place, str] = {}
        self._made: dict[str, Speaker] = {}
        for root, places in self._groups().items():
            speaker = self._speaker(places)
            self._ids[root] = speaker.id
            known = self._made.get(speaker.id)
            self._made[speaker.id] = speaker if known is None else _merged(known, speaker)

    def entity(self, place: Place) -> Entity:
        """The entity at a place."""
        return self.readers[place[0]].referents.book.entities[place[1]]

    def id_of(self, number: int, entity: Entity | None) -> str | None:
        """The id of the speaker that a report's entity is."""
        return None if entity is None else self._ids[self._root((number, entity.number))]

    def speakers(self) -> tuple[Speaker, ...]:
        """Every speaker, by id."""
        return tuple(self._made[key] for key in sorted(self._made))

    def owners(self) -> list[tuple[str, str]]:
        """Which office belongs to which body, as pairs of ids."""
        found: set[tuple[str, str]] = set()
        for number, entity_number in self.places:
            entity = self.entity((number, entity_number))
            if entity.is_person and entity.named:
                continue
            mine = self.id_of(number, entity)
            for _, owner in entity.roles:
                theirs = None if owner is None else self._ids[self._root((number, owner))]
                if mine and theirs and mine != theirs:
                    found.add((mine, theirs))
        return sorted(found)

    def _root(self, place: Place) -> Place:
        while self._up[place] != place:
            self._up[place] = self._up[self._up[place]]
            place = self._up[place]
        return place

    def _join(self, places: Iterable[Place]) -> None:
        roots = sorted({self._root(place) for place in places})
        for root in roots[1:]:
            self._up[root] = roots[0]

    def _groups(self) -> dict[Place, list[Place]]:
        found: dict[Place, list[Place]] = defaultdict(list)
        for place in self.places:
            found[self._root(place)].append(place)
        return found

    def _join_names(self) -> None:
        """Join what has the same full name or the same acronym."""
        shared: dict[tuple[str, Key], list[Place]] = defaultdict(list)
        for place in self.places:
            entity = self.entity(place)
            for key in _identities(entity):
                shared[key].append(place)
        for places in shared.values():
            self._join(places)

    def _join_shorter(self) -> None:
        """Join a surname, or a body without its country, to the one full name that fits."""
        full: dict[tuple[str, Key], set[Place]] = defaultdict(set)
        for place in self.places:
            entity = self.entity(place)
            for key in entity.keys:
                if entity.is_person and len(key) > 1:
                    full["person", key[-1:]].add(self._root(place))
                elif not entity.is_person and len(key) > 2 and key[0] in countries().values():
                    full["body", key[1:]].add(self._root(place))
        for place in self.places:
            entity = self.entity(place)
            kind = "body" if entity.is_body else "person"
            if not entity.named or entity.members:
                continue
            for key in entity.keys:
                fits = {self._root(one) for one in full.get((kind, key), ())}
                if len(fits) == 1 and (kind == "body" or len(key) == 1):
                    self._join([place, *fits])

    def _join_offices(self) -> None:
        """Join unnamed offices of one body ("a spokesman for the board"), and equal groups."""
        shared: dict[tuple[object, ...], list[Place]] = defaultdict(list)
        for place in self.places:
            entity = self.entity(place)
            if entity.members:
                roots = {self._root((place[0], member)) for member in entity.members}
                shared["members", *sorted(roots)].append(place)
            elif not entity.named and not entity.plural:
                for head, owner in entity.roles:
                    if owner is not None:
                        shared["office", head, self._root((place[0], owner))].append(place)
        for places in shared.values():
            self._join(places)

    def _speaker(self, places: list[Place]) -> Speaker:
        entities = [self.entity(place) for place in places]
        names = sorted(
            ((name, count) for entity in entities for name, count in entity.names.items()),
            key=lambda one: (-len(name_key(one[0])), _is_adjective(one[0]), -one[1], one[0]),
        )
        wordings = [name for name, _ in names]
        wordings += [alias for entity in entities for alias in sorted(entity.aliases)]
        wordings += [text for entity in entities for text in entity.wordings]
        name = _fullest(entities, wordings)
        every = tuple(dict.fromkeys([name, *sorted(set(wordings) - {name})]))
        return Speaker(
            id=self._identity(places, entities), name=name, names=every, kind=_kind(entities)
        )

    def _identity(self, places: list[Place], entities: list[Entity]) -> str:
        keys = {identity for entity in entities for identity in _identities(entity)}
        if keys:
            kind, key = min(keys, key=lambda one: (-len(one[1]), one))
            return speaker_id(kind, *key)
        number, entity_number = min(
            places, key=lambda place: (self.readers[place[0]].page.report.id, place[1])
        )
        return speaker_id(self.readers[number].page.report.id, str(entity_number))


def _identities(entity: Entity) -> set[tuple[str, Key]]:
    """What makes an entity the same in every report."""
    if not entity.named or entity.members:
        return set()
    if entity.is_person:
        return {("person", (key[0], key[-1])) for key in entity.keys if len(key) > 1}
    if entity.kind in {SpeakerKind.DOCUMENT, SpeakerKind.ANONYMOUS}:
        return set()
    found = {("body", key) for key in entity.keys if not _is_generic(key)}
    found |= {("body", name_key(alias)) for alias in entity.aliases}
    known = {outlets().get(" ".join(key)) for key in entity.keys}
    return found | {("body", name_key(name)) for name in known if name}


def _is_adjective(name: str) -> bool:
    """Whether a name is a country's adjective ("Norwegian") or a short form of its name."""
    return countries().get(name.casefold(), name.casefold()) != name.casefold()


def _is_generic(key: Key) -> bool:
    """Whether many countries or cities have a body of this name: a Health Ministry, the police."""
    return bool(key) and key[-1] in bodies() and all(word in _GENERIC for word in key[:-1])


def _fullest(entities: list[Entity], wordings: list[str]) -> str:
    """The fullest name: most words, then most often used; else the first description."""
    return wordings[0] if wordings else " ".join(entities[0].key) or "unnamed"


def _kind(entities: list[Entity]) -> SpeakerKind:
    kinds = [entity.kind for entity in entities]
    for kind in (SpeakerKind.OUTLET, SpeakerKind.PERSON, SpeakerKind.BODY, SpeakerKind.DOCUMENT):
        if kind in kinds:
            return kind
    if any(owner is not None for entity in entities for _, owner in entity.roles):
        return SpeakerKind.PERSON
    return SpeakerKind.ANONYMOUS if SpeakerKind.ANONYMOUS in kinds else SpeakerKind.UNKNOWN


def _merged(left: Speaker, right: Speaker) -> Speaker:
    names = tuple(dict.fromkeys((*left.names, *right.names)))
    return replace(left, names=names)
