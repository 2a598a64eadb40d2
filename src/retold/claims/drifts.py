"""What differs between two tellings of a claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from retold.claims.derivation import Related, comparable_sides, known_exemplars
from retold.claims.figures import figure_drifts
from retold.claims.finding import ClaimIndex, Finding, Sides, condense, to_drift
from retold.claims.material import Material, Page
from retold.claims.merged import merged_pairs
from retold.claims.pairs import Pair, pair_up
from retold.claims.profile import profile_of
from retold.claims.quotes import quote_drifts
from retold.claims.scope import scope_drifts
from retold.claims.sources import source_drifts
from retold.claims.speech import speech_drifts
from retold.claims.wording import wording_drifts
from retold.model import Claim, Drift


def find_drifts(material: Material, claims: Sequence[Claim] = ()) -> tuple[Drift, ...]:
    """What was lost or changed between two tellings: sources, hedges, agents, words, figures.

    `from` is the telling that has the thing, `to` the one that lacks or changes it. Where several
    reports have what one lacks, the drift is given once, from the report nearest to it.

    Args:
        material: The reports with what the other stages found.
        claims: The claims of `link_claims`; a drift names the one that holds both its ends.
    """
    pages, pairs = pair_up(material)
    pairs = [*pairs, *_all_merged(material, pages, pairs)]
    speakers = {speaker.id: speaker for speaker in material.speakers}
    sides: list[Sides] = []
    for pair in pairs:
        left, right = profile_of(pair.left, speakers), profile_of(pair.right, speakers)
        side = Sides(left, right, pair.likeness, pair.passage, pair.is_headline, pair.is_merged)
        sides += [side, side.turned]
    found: list[Finding] = []
    exemplars = known_exemplars(material)
    compared = comparable_sides(sides, exemplars)
    related = Related.of(material)
    for side in compared:
        found.extend(source_drifts(side, related))
        found.extend(wording_drifts(side, material, related))
    found.extend(scope_drifts([side for side in compared if not side.is_merged]))
    found.extend(speech_drifts(material, pages, exemplars))
    found.extend(quote_drifts(material, exemplars))
    found.extend(figure_drifts(material, pages))
    order = {name: at for story in material.stories for at, name in enumerate(story.report_ids)}
    index = ClaimIndex(claims)
    return tuple(to_drift(one, index) for one in condense(found, order, exemplars))


def _all_merged(material: Material, pages: Mapping[str, Page], pairs: Sequence[Pair]) -> list[Pair]:
    """What copies worked into other sentences, over all pairs of reports that were compared."""
    groups: dict[tuple[str, str], list[Pair]] = {}
    for pair in pairs:
        key = (pair.left.page.report.id, pair.right.page.report.id)
        groups.setdefault(key, []).append(pair)
    return [
        one
        for (left, right), group in groups.items()
        for one in merged_pairs(pages[left], pages[right], group, material.exemplars)
    ]
