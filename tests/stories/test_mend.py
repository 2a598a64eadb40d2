"""Stories grouped anew keep their ids, or get new ones."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from retold.model import Report
from retold.stories.card import make_card
from retold.stories.judgements import Judgements
from retold.stories.mend import name_groups
from retold.stories.profile import read_profile
from retold.stories.shelf import Shelf

MOST = 6
REPORTS = [Report.from_text(f"Tram {number} left.", path=str(number)) for number in range(MOST)]
PLACES = st.lists(st.integers(0, MOST - 1), min_size=MOST, max_size=MOST)


def shelved(places: list[int]) -> Shelf:
    """Reports that each opened a story, and were then moved to the stories of these reports."""
    shelf = Shelf(Judgements())
    for number, report in enumerate(REPORTS):
        card = make_card(number, report, read_profile(report, shelf.table))
        shelf.put(card, shelf.mint(card.report_id))
    first = [shelf.story_of[number] for number in range(MOST)]
    for number, place in enumerate(places):
        shelf.move([number], first[place])
    return shelf


@given(PLACES, PLACES)
# The first report stands in the second's story, whose own went to the third's: the id that the
# first opened is given up while it is looking for one.
@example([1, 0, 2, 2, 1, 1], [3, 0, 0, 0, 1, 1])
@settings(max_examples=60, deadline=None)
def test_an_id_means_one_story_before_and_after(places: list[int], groups: list[int]) -> None:
    """Every group has an id of its own; one that was there before it got from its own reports."""
    shelf = shelved(places)
    before = dict(shelf.story_of)
    held = {group: [at for at in range(MOST) if groups[at] == group] for group in sorted(groups)}
    touched = name_groups(shelf, list(held.values()), before)
    story_ids = [{shelf.story_of[at] for at in group} for group in held.values()]
    assert all(len(found) == 1 for found in story_ids)
    assert len(set.union(*story_ids)) == len(held)
    for group, (story_id,) in zip(held.values(), story_ids, strict=True):
        own = {before[at] for at in group}
        assert story_id in own or story_id not in before.values()
    moved = [at for at in range(MOST) if shelf.story_of[at] != before[at]]
    assert {before[at] for at in moved} | {shelf.story_of[at] for at in moved} <= touched
