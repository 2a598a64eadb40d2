"""The ferry story: retold finds its known history, all of it."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.ferry import FERRY
from retold.model import Moment, Voice, Zone
from retold.pipeline import tell_stories

TRUTH = FERRY.truth


def _name(item: dict[str, Any]) -> str:
    return " ".join(str(value)[:40] for value in item.values() if isinstance(value, str))


@pytest.mark.parametrize("wanted", TRUTH["reports"], ids=_name)
def test_each_report_is_read(wanted: dict[str, Any]) -> None:
    """Headline, outlet and date of each report are those that its page states."""
    report = FERRY.report_at(wanted["file"])
    assert report.headline == wanted["headline"]
    assert report.outlet.name.casefold() == (wanted["outlet"] or "").casefold()
    if wanted["published"] is None:
        assert report.published.earliest is None
    else:
        stated = Moment.from_iso(wanted["published"])
        held = report.published.moment
        assert held is not None
        assert held.earliest <= stated.latest
        assert stated.earliest <= held.latest


@pytest.mark.parametrize("wanted", TRUTH["furniture"], ids=_name)
def test_furniture_stays_out(wanted: dict[str, Any]) -> None:
    """No line of the page's furniture is part of the article."""
    lines = {line.strip() for line in FERRY.report_at(wanted["file"]).text.splitlines()}
    assert not lines & {line.strip() for line in wanted["lines"]} - {""}


@pytest.mark.parametrize("wanted", TRUTH["captions"], ids=_name)
def test_captions_are_marked(wanted: dict[str, Any]) -> None:
    """A caption is part of the article, and is marked as one."""
    report = FERRY.report_at(wanted["file"])
    captions = [block.span.of(report.text) for block in report.blocks_in(Zone.CAPTION)]
    assert captions == wanted["lines"]


def test_the_stories_are_told_apart() -> None:
    """Two accidents of two ferries in one port are two stories."""
    assert FERRY.stories() == {frozenset(story) for story in TRUTH["stories"]}


def test_the_stories_are_told_apart_one_by_one() -> None:
    """Where stories are told one after the other, as in an archive, they are the same ones."""
    told = tell_stories(FERRY.trace.reports, "fast")
    assert {frozenset(one.path for one in each.reports) for each in told} == FERRY.stories()


@pytest.mark.parametrize("wanted", TRUTH["descents"], ids=_name)
def test_each_descent_is_found(wanted: dict[str, Any]) -> None:
    """Who had it from whom, and how the copy used its exemplar."""
    descent = FERRY.edge(wanted)
    assert descent is not None
    assert descent.kind == wanted["kind"]


@pytest.mark.parametrize("wanted", TRUTH["descents"], ids=_name)
def test_the_main_exemplar_has_the_greatest_share(wanted: dict[str, Any]) -> None:
    """A second exemplar accounts for less of the copy than the main one."""
    descent = FERRY.edge(wanted)
    assert descent is not None
    copy = next(edge.copy for edge in FERRY.edges if edge.descent is descent)
    shares = [edge.descent.share for edge in FERRY.edges if edge.copy == copy]
    assert (descent.share == max(shares)) is wanted["main"]


def test_no_descent_is_made_up() -> None:
    """No stemma has an edge besides the true ones."""
    true = {id(FERRY.edge(wanted)) for wanted in TRUTH["descents"]}
    assert [edge for edge in FERRY.edges if id(edge.descent) not in true] == []


def test_every_edge_says_why() -> None:
    """No edge of any stemma goes without evidence in words."""
    descents = [one for stemma in FERRY.trace.stemmata for one in stemma.descents]
    assert all(descent.evidence for descent in descents)


@pytest.mark.parametrize("wanted", TRUTH["altered_quotes"], ids=lambda one: one["b"]["text"][:40])
def test_each_altered_quotation_is_shown(wanted: dict[str, Any]) -> None:
    """The changed words inside the marks come out, with the judgement and the altered side."""
    assert FERRY.shows_quotation(wanted)


@pytest.mark.parametrize("wanted", TRUTH["not_quotations"], ids=_name)
def test_names_and_scare_quotes_are_no_quotations(wanted: dict[str, str]) -> None:
    """A ship's name and a word held at arm's length are not listed as quotations."""
    report = FERRY.report_at(wanted["file"])
    quoted = [
        reading.text.strip(" .,")
        for quotation in FERRY.trace.quotations
        for reading in quotation.readings
        if reading.report_id == report.id and reading.voice is Voice.QUOTED
    ]
    assert wanted["text"] not in quoted


@pytest.mark.parametrize("wanted", TRUTH["lost_sources"], ids=lambda one: one["kind"])
def test_each_lost_source_is_found(wanted: dict[str, Any]) -> None:
    """Where a source, a link, an agent or a hedge was lost or raised, a drift says so."""
    assert FERRY.shows_loss(wanted)


@pytest.mark.parametrize("wanted", TRUTH["figures_disagree"], ids=lambda one: one["relation"])
def test_each_disagreement_of_figures_is_found(wanted: dict[str, Any]) -> None:
    """Two figures of one thing stand to each other as their words and times say."""
    assert FERRY.shows_disagreement(wanted)


@pytest.mark.parametrize("wanted", TRUTH["speakers"], ids=_name)
def test_each_speaker_is_found(wanted: dict[str, Any]) -> None:
    """A main speaker is found under one of the wordings of the name."""
    names = {name.casefold() for name in wanted["names"]}
    speakers = FERRY.trace.speakers
    assert any(names & {name.casefold() for name in speaker.names} for speaker in speakers)
