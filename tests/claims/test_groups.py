"""Figures of one quantity, read from whole invented reports."""

from __future__ import annotations

import pytest

from quotations.making import lines, report, story
from retold.attribution import find_strength
from retold.claims import Material, find_drifts
from retold.figures import find_figures
from retold.model import DriftKind, Relation, Report

UNIT, SCOPE, LATER, CONFLICT = Relation.UNIT, Relation.SCOPE, Relation.LATER, Relation.CONFLICT
# why, the one report, the other, and how the figures stand (None: no disagreement)
CASES = [
    ("another verb", "Rain in Haldane injured 32 farmers on Sunday.",
     "On Sunday 27 people were hurt by the rain in Haldane.", CONFLICT),
    ("fined and ordered to pay", "The mill was fined 40,000 crowns in March for blocked exits.",
     "In March the mill was ordered to pay 60,000 crowns over blocked exits.", CONFLICT),
    ("synonyms", "Some 230 homes lost power in the storm.",
     "The storm cut the power in 320 houses.", CONFLICT),
    ("bounds that exclude each other", "At least 40 lamps were broken on the pier.",
     "No more than 30 lamps were broken on the pier.", CONFLICT),
    ("bounds that fit", "At least 14 lamps were broken on the pier.",
     "About 15 lamps were broken on the pier.", None),
    ("rounding", "The fair drew 1,197 visitors on Sunday.",
     "The fair drew 1,200 visitors on Sunday.", None),
    ("miles", "Smoke from the mill drifted 12 kilometres along the coast.",
     "Smoke from the mill drifted 7.5 miles along the shore.", UNIT),
    ("hours and days", "The mill burned for 72 hours until the rain came.",
     "The mill burned for three days until the rain came.", UNIT),
    ("weight", "The fire destroyed 1,200 tonnes of pulp.",
     "The fire ruined 1,200,000 kg of pulp.", UNIT),
    ("area", "About 2,400 hectares of barley are under water.",
     "Nearly 6,000 acres of barley stand under water.", UNIT),
    ("a fraction", "A third of the storage hall is lost.",
     "Around 33 percent of the storage hall was lost.", UNIT),
    ("households and residents", "Some 300 households were told to keep their windows shut.",
     "Around 800 residents were asked to keep their windows shut.", SCOPE),
    ("a part and its whole", "The hall burned for 52 days, of which 41 were wet.",
     "The hall burned for 52 days.", None),
    ("a count that rose", "The fire injured 14 workers at the mill.",
     "Twenty-one workers were injured by the fire at the mill, up from 14.", LATER),
    ("a first count", "Initially 14 workers were said to be injured by the fire at the mill.",
     "The fire at the mill injured 21 workers.", LATER),
    ("a correction", "The mill at Torrel has 680 employees.",
     lines("The mill at Torrel has 860 employees.",
           "(Corrects the number of employees to 860 from 680.)"), LATER),
    ("other things", "Twelve boats lay in the harbour.", "Forty trees stood in the park.", None),
    ("an open toll", "At least nine farmers were killed by the storm in Haldane.",
     "The storm in Haldane killed fourteen farmers.", CONFLICT),
    ("other nations", "The storm in Haldane killed nine Torrelians on Sunday.",
     "The storm in Haldane killed fourteen Morvians on Sunday.", None),
    ("children and all", "The storm in Haldane killed three children on Sunday.",
     "The storm in Haldane killed fourteen people on Sunday.", None),
    ("others than the dead", "Nine farmers were killed and 60 others were hurt in Haldane.",
     "Nine farmers were killed and 45 were hurt in Haldane.", CONFLICT),
    ("a number changed in a copied sentence",
     "At least 212 lamps were stolen from the pier between May and June, the court found.",
     "Some 340 lamps were stolen from the pier between May and June.", CONFLICT),
    ("a copied sentence after one of another year",
     lines("The pier was last broken in 2019.",
           "The union said 1,800 hectares of fruit were spoilt, most of it beyond saving."),
     "The union said 18,000 hectares of fruit were spoilt, most of it beyond saving.", CONFLICT),
    ("a range and its end", "Repairs to the pier will cost between 3 and 5 million crowns.",
     "Repairs to the pier will cost 5 million crowns.", CONFLICT),
    ("a range and what lies in it", "Repairs to the pier will cost between 3 and 5 million crowns.",
     "Repairs to the pier will cost 4 million crowns.", None),
    ("a raised estimate", "Brokers put the bill for the pier at 3 to 5 million crowns.",
     "The brokers raised their estimate of the bill for the pier to as much as 7 million crowns.",
     LATER),
    ("a wider count", "About 48,000 lamps of the new make are recalled by the mill.",
     "Counting the older make, some 70,000 lamps are recalled by the mill.", SCOPE),
    ("shares in words", "Fewer than 2 percent of the lamps at the pier are broken.",
     "One lamp in ten at the pier is broken.", CONFLICT),
    ("up and down", "The index of the harbour fell 74 points on Friday.",
     "On Monday the index of the harbour gained 76 points.", None),
    ("lengths of time", "Buyers will be repaid by the mill within ten days.",
     "The mill must report faults within fourteen days.", None),
    ("a year that is taken up", "The trains lost money last year. Some 120,000 people used them.",
     "About 210,000 people used the trains last year.", CONFLICT),
    ("other years", "A storm in 2019 killed 41 farmers in Haldane.",
     "The storm killed nine farmers in Haldane on Sunday.", None),
]  # fmt: skip


def _relations(a: Report, b: Report) -> list[Relation | None]:
    material = Material(
        cue_strength=find_strength,
        reports=[a, b],
        attributions=[],
        alignments=[],
        stories=[story(a, b)],
        figures=[*find_figures(a), *find_figures(b)],
    )
    found = find_drifts(material)
    return [one.relation for one in found if one.kind is DriftKind.FIGURE_CHANGED]


@pytest.mark.parametrize(("why", "one", "other", "want"), CASES, ids=[one[0] for one in CASES])
def test_figures_stand_as_their_words_say(
    why: str, one: str, other: str, want: Relation | None
) -> None:
    """Without any alignment, figures of one quantity are compared by what they count."""
    found = _relations(report("a", one), report("b", other))
    assert found == ([want] if want else []), why


def test_the_larger_number_of_a_later_report_is_later() -> None:
    """A number of dead that grew from one day to the next is no conflict."""
    first = Report.from_text(
        "Nine farmers were killed by the flood in Haldane, the guard said.",
        path="a",
        published="2031-05-01",
    )
    then = Report.from_text(
        "The dead of the Haldane flood are now counted: 12 people drowned.",
        path="b",
        published="2031-05-03",
    )
    assert _relations(first, then) == [Relation.LATER]


@pytest.mark.parametrize(("outlet", "want"), [("Norvane", Relation.LATER), ("", Relation.CONFLICT)])
def test_an_outlet_that_counts_anew_writes_its_own_sentence_again(
    outlet: str, want: Relation
) -> None:
    """A copied sentence with another toll was changed, unless the outlet itself copied it."""
    text = (
        "At least {} farmers were killed when the dam at Haldane broke on Sunday, the guard said."
    )
    first, then = (
        Report.from_text(text.format(number), path=number, outlet=outlet, published=when)
        for number, when in (("nine", "2031-05-01T08:00Z"), ("fourteen", "2031-05-01T15:00Z"))
    )
    assert _relations(first, then) == [want]


def test_two_counts_that_grew_in_one_sentence_are_later() -> None:
    """Who copies a sentence with more dead and more injured had both from a later count."""
    text = "At least {} farmers were killed and {} injured when the dam at Haldane broke."
    first, then = (
        Report.from_text(text.format(*numbers), path=numbers[0], published=when)
        for numbers, when in (
            (("nine", "14"), "2031-05-01T08:00Z"),
            (("twelve", "17"), "2031-05-01T15:00Z"),
        )
    )
    assert _relations(first, then) == [Relation.LATER, Relation.LATER]
