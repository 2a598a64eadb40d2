"""The annotated sets that the tagger is trained on, as numbers.

`read_wikinews`, `read_written` and `read_trees` give `Example`s: the pieces of a report, its
attributions with a role for every piece, and what the rules find in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from attribution_corpus import read_corpus
from gum_trees import read_tree_attributions
from retold.attribution.find import find_found
from retold.attribution.found import Found
from retold.attribution.relations import CONTENT, CUE, SOURCE
from retold.attribution.wordpieces import Numbers, Pieces, Vocabulary
from retold.model.attribution import Act
from retold.model.report import Block, Report, Zone
from retold.model.span import Span

ROLES = {"content": CONTENT, "source": SOURCE, "cue": CUE}  # the later takes from the earlier
ACTS: dict[str, int] = {act.value: number for number, act in enumerate(Act)}
NO_ACT = -100
_OPENS_AGAIN = re.compile(r"(\w+ ){1,2}(said|added|stated)|said |he |she ")


@dataclass(slots=True)
class Relation:
    """An attribution, or what the rules took for one: its cue and the role of every piece."""

    cue: Numbers
    roles: Numbers
    act: int = NO_ACT
    is_false: bool = False  # by the rules, and no annotated cue lies there


@dataclass(slots=True)
class Example:
    """A report; where `is_complete` is false, not every attribution of it is annotated."""

    report: Report
    annotated: Sequence[Mapping[str, Any]]
    pieces: Pieces
    relations: list[Relation]
    ruled: list[Relation]
    is_complete: bool = True
    cues: Numbers = field(init=False)  # 0 none, 1 begins, 2 goes on

    def __post_init__(self) -> None:
        self.cues = np.zeros(len(self.pieces), dtype=np.int64)
        for relation in self.relations:
            begins = np.diff(relation.cue, prepend=-9) != 1
            self.cues[relation.cue] = np.where(begins, 1, 2)
        for relation in self.ruled:
            relation.is_false = not self.cues[relation.cue].any()


def read_wikinews(path: Path, vocabulary: Vocabulary) -> Iterator[Example]:
    """The annotated reports of Wikinews."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = mend_quotes(row["text"])
        yield _example(row["name"], text, row["attributions"], vocabulary)


def read_written(folder: Path, vocabulary: Vocabulary) -> Iterator[Example]:
    """The invented reports of the corpus."""
    for row in read_corpus(folder):
        yield _example(row["name"], row["text"], row["attributions"], vocabulary)


def read_trees(folder: Path, vocabulary: Vocabulary) -> Iterator[Example]:
    """The documents of GUM: their attribution satellites, no act, and not every attribution."""
    for path in sorted(folder.glob("*.conllu")):
        text, attributions = read_tree_attributions(path)
        if attributions:
            example = _example(path.stem, text, attributions, vocabulary)
            example.is_complete = False
            yield example


def mend_quotes(text: str) -> str:
    """The text with 'speed. "' made 'speed." ': a fault of one collection, places unchanged."""
    made = list(text)
    is_open = False
    for at, letter in enumerate(text):
        if letter != '"':
            continue
        if is_open and at and made[at - 1] == " ":
            if text[at + 1 : at + 2].isalnum() and not _OPENS_AGAIN.match(text[at + 1 : at + 40]):
                continue
            made[at - 1], made[at] = '"', " "
        is_open = not is_open
    return "".join(made)


def _example(
    name: str, text: str, attributions: Sequence[Mapping[str, Any]], vocabulary: Vocabulary
) -> Example:
    line = text.find("\n")
    spans = [Span(0, line), Span(line + 1, len(text))] if line > 0 else [Span(0, len(text))]
    zones = [Zone.HEADLINE, Zone.BODY] if line > 0 else [Zone.BODY]
    blocks = tuple(Block(zone=zone, span=span) for zone, span in zip(zones, spans, strict=True))
    report = Report.from_text(text, path=name, blocks=blocks)
    quotes, ruled = find_found(report)
    pieces = vocabulary.read(text, spans, quotes.quotes)
    relations = [_annotated(pieces, attribution) for attribution in attributions]
    return Example(
        report,
        attributions,
        pieces,
        [one for one in relations if len(one.cue)],
        [one for one in (_ruled(pieces, found) for found in ruled) if len(one.cue)],
    )


def _annotated(pieces: Pieces, attribution: Mapping[str, Any]) -> Relation:
    spans = {role: [Span(*place) for place in attribution[role]] for role in ROLES}
    return _relation(pieces, spans, ACTS.get(attribution.get("act", ""), NO_ACT))


def _ruled(pieces: Pieces, found: Found) -> Relation:
    return _relation(pieces, {role: getattr(found, role) for role in ROLES}, NO_ACT)


def _relation(pieces: Pieces, spans: Mapping[str, Sequence[Span]], act: int) -> Relation:
    roles = np.zeros(len(pieces), dtype=np.int64)
    for role, number in ROLES.items():
        for span in spans[role]:
            roles[pieces.under(span)] = number
    return Relation(np.flatnonzero(roles == CUE), roles, act)
