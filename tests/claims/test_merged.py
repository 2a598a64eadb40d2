"""Statements that a copy worked into a sentence which answers to another one."""

from __future__ import annotations

from dataclasses import replace

from quotations.making import aligned, lines, person, report, said, story
from retold.attribution import find_strength
from retold.claims import Material, find_drifts
from retold.model import Drift, DriftKind

SHOPS = "The fish was sold in 310 shops across the county."
CAUSE = "The germ probably came from a slicing machine, Fenn said."
MERGED = "The fish was sold in 310 shops across the county after a slicing machine spread the germ."


def _drifts(*, is_copy: bool) -> tuple[Drift, ...]:
    a, b = report("a", lines(SHOPS, CAUSE)), report("b", MERGED)
    content = "The germ probably came from a slicing machine"
    material = Material(
        cue_strength=find_strength,
        reports=[a, b],
        attributions=[said(a, "Fenn", "said", content, speaker="Ida Fenn")],
        alignments=[aligned(a, b, (SHOPS, MERGED))],
        stories=[story(a, b)],
        speakers=[person("Ida Fenn")],
    )
    return find_drifts(replace(material, exemplars={b.id: [a.id]} if is_copy else {}))


def test_what_was_worked_into_another_sentence_is_found() -> None:
    """The aligner pairs the shops; who said where the germ came from, and how surely, is lost."""
    kinds = {one.kind for one in _drifts(is_copy=True)}
    assert {DriftKind.SOURCE_DROPPED, DriftKind.HEDGE_DROPPED} <= kinds


def test_only_a_copy_is_asked() -> None:
    """Two reports on one matter use its words, and neither took them from the other."""
    assert DriftKind.SOURCE_DROPPED not in {one.kind for one in _drifts(is_copy=False)}
