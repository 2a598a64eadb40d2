"""Kind and naming."""

from __future__ import annotations

import pytest

from retold.attribution.find import find_attributions
from retold.attribution.judge import judge_naming
from retold.model.attribution import AttributionKind, Naming
from retold.model.report import Report
from retold.model.span import Span

KINDS = [
    ("“We won the case,” Vale said.", AttributionKind.DIRECT),
    ("Vale said that it rained.", AttributionKind.INDIRECT),
    ("Vale said that it was “a great day for us”.", AttributionKind.MIXED),
    ("Vale said that the “Port Plan” failed.", AttributionKind.INDIRECT),
    ("“We lost,” Vale said. “It rained.”", AttributionKind.DIRECT),
]

NAMINGS = [
    ("Ada Vale", Naming.NAMED),
    ("she", Naming.NAMED),
    ("the mayor, Ada Vale", Naming.NAMED),
    ("a spokesman", Naming.OFFICE),
    ("officials", Naming.ANONYMOUS),
    ("two people familiar with the talks", Naming.ANONYMOUS),
    ("the company", Naming.NAMED),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind(text: str, kind: AttributionKind) -> None:
    """Direct is all in marks, mixed in part; names and scare quotes do not count."""
    assert find_attributions(Report.from_text(text))[0].kind is kind


@pytest.mark.parametrize(("source", "naming"), NAMINGS)
def test_naming(source: str, naming: Naming) -> None:
    """The words of a source tell how it is named."""
    assert judge_naming(source, [Span(0, len(source))]) is naming


def test_nobody() -> None:
    """An empty source names nobody."""
    assert judge_naming("", []) is Naming.NONE
