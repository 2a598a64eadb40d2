"""Which reports tell the same story."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Alignment, Report, Story
from retold.reuse import align
from retold.stories import group_stories
from retold.text.weights import WordWeights
from reuse.reports import FERRY, Case, ferry_reports, invented_cases, made_of

CASES = invented_cases()


def _alignments(reports: list[Report], weights: WordWeights) -> list[Alignment]:
    return [align(a, b, weights=weights) for a, b in combinations(reports, 2)]


def _groups(stories: tuple[Story, ...]) -> set[frozenset[str]]:
    return {frozenset(story.report_ids) for story in stories}


@pytest.fixture(scope="module")
def ferry() -> dict[str, Report]:
    """The plain-text reports of the ferry story."""
    return ferry_reports()


@pytest.fixture(scope="module")
def ferry_stories(ferry: dict[str, Report]) -> tuple[Story, ...]:
    """The stories of the ferry reports."""
    reports = list(ferry.values())
    weights = WordWeights.from_reports(reports)
    return group_stories(reports, _alignments(reports, weights), weights=weights)


def test_the_ferry_reports_are_one_story_and_the_tanker_another(
    ferry: dict[str, Report], ferry_stories: tuple[Story, ...]
) -> None:
    """Translations, copies and spun copies come together; another mishap in the port does not."""
    tanker = ferry["M"].id
    assert _groups(ferry_stories) == {
        frozenset({tanker}),
        frozenset(report.id for report in ferry.values() if report.id != tanker),
    }


def test_a_story_says_what_ties_its_reports(ferry_stories: tuple[Story, ...]) -> None:
    """The evidence names outlets, passages and shares; a story of one needs none."""
    great, small = ferry_stories
    assert any("share 17 passages" in line for line in great.evidence)
    assert great.evidence[-1] == "and 3 more"
    assert small.evidence == ()
    assert small.label == "Milk tanker rolls off ramp and into the dock"


def test_a_story_lists_its_reports_earliest_first(
    ferry: dict[str, Report], ferry_stories: tuple[Story, ...]
) -> None:
    """Reports without a date come last; first and last bound the known dates."""
    story = ferry_stories[0]
    assert story.report_ids[-1] == ferry["N"].id
    assert story.first is not None
    assert story.last is not None
    assert story.first <= story.last


def test_shuffled_input_gives_the_same_stories(ferry: dict[str, Report]) -> None:
    """The order of reports and alignments makes no difference, not to ids either."""
    reports = list(ferry.values())[:8]
    weights = WordWeights.from_reports(reports)
    alignments = _alignments(reports, weights)
    expected = group_stories(reports, alignments, weights=weights)
    for seed in range(3):
        chance = random.Random(seed)  # noqa: S311 - shuffling a test's input
        chance.shuffle(reports)
        chance.shuffle(alignments)
        assert group_stories(reports, alignments, weights=weights) == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_two_invented_reports(case: Case) -> None:
    """Two reports of one event are one story; two events of one subject stay apart."""
    weights = WordWeights.from_reports(one for c in CASES for one in (c.left, c.right))
    alignment = align(case.left, case.right, weights=weights)
    stories = group_stories([case.left, case.right], [alignment], weights=weights)
    assert len(stories) == (1 if case.pairs else 2)


FLOOD = [
    "The weir at Lower Sallow broke in the night and put 14 houses under water.",
    "Two people were missing at noon, the constable of the village said.",
    "Helpers in boats took 40 residents from the roofs of Mill Lane before daybreak.",
    '"We heard a crack like a falling tree," said miller Jory Penhale.',
    "The school hall was opened to those who could not stay at home.",
    "Cattle were driven to the upper meadows and the road to Tern was closed.",
    "Engineer Tilda Marsh said the gates had been inspected in April.",
    "The water fell by a hand's breadth in the afternoon.",
    "Rain was forecast for the evening over the whole valley of the Ennet.",
]
LATER = [
    "Every household that lost its furniture will be paid 900 crowns, the Ennet River Board said.",
    "Chairman Aldous Wray now counts 61 houses and nobody missing in Lower Sallow.",
    "A commission under judge Perpetua Lisle will ask who let the hinges rust.",
    "Engineer Tilda Marsh said the gates had been inspected in April.",
    "Letters that a clerk found in a drawer warn of worn bolts, and bear the stamp of the board.",
    "Helpers in boats took 130 residents from the roofs of Mill Lane before daybreak.",
    "Farmers downstream want the old channel dug out before the autumn.",
    "Wray would not say whether he had read the letters, and left by a side door.",
]


def test_a_story_carried_on_with_new_figures_is_one_story() -> None:
    """Few passages in common, further down, are enough, where the figures have moved on."""
    told = [FLOOD, FLOOD[:8], [*FLOOD[:4], *FLOOD[6:]], [*FLOOD[:2], *FLOOD[3:6]], FLOOD[:7]]
    reports = [made_of(one, path=str(n), published="2031-05-06") for n, one in enumerate(told)]
    reports.append(made_of(LATER, path="later", published="2031-05-09"))
    weights = WordWeights.from_reports(reports)
    (story,) = group_stories(reports, _alignments(reports, weights), weights=weights)
    assert len(story.report_ids) == 6


def test_a_report_alone_is_a_story_of_one() -> None:
    """One report makes one story, an empty set none."""
    report = made_of(["A heron was seen on the clock tower of Pym."], path="a")
    assert group_stories([]) == ()
    (story,) = group_stories([report])
    assert story.report_ids == (report.id,)
    assert story.label == "A heron was seen on the clock tower of Pym."


def test_a_hundred_copies_are_one_story() -> None:
    """However many outlets print one text, it is one story."""
    text = "The packet boat Ellory ran aground on the Tarsk bar at dawn, the coastguard said."
    reports = [made_of([text], path=str(number)) for number in range(100)]
    (story,) = group_stories(reports)
    assert len(story.report_ids) == 100


def test_a_report_given_twice_is_one() -> None:
    """The same report twice is no second witness."""
    report = made_of(["A heron was seen on the clock tower of Pym."], path="a")
    assert group_stories([report, report])[0].report_ids == (report.id,)


def test_the_sample_story_files_are_there() -> None:
    """The invented ferry story ships with the package."""
    assert (FERRY / "truth.json").exists()


@given(st.lists(st.text(max_size=80), max_size=6))
def test_every_report_stands_in_one_story(texts: list[str]) -> None:
    """Whatever the texts, no report is lost and none is told twice."""
    reports = [Report.from_text(text, path=str(n)) for n, text in enumerate(texts)]
    placed = [one for story in group_stories(reports) for one in story.report_ids]
    assert sorted(placed) == sorted(report.id for report in reports)


PRINTED = (
    "The grain terminal at Osk burned for nine hours on Friday after a conveyor belt caught fire, "
    "the port captain Ilse Trane said. Four dockers were taken to hospital with burns and two "
    "silos fell into the basin. Trane closed the eastern quay until the engineers have looked at "
    "the remaining towers, and asked ships that wait in the roads to turn to Vellmar. The harvest "
    "of three districts lay in the silos, worth eleven million crowns by the owner's account."
)
ANOTHER = (
    "The choir school of Marn has withdrawn its plan to move out of the cloister after parents "
    "gathered two thousand signatures. The chapter will ask for another opinion on the roof."
)


@pytest.mark.parametrize("ending", ["", " Copy {} of the evening edition."])
def test_a_text_that_hundreds_print_is_one_story(ending: str) -> None:
    """However many have a text, its words do not become what everybody says."""
    copies = [
        Report.from_text(PRINTED + ending.format(number), path=str(number)) for number in range(500)
    ]
    other = Report.from_text(ANOTHER, path="other")
    assert _groups(group_stories([*copies, other])) == {
        frozenset(one.id for one in copies),
        frozenset([other.id]),
    }
