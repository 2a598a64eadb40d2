"""What can be set of an archive; it is written into the manifest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from retold.reuse.rarest import LEAST_RARE
from retold.reuse.sharing import COPIES_SHARE, LEAST_SHARED, MOST_REPORTS, NEIGHBOURS


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveSettings:
    """How an archive is made.

    A run that is interrupted goes on only under the settings that it began with.
    """

    # Reports are compared with what was published so many days before and after.
    window_days: int = 14
    # A fingerprint that more texts of one window have than this joins nobody: it is furniture or
    # a stock phrase, or the texts are copies of one another, which their neighbours find.
    most_texts: int = MOST_REPORTS
    # Two texts whose shared fingerprints weigh so much may share a passage: twice what a desk asks
    # (`reuse.sharing`), since among many texts stock phrases meet too. On generated reports that
    # finds .997 of single paragraphs, and takes wrong pairs from 29 in a hundred reports to none.
    least_shared: int = 2 * LEAST_SHARED
    # Two texts of one slot with so many of their rarest words in common are told together, for
    # they may tell one event in words of their own ...
    least_rare: int = LEAST_RARE
    # ... by words that no more texts of the slot have.
    most_words: int = 20
    # Near copies in a crowd are each compared with so many before them.
    neighbours: int = NEIGHBOURS
    # ... if this many of a hundred fingerprints of the smaller one are shared.
    crowd_share: int = round(100 * COPIES_SHARE)
    # Texts are told together in groups of at most so many; weaker ties are cut first.
    most_together: int = 300
    # Of one text, word for word, so many copies are told; the others are listed with them.
    most_twins: int = 12
    tier: str = "fast"
    glob: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    # Whether stories are told at all, or the archive ends with its pairs.
    until: str = "stories"
