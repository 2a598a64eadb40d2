"""The forms in which newspapers write numbers, and numbers that count nothing."""

from __future__ import annotations

import pytest

from retold.figures import find_figures
from retold.model import Report

FORMS: list[tuple[str, tuple[float, float, str, str]]] = [
    ("The car did 140km in an hour.", (140, 140, "EXACT", "km")),
    ("Winds of 90mph were felt.", (90, 90, "EXACT", "mph")),
    ("It hit 39.8C in the shade.", (39.8, 39.8, "EXACT", "°C")),
    ("It was 52 degrees Fahrenheit inside.", (52, 52, "EXACT", "°F")),
    ("It was minus 24 degrees outside.", (-24, -24, "EXACT", "degrees")),
    ("The tram went at more than 40 kilometres an hour.", (40, 40, "MORE_THAN", "km/h")),
    ("The limit is 30 miles per hour.", (30, 30, "EXACT", "mph")),
    ("Trains run at 30 km/h.", (30, 30, "EXACT", "km/h")),
    ("Output fell by a fifth.", (0.2, 0.2, "EXACT", "")),
    ("Two thirds are over fifty.", (0.6667, 0.6667, "EXACT", "")),
    ("Barely half of the members voted.", (0.5, 0.5, "ABOUT", "")),
    ("The lake shrank to just over a quarter of its size.", (0.25, 0.25, "MORE_THAN", "")),
    ("Shops took back nearly half of the packs.", (0.5, 0.5, "ABOUT", "")),
    ("One pupil in three eats free.", (33.33, 33.33, "EXACT", "%")),
    ("Nearly four in five of the guards want it.", (80, 80, "ABOUT", "%")),
    ("The organisers counted 40,000 in the streets.", (40000, 40000, "EXACT", "")),
    ("The hall seats 640.", (640, 640, "EXACT", "")),
    ("The barn holds 50 guinea pigs.", (50, 50, "EXACT", "pigs")),
    ("They won 12 league games.", (12, 12, "EXACT", "games")),
    ("Some 6 second-hand cars burnt.", (6, 6, "ABOUT", "cars")),
    ("The hill was held by 10 foot soldiers.", (10, 10, "EXACT", "people")),
    ("In the yard stood 14 coaches.", (14, 14, "EXACT", "coaches")),
    ("-12 windows were broken.", (12, 12, "EXACT", "windows")),
    ("It was not only more than 30 boats.", (30, 30, "MORE_THAN", "boats")),
    ("There were not many more than 30 boats.", (30, 30, "AT_MOST", "boats")),
    ("Of the 19,400 who set off, most arrived.", (19400, 19400, "EXACT", "people")),
    ("More than 5,000 had to leave.", (5000, 5000, "MORE_THAN", "")),
    ("It fetched 1.3 million marks.", (1300000, 1300000, "EXACT", "marks")),
    ("It measures 40 by 30 centimetres.", (40, 40, "EXACT", "cm")),
    ("Of Mr Pym's 80,000 homes few stand.", (80000, 80000, "EXACT", "homes")),
    ("The crew let out 800 cubic metres a second.", (800, 800, "EXACT", "cubic metres")),
    ("The fine may reach half a million euros.", (500000, 500000, "EXACT", "EUR")),
    ("They are a quarter of a mile down.", (0.25, 0.25, "EXACT", "miles")),
    ("It did not fall below 27 degrees.", (27, 27, "AT_LEAST", "degrees")),
    ("They will build it over five years.", (5, 5, "EXACT", "years")),
    ("He served for over five years.", (5, 5, "MORE_THAN", "years")),
    ("The price rose by 20 cents to 2.60 euros.", (2.6, 2.6, "EXACT", "EUR")),
    ("Half a dozen boats sank.", (6, 6, "EXACT", "boats")),
    ("A dozen boats sank.", (12, 12, "EXACT", "boats")),
    ("Two dozen boats sank.", (24, 24, "EXACT", "boats")),
    ("Some 1.5m people came.", (1500000, 1500000, "ABOUT", "people")),
    ("The firm made a £3.2bn profit.", (3.2e9, 3.2e9, "EXACT", "GBP")),
    ("A 5kg parcel came.", (5, 5, "EXACT", "kg")),
    ("A 20-metre wave came.", (20, 20, "EXACT", "metres")),
    ("The 12ft wall fell.", (12, 12, "EXACT", "feet")),
    ("Sales were three times as high.", (3, 3, "EXACT", "times")),
    ("Fewer than one in ten voted.", (10, 10, "LESS_THAN", "%")),
    ("They asked for no less than 80,000 florins.", (80000, 80000, "AT_LEAST", "florins")),
    ("The child weighed 3.4 kg.", (3.4, 3.4, "EXACT", "kg")),
    ("The motion passed by 54 votes to 41.", (54, 54, "EXACT", "votes")),
    ("He was fined $2,000.", (2000, 2000, "EXACT", "USD")),
    ("A crowd of 300 came.", (300, 300, "EXACT", "")),
    ("At the Linden School cooks serve 650 meals.", (650, 650, "EXACT", "meals")),
    ("The two-day strike ended.", (2, 2, "EXACT", "days")),
    ("As few as 30 came.", (30, 30, "AT_MOST", "")),
    ("By her count twenty-three are gone.", (23, 23, "EXACT", "")),
    ("‘Forty,’ he muttered.", (40, 40, "EXACT", "")),
    ("Nearly 70 percent of ballots were in.", (70, 70, "ABOUT", "%")),
    ("The town has three-quarters of a million inhabitants.", (750000, 750000, "EXACT", "people")),
    ("Up to three million birds died.", (3e6, 3e6, "AT_MOST", "birds")),
    ("It rained for four hours and a half.", (4.5, 4.5, "EXACT", "hours")),
    ("She ran it in 2 hours 8 minutes.", (2.1333, 2.1333, "EXACT", "hours")),
    ("The rate went from 3.5% to 4.25%.", (4.25, 4.25, "EXACT", "%")),
    ("The tanker carried 2,400 tons of oil.", (2400, 2400, "EXACT", "tons")),
    ("Six people lost their lives.", (6, 6, "EXACT", "people")),
    ("Ten to fifteen boats sank.", (10, 15, "RANGE", "boats")),
    ("Between 10 and 15 boats sank.", (10, 15, "RANGE", "boats")),
    ("Temperatures of -7C are forecast.", (-7, -7, "EXACT", "°C")),
]
NAMES = [
    "She lives in room 14.",
    "He was born in 1987.",
    "The 3-1 win pleased him.",
    "It began at 9.30.",
    "Flight 714 crashed.",
    "Chapter 4 is long.",
    "He wore number 10.",
    "On 14 May it rained.",
    "He is 63.",
    "She came in the third week.",
    "One of the busiest streets closed.",
    "One day he left.",
    "No. 7 was empty.",
    "A third man came.",
    "He called 999.",
    "They met at 7 in the morning.",
    "It was a 50-50 chance.",
    "Half the night he sat.",
    f"The mill cut {'9' * 400} jobs.",
]


@pytest.mark.parametrize(("text", "wanted"), FORMS)
def test_a_number_is_read_with_its_bound_and_unit(
    text: str, wanted: tuple[float, float, str, str]
) -> None:
    """Units glued on, speeds, degrees, fractions, and numbers whose noun is left out."""
    read = find_figures(Report.from_text(text, published="2033-05-01"))
    assert any(
        (one.low, one.high) == pytest.approx(wanted[:2], rel=0.01)
        and (one.bound, one.unit) == wanted[2:]
        for one in read
        if one.low is not None
    )


@pytest.mark.parametrize("text", NAMES)
def test_a_number_that_names_is_no_figure(text: str) -> None:
    """Rooms, years, scores, hours, ages and places in a row are not counted."""
    assert not find_figures(Report.from_text(text, published="2033-05-01"))
