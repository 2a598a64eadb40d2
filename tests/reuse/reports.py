"""Invented reports for the tests of reuse and stories."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retold.model import Alignment, Block, Passage, PassageLabel, Report, Span, Zone

FERRY = Path(__file__).parents[2] / "src" / "retold" / "data" / "ferry"
_ALONE = {PassageLabel.ADDED, PassageLabel.DROPPED}


def made_of(
    sentences: Sequence[str], *, path: str = "", headlines: Sequence[int] = (), **known: Any
) -> Report:
    """A report of these sentences, two to a paragraph; some of them are headlines."""
    text = ""
    blocks = []
    for number, sentence in enumerate(sentences):
        start = len(text)
        text += sentence
        zone = Zone.HEADLINE if number in headlines else Zone.BODY
        blocks.append(Block(zone=zone, span=Span(start, len(text))))
        text += " " if number % 2 else "\n\n"
    return Report.from_text(text, path=path, blocks=tuple(blocks), **known)


def shared(alignment: Alignment) -> list[Passage]:
    """The passages that both reports have."""
    return [passage for passage in alignment.passages if passage.label not in _ALONE]


@dataclass(frozen=True)
class Case:
    """Two invented reports, which sentences correspond, and which pairs do not count."""

    name: str
    left: Report
    right: Report
    sentences: tuple[list[str], list[str]]
    pairs: list[tuple[list[int], list[int]]]
    free: list[tuple[list[int], list[int]]]


def invented_cases() -> list[Case]:
    """The cases of invented.json."""
    read = json.loads((Path(__file__).parent / "invented.json").read_text(encoding="utf-8"))
    return [
        Case(
            name=one["name"],
            left=made_of(one["left"], path=f"{number}-left"),
            right=made_of(
                one["right"], path=f"{number}-right", headlines=one.get("headlines_right", ())
            ),
            sentences=(one["left"], one["right"]),
            pairs=one["pairs"],
            free=one.get("free", []),
        )
        for number, one in enumerate(read["cases"])
    ]


def ferry_reports() -> dict[str, Report]:
    """The plain-text reports of the ferry story by siglum: a headline, and its paragraphs."""
    made = {}
    truth = json.loads((FERRY / "truth.json").read_text(encoding="utf-8"))
    for one in truth["reports"]:
        if not one["file"].endswith(".txt"):
            continue
        raw = (FERRY / one["file"]).read_text(encoding="utf-8")
        start = raw.index(one["headline"])
        end = start + len(one["headline"])
        blocks = [Block(zone=Zone.HEADLINE, span=Span(start, end))]
        place = end
        for line in raw[end:].splitlines(keepends=True):
            if len(line) > 70 and "Photo" not in line:
                blocks.append(Block(zone=Zone.BODY, span=Span(place, place + len(line.rstrip()))))
            place += len(line)
        made[one["siglum"]] = Report.from_text(
            raw,
            path=one["file"],
            outlet=one["outlet"] or "",
            published=one["published"],
            blocks=tuple(blocks),
        )
    return made
