from __future__ import annotations

from itertools import combinations

import pytest

from retold.model import Report
from retold.reuse import align
from retold.stories import group_stories
from retold.text.weights import WordWeights

COURIER = """North lock to shut for eleven weeks

The Grey Sound Harbour Authority will shut the north lock for eleven weeks from August, it said \
on Tuesday.

"A gate that no longer closes is only a very heavy door," the Authority said. The gates, cast in \
1903, have sunk by nine centimetres since the flood.

Barges of up to 60 tonnes can use the south lock, the Authority said, and tolls will be halved."""
LANTERN = """Lock closure to last eleven weeks

The north lock at Grey Sound is to close for eleven weeks beginning in August.

"A gate that does not shut any more is just an extremely heavy door," the Grey Sound Harbour \
Authority said. Its gates were cast in 1903 and have gone down nine centimetres since the flood.

Tolls at the south lock for barges of up to 60 tonnes are to be cut by half, the Authority said. \
"The whole summer is lost to us before it has begun," said Bram Tuck of the lightermen."""
ROUNDUP = """The week the gate became a door

There are sentences that walk out of the office in which they were written and take up residence \
in the street. "A gate that no longer closes is only a very heavy door" was on two shirts at the \
Saturday market.

The Grey Sound Harbour Authority, whose prose is not as a rule worn by anybody, must be as \
surprised as we are. "A gate that does not shut any more is just an extremely heavy door," the \
Tarsk Lantern had it, and lost the shirt.

Then came Bram Tuck. "The whole summer is lost to us before it has begun," he said, and who would \
tell sixty-one families that he is wrong? One thinks of one's own doors at home."""
MARKET = """Harbour Authority opens new fish market

A fish market with 24 stalls was opened on Saturday at Quay Ward by the Grey Sound Harbour \
Authority.

"A gate that no longer closes is only a very heavy door," a visitor joked as the shutters stuck, \
quoting the Authority's statement.

Stall holders from Tarsk and Hallenmere sold herring, crab and smoked eel, and the mayor, Ines \
Vardo, cut a ribbon of seaweed. "I have waited for a roof over my herring since my father died, \
and now I have one with a view of the sea," said Orsola Venn, whose stall is the first."""


@pytest.mark.parametrize(("text", "is_joined"), [(ROUNDUP, True), (MARKET, False)])
def test_a_report_that_quotes_a_story(text: str, is_joined: bool) -> None:  # noqa: FBT001
    """A round-up belongs to it; a report on another event that borrows a sentence does not."""
    texts = {"Courier": COURIER, "Tarsk Lantern": LANTERN, "The Long View": text}
    reports = [Report.from_text(one, outlet=name, path=name) for name, one in texts.items()]
    weights = WordWeights.from_reports(reports)
    alignments = [align(a, b, weights=weights) for a, b in combinations(reports, 2)]
    stories = group_stories(reports, alignments, weights=weights)
    assert sorted(len(story.report_ids) for story in stories) == ([3] if is_joined else [1, 2])


def test_the_order_of_reports_makes_no_difference() -> None:
    """The same stories from the other end."""
    texts = {"Courier": COURIER, "Tarsk Lantern": LANTERN, "View": ROUNDUP, "Post": MARKET}
    reports = [Report.from_text(one, outlet=name, path=name) for name, one in texts.items()]
    weights = WordWeights.from_reports(reports)
    alignments = [align(a, b, weights=weights) for a, b in combinations(reports, 2)]
    there = group_stories(reports, alignments, weights=weights)
    assert there == group_stories(reports[::-1], alignments[::-1], weights=weights)
