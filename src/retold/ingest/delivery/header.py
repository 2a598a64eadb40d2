"""What stands above an article of a delivery without labels: headline, outlet, day, byline.

Two orders are known: headline, outlet, day; and outlet, day, edition, headline. The day is the
anchor: it is told by its own looks.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

from retold.ingest.delivery.signs import Row
from retold.ingest.lines import Role
from retold.ingest.masthead import SECTIONS
from retold.ingest.smallprint import is_byline
from retold.model import Span
from retold.text.days import find_days

RIGHTS = regex.compile(r"(?i)copyright|all rights reserved|©|\(c\) ?(?:19|20)\d\d")
_WORD_COUNT = regex.compile(
    r"(?i)\s{0,40}\d{1,3}(?:[,.]\d{3})?\s(?:words|wörter|mots|palabras|parole)\s{0,40}"
)
_BYLINE = regex.compile(r"\s{0,40}(?:By|BY|Von|Par|Por)\s{1,3}\p{Lu}")
_CODE = regex.compile(r"\s{0,40}[A-Z][A-Z0-9]{1,7}\s{0,40}")
_LANGUAGE = regex.compile(
    r"(?i)\s{0,40}(?:english|german|french|spanish|italian|dutch|portuguese|russian|deutsch|"
    r"français|español|italiano|nederlands|português|русский)\s{0,40}"
)
_MAX_HEADER, _SECTION_WORDS, _TITLE_LINES = 14, 3, 3
_MAX_DAY_WORDS = 12
_LOOKED_AT = 300


@dataclass(slots=True)
class Header:
    """What a header without labels says; `start` is where it begins, -1 if nothing is there."""

    values: dict[str, Span] = field(default_factory=dict)
    headline: Span | None = None
    start: int = -1


def is_field(row: Row) -> bool:
    """Whether a line is a field of a delivery: labelled, a count of words, a note of rights."""
    if row.mark or row.role is Role.TITLE:
        return False
    return row.label is not None or is_count(row) or is_rights(row)


def is_count(row: Row) -> bool:
    """Whether it says how many words the article has."""
    return _WORD_COUNT.fullmatch(row.text[:_LOOKED_AT]) is not None


def is_rights(row: Row) -> bool:
    """Whether it says who holds the rights."""
    return len(row.text) <= _LOOKED_AT and RIGHTS.search(row.text) is not None


def is_bare_field(row: Row) -> bool:
    """Whether a line among fields is one without a label: a day, a code, a language."""
    if row.text.rstrip().endswith((".", "?", "!")):
        return False
    text = row.text[:_LOOKED_AT]
    return is_day(row) or any(mark.fullmatch(text) for mark in (_CODE, _LANGUAGE))


def is_day(row: Row) -> bool:
    """Whether it is a day and little else."""
    return len(row.text.split()) <= _MAX_DAY_WORDS and any(
        day.has_year for day in find_days(row.text[:_LOOKED_AT])
    )


def find_title(lines: list[Row], first: int) -> int:
    """Where the header begins: at the nearest heading above the fields, or at the top."""
    return next((at for at in range(first, -1, -1) if lines[at].role is Role.TITLE), 0)


def read_header(above: list[Row], inside: list[Row]) -> Header:
    """What the lines above the first field say, and those among the fields that have no label."""
    header = Header()
    _read_block(inside, header)
    blocks = _blocks([row for row in above if not row.mark])
    flat = [row for block in blocks for row in block][-_MAX_HEADER:]
    day = next((row for row in reversed(flat) if is_day(row)), None)
    by = next((row for row in flat if _names_author(row)), None)
    if by is not None:
        header.values.setdefault("byline", span_of(by))
    if day is None or "published" in header.values:
        title = [row for row in (blocks[-1] if blocks else []) if row is not by]
        if by is not None and _is_section(title):
            header.values.setdefault("section", span_of(title[0]))
            title = title[1:]
        title = title[:1] if by is not None else title[-1:]
    else:
        title = _read_around(flat, day, blocks, header)
    marked = [row for row in flat if row.role is Role.TITLE]
    _set_title(header, marked or title, flat)
    return header


def _names_author(row: Row) -> bool:
    """Whether a line says who wrote the article: "By Ann Orr", "By a staff reporter"."""
    text = row.text.strip()
    return _BYLINE.match(text) is not None or is_byline(text[:_LOOKED_AT])


def _is_section(title: list[Row]) -> bool:
    """Whether the first of some lines is the name of a section above the headline."""
    words = title[0].text.split() if len(title) > 1 else []
    return 0 < len(words) <= _SECTION_WORDS and (
        title[0].text.isupper() or words[-1].casefold() in SECTIONS
    )


def _blocks(above: list[Row]) -> list[list[Row]]:
    """The lines that stand together, without blank lines between them."""
    blocks: list[list[Row]] = []
    is_open = False
    for row in above:
        if row.is_blank:
            is_open = False
        elif is_open:
            blocks[-1].append(row)
        else:
            blocks.append([row])
            is_open = True
    return blocks


def _read_around(flat: list[Row], day: Row, blocks: list[list[Row]], header: Header) -> list[Row]:
    """Read outlet and day; the lines of the headline, above them or below."""
    at = flat.index(day)
    header.values["published"] = span_of(day)
    if not at:
        return flat[1:][-1:]
    outlet = flat[at - 1]
    header.values.setdefault("outlet", span_of(outlet))
    block = next(block for block in blocks if outlet in block)
    over = block[: block.index(outlet)][-_MAX_HEADER:]
    if over:
        # More lines than a headline has: nothing parts it from what stands above.
        return over if len(over) <= _TITLE_LINES else over[-1:]
    below = [row for row in flat[at + 1 :] if not _is_edition(row)]
    # A header has its headline somewhere: below the day, or parted from the outlet by a blank.
    return below[-1:] or flat[at - 2 : at - 1]


def _is_edition(row: Row) -> bool:
    return row.text.rstrip().casefold().endswith(("edition", "ausgabe", "édition"))


def _read_block(inside: list[Row], header: Header) -> None:
    """Read the day with the outlet below it, and the language, from lines among the fields."""
    filled = [row for row in inside if not row.is_blank and not is_rights(row)]
    for at, row in enumerate(filled):
        if is_day(row) and "published" not in header.values:
            header.values["published"] = span_of(row)
            following = filled[at + 1 : at + 2]
            if following and not is_bare_field(following[0]):
                header.values["outlet"] = span_of(following[0])
        elif _LANGUAGE.fullmatch(row.text[:_LOOKED_AT]):
            header.values.setdefault("language", span_of(row))


def _set_title(header: Header, title: list[Row], flat: list[Row]) -> None:
    if title:
        header.headline = Span(span_of(title[0]).start, span_of(title[-1]).end)
    starts = [span.start for span in header.values.values()]
    if header.headline is not None:
        starts.append(header.headline.start)
    inside = [start for start in starts if flat and start >= flat[0].start]
    header.start = min(inside, default=flat[0].start if flat else -1)


def span_of(row: Row) -> Span:
    """Where the words of a line stand."""
    lead = len(row.text) - len(row.text.lstrip())
    return Span(row.start + lead, row.start + max(lead, len(row.text.rstrip())))
