from __future__ import annotations

import pytest

from benchmarks.descent import (
    ABSENT,
    Guess,
    expected_calibration_error,
    rows_of,
    tellings_rows,
)
from benchmarks.families import Family, chain_families, human_families
from benchmarks.mixture import mixture_rows
from benchmarks.simulated import simulated_rows
from benchmarks.table import Row, floors


def _fallen(rows: list[Row]) -> list[str]:
    """The figures that lie on the wrong side of their floors."""
    made = []
    for row in rows:
        held = floors().get(row.data, {})
        value = float(row.value.split()[0])
        if value < held.get("least", {}).get(row.measure, value):
            made.append(f"{row.data}, {row.measure}: {value}")
        if value > held.get("most", {}).get(row.measure, value):
            made.append(f"{row.data}, {row.measure}: {value}")
    return made


def test_human_retellings_stay_above_their_floors() -> None:
    """Measured with one order of dates for each family; the bench takes twenty."""
    families = human_families()
    if not families:
        pytest.skip(ABSENT)
    assert not _fallen(rows_of("retellings", families, 1))


def test_few_of_those_who_copied_nothing_are_given_an_exemplar() -> None:
    """Reporters who were there themselves share an event and hardly a word."""
    assert not _fallen(tellings_rows())


@pytest.mark.slow
@pytest.mark.parametrize("prompt", ["rephrase", "inspiration"])
def test_chains_of_language_models_stay_above_their_floors(prompt: str) -> None:
    """The gain over the best single distance, and how right the surer half is."""
    families = chain_families(prompt)
    if not families:
        pytest.skip(ABSENT)
    assert not _fallen(rows_of(f"llm {prompt}", families, 1))


@pytest.mark.slow
def test_copies_and_reports_of_their_own_are_told_apart_in_one_story() -> None:
    """Both are measured: copies under their exemplar, and the others under nobody."""
    assert not _fallen(mixture_rows())


@pytest.mark.slow
def test_simulated_stories_stay_above_their_floors() -> None:
    """Main exemplars, lost originals found, witnesses made up."""
    assert not _fallen(simulated_rows())


def test_the_calibration_error_is_the_distance_of_confidence_and_accuracy() -> None:
    """Two bins: one right by a tenth, one off by a half."""
    surely = [Guess(is_right=True, confidence=0.9)] * 2
    doubtful = [Guess(is_right=True, confidence=0.5), Guess(is_right=True, confidence=0.5)]
    assert expected_calibration_error([*surely, *doubtful]) == pytest.approx(0.3)


def test_an_order_of_a_family_puts_every_parent_before_its_children() -> None:
    """Whatever the seed."""
    family = Family("f", ("a", "b", "c", "d"), (None, 0, 1, 0))
    for seed in range(20):
        order = family.order(seed)
        assert sorted(order) == [0, 1, 2, 3]
        assert order.index(0) < order.index(1) < order.index(2)
