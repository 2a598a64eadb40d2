"""Ids of quotations and claims that last: minted once, kept while their story grows."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from retold.model import Claim, Quotation, Trace

_Places = frozenset[tuple[str, int, int]]


def with_lasting_ids(trace: Trace, before: Trace | None) -> Trace:
    """A story's trace whose quotations and claims keep the ids that they had before.

    One that shares a place (a report and a span) with one of before has its id, each id going to
    the one that shares most with it. A new one's id is made from its first place, so that the
    same reports give the same ids in whatever order they came.
    """
    quotations = _ids(
        {one.id: _quotation_places(one) for one in trace.quotations},
        {one.id: _quotation_places(one) for one in before.quotations} if before else {},
        "q",
    )
    linked = _ids(
        {one.id: _claim_places(one) for one in trace.claims},
        {one.id: _claim_places(one) for one in before.claims} if before else {},
        "k",
    )
    return replace(
        trace,
        quotations=tuple(replace(one, id=quotations[one.id]) for one in trace.quotations),
        claims=tuple(replace(one, id=linked[one.id]) for one in trace.claims),
        drifts=tuple(
            replace(one, claim_id=linked[one.claim_id]) if one.claim_id else one
            for one in trace.drifts
        ),
    )


def _quotation_places(one: Quotation) -> _Places:
    return frozenset((at.report_id, at.span.start, at.span.end) for at in one.readings)


def _claim_places(one: Claim) -> _Places:
    return frozenset((at.report_id, at.span.start, at.span.end) for at in one.tellings)


def _ids(now: Mapping[str, _Places], before: Mapping[str, _Places], letter: str) -> dict[str, str]:
    """For each id of now the one that lasts."""
    holders = {place: name for name, places in before.items() for place in places}
    shared = Counter(
        (name, holders[place]) for name, places in now.items() for place in places & holders.keys()
    )
    made: dict[str, str] = {}
    taken: set[str] = set()
    for (name, old), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if name not in made and old not in taken:
            made[name] = old
            taken.add(old)
    for name, places in now.items():
        if name not in made:
            made[name] = _mint(places, letter, taken)
            taken.add(made[name])
    return made


def _mint(places: Iterable[tuple[str, int, int]], letter: str, taken: set[str]) -> str:
    first = min(places, default=("", 0, 0))
    for number in range(len(taken) + 1):
        words = "\x1f".join(map(str, (*first, number)))
        made = letter + hashlib.sha256(words.encode()).hexdigest()[:11]
        if made not in taken:
            break
    return made
