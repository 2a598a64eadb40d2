"""How sure an attribution is, by the rule that found it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from retold.text.wordlists import read_list

_FILE = "confidence.en.txt"
_OVERALL = "*"


def find_confidence(rule: str) -> float:
    """The share of right ones among what a rule finds, 0 to 1.

    Measured on annotated news (any overlap in all three roles), drawn towards the share of the
    rule's family where it was seen seldom; a rule that was never seen has that of its family.
    """
    shares = rule_shares()
    family = rule.partition("-")[0]
    return shares.get(rule, shares.get(family, shares[_OVERALL]))


@cache
def rule_shares() -> Mapping[str, float]:
    """The measured share of every rule, every family of rules, and (`*`) of all together."""
    rows = (line.split() for line in read_list("retold.attribution", _FILE))
    return MappingProxyType({rule: float(share) for rule, share in rows})
