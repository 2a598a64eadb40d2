"""How much is read of any one input."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLimits:
    """Bounds that keep any input within time and memory; what passes them is skipped.

    A file of many records (a table, an archive) may have any size: the bounds are on each record.
    """

    max_bytes: Annotated[int, "Bytes of one text, page or document."] = 64 * 2**20
    max_chars: Annotated[int, "Memory of one decoded text: characters times their width."] = (
        80 * 2**20
    )
    max_lines: Annotated[int, "Lines of one file: no article has more."] = 50_000
    max_tags: Annotated[int, "Tags of one page."] = 400_000
    max_extracted_chars: Annotated[int, "Markup handed to the extractor; longer: line model."] = (
        1_500_000
    )
    max_extracted_tags: Annotated[int, "Tags handed to the extractor."] = 20_000
    max_depth: Annotated[int, "Nesting handed to the extractor."] = 200
    max_ratio: Annotated[int, "How many times its size a file may unpack to."] = 200
    free_bytes: Annotated[int, "Unpacked bytes that are never held against a file."] = 64 * 2**20
    max_record_bytes: Annotated[int, "Bytes of one record of a web archive, packed or not."] = (
        16 * 2**20
    )
    max_members: Annotated[int, "Files in one ZIP."] = 100_000
    max_nesting: Annotated[int, "Archives within archives."] = 3
    max_pages: Annotated[int, "Pages of one PDF."] = 3_000
    max_page_bytes: Annotated[int, "Unpacked drawing instructions of one page of a PDF."] = (
        4 * 2**20
    )
    max_row_bytes: Annotated[int, "Bytes of one row of a table."] = 8 * 2**20
    max_columns: Annotated[int, "Columns of a table."] = 2_000


LIMITS = ReadingLimits()
