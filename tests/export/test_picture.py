"""The picture of descent."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from export.sample import HOSTILE, make_trace
from retold.export.picture import draw_stemma
from retold.model import Stemma, Trace

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def trace() -> Trace:
    """The sample."""
    return make_trace()


def draw(trace: Trace, stemma: Stemma, *, is_standalone: bool = True) -> Any:
    """The picture, parsed as strict XML."""
    reports = {report.id: report for report in trace.reports}
    made = draw_stemma(stemma, reports, title=HOSTILE, is_standalone=is_standalone)
    return etree.fromstring(made.encode("utf-8"))


def test_every_witness_and_every_edge_is_drawn(trace: Trace) -> None:
    """The picture holds every witness and every line of descent, once."""
    stemma = trace.stemmata[0]
    picture = draw(trace, stemma)
    cards = picture.xpath("//@data-siglum")
    assert sorted(cards) == sorted(one.siglum for one in stemma.witnesses)
    lines = [(one.get("data-exemplar"), one.get("data-copy")) for one in picture.iter(f"{SVG}g")]
    drawn = {line for line in lines if line[0]}
    assert drawn == {(one.exemplar, one.copy) for one in stemma.descents}


def test_unseen_witnesses_and_second_exemplars_look_different(trace: Trace) -> None:
    """What is not in the set, and a second exemplar, have a class and words of their own."""
    picture = draw(trace, trace.stemmata[0])
    unseen = picture.xpath("//*[@class='card unseen']")
    assert [one.get("data-siglum") for one in unseen] == ["α", "β"]
    assert all("not in the set" in "".join(one.itertext()) for one in unseen)
    second = picture.xpath("//*[@class='line second']")
    assert [(one.get("data-exemplar"), one.get("data-copy")) for one in second] == [("A", "E")]


def test_lines_are_labelled(trace: Trace) -> None:
    """Every line says how the copy used its exemplar, and how much of it."""
    said = ["".join(one.itertext()) for one in draw(trace, trace.stemmata[0]).iter(f"{SVG}text")]
    assert "word for word" in said
    assert "98 %" in said


def test_hostile_names_are_shown_and_do_nothing(trace: Trace) -> None:
    """A picture has no script, and no style but its own, whatever its reports are called."""
    picture = draw(trace, trace.stemmata[0])
    assert not picture.xpath("//*[local-name()='script' or local-name()='image']")
    assert len(picture.xpath("//*[local-name()='style']")) == 1
    assert not picture.xpath("//@href")


def test_in_a_page_cards_lead_to_their_reports(trace: Trace) -> None:
    """Each report's card links to its text; unseen witnesses have no link."""
    picture = draw(trace, trace.stemmata[0], is_standalone=False)
    assert len(picture.xpath("//@href")) == 6
    assert not picture.xpath("//*[local-name()='style']")


@pytest.mark.parametrize("number", [0, 1, 60])
def test_any_number_of_witnesses(trace: Trace, number: int) -> None:
    """A picture of none, of one, and of a chain of sixty can be drawn."""
    stemma = trace.stemmata[0]
    sigla = [f"W{one}" for one in range(number)]
    witnesses = tuple(replace(stemma.witnesses[0], siglum=one) for one in sigla)
    descents = tuple(
        replace(stemma.descents[0], exemplar=a, copy=b) for a, b in itertools.pairwise(sigla)
    )
    picture = draw(trace, Stemma(story_id="x", witnesses=witnesses, descents=descents))
    assert len(picture.xpath("//@data-siglum")) == number
