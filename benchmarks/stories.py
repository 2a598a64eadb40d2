"""Invented stories, written by people who had not seen the program, against their known histories.

Those of `FRESH` are fresh: do not look into their texts and keys to improve the program, for
whatever is changed because of them makes them worthless. All others have been read and are spent:
what they show now is not what to expect of other stories. The first rows add each kind up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from benchmarks.attributions import Score, score_attributions
from benchmarks.known import GroupedStory, KnownStory
from benchmarks.table import Row, print_table

FOLDER = Path(__file__).parent / "stories"
FRESH = ("lantern", "pewter", "saddle", "thimble")


@cache
def known_stories() -> tuple[KnownStory, ...]:
    """Every story of the folder, by name."""
    folders = sorted(one.parent for one in FOLDER.glob("*/truth.json"))
    return tuple(KnownStory(folder.name, folder) for folder in folders)


def rows_given(story: KnownStory) -> list[Row]:
    """What is found of it where its reports are grouped by the key."""
    grouped = GroupedStory(story.name, story.folder).rows()
    return [replace(row, measure=f"{row.measure}, stories given") for row in grouped[1:]]


def score(story: KnownStory) -> Score:
    """How the attributions of a story's trace agree with those of its key."""
    return score_attributions(story.truth["attributions"], story.trace, story.folder)


def rows() -> list[Row]:
    """The table's rows: the fresh stories together, the spent ones together, then each."""
    known = known_stories()
    each = {story.name: _rows(story) for story in known}
    of_kind: dict[str, list[Row]] = {"fresh stories": [], "spent stories": []}
    for name, made in each.items():
        of_kind["fresh stories" if name in FRESH else "spent stories"] += made
    together = [row for kind, made in of_kind.items() for row in added_up(kind, made)]
    return together + [row for made in each.values() for row in made]


def _rows(story: KnownStory) -> list[Row]:
    held = score(story)
    return [
        *story.rows(),
        *rows_given(story),
        Row(story.name, "attributions right", str(held.right), _of(held, "found")),
        Row(story.name, "attributions found", str(held.right), _of(held, "true")),
    ]


def added_up(kind: str, rows: Iterable[Row]) -> list[Row]:
    """The counts of several stories' rows as one row for each measure."""
    counts: dict[str, list[tuple[int, int]]] = {}
    for row in rows:
        of = next((int(word) for word in row.note.split() if word.isdigit()), 0)
        counts.setdefault(row.measure, []).append((int(row.value), of))
    made = []
    for measure, pairs in counts.items():
        right, of = (sum(column) for column in zip(*pairs, strict=True))
        made.append(Row(kind, measure, str(right), f"of {of}" if of else ""))
    return made


def _of(held: Score, side: str) -> str:
    others = held.made_up if side == "found" else held.missed
    return f"of {held.right + len(others)} {side}"


if __name__ == "__main__":
    print_table(rows())
