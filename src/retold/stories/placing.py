"""Where a new report belongs."""

from __future__ import annotations

from collections.abc import Sequence

from retold.stories.card import Card
from retold.stories.fits import BESIDE, Fit
from retold.stories.linkage import THRESHOLD
from retold.stories.mend import MOST_REGROUPED, is_barred, mend, merge
from retold.stories.placement import Placement, PlacementKind
from retold.stories.reasons import why_beside, why_placed, why_ruled
from retold.stories.shelf import Shelf

# A story so near to where a report was put is looked at with it, and so is the report's own story
# where it fits no better than this.
NEAR = 1.0
MOST_NEAR = 3


def place(shelf: Shelf, card: Card, fits: Sequence[Fit]) -> Placement:
    """Put a new report into the story that it fits best, or into one of its own.

    Args:
        shelf: The stories.
        card: The report.
        fits: How it fits the stories near it, the best first.
    """
    mates = list(shelf.mates(card))
    barred = shelf.barred(card)
    allowed = [fit for fit in fits if fit.story_id not in barred]
    known = {fit.story_id for fit in fits} | {shelf.story_of[mate] for mate in mates}
    if mates:
        touched = _join_mates(shelf, card, mates)
        card.evidence = (why_ruled(shelf, card, mates[0]),)
    elif allowed and allowed[0].value > THRESHOLD:
        touched = _join(shelf, card, allowed)
    else:
        shelf.put(card, shelf.mint(card.report_id))
        touched = set()
    story_id = shelf.story_of[card.number]
    is_new = story_id not in known
    merged = any(one not in shelf.members for one in touched & known)
    if is_new and not mates:
        _set_beside(shelf, card, allowed)
    elif not card.evidence:
        fit = _fit_of(shelf, card, fits)
        card.evidence = (why_placed(shelf.table, card, shelf.cards[fit.nearest], fit.score),)
    return Placement(
        report_id=card.report_id,
        story_id=story_id,
        kind=_kind(card, is_new=is_new, merged=merged),
        evidence=card.evidence,
        changed=tuple(sorted(touched | {story_id})),
        related_ids=related_stories(shelf, card),
    )


def related_stories(shelf: Shelf, card: Card) -> tuple[str, ...]:
    """The story that a report's stands beside, if that is another."""
    number = shelf.numbers.get(card.related)
    if number is None or shelf.story_of[number] == shelf.story_of[card.number]:
        return ()
    return (shelf.story_of[number],)


def _kind(card: Card, *, is_new: bool, merged: bool) -> PlacementKind:
    if is_new:
        return PlacementKind.FORKED if card.related else PlacementKind.MINTED
    return PlacementKind.MERGED if merged else PlacementKind.JOINED


def _join(shelf: Shelf, card: Card, allowed: Sequence[Fit]) -> set[str]:
    best = allowed[0]
    shelf.put(card, best.story_id)
    near = [fit.story_id for fit in allowed[1:] if fit.value > THRESHOLD - NEAR][:MOST_NEAR]
    # A report that fits one half of a story and not the other may show that they are two.
    if not near and best.value > THRESHOLD + NEAR and best.least > THRESHOLD:
        return set()
    pool = [best.story_id]
    size = len(shelf.members[best.story_id])
    for story_id in near:
        size += len(shelf.members[story_id])
        if size > MOST_REGROUPED and len(pool) > 1:
            break
        pool.append(story_id)
    return mend(shelf, pool)


def _join_mates(shelf: Shelf, card: Card, mates: Sequence[int]) -> set[str]:
    """Put a report to those that the user put it with, and their stories into one if they may."""
    first = shelf.story_of[mates[0]]
    if first in shelf.barred(card):
        story_id = shelf.mint(card.report_id)
        shelf.put(card, story_id)
        return shelf.move(mates, story_id)
    shelf.put(card, first)
    touched: set[str] = set()
    for mate in mates[1:]:
        here, there = shelf.story_of[card.number], shelf.story_of[mate]
        if here == there:
            continue
        if is_barred(shelf, here, there):
            touched |= shelf.move([mate], here)
        else:
            touched |= merge(shelf, here, there)
    return touched


def _set_beside(shelf: Shelf, card: Card, allowed: Sequence[Fit]) -> None:
    if allowed and allowed[0].value > THRESHOLD - BESIDE:
        other = shelf.cards[allowed[0].nearest]
        card.related = other.report_id
        card.evidence = (why_beside(shelf.table, card, other, allowed[0].score),)


def _fit_of(shelf: Shelf, card: Card, fits: Sequence[Fit]) -> Fit:
    """The best fit whose nearest report stands in the report's story now."""
    story_id = shelf.story_of[card.number]
    here = [fit for fit in fits if shelf.story_of[fit.nearest] == story_id]
    return max(here or fits, key=lambda fit: (fit.score, -fit.nearest))
