"""How well what stood before fits a pronoun, a role or "the agency".

Hand-set weights over what anaphora resolvers of the rule-based kind have long used (Lappin and
Leass 1994; Haghighi and Klein 2009): recency in sentences, the first name of a sentence, who spoke,
agreement in gender, number and kind. They were set on the training reports and are few on purpose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retold.attribution.entities import Entity, name_key
from retold.attribution.gazetteer import bodies
from retold.attribution.source_words import Phrase
from retold.model import SpeakerKind

REACH_SENTENCES = 12
REACH_MENTIONS = 400

PERSONAL = frozenset("he she him her his hers himself herself".split())
FIRST = frozenset("i me my we us our".split())
MANY = frozenset("they them their themselves".split())
THINGS = frozenset("it its itself who which".split())
MALE = frozenset("he him his himself".split())
_SPOKES = frozenset("spokesman spokeswoman spokesperson".split())
# Nouns for offices and groups of any sort; "the police" or "the party" is of its own sort alone.
_GENERAL = frozenset(
    "administration agency authority body bureau department group institution office organisation "
    "organization regulator service watchdog".split()
)


@dataclass(frozen=True, slots=True)
class Seen:
    """An entity at a place: what a later word may look back to.

    `spoke` is the attribution whose source it was there; `leads` whether it is the first name of
    its sentence; `oblique` whether a preposition stands before it.
    """

    entity: int
    start: int
    sentence: int
    leads: bool
    spoke: int | None
    oblique: bool


def role_of(phrase: Phrase) -> str:
    """The noun of a phrase's role, with a chief executive and a spokesman spelled one way."""
    if "chief executive" in phrase.role.casefold() or phrase.head == "ceo":
        return "ceo"
    return "spokesman" if phrase.head in _SPOKES else phrase.head


def find_antecedent(
    pronoun: str,
    place: tuple[int, int],
    seen: Sequence[Seen],
    entities: Sequence[Entity],
    parent: tuple[Entity | None, bool],
) -> Seen | None:
    """The mention that a pronoun most likely takes up, or None.

    Args:
        pronoun: The folded pronoun.
        place: Its first code point, and the number of its sentence.
        seen: What was met before, in text order.
        entities: The report's entities, by number.
        parent: The speaker in whose content the pronoun stands, and whether that content is
            quoted: in a quotation "he" is not its speaker, in reported speech he most often is.
    """
    start, sentence = place
    best: tuple[float, int, Seen] | None = None
    for one in seen[-REACH_MENTIONS:]:
        gap = sentence - one.sentence
        entity = entities[one.entity]
        if one.start >= start or gap > REACH_SENTENCES:
            continue
        is_parent = parent[0] is not None and entity is parent[0]
        fit = agreement(pronoun, entity)
        if fit is None or (is_parent and parent[1]):
            continue
        score = fit - gap + (3.0 if is_parent else 0.0)
        score += 1.5 * (one.spoke is not None) + 0.7 * one.leads - 0.8 * one.oblique
        if best is None or (score, one.start) >= best[:2]:
            best = (score, one.start, one)
    return best[2] if best else None


def agreement(pronoun: str, entity: Entity) -> float | None:
    """How well a pronoun fits an entity; None where it cannot mean it."""
    if pronoun in PERSONAL:
        return _personal_agreement(pronoun, entity)
    if pronoun in MANY:
        if entity.plural:
            return 2.0
        return 0.5 if entity.is_body else None if entity.is_person else -1.0
    if entity.is_person or entity.plural:
        return None
    return 1.0 if entity.is_body else 0.5 if entity.kind is SpeakerKind.DOCUMENT else 0.0


def _personal_agreement(pronoun: str, entity: Entity) -> float | None:
    if entity.is_body or entity.plural or entity.kind is SpeakerKind.DOCUMENT:
        return None
    wanted = "m" if pronoun in MALE else "f"
    if entity.gender and entity.gender != wanted:
        return None
    if entity.is_person:
        return 2.5 if entity.gender else 2.0
    return 1.5 if entity.roles else 0.0 if entity.named else -2.0


def noun_fit(phrase: Phrase, entity: Entity) -> float:
    """How well "the agency" fits a body: 3 by its very noun, 2 by the class of it, 1 by neither.

    A noun that fits with words that do not ("the health ministry" of a Ministry of Ports) is 1.5.
    """
    known = {word for key in entity.keys for word in key}
    nouns = (known | entity.heads) & bodies().keys()
    group = bodies().get(phrase.head)
    if phrase.head in nouns:
        more = set(name_key(phrase.text)) - {phrase.head}
        return 3.0 if not more or more & known else 1.5
    is_general = group in {"firm", "media"} or phrase.head in _GENERAL
    if is_general and any(bodies()[noun] == group for noun in nouns):
        return 2.0
    if nouns or not entity.named or (entity.kind is SpeakerKind.OUTLET and phrase.head != "agency"):
        return 0.0
    return 1.0 if group in {"firm", "state"} else 0.0


def find_body(phrase: Phrase, seen: Sequence[Seen], entities: Sequence[Entity]) -> Seen | None:
    """The last mention that "the agency" fits best; one that spoke counts for more."""
    best: tuple[float, int, Seen] | None = None
    for one in seen[-REACH_MENTIONS:]:
        entity = entities[one.entity]
        if entity.is_person or entity.plural or entity.kind is SpeakerKind.DOCUMENT:
            continue
        fit = noun_fit(phrase, entity)
        if fit <= 1 and one.spoke is None and not entity.is_body:
            continue
        score = fit + (1.0 if one.spoke is not None else 0.0)
        if fit and (best is None or (score, one.start) >= best[:2]):
            best = (score, one.start, one)
    return best[2] if best else None
