"""How much is read of any one input."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLimits:
    """Bounds that keep any input within time and memory; what passes them is skipped."""

    max_bytes: Annotated[int, "Bytes of one file."] = 64 * 2**20
    max_lines: Annotated[int, "Lines of one file: no article has more."] = 200_000
    max_tags: Annotated[int, "Tags of one page."] = 400_000
    max_extracted_chars: Annotated[int, "Markup handed to the extractor; longer: line model."] = (
        1_500_000
    )
    max_extracted_tags: Annotated[int, "Tags handed to the extractor."] = 20_000
    max_depth: Annotated[int, "Nesting handed to the extractor."] = 200


LIMITS = ReadingLimits()
