"""Attributions of the labelled sets: no score of a tier falls below its floor."""

from __future__ import annotations

import pytest

from benchmarks.attribution import score_tier, tiers
from benchmarks.labelled import SETS, digest_of, read_set
from benchmarks.table import floors

FLOORS = {name: held for name, held in floors().items() if name in SETS}
CASES = [
    (name, *case.split(": "), least)
    for name in FLOORS
    for case, least in FLOORS[name]["least"].items()
]
QUICK = [case for case in CASES if case[1] == "fast" and case[0] != "corpus"]
LONG = [case for case in CASES if case not in QUICK]


def skip_without(name: str) -> None:
    """Skip, in a line that says why, where a set is absent."""
    if not SETS[name][0].exists():
        pytest.skip(f"no labelled reports at {SETS[name][0]} (set RETOLD_SHARED)")


@pytest.mark.parametrize("name", [name for name, held in FLOORS.items() if "digest" in held])
def test_the_key_is_the_one_measured(name: str) -> None:
    """The floors of a set were set against these very files."""
    skip_without(name)
    assert digest_of(name) == FLOORS[name]["digest"]


@pytest.mark.parametrize("name", SETS)
def test_every_role_lies_in_its_text(name: str) -> None:
    """A set is read with spans that lie in the text and have words."""
    skip_without(name)
    for document in read_set(name):
        for one in document.relations:
            for span in (*one.source, *one.cue, *one.content):
                assert span.end <= len(document.text)
                assert span.of(document.text).strip()


@pytest.mark.parametrize(("name", "tier", "measure", "least"), QUICK)
def test_no_score_of_the_rules_falls_below_its_floor(
    name: str, tier: str, measure: str, least: float
) -> None:
    """A score of the fast tier on a whole set is at least its floor."""
    skip_without(name)
    assert score_tier(name, tier).merits[measure].f1 >= least


@pytest.mark.slow
@pytest.mark.parametrize(("name", "tier", "measure", "least"), LONG)
def test_no_score_that_takes_longer_falls_below_its_floor(
    name: str, tier: str, measure: str, least: float
) -> None:
    """A score of the accurate tier, or on our own corpus, is at least its floor."""
    skip_without(name)
    if tier not in tiers():
        pytest.skip("no model file of the accurate tier")
    assert score_tier(name, tier).merits[measure].f1 >= least
