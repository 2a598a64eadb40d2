"""Where one article of a delivery ends and the next begins, by the marks between them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import regex

from retold.ingest.delivery.labels import Label, find_label
from retold.ingest.lines import Role

_BREAKS = regex.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_NUMBERED = regex.compile(
    r"(?i)\s{0,200}(?P<word>(?:document|article|item|record|dokument|documento|artikel)\s{1,3})?#?"
    r"(?P<number>\d{1,5})\s{1,3}(?:of|von|de|sur|/)\s{1,3}(?P<total>\d{1,5})"
    r"(?P<suffix>\s{1,3}(?:documents?|articles?|dokumente?n?|records?|items?))?\s{0,200}"
)
_ENDS = regex.compile(
    r"(?i)\s{0,80}[-*]{0,5}\s?end of (?:the )?(?:document|article|record|story)"
    r"\s?[-*.]{0,5}\s{0,80}"
)
_ID_ENDS = regex.compile(
    r"\s{0,80}(?:Document|Dokument|Documento) [A-Za-z]{3,8}[A-Za-z0-9]{10,40}\s{0,80}"
)
_RULE = regex.compile(r"\s{0,80}(?:_{20,}|={20,}|-{20,}|\*{20,})\s{0,80}")
_PAGE_MARK = regex.compile(
    r"(?i)\s{0,200}(?:page|seite)\s{1,3}\d{1,5}(?:\s{1,3}(?:of|von)\s{1,3}\d{1,5})?\s{0,200}"
)
_MIN_LABELS, _MIN_KINDS = 2, 3


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a delivery, and what it is by its own looks."""

    start: int
    end: int
    text: str
    label: Label | None
    role: Role
    mark: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether it holds no words."""
        return not self.text.strip("\ufeff\x00 \t\u00a0")


def read_rows(text: str, roles: dict[int, Role]) -> list[Row]:
    """The lines of a text, blank ones too."""
    rows: list[Row] = []
    at = 0
    while at <= len(text):
        found = _BREAKS.search(text, at)
        end = found.start() if found else len(text)
        line = text[at:end]
        lead = len(line) - len(line.lstrip())
        role = roles.get(at + lead, Role.NONE)
        words = line.lstrip("\ufeff")
        rows.append(Row(at, end, line, find_label(line), role, _mark_of(words)))
        if found is None:
            break
        at = found.end()
    return rows


def _mark_of(line: str) -> str:
    if len(line) > 400 or not line.strip():
        return ""
    if _ENDS.fullmatch(line) or _ID_ENDS.fullmatch(line):
        return "end"
    if _PAGE_MARK.fullmatch(line):
        return "page"
    numbered = _NUMBERED.fullmatch(line)
    if numbered is not None and (numbered["word"] or numbered["suffix"]):
        return "number"
    return "rule" if _RULE.fullmatch(line) else ""


def split_rows(rows: list[Row]) -> list[range]:
    """The stretches of lines between the marks; one stretch where there are no marks."""
    cuts = {0, len(rows)}
    ends = [number for number, row in enumerate(rows) if row.mark == "end"]
    numbers = [number for number, row in enumerate(rows) if row.mark == "number"]
    if ends:
        cuts.update(number + 1 for number in ends)
    if numbers and _count_up([rows[number].text for number in numbers]):
        cuts.update(numbers)
    if len(cuts) == 2:
        cuts.update(_rules(rows) or _repeated(rows))
    return [range(*pair) for pair in pairwise(sorted(cuts))]


def _count_up(lines: list[str]) -> bool:
    """Whether numbered heads rise towards the total that they all name."""
    found = [match for match in map(_NUMBERED.fullmatch, lines) if match]
    numbers = [int(match["number"]) for match in found]
    totals = {match["total"] for match in found}
    rises = all(low < high for low, high in pairwise(numbers))
    return len(totals) == 1 and rises and max(numbers) <= int(next(iter(totals)))


def _rules(rows: list[Row]) -> list[int]:
    """Rules that part stretches of which most hold fields of their own."""
    places = [number for number, row in enumerate(rows) if row.mark == "rule"]
    parts = [range(*pair) for pair in pairwise([0, *places, len(rows)])]
    held = [len(_fields(rows, part)) >= _MIN_LABELS for part in parts]
    return places if sum(held) >= 2 else []


def _repeated(rows: list[Row]) -> list[int]:
    """Where the first label of all comes again: each article begins with it."""
    labels = [(number, row.label) for number, row in enumerate(rows) if row.label is not None]
    if len({label.field for _, label in labels}) < _MIN_KINDS:
        return []
    head = labels[0][1].name
    starts = [number for number, label in labels if label.name == head]
    return starts if len(starts) > 1 else []


def _fields(rows: list[Row], part: range) -> set[str]:
    return {label.field for number in part if (label := rows[number].label) is not None}
