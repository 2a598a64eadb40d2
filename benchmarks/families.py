"""Families of texts whose parents are known: human retellings, and chains of language models."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from benchmarks.seeds import SHARED
from retold.model import Moment, Precision, Report

RETELLINGS = SHARED / "data" / "descent" / "retellings.jsonl"
CHAINS = SHARED / "data" / "descent" / "llm_chains.jsonl"
_FIRST = datetime(2031, 5, 5, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Family:
    """Texts, and for each the index of the one that it was made from; None for the first."""

    name: str
    texts: tuple[str, ...]
    parents: tuple[int | None, ...]

    def order(self, seed: int) -> list[int]:
        """A random order of the texts in which every parent stands before its children."""
        rng = random.Random(seed)  # noqa: S311 - no secret
        children: dict[int | None, list[int]] = defaultdict(list)
        for text, parent in enumerate(self.parents):
            children[parent].append(text)
        ready, made = list(children[None]), []
        while ready:
            made.append(ready.pop(rng.randrange(len(ready))))
            ready += children[made[-1]]
        return made

    def reports(self, order: list[int] | None) -> list[Report]:
        """The texts as reports, an hour apart in this order, or without dates."""
        hours = {text: hour for hour, text in enumerate(order or ())}
        return [
            Report.from_text(
                text,
                path=f"{number:04}.txt",
                published=Moment.of(_FIRST + timedelta(hours=hours[number]), Precision.MINUTE)
                if order
                else None,
            )
            for number, text in enumerate(self.texts)
        ]


def human_families() -> list[Family]:
    """The retellings of each news item in each study; none where the data is absent."""
    if not RETELLINGS.exists():
        return []
    groups = defaultdict(list)
    for line in RETELLINGS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        groups[row["study"], row["title"]].append(row)
    made = []
    for (study, title), rows in sorted(groups.items()):
        places = {row["id"]: number for number, row in enumerate(rows)}
        parents = tuple(places.get(row["parent"]) for row in rows)
        made.append(Family(f"{study} {title}", tuple(row["text"] for row in rows), parents))
    return made


def chain_families(prompt: str) -> list[Family]:
    """All rewritings of each initial text by one prompt, the chains thrown together."""
    if not CHAINS.exists():
        return []
    groups: dict[str, list[tuple[str, int | None]]] = {}
    for line in CHAINS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["prompt"] != prompt:
            continue
        held = groups.setdefault(row["text_id"], [(row["initial"], None)])
        for number, text in enumerate(row["gens"]):
            held.append((text, len(held) - 1 if number else 0))
    return [
        Family(name, tuple(text for text, _ in held), tuple(parent for _, parent in held))
        for name, held in sorted(groups.items())
    ]
