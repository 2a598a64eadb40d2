"""The speakers of an archive: what `desk.speaking` gives of a desk's."""

from __future__ import annotations

from collections.abc import Sequence

from retold.desk.archivetables import ArchiveTables
from retold.desk.speaking import Saying, Speaking, Utterance
from retold.errors import RetoldError
from retold.model import Attribution, Quotation, Speaker
from retold.store.listing import SpeakerRow, middle_day


def read_speaking(tables: ArchiveTables, speaker_id: str) -> Speaking:
    """All that a speaker is said to have said.

    Raises:
        RetoldError: There is no such speaker.
    """
    found = _speakers(tables, [speaker_id])
    if not found:
        raise RetoldError(f"no such speaker in this archive: {speaker_id}")
    sayings = _sayings(tables, speaker_id)
    chains = {link for one in sayings for link in one.attribution.chain} - {speaker_id}
    sql = "SELECT * FROM quotations WHERE speaker = ? ORDER BY week, in_story, place"
    utterances = tables.rows(sql, [speaker_id]) if "quotations" in tables else []
    return Speaking(
        speaker=found[0],
        sayings=tuple(sayings),
        utterances=tuple(
            Utterance(story_id=one["in_story"], quotation=Quotation.from_dict(one))
            for one in utterances
        ),
        through=tuple(_speakers(tables, sorted(chains))),
    )


def list_speakers(tables: ArchiveTables, name: str, limit: int, offset: int) -> list[SpeakerRow]:
    """The speakers whose name holds some words, those in most stories first."""
    if "speakers" not in tables:
        return []
    sql = (
        "SELECT id, any_value(name) AS name, any_value(kind) AS kind, count(*) AS said,"
        " count(DISTINCT in_story) AS stories FROM speakers"
        " WHERE contains(lower(name), lower(?)) GROUP BY id ORDER BY stories DESC, id"
        " LIMIT ? OFFSET ?"
    )
    return [SpeakerRow(**row) for row in tables.rows(sql, [name, limit, offset])]


def _speakers(tables: ArchiveTables, ids: Sequence[str]) -> list[Speaker]:
    if "speakers" not in tables or not ids:
        return []
    sql = "SELECT * FROM speakers WHERE list_contains(?, id) ORDER BY week, in_story, place"
    found: dict[str, Speaker] = {}
    for row in tables.rows(sql, [list(ids)]):
        found.setdefault(row["id"], Speaker.from_dict(row))
    return [found[one] for one in ids if one in found]


def _sayings(tables: ArchiveTables, speaker_id: str) -> list[Saying]:
    if "attributions" not in tables:
        return []
    sql = (
        "SELECT a.*, r.outlet.name AS by_outlet, r.headline AS under,"
        " r.published.earliest AS earliest, r.published.latest AS latest FROM attributions AS a"
        " JOIN reports AS r ON a.report = r.id WHERE a.speaker = ?"
        " ORDER BY earliest NULLS LAST, r.place, a.place"
    )
    return [
        Saying(
            story_id=row["in_story"],
            outlet=row["by_outlet"],
            headline=row["under"],
            day=middle_day(row["earliest"], row["latest"]),
            attribution=Attribution.from_dict(row),
        )
        for row in tables.rows(sql, [speaker_id])
    ]
