"""The invented texts that everything planted is made from, cut into paragraphs and sentences."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import retold
from retold.model import Report, Zone
from retold.text.sentences import find_sentences

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "training"))
try:
    from attribution_corpus import read_corpus
finally:
    sys.path.remove(str(ROOT / "training"))

FERRY = Path(retold.__file__).parent / "data" / "ferry"


@dataclass(frozen=True, slots=True)
class Base:
    """One invented text; texts of one `family` tell one event and may share passages."""

    name: str
    family: str
    paragraphs: tuple[tuple[str, ...], ...]

    @property
    def sentences(self) -> list[str]:
        """All sentences, in order."""
        return [sentence for paragraph in self.paragraphs for sentence in paragraph]


@cache
def bases() -> tuple[Base, ...]:
    """The texts, always in the same order."""
    made = [_cut(str(one["name"]), str(one["name"]), str(one["text"])) for one in read_corpus()]
    ferry = (report for report in retold.read(FERRY) if isinstance(report, Report))
    made += [
        _cut(f"ferry {report.path.rpartition('/')[2]}", "ferry", _body(report))
        for report in sorted(ferry, key=lambda report: report.path)
        if report.language == "en"
    ]
    return tuple(base for base in made if base.paragraphs)


def _body(report: Report) -> str:
    zones = report.blocks_in(Zone.STANDFIRST, Zone.BODY)
    return "\n".join(block.span.of(report.text) for block in zones)


def _cut(name: str, family: str, text: str) -> Base:
    lines = [line.strip() for line in text.splitlines()]
    paragraphs = (
        tuple(found.of(line).strip() for found in find_sentences(line)) for line in lines if line
    )
    return Base(name, family, tuple(paragraph for paragraph in paragraphs if paragraph))
