"""Speakers whom the user knows to be one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from retold.attribution.speakers import Resolution
from retold.model import Speaker


def join_speakers(resolution: Resolution, same: Mapping[str, Speaker]) -> Resolution:
    """The speakers with some of them joined to others, whatever stands for them.

    Args:
        resolution: Who the sources are, with their chains.
        same: For the ids of speakers the speakers that they are.
    """
    if not any(one.id in same for one in resolution.speakers):
        return resolution
    name = {old: one.id for old, one in same.items()}
    attributions = tuple(
        replace(
            one,
            speaker_id=name.get(one.speaker_id, one.speaker_id) if one.speaker_id else None,
            chain=_without_repeats(tuple(name.get(link, link) for link in one.chain)),
        )
        for one in resolution.attributions
    )
    speakers: dict[str, Speaker] = {}
    for one in resolution.speakers:
        known = same.get(one.id, one)
        before = speakers.get(known.id, known)
        names = tuple(sorted({*before.names, *known.names, *one.names}))
        speakers[known.id] = replace(before, name=known.name, names=names)
    owners = tuple((name.get(a, a), name.get(b, b)) for a, b in resolution.owners)
    links = tuple(
        replace(
            link,
            holder_id=name.get(link.holder_id or "", link.holder_id),
            cited_id=name.get(link.cited_id or "", link.cited_id),
            conveyor_id=name.get(link.conveyor_id or "", link.conveyor_id),
        )
        for link in resolution.links
    )
    return Resolution(
        speakers=tuple(speakers[key] for key in sorted(speakers)),
        attributions=attributions,
        links=links,
        owners=tuple(pair for pair in owners if pair[0] != pair[1]),
    )


def _without_repeats(chain: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for place, one in enumerate(chain) if chain[place - 1 : place] != (one,))
