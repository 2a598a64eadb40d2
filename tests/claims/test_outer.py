"""A source that tells of somebody's act, and the act by itself elsewhere."""

from __future__ import annotations

from claims.kinds import kinds_between
from quotations.making import person, report, said
from retold.model import Attribution, DriftKind, Report

ACT = "had warned the town about the weir"


def _kinds(a: Report, b: Report, found: list[Attribution]) -> set[DriftKind]:
    return kinds_between(a, b, found, speakers=[person("Ida Fenn"), person("Orm Dale")])


def test_who_told_of_an_act_is_lost_with_it() -> None:
    """Fenn said that Dale had warned; then Dale had, and nobody says so any more."""
    a = report("a", f"Fenn said Dale {ACT}.")
    b = report("b", f"Dale {ACT}.")
    found = [
        said(a, "Fenn", "said", f"Dale {ACT}", speaker="Ida Fenn"),
        said(a, "Dale", "had warned", "the town about the weir", speaker="Orm Dale"),
        said(b, "Dale", "had warned", "the town about the weir", speaker="Orm Dale"),
    ]
    kinds = _kinds(a, b, found)
    assert kinds & {DriftKind.SOURCE_DROPPED, DriftKind.LINK_DROPPED}


def test_who_knew_a_thing_is_no_source_of_it() -> None:
    """Fenn said that the weir had cracked; then bosses knew it, as if it were certain."""
    a = report("a", "Fenn said the weir had cracked in March.")
    b = report("b", "Bosses knew the weir had cracked in March.")
    found = [
        said(a, "Fenn", "said", "the weir had cracked in March", speaker="Ida Fenn"),
        said(b, "Bosses", "knew", "the weir had cracked in March"),
    ]
    assert DriftKind.SOURCE_DROPPED in _kinds(a, b, found)


def test_an_act_that_both_lay_to_one_source_lost_nothing() -> None:
    """The other report says who tells of it, in another verb."""
    a = report("a", f"Fenn said Dale {ACT}.")
    b = report("b", f"Fenn wrote that Dale {ACT}.")
    found = [
        said(a, "Fenn", "said", f"Dale {ACT}", speaker="Ida Fenn"),
        said(a, "Dale", "had warned", "the town about the weir", speaker="Orm Dale"),
        said(b, "Fenn", "wrote", f"that Dale {ACT}", speaker="Ida Fenn"),
        said(b, "Dale", "had warned", "the town about the weir", speaker="Orm Dale"),
    ]
    assert DriftKind.SOURCE_DROPPED not in _kinds(a, b, found)
