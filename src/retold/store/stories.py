"""Stories as rows, and what was found in them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from retold.model import (
    Attribution,
    Claim,
    Collation,
    Drift,
    Figure,
    Noun,
    Quotation,
    Report,
    Speaker,
    Stemma,
    Story,
    Swap,
    Trace,
)
from retold.model.noun import to_data
from retold.store.alignments import load_alignments
from retold.store.documents import pack, storable, unpack
from retold.store.forgetting import delete_findings
from retold.store.swaps import put_swaps, read_swaps

N = TypeVar("N", bound=Noun)

# The fields of a trace that are kept a row each, and what stands in them.
KINDS: dict[str, tuple[str, type[Noun]]] = {
    "speaker": ("speakers", Speaker),
    "attribution": ("attributions", Attribution),
    "quotation": ("quotations", Quotation),
    "claim": ("claims", Claim),
    "drift": ("drifts", Drift),
    "figure": ("figures", Figure),
    "swap": ("swaps", Swap),
    "stemma": ("stemmata", Stemma),
    "collation": ("collations", Collation),
}


def put_story(connection: sqlite3.Connection, story: Story, *, is_current: bool) -> None:
    """Make or change a story's row; what was found in it stays."""
    data = story.to_dict()
    connection.execute(
        "INSERT INTO stories (id, label, first, last, reports, is_current, document)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET label = excluded.label,"
        " first = excluded.first, last = excluded.last, reports = excluded.reports,"
        " is_current = excluded.is_current, document = excluded.document",
        [
            story.id,
            storable(story.label),
            data["first"],
            data["last"],
            len(story.report_ids),
            int(is_current),
            pack(data),
        ],
    )


def load_story(connection: sqlite3.Connection, story_id: str) -> Story | None:
    """A story's row."""
    found = connection.execute("SELECT document FROM stories WHERE id = ?", [story_id]).fetchone()
    return Story.from_dict(unpack(found[0])) if found else None


def stale_stories(connection: sqlite3.Connection) -> list[str]:
    """The stories that were changed since they were last analysed."""
    found = connection.execute("SELECT id FROM stories WHERE is_current = 0 ORDER BY id")
    return [story_id for (story_id,) in found]


def put_findings(connection: sqlite3.Connection, story: Story, trace: Trace) -> None:
    """Put what was found in a story in place of what was found before."""
    lasting = [one.id for one in trace.quotations] + [one.id for one in trace.claims]
    delete_findings(connection, story.id, lasting)
    connection.executemany(
        "INSERT INTO findings (story_id, kind, place, id, document) VALUES (?, ?, ?, ?, ?)",
        _rows(story, trace),
    )
    connection.executemany(
        "INSERT INTO speakers (id, story_id, name, kind, said) VALUES (?, ?, ?, ?, ?)",
        _speaker_rows(story, trace),
    )
    connection.executemany(
        'INSERT INTO readings (story_id, quotation_id, report_id, start, "end", voice, text)'
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        _reading_rows(story, trace),
    )
    connection.execute(
        "INSERT INTO quotes (rowid, text) SELECT number, text FROM readings WHERE story_id = ?",
        [story.id],
    )
    put_story(connection, story, is_current=True)
    put_swaps(connection, story.id, trace)
    counts = {field: len(getattr(trace, field)) for field, _ in KINDS.values()}
    counts["altered"] = sum(_is_altered(one) for one in trace.quotations)
    connection.execute("UPDATE stories SET counts = ? WHERE id = ?", [pack(counts), story.id])


def _is_altered(quotation: Quotation) -> bool:
    return any(one.judgement in {"ALTERED", "SPLICED"} for one in quotation.differences)


def _rows(story: Story, trace: Trace) -> Iterator[Sequence[Any]]:
    for kind, (field, _) in KINDS.items():
        # Swaps are kept all together, see `put_swaps`.
        for place, one in enumerate(getattr(trace, field) if kind != "swap" else ()):
            known = getattr(one, "id", None)
            row_id = None if known is None else storable(known)
            yield story.id, kind, place, row_id, pack(to_data(one))


def _speaker_rows(story: Story, trace: Trace) -> Iterator[Sequence[Any]]:
    said = Counter(one.speaker_id for one in trace.attributions)
    for one in trace.speakers:
        yield storable(one.id), story.id, storable(one.name), one.kind.value, said[one.id]


def _reading_rows(story: Story, trace: Trace) -> Iterator[Sequence[Any]]:
    for quotation in trace.quotations:
        for one in quotation.readings:
            span = (one.span.start, one.span.end)
            row = (story.id, quotation.id, one.report_id, *span, one.voice.value)
            yield *row, storable(one.text)


def load_findings(  # noqa: PLR0913 - what is wanted of it, by name
    connection: sqlite3.Connection,
    story: Story,
    reports: Sequence[Report],
    *,
    has_alignments: bool = True,
    most_swaps: int | None = None,
    count_swaps: Callable[[Trace], Trace] | None = None,
) -> Trace:
    """A story with all that was found in it.

    Args:
        connection: The desk's file.
        story: The story.
        reports: Its reports, with what the user corrected in them.
        has_alignments: Whether to load what each two of them share.
        most_swaps: At most so many of the words swapped, the most telling ones.
        count_swaps: What counts swaps by outlet, for a story that was analysed before they were
            kept; such a one is without them where it is left out.
    """
    found: dict[str, list[Noun]] = {field: [] for field, _ in KINDS.values()}
    swapped = None
    for kind, document in connection.execute(_FINDINGS, [story.id]):
        if kind == "swaps":
            swapped = read_swaps(document, story.id, reports, most_swaps)
        elif kind in KINDS:
            field, noun = KINDS[kind]
            found[field].append(noun.from_dict(unpack(document)))
    given: dict[str, Any] = {field: tuple(nouns) for field, nouns in found.items()}
    if swapped is not None:
        given["swaps"], given["outlet_swaps"] = swapped
    made = Trace(
        reports=tuple(reports),
        stories=(story,),
        alignments=load_alignments(connection, reports) if has_alignments else (),
        **given,
    )
    return made if swapped is not None or count_swaps is None else count_swaps(made)


_FINDINGS = (
    "SELECT * FROM (SELECT kind, document FROM findings WHERE story_id = ?1 ORDER BY kind, place)"
    " UNION ALL SELECT 'swaps', document FROM swaps WHERE story_id = ?1"
)


def load_finding(
    connection: sqlite3.Connection, finding_id: str, noun: type[N]
) -> tuple[str, N] | None:
    """A noun by its id, with the id of its story."""
    kind = next(name for name, (_, one) in KINDS.items() if one is noun)
    row = connection.execute(
        "SELECT story_id, document FROM findings WHERE id = ? AND kind = ?",
        [storable(finding_id), kind],
    ).fetchone()
    return (row[0], noun.from_dict(unpack(row[1]))) if row else None


def member_ids(connection: sqlite3.Connection, story_id: str) -> list[str]:
    """The reports that belong to a story, in the order in which they came."""
    rows = connection.execute(
        "SELECT id FROM reports WHERE story_id = ? ORDER BY number", [story_id]
    )
    return [report_id for (report_id,) in rows]


def story_id_of(connection: sqlite3.Connection, report_id: str) -> str | None:
    """The story that a report belongs to."""
    row = connection.execute(
        "SELECT story_id FROM reports WHERE id = ?", [storable(report_id)]
    ).fetchone()
    return row[0] if row else None


def mark_stale(connection: sqlite3.Connection, story_ids: Iterable[str]) -> None:
    """Note that stories are to be analysed again."""
    connection.executemany(
        "UPDATE stories SET is_current = 0 WHERE id = ?", ((one,) for one in story_ids)
    )


def story_ids_with(connection: sqlite3.Connection, *speaker_ids: str) -> set[str]:
    """The stories in which one of these speakers speaks."""
    found: set[str] = set()
    for one in speaker_ids:
        rows = connection.execute("SELECT story_id FROM speakers WHERE id = ?", [storable(one)])
        found.update(story_id for (story_id,) in rows)
    return found
