"""What is told between two reports of one sentence each, for tests that ask for kinds alone."""

from __future__ import annotations

from typing import Any

from quotations.making import aligned, story
from retold.attribution import find_strength
from retold.claims import Material, find_drifts
from retold.model import Attribution, DriftKind, Report


def kinds_between(a: Report, b: Report, found: list[Attribution], **known: Any) -> set[DriftKind]:
    """The kinds of drift between two reports that tell the same; `known` is the rest of it."""
    material = Material(
        cue_strength=find_strength,
        reports=[a, b],
        attributions=found,
        alignments=[aligned(a, b, (a.text, b.text))],
        stories=[story(a, b)],
        **known,
    )
    return {one.kind for one in find_drifts(material)}
