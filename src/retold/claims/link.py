"""Which reports tell the same thing, and each in whose voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from retold.claims.hedges import polarity_of
from retold.claims.material import Material, Page
from retold.claims.pairs import Spot, likeness, pair_up
from retold.claims.profile import profile_of
from retold.model import Claim, Span, Speaker, Story, Telling

SAME, LIKE = 0.7, 0.5
_Place = tuple[str, Span]


def link_claims(material: Material) -> tuple[Claim, ...]:
    """The claims that at least two reports of a story tell, with every telling.

    A telling is a sentence, or the clause of a longer sentence, in an aligned passage. Its voice
    is QUOTED, REPORTED or OWN; hedges, polarity and figures are those within its span.
    """
    pages, every = pair_up(material)
    speakers = {speaker.id: speaker for speaker in material.speakers}
    places: dict[_Place, list[Span]] = defaultdict(list)
    parent: dict[_Place, _Place] = {}
    members: dict[_Place, set[_Place]] = {}
    pairs = [one for one in every if not one.is_headline]
    for pair in sorted(pairs, key=lambda one: -one.likeness):
        left, right = (_known(places, spot) for spot in (pair.left, pair.right))
        members.setdefault(left, {left})
        members.setdefault(right, {right})
        one, other = _root(parent, left), _root(parent, right)
        if one != other and _may_join(members[one], members[other], pages):
            first, second = min(one, other), max(one, other)
            parent[second] = first
            members[first] |= members.pop(second)
    groups: dict[_Place, list[_Place]] = defaultdict(list)
    for place in [(name, span) for (name, _), spans in places.items() for span in spans]:
        groups[_root(parent, place)].append(place)
    found: list[Claim] = []
    of_report: dict[str, list[list[_Place]]] = defaultdict(list)
    for group in groups.values():
        of_report[group[0][0]].append(group)
    for story in material.stories:
        mine = [group for name in story.report_ids for group in of_report[name]]
        order = {name: at for at, name in enumerate(story.report_ids)}
        for group in sorted(mine, key=lambda one: min((order[n], s) for n, s in one if n in order)):
            tellings = _tellings(group, order, pages, speakers)
            if len({telling.report_id for telling in tellings}) > 1:
                found.append(_claim(len(found) + 1, story, tellings))
    return tuple(found)


def _claim(number: int, story: Story, tellings: Sequence[Telling]) -> Claim:
    return Claim(id=f"c{number}", story_id=story.id, tellings=tuple(tellings))


def _known(places: dict[_Place, list[Span]], spot: Spot) -> _Place:
    """The place of a spot: one seen before that is nearly the same, or a new one."""
    name, span = spot.page.report.id, spot.focus
    near = places[name, spot.sentence]
    for other in near:
        if other.overlap(span) >= SAME * max(len(other), len(span)):
            return name, other
    near.append(span)
    return name, span


def _may_join(one: set[_Place], other: set[_Place], pages: Mapping[str, Page]) -> bool:
    """Whether two groups stay one statement when joined: a report may tell it twice, not two."""
    texts = {place: place[1].of(pages[place[0]].text) for place in one | other}
    return all(likeness(texts[a], texts[b]) >= LIKE for a in one for b in other if a[0] == b[0])


def _root(parent: dict[_Place, _Place], place: _Place) -> _Place:
    while place in parent:
        place = parent[place]
    return place


def _tellings(
    group: Sequence[_Place],
    order: Mapping[str, int],
    pages: Mapping[str, Page],
    speakers: Mapping[str, Speaker],
) -> list[Telling]:
    here = sorted(
        (one for one in group if one[0] in order), key=lambda one: (order[one[0]], one[1])
    )
    return [_telling(pages[name], span, speakers) for name, span in here]


def _telling(page: Page, span: Span, speakers: Mapping[str, Speaker]) -> Telling:
    profile = profile_of(Spot(page, span, span), speakers)
    innermost = profile.innermost
    return Telling(
        report_id=page.report.id,
        span=span,
        text=span.of(page.text),
        voice=profile.voice,
        attribution_id=innermost.attribution.id if innermost else None,
        hedges=tuple(hedge.text for hedge in profile.hedges),
        polarity=polarity_of(page.text, span),
        figure_ids=tuple(one.id for one in page.places.figures.touching(span)),
    )
