from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

from hypothesis import given
from hypothesis import strategies as st

from export.sample import make_trace
from retold.export.timeline import draw_timeline
from retold.model import Descent, DescentKind, Stemma, Witness

SVG = "{http://www.w3.org/2000/svg}"
TRACE = make_trace()
REPORTS = {report.id: report for report in TRACE.reports}


def _draw(stemma: Stemma) -> Element:
    made = draw_timeline(stemma, REPORTS, title="Who", link=lambda anchor: f"#{anchor}")
    return fromstring(made)  # noqa: S314 - our own picture


def test_every_witness_has_a_row_and_every_descent_a_line() -> None:
    """Hypothetical witnesses are drawn differently, second exemplars too."""
    stemma = TRACE.stemmata[0]
    picture = _draw(stemma)
    nodes = [one.get("class") for one in picture.iter(f"{SVG}g") if "node" in one.get("class", "")]
    assert len(nodes) == len(stemma.witnesses)
    assert nodes.count("node unseen") == sum(one.report_id is None for one in stemma.witnesses)
    edges = [one for one in picture.iter(f"{SVG}a") if one.get("class") == "edge"]
    assert len(edges) == len(stemma.descents)
    assert all((one.get("href") or "").startswith("#edge-") for one in edges)


def test_the_earliest_stands_on_top() -> None:
    """Rows follow the times of publication, where these are known."""
    stemma = TRACE.stemmata[0]
    picture = _draw(stemma)
    heights = {}
    for node in picture.iter(f"{SVG}g"):
        if (node.get("class") or "").startswith("node"):
            circle, text = node.find(f"{SVG}circle"), node.find(f"{SVG}text")
            assert circle is not None
            assert text is not None
            heights[text.text] = float(circle.get("cy", "0"))
    dated = [
        (REPORTS[one.report_id].published.moment, heights[one.siglum])
        for one in stemma.witnesses
        if one.report_id and REPORTS[one.report_id].published.moment
    ]
    ordered = sorted(dated, key=lambda pair: pair[0].middle if pair[0] else 0)
    assert [height for _, height in ordered] == sorted(height for _, height in dated)


@st.composite
def _stemmata(draw: st.DrawFn) -> Stemma:
    """Any acyclic graph of witnesses."""
    size = draw(st.integers(min_value=1, max_value=12))
    sigla = [f"W{number}" for number in range(size)]
    pairs = [(one, other) for number, other in enumerate(sigla) for one in sigla[:number]]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=20)) if pairs else []
    descents = tuple(
        Descent(
            exemplar=one,
            copy=other,
            kind=DescentKind.VERBATIM,
            share=draw(st.floats(0, 1)),
            confidence=0.5,
            evidence=(),
        )
        for one, other in chosen
    )
    witnesses = tuple(Witness(siglum=one, report_id=None, label=one) for one in sigla)
    return Stemma(story_id="s", witnesses=witnesses, descents=descents)


@given(_stemmata())
def test_no_two_witnesses_share_a_place_and_no_trunk_runs_through_one(stemma: Stemma) -> None:
    """The law of the drawing: a lane that leads past a row is free in it."""
    picture = _draw(stemma)
    places = {}
    for node in picture.iter(f"{SVG}g"):
        if (node.get("class") or "").startswith("node"):
            circle, text = node.find(f"{SVG}circle"), node.find(f"{SVG}text")
            assert circle is not None
            assert text is not None
            places[text.text] = (float(circle.get("cx", "0")), float(circle.get("cy", "0")))
    assert len(set(places.values())) == len(places)
    for descent in stemma.descents:
        x, y = places[descent.exemplar]
        end = places[descent.copy][1]
        passed = [
            siglum
            for siglum, (at, height) in places.items()
            if at == x and min(y, end) < height < max(y, end)
        ]
        assert not passed


def test_hostile_names_stay_words() -> None:
    """The picture is sound XML whatever its names hold."""
    stemma = TRACE.stemmata[0]
    hostile = replace(stemma.witnesses[-1], label='<script>"&\u202e', report_id=None)
    assert _draw(replace(stemma, witnesses=(*stemma.witnesses[:-1], hostile))) is not None
