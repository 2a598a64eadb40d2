"""All witnesses of a story at once: where they differ, and who has what there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from retold.descent.columns import Column, find_columns
from retold.descent.identical import in_order
from retold.descent.sigla import label_witnesses
from retold.descent.wordplaces import Found, Variant, find_word_places, overlap
from retold.model.alignment import Alignment
from retold.model.collation import Collation, Extent, VariantLocation, VariantReading
from retold.model.report import Report
from retold.model.span import Span
from retold.text.tokens import find_words, fold_word

# Wordings that share so much of both are compared word by word; others stand side by side.
SAME_WORDING = 0.6


def collate(
    reports: Sequence[Report], alignments: Iterable[Alignment], *, story_id: str = ""
) -> Collation:
    """The variant locations of a story: every place where its witnesses differ.

    A passage that not all witnesses have, or that they have in different wordings, is a location;
    so is every place inside a wording where those who share it differ in words. The result does
    not depend on the order of the arguments, nor on which report of an alignment is the left one.

    Args:
        reports: The reports of one story.
        alignments: What pairs of these reports share; others are left aside.
        story_id: The story's id.
    """
    known = sorted({report.id: report for report in reports}.values(), key=in_order)
    writer = _Writer(known)
    for number, column in enumerate(find_columns(known, alignments)):
        writer.add(number, column)
    return Collation(
        story_id=story_id, witnesses=writer.witnesses, locations=tuple(writer.locations)
    )


class _Writer:
    """The locations found so far, and what it takes to write the next."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.reports = reports
        self.witnesses = label_witnesses(reports)
        self.locations: list[VariantLocation] = []

    def add(self, number: int, column: Column) -> None:
        """Add the locations of one passage: of the passage as a whole, then of its words."""
        families = _families(self._variants(column))
        if len(families) > 1 or len(column) < len(self.reports):
            self._write(number, Extent.PASSAGE, (_as_one(family, column) for family in families))
        for family in families:
            for readings in find_word_places(family):
                self._write(number, Extent.WORDS, readings)

    def _variants(self, column: Column) -> list[Variant]:
        """The different wordings of a passage, the most attested first."""
        found: dict[tuple[str, ...], list[tuple[int, tuple[Span, ...]]]] = {}
        for witness, span in column.items():
            text = self.reports[witness].text
            words = tuple(find_words(text, span))
            folded = tuple(fold_word(word.of(text)) for word in words)
            found.setdefault(folded, []).append((witness, words))
        made = [
            Variant(folded, tuple(one for one, _ in who), tuple(words for _, words in who))
            for folded, who in found.items()
        ]
        return sorted(made, key=lambda one: (-len(one.witnesses), one.witnesses))

    def _write(self, number: int, extent: Extent, readings: Iterable[Found]) -> None:
        ordered = sorted(
            (sorted(where) for _, where in readings), key=lambda where: (-len(where), where[0])
        )
        self.locations.append(
            VariantLocation(
                index=len(self.locations),
                extent=extent,
                passage=number,
                readings=tuple(self._reading(where) for where in ordered),
            )
        )

    def _reading(self, where: Sequence[tuple[int, Span]]) -> VariantReading:
        first, span = where[0]
        return VariantReading(
            text=span.of(self.reports[first].text),
            sigla=tuple(self.witnesses[witness].siglum for witness, _ in where),
            spans=tuple(span for _, span in where),
        )


def _families(variants: Sequence[Variant]) -> list[list[Variant]]:
    """The wordings by likeness: each joins the first whose leader it shares its words with."""
    families: list[list[Variant]] = []
    for variant in variants:
        for family in families:
            if overlap(family[0].folded, variant.folded) >= SAME_WORDING:
                family.append(variant)
                break
        else:
            families.append([variant])
    return families


def _as_one(family: Sequence[Variant], column: Column) -> Found:
    """A family of wordings as one reading of the whole passage."""
    where = [(witness, column[witness]) for variant in family for witness in variant.witnesses]
    return family[0].folded, where
