"""The second reading of every tenth report: same texts, same rules, and nearly the same marks."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SECOND = ROOT / "corpus" / "second-reading"

if not list(SECOND.glob("*.txt")):
    pytest.skip("no second reading beside these tests", allow_module_level=True)

sys.path.insert(0, str(ROOT / "training"))
compared = importlib.import_module("corpus_agreement")
Reading = dict[str, Any]


def reading(*attributions: dict[str, Any]) -> Reading:
    """A report that holds these attributions, numbered, each a statement unless it says else."""
    plain = {"act": "statement", "kind": "indirect", "naming": "named", "within": None}
    return {
        "name": "001-example",
        "text": "She said so and he denied it.",
        "attributions": [
            plain | {"id": f"001-{number:02d}"} | each
            for number, each in enumerate(attributions, 1)
        ],
    }


def roles(
    source: list[list[int]], cue: list[list[int]], content: list[list[int]]
) -> dict[str, Any]:
    """The three roles of an attribution."""
    return {"source": source, "cue": cue, "content": content}


SAID = roles([[0, 3]], [[4, 8]], [[9, 11]])
DENIED = roles([[16, 18]], [[19, 25]], [[26, 28]])


def test_second_reading_is_of_every_tenth_report_and_the_same_text() -> None:
    """Every tenth report of the first part was read twice, and no word of it was changed."""
    readings = list(compared.both_readings())
    assert [mine["id"] for mine, _ in readings] == [f"{number:03d}" for number in range(1, 82, 10)]


def test_readings_agree() -> None:
    """Two readers mark nine relations in ten alike, and their contents to the letter."""
    rows = dict(compared.agreement(list(compared.both_readings())))
    assert float(rows["whole relation, any overlap in all roles, F1"]) >= 0.95
    assert float(rows["content exact, F1"]) >= 0.90
    assert float(rows["act, of shared relations"].partition("%")[0]) >= 85


def test_same_marks_agree_in_full() -> None:
    """A reading compared with itself scores 1 in every row."""
    mine = reading(SAID, DENIED | {"within": "001-01"})
    rows = dict(compared.agreement([(mine, mine)]))
    assert {rows[name] for name in rows if "F1" in name} == {"1.000"}
    assert rows["act, of shared relations"] == "100.0% (kappa 1.00)"


@pytest.mark.parametrize(
    ("other", "shared"),
    [
        (SAID, 1),
        (SAID | {"content": [[10, 11]]}, 1),
        (SAID | {"content": [[12, 15]]}, 0),
        (SAID | {"source": []}, 0),
        (SAID | {"cue": [[19, 25]]}, 0),
    ],
)
def test_a_pair_overlaps_in_every_role(other: dict[str, Any], shared: int) -> None:
    """Relations are the same only where source, cue and content all touch."""
    assert len(compared.pairs_of(reading(SAID), reading(other))) == shared


def test_an_attribution_is_paired_once() -> None:
    """Two marks of one reading cannot both be the same mark of the other; the likest is taken."""
    wider = SAID | {"content": [[9, 15]]}
    pairs = compared.pairs_of(reading(wider, SAID), reading(SAID))
    assert [one["id"] for one, _ in pairs] == ["001-02"]


def test_kappa_is_nought_by_chance() -> None:
    """Labels that agree no oftener than chance have kappa 0, the same labels 1."""
    assert compared.kappa("aabb", "abab") == 0
    assert compared.kappa("aab", "aab") == 1
    assert compared.kappa("aa", "aa") == 1
