"""Who stands behind a stretch of a report: whose words, through whom, and how surely."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from retold.claims.hedges import Hedge, find_hedges
from retold.claims.material import Page
from retold.claims.pairs import Spot
from retold.model import Attribution, Naming, Span, Speaker, SpeakerKind, Voice, Words
from retold.text.stems import FUNCTION_WORDS
from retold.text.tokens import find_word_places, fold_word, fold_words

# An attribution governs a stretch when it holds this share of the words that are not source or cue.
GOVERNS = 0.6
UNTOUCHED = 0.25
# Words that name an office rather than who holds it: two sources share them by chance.
_SMALL = FUNCTION_WORDS | frozenset(
    "mr mrs ms dr sir press office service director head chief secretary spokesman spokesperson "
    "spokeswoman official officials statement report president minister prime foreign national "
    "state general deputy department agency news according".split()
)


@dataclass(frozen=True, slots=True)
class Layer:
    """One attribution over a stretch, and every wording of its source."""

    attribution: Attribution
    names: frozenset[str]
    kind: SpeakerKind
    name: str

    @property
    def is_named(self) -> bool:
        """Whether anybody is named as the source."""
        return bool(self.attribution.source) and self.attribution.naming is not Naming.NONE

    @property
    def source(self) -> str:
        """The words for the source in this place, and its name where they do not hold it."""
        words = " ".join(words.text for words in self.attribution.source)
        return words if not self.name or self.name in words else f"{words} [{self.name}]"

    @property
    def cue(self) -> str:
        """The words of the cue."""
        return " ".join(words.text for words in self.attribution.cue)


@dataclass(frozen=True, slots=True)
class Profile:
    """What stands behind a stretch; `layers` has the outermost attribution first.

    `touched` is the share of the words that any attribution holds; `held` has every attribution
    with a source in the sentence, whether or not it holds much of it.
    """

    spot: Spot
    voice: Voice
    layers: tuple[Layer, ...]
    touched: float
    hedges: tuple[Hedge, ...]
    held: tuple[Layer, ...] = ()

    @property
    def innermost(self) -> Layer | None:
        """The attribution nearest to the words."""
        return self.layers[-1] if self.layers else None

    @property
    def named(self) -> tuple[Layer, ...]:
        """The layers in which somebody is named."""
        return tuple(layer for layer in self.layers if layer.is_named)


def profile_of(spot: Spot, speakers: Mapping[str, Speaker]) -> Profile:
    """The profile of a stretch of a report, kept by the report's page."""
    kept = spot.page.profiles
    if (spot.sentence, spot.focus) not in kept:
        kept[spot.sentence, spot.focus] = _read_profile(spot, speakers)
    profile: Profile = kept[spot.sentence, spot.focus]
    return profile


def _read_profile(spot: Spot, speakers: Mapping[str, Speaker]) -> Profile:
    page = spot.page
    near = page.near(spot.sentence)
    core = _core_words(page, spot.focus, near)
    held: set[int] = set()
    groups: dict[str, tuple[set[int], list[Attribution]]] = {}
    for attribution in near:
        content = _inside(attribution.content, spot.focus)
        inside = {at for at, place in enumerate(core) if _touches(place, content)}
        held |= inside
        covered, mine = groups.setdefault(_source_key(attribution), (set(), []))
        covered |= inside
        mine.append(attribution)
    layers = [
        max(mine, key=_size)
        for covered, mine in groups.values()
        if core and len(covered) >= GOVERNS * len(core)
    ]
    layers.sort(key=lambda one: (-_size(one), one.within_id is not None, one.id))
    return Profile(
        spot=spot,
        voice=_voice(page, core, held),
        layers=tuple(_layer(one, speakers) for one in layers),
        touched=len(held) / len(core) if core else 0.0,
        hedges=page.once(find_hedges, spot.focus),
        held=tuple(_layer(one, speakers) for one in near if one.source),
    )


def share_name(one: Layer, other: Layer) -> bool:
    """Whether two layers name a source with a word in common, or are resolved to one speaker."""
    if one.attribution.speaker_id and one.attribution.speaker_id == other.attribution.speaker_id:
        return True
    persons = [layer.kind is SpeakerKind.PERSON for layer in (one, other)]
    if persons[0] != persons[1]:
        person, body = (one, other) if persons[0] else (other, one)
        return _surname(person) in body.names
    return bool(one.names & other.names)


def _surname(layer: Layer) -> str:
    """The last word of a person's name, folded."""
    words = fold_words(layer.name)
    return words[-1] if words else ""


def place_names(attribution: Attribution) -> frozenset[str]:
    """The words that name a source where it stands, without those of office."""
    return frozenset(
        word
        for words in attribution.source
        for word in fold_words(words.text)
        if word not in _SMALL
    )


def names_of(attribution: Attribution, speakers: Mapping[str, Speaker]) -> frozenset[str]:
    """The words that name a source: where it stands, and in the name of its speaker."""
    speaker = speakers.get(attribution.speaker_id or "")
    named = fold_words(speaker.name) if speaker is not None else []
    return place_names(attribution) | {word for word in named if word not in _SMALL}


def _layer(attribution: Attribution, speakers: Mapping[str, Speaker]) -> Layer:
    speaker = speakers.get(attribution.speaker_id or "")
    return Layer(
        attribution=attribution,
        names=names_of(attribution, speakers),
        kind=speaker.kind if speaker else SpeakerKind.UNKNOWN,
        name=speaker.name if speaker else "",
    )


def _source_key(attribution: Attribution) -> str:
    """What two attributions to one source have in common; one without a source stands alone."""
    words = " ".join(fold_words(" ".join(words.text for words in attribution.source)))
    return attribution.speaker_id or words or attribution.id


_Place = tuple[int, int]


def _core_words(page: Page, focus: Span, near: Sequence[Attribution]) -> list[_Place]:
    """The words of a stretch without those that name a source or signal speech."""
    roles = [
        place
        for one in near
        for words in (one.source, one.cue, [one.medium] if one.medium else [])
        for place in _inside(words, focus)
    ]
    words = find_word_places(page.text, focus)
    core = [
        place
        for place in words
        if not _touches(place, roles) and fold_word(page.text[place[0] : place[1]]) != "that"
    ]
    return core or words


def _inside(words: Iterable[Words], focus: Span) -> list[_Place]:
    """Where some words stand, of those that touch a stretch."""
    return [
        (one.start, one.end)
        for one in words
        if max(one.start, focus.start) < min(one.end, focus.end)
    ]


def _touches(place: _Place, others: Iterable[_Place]) -> bool:
    """Whether a word shares a character with one of some places, none of which is empty."""
    start, end = place
    return any(start < last and first < end for first, last in others)


def _size(attribution: Attribution) -> int:
    return sum(len(words.span) for words in attribution.content)


def _voice(page: Page, core: Sequence[_Place], held: set[int]) -> Voice:
    """QUOTED where most words stand in marks, REPORTED where most are attributed, else OWN."""
    marks = page.places.quoted.touching(Span(core[0][0], core[-1][1])) if core else []
    places = [(one.start, one.end) for one in marks]
    quoted = sum(_touches(place, places) for place in core)
    if core and quoted >= GOVERNS * len(core):
        return Voice.QUOTED
    if core and 2 * len(held) >= len(core):
        return Voice.REPORTED
    return Voice.OWN
