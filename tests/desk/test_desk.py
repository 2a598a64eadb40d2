"""The desk: a collection that is kept."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

import retold
from desk.told import light, market
from retold import Desk, Report
from retold.errors import RetoldError
from retold.export.views.reading import toll_facts
from retold.model import Category


def test_a_desk_has_its_stories(desk: Desk) -> None:
    """Reports of one event are one story, in the order of publication."""
    lamp, roof = desk.stories(order="largest")
    assert (lamp.reports, roof.reports) == (3, 2)
    assert lamp.outlets[0] == "Skerry Wire"
    assert desk.count() == 2


def test_a_report_says_how_many_in_all(desk: Desk) -> None:
    """What its own telling counts, with the words, and not what another year brought."""
    text = (
        "Nine people were killed and 31 injured when the crane fell, the harbour office said.\n\n"
        "Last year 40 people were killed on the quays of this coast."
    )
    (name,) = desk.add([Report.from_text(text, outlet="Quay Post")], tier="fast").report_ids
    tolls = [(one.category, one.count) for one in desk.tolls(name)]
    assert tolls == [(Category.KILLED, 9), (Category.INJURED, 31)]
    facts = toll_facts(desk.tolls(name))
    assert facts[0] == ("Killed, in all", "9 (“Nine people”)")
    lamp = desk.story(desk.stories(order="largest")[0].id).reports[0].id
    assert desk.tolls(lamp) == ()


def test_only_its_owner_reads_a_desk(desk: Desk, tmp_path: Path) -> None:
    """The file is made for its owner alone."""
    assert desk.count() == 2
    assert stat.S_IMODE((tmp_path / "a.retold").stat().st_mode) == 0o600


def test_adding_again_changes_nothing(desk: Desk) -> None:
    """A report that is there is known, and its story is left alone."""
    before = [desk.story(one.id) for one in desk.stories()]
    added = desk.add([light("Reef Gazette")], tier="fast")
    assert (added.report_ids, added.known, added.story_ids) == ((), 1, ())
    assert [desk.story(one.id) for one in desk.stories()] == before


def test_a_new_report_touches_its_story_alone(desk: Desk) -> None:
    """The other story is what it was, and quotations and claims keep their ids."""
    lamp, roof = (desk.story(one.id) for one in desk.stories(order="largest"))
    added = desk.add([light("Late Echo", "2031-06-04")], tier="fast")
    assert added.story_ids == (lamp.stories[0].id,)
    assert desk.story(roof.stories[0].id) == roof
    grown = desk.story(lamp.stories[0].id)
    assert len(grown.reports) == 4
    assert {one.id for one in grown.quotations} == {one.id for one in lamp.quotations}
    assert {one.id for one in grown.claims} >= {one.id for one in lamp.claims}


def test_what_is_kept_is_what_was_found(desk: Desk) -> None:
    """Nouns come back by their ids as they stand in their story."""
    trace = desk.story(desk.stories(order="largest")[0].id)
    for quotation in trace.quotations:
        assert desk.quotation(quotation.id) == (trace.stories[0].id, quotation)
    for claim in trace.claims:
        assert desk.claim(claim.id) == (trace.stories[0].id, claim)
    for report in trace.reports:
        assert desk.report(report.id) == report
        assert desk.story_of(report.id) == trace.stories[0]
    one, other = trace.reports[:2]
    assert desk.compare(one.id, other.id) == retold.align(one, other)


@pytest.mark.parametrize(
    "ask",
    [
        lambda desk: desk.story("s0"),
        lambda desk: desk.report("r0"),
        lambda desk: desk.capture("c0"),
        lambda desk: desk.quotation("q0"),
        lambda desk: desk.claim("k0"),
        lambda desk: desk.speaker("s0"),
        lambda desk: desk.story_of("r0"),
        lambda desk: desk.undo(1),
    ],
)
def test_what_is_not_there_is_said(desk: Desk, ask: object) -> None:
    """An id that the desk does not have is a line for the user."""
    with pytest.raises(RetoldError, match="no such"):
        ask(desk)  # type: ignore[operator]


def test_a_sentence_is_found_in_every_version(desk: Desk) -> None:
    """Where words come from: every report that has them, earliest first."""
    found = desk.find("We regret the failure of the old lamp")
    assert [one.outlet for one in found] == ["Skerry Wire", "Reef Gazette", "Quay News"] or [
        one.outlet for one in found
    ] == ["Skerry Wire", "Quay News", "Reef Gazette"]
    assert all("regret the failure" in one.text for one in found)


@pytest.mark.parametrize("words", ['" OR *', "NEAR(", "text:", "", "\ud800", "^", "-zzz", "'); --"])
def test_words_are_never_a_command(desk: Desk, words: str) -> None:
    """What would be syntax to the index is words, or nothing."""
    assert desk.find(words) == []


def test_a_speaker_is_followed_over_stories(desk: Desk) -> None:
    """A speaker's page has everything said, with its outlet."""
    speaker = desk.speakers(name="orme")[0]
    found = desk.speaker(speaker.id)
    assert found.speaker.name == "Hanne Orme"
    assert {one.outlet for one in found.sayings} == {"Skerry Wire", "Reef Gazette", "Quay News"}
    assert found.utterances[0].quotation.readings


def test_each_write_changes_the_version(desk: Desk) -> None:
    """Reading leaves the version, writing moves it."""
    before = desk.version
    desk.stories()
    assert desk.version == before
    desk.add([market("Late Echo")], tier="fast")
    assert desk.version > before
