"""Invented stories, written by people who had not seen the program, against their known histories.

`kippers`, `orchids`, `premier` and `tramway` are fresh: do not look into their texts and keys to
improve the program, for whatever is changed because of them makes them worthless. All others have
been read and are spent: what they show now is not what to expect of other stories.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from benchmarks.attributions import Score, score_attributions
from benchmarks.known import GroupedStory, KnownStory
from benchmarks.table import Row, print_table

FOLDER = Path(__file__).parent / "stories"


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
    """The table's rows for every story."""
    made = []
    for story in known_stories():
        held = score(story)
        made += story.rows()
        made += rows_given(story)
        made += [
            Row(story.name, "attribution precision", f"{held.precision:.2f}", _of(held, "found")),
            Row(story.name, "attribution recall", f"{held.recall:.2f}", _of(held, "true")),
            Row(story.name, "attribution F1", f"{held.f1:.2f}"),
        ]
    return made


def _of(held: Score, side: str) -> str:
    others = held.made_up if side == "found" else held.missed
    return f"{held.right} of {held.right + len(others)} {side}"


if __name__ == "__main__":
    print_table(rows())
