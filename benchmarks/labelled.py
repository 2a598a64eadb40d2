"""Labelled attributions: Wikinews, PolNeAR and our own corpus, read as documents with a key."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.relations import Relation, Spans, kind_by_marks
from benchmarks.scripts import TRAINING, import_from
from benchmarks.seeds import SHARED
from retold.model import Report, Span

ROOT = Path(__file__).parents[1]
WIKINEWS = SHARED / "data" / "attribution" / "wikinews" / "train.jsonl"
POLNEAR = SHARED / "data" / "attribution" / "polnear_dev"
CORPUS = ROOT / "corpus" / "attribution"


@dataclass(frozen=True, slots=True)
class Document:
    """A text, and its relations by a key; `by_marks` where the key has no kinds of its own."""

    name: str
    report: Report
    relations: tuple[Relation, ...]
    by_marks: bool = False

    @property
    def text(self) -> str:
        """The report's text."""
        return self.report.text


def read_set(name: str) -> tuple[Document, ...]:
    """The documents of wikinews, polnear_dev or corpus; none where they are absent."""
    home, reader = SETS[name]
    return tuple(reader(home)) if home.exists() else ()


def digest_of(name: str) -> str:
    """The SHA-256 of a set's files, by name and content: floors hold for these alone."""
    home, _ = SETS[name]
    made = hashlib.sha256()
    for path in sorted(home.rglob("*")) if home.is_dir() else [home]:
        if path.is_file():
            body = path.read_bytes()
            made.update(f"{path.name} {len(body)}\n".encode() + body)
    return made.hexdigest()


def read_wikinews(path: Path) -> Iterator[Document]:
    """The annotated reports of Wikinews, one JSON object a line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield _from_json(json.loads(line))


def read_corpus(folder: Path) -> Iterator[Document]:
    """The invented reports of our own, with inline markup."""
    (corpus,) = import_from(TRAINING, "attribution_corpus")
    for made in corpus.read_corpus(folder):
        yield _from_json(made)


def read_polnear(folder: Path) -> Iterator[Document]:
    """The reports of PolNeAR, in brat's format: of several annotators of one report the first.

    Annotators are told apart by the last four characters of the file's name, and the first is the
    first in their order. Nothing nests there; kinds are read off the quotation marks.
    """
    files: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        files.setdefault(path.stem[:-5], path)
    for name, path in files.items():
        text = (folder / "text" / f"{name}.txt").read_text(encoding="utf-8")
        relations = tuple(_read_brat(path.read_text(encoding="utf-8"), text))
        yield Document(name, Report.from_text(text, path=name), relations, by_marks=True)


SETS = {
    "polnear_dev": (POLNEAR, read_polnear),
    "wikinews": (WIKINEWS, read_wikinews),
    "corpus": (CORPUS, read_corpus),
}


def _from_json(made: Mapping[str, Any]) -> Document:
    relations = tuple(
        Relation(
            id=one["id"],
            source=_spans(one["source"]),
            cue=_spans(one["cue"]),
            content=_spans(one["content"]),
            kind=one["kind"],
            within=one["within"],
            act=one["act"],
            naming=one["naming"],
            referent=one["referent"],
            medium=one["medium"],
        )
        for one in made["attributions"]
    )
    name = str(made["name"])
    return Document(name, Report.from_text(made["text"], path=name), relations)


def _read_brat(annotation: str, text: str) -> Iterator[Relation]:
    lines = [line.split("\t") for line in annotation.splitlines()]
    spans = {line[0]: _brat_spans(line[1]) for line in lines if line[0].startswith("T")}
    for line in lines:
        if not line[0].startswith("E"):
            continue
        roles: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
        for part in line[1].split():
            label, _, place = part.partition(":")
            roles.get(label.rstrip("0123456789"), []).extend(spans[place])
        source, cue, content = (tuple(sorted(roles[role])) for role in roles)
        if content:
            kind = kind_by_marks(text, content)
            yield Relation(id=line[0], source=source, cue=cue, content=content, kind=kind)


def _brat_spans(label: str) -> list[Span]:
    """The spans of "Content 292 543;550 560"."""
    _, _, places = label.partition(" ")
    pairs = (place.split(" ") for place in places.split(";"))
    return [Span(int(start), int(end)) for start, end in pairs]


def _spans(places: Iterable[tuple[int, int]]) -> Spans:
    return tuple(sorted(Span(start, end) for start, end in places))
