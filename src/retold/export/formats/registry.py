"""The formats by name, and the one function that writes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from retold.errors import RetoldError
from retold.export.private import leave_places_out
from retold.export.writing import write_whole
from retold.model import Trace


@dataclass(frozen=True, slots=True)
class Format:
    """A format that a trace can be written in."""

    name: str
    suffix: str
    media_type: str
    module: str
    help: str
    extra: str = ""

    def render(self, trace: Trace) -> bytes:
        """The trace in this format, without a place of the machine it was made on.

        Raises:
            RetoldError: The library that writes it is not installed.
        """
        try:
            module = import_module(f"retold.export.formats.{self.module}")
        except ModuleNotFoundError as error:
            if not self.extra or (error.name or "").startswith("retold"):
                raise
            raise RetoldError(
                f"{self.name} needs a library that is not installed: "
                f"pip install 'retold[{self.extra}]'"
            ) from error
        render: Callable[[Trace], bytes] = getattr(module, f"render_{self.name.replace('-', '_')}")
        return render(leave_places_out(trace))


_XML = "application/xml"
_DECLARED = (
    Format("json", ".json", "application/json", "documents", "The whole trace document."),
    Format("jsonl", ".jsonl", "application/jsonl", "documents", "One finding a line."),
    Format("csv", ".csv", "text/csv", "csv", "One wide table, both sides in each row."),
    Format(
        "xlsx",
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx",
        "The same table as a spreadsheet.",
        "sheets",
    ),
    Format(
        "parquet",
        ".parquet",
        "application/vnd.apache.parquet",
        "parquet",
        "The same table, typed.",
        "tables",
    ),
    Format("graphml", ".graphml", _XML, "graphml", "Who had it from whom, with times."),
    Format("gexf", ".gexf", _XML, "gexf", "The same as a graph that moves in time."),
    Format("dot", ".dot", "text/vnd.graphviz", "dot", "The same, to be drawn by Graphviz."),
    Format(
        "annotations",
        ".annotations.json",
        "application/ld+json",
        "annotations",
        "W3C Web Annotation: each finding on its words, with their position and a hash.",
    ),
    Format("prov", ".prov.json", "application/json", "prov", "W3C PROV-JSON: what came of what."),
    Format("tei", ".xml", "application/tei+xml", "tei", "TEI critical apparatus."),
    Format("bibtex", ".bib", "application/x-bibtex", "bibtex", "The reports, for LaTeX."),
    Format(
        "ris", ".ris", "application/x-research-info-systems", "ris", "The reports, for libraries."
    ),
)
FORMATS = {one.name: one for one in _DECLARED}


def find_format(name: str) -> Format:
    """The format of that name.

    Raises:
        RetoldError: There is none.
    """
    known = FORMATS.get(name)
    if known is None:
        raise RetoldError(f"no format {name!r}; there are {', '.join(FORMATS)}")
    return known


def write_export(trace: Trace, format: str, target: Path | BinaryIO) -> None:  # noqa: A002 - the word that users know
    """Write a trace in a format, whole or not at all.

    Args:
        trace: What was found.
        format: The name of one of `FORMATS`.
        target: The file to write, or a binary stream.

    Raises:
        RetoldError: There is no such format, its library is not installed, or the file cannot be
            written.
    """
    made = find_format(format).render(trace)
    if isinstance(target, Path):
        write_whole(target, made)
    else:
        target.write(made)
