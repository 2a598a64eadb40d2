"""Reports with a key of which story they belong to, and pairs of reports with a key of sameness."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.scripts import TRAINING, import_from
from benchmarks.seeds import SHARED
from retold.model import Report

CORPUS = Path(__file__).parents[1] / "corpus"
STORIES = SHARED / "data" / "stories"
ABSENT = "the labelled stories are not there"
# Dead links, index pages and forms are shorter than a report.
LEAST_CHARS = 600
# Pages of `wikinews_sources` that were read and say no word of the article they stand with: a form
# to register, a front page of another year, a missing page, what a rocket, a submarine or a scale
# is, a market of another month, a site that holds other items.
ELSEWHERE = frozenset(
    "4/1 10/2 10/6 23/1 23/7 28/3 28/5 32/1 33/3 34/2 37/2 38/3 42/1 44/3".split()
)


@dataclass(frozen=True, slots=True)
class Filed:
    """A report and the name of its story in the key."""

    report: Report
    story: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports, and how different their stories are by the key: 1 (the same) to 4."""

    left: Report
    right: Report
    distance: float


def incidents() -> list[Filed]:
    """Dated local news of shootings, in the order of their dates."""
    rows = sorted(_rows("incidents.jsonl"), key=lambda row: (row["dct"], row["id"]))
    return [
        Filed(
            Report.from_text(
                row["content"], headline=row["title"], path=row["id"], published=row["dct"]
            ),
            row["incident"],
        )
        for row in rows
    ]


def wikinews_sources() -> list[Filed]:
    """Articles of Wikinews, each with the pages it was written from; no dates, the file's order."""
    made = []
    for number, row in enumerate(_rows("wikinews_sources.jsonl")):
        pages = [(row["title"], row["text"])]
        pages += [(page["title"] or "", page["maintext"] or "") for page in row["sources"]]
        for place, (headline, text) in enumerate(pages):
            report = Report.from_text(text, headline=headline, path=f"{number}/{place}")
            made.append(Filed(report, str(number)))
    return made


def ecb_plus() -> list[Filed]:
    """The annotated sentences of each document of ECB+, train and dev; no dates, the file's order.

    A story is a sub-topic: topic 1's `ecb` documents tell one event, its `ecbplus` another.
    """
    texts: dict[str, dict[str, list[str]]] = {}
    for name in ("Train", "Dev"):
        path = STORIES / "ecbplus" / f"ECB_{name}_corpus.txt"
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            cells = line.split("\t")
            if len(cells) > 3:
                texts.setdefault(cells[0], {}).setdefault(cells[1], []).append(cells[3])
    made = []
    for name, sentences in texts.items():
        topic, _, document = name.partition("_")
        text = "\n".join(" ".join(words) for words in sentences.values())
        story = f"{topic} {'plus' if document.endswith('plus') else 'ecb'}"
        made.append(Filed(Report.from_text(text, path=name), story))
    return made


def tellings() -> list[Filed]:
    """Invented events, each told by several who copied nothing, by date (`corpus/tellings`).

    One weight of the score was fitted to them.
    """
    (corpus,) = import_from(TRAINING, "tellings_corpus")
    told = sorted(corpus.read_tellings(), key=lambda one: one.published)
    return [Filed(one.report, one.event) for one in told]


def siblings() -> list[Filed]:
    """Invented events with another of the same kind, or what came of them, by date."""
    path = CORPUS / "siblings" / "stories.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Filed(
            Report.from_text(
                row["text"],
                path=f"{row['set']}/{row['place']}",
                outlet=row["outlet"],
                published=row["published"],
            ),
            f"{row['set']}/{row['event']}",
        )
        for row in sorted(rows, key=lambda row: (row["published"], row["set"], row["place"]))
    ]


def pairs() -> list[Pair]:
    """The English pairs of SemEval-2022 task 8."""
    return [
        Pair(
            Report.from_text(row["text1"], path="left"),
            Report.from_text(row["text2"], path="right"),
            float(row["Overall"]),
        )
        for row in _rows("similarity_en.jsonl")
    ]


def _rows(name: str) -> Iterator[dict[str, Any]]:
    path = STORIES / name
    if path.exists():
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())
