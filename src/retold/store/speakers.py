"""What a speaker said, over all stories."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from retold.model import Attribution, Quotation, Speaker
from retold.store.documents import storable, unpack
from retold.store.listing import middle_day


def load_speakers(connection: sqlite3.Connection, speaker_ids: Iterable[str]) -> list[Speaker]:
    """The speakers of these ids, each with every name that it has in some story."""
    made = []
    for speaker_id in speaker_ids:
        rows = connection.execute(
            "SELECT document FROM findings WHERE id = ? AND kind = 'speaker'",
            [storable(speaker_id)],
        )
        found = [Speaker.from_dict(unpack(document)) for (document,) in rows]
        if found:
            best = max(found, key=lambda one: (len(one.name), one.name))
            names = dict.fromkeys(name for one in found for name in one.names)
            # As in the list of speakers: what one story does not know another may.
            kind = min((one.kind for one in found), key=lambda one: one.value)
            made.append(Speaker(id=best.id, name=best.name, names=tuple(sorted(names)), kind=kind))
    return made


def load_sayings(
    connection: sqlite3.Connection, speaker_id: str
) -> list[tuple[str, str, str, str | None, Attribution]]:
    """All that a speaker is said to have said: story, outlet, headline, day, attribution."""
    rows = connection.execute(
        "SELECT f.story_id, r.outlet, r.headline, r.first, r.last, f.document FROM speakers s"
        " JOIN findings f ON f.story_id = s.story_id AND f.kind = 'attribution'"
        " JOIN reports r ON r.id = f.document ->> '$.report'"
        " WHERE s.id = ? AND f.document ->> '$.speaker' = s.id"
        " ORDER BY r.first IS NULL, r.first, r.id, f.place",
        [storable(speaker_id)],
    )
    return [
        (story, outlet, headline, middle_day(first, last), Attribution.from_dict(unpack(document)))
        for story, outlet, headline, first, last, document in rows
    ]


def load_quotations_by(
    connection: sqlite3.Connection, speaker_id: str
) -> list[tuple[str, Quotation]]:
    """The utterances of a speaker with all their readings, each with its story."""
    rows = connection.execute(
        "SELECT f.story_id, f.document FROM speakers s"
        " JOIN findings f ON f.story_id = s.story_id AND f.kind = 'quotation'"
        " WHERE s.id = ? AND f.document ->> '$.speaker' = s.id"
        " ORDER BY f.story_id, f.place",
        [storable(speaker_id)],
    )
    return [(story_id, Quotation.from_dict(unpack(document))) for story_id, document in rows]
