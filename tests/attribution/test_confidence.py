"""Confidence of rules."""

from __future__ import annotations

from retold.attribution.confidence import find_confidence, rule_shares


def test_shares_are_shares() -> None:
    """Every share lies between 0 and 1."""
    assert all(0 < share < 1 for share in rule_shares().values())


def test_unseen_rule_has_that_of_its_family() -> None:
    """A rule that was never measured is as sure as its family, or as all rules."""
    assert find_confidence("verb-never-seen") == rule_shares()["verb"]
    assert find_confidence("never seen") == rule_shares()["*"]


def test_clauses_are_surer_than_lone_quotations() -> None:
    """A clause behind "that" is surer than a quotation that nobody is named for."""
    assert find_confidence("verb-that") > find_confidence("quote-alone")
