from __future__ import annotations

import io
from typing import Any

import networkx as nx
import pydot
import pytest

from export.sample import HOSTILE, make_trace
from retold.export.formats import FORMATS
from retold.model import Trace

TRACE = make_trace()
EDGES = {
    (f"{stemma.story_id}/{one.exemplar}", f"{stemma.story_id}/{one.copy}")
    for stemma in TRACE.stemmata
    for one in stemma.descents
}


def _read(name: str, trace: Trace = TRACE) -> Any:
    made = io.BytesIO(FORMATS[name].render(trace))
    return nx.read_gexf(made) if name == "gexf" else nx.read_graphml(made)


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_networkx_reads_every_witness_and_every_descent(name: str) -> None:
    """The graph that comes back is the stemma, with its kinds, shares and confidences."""
    graph = _read(name)
    assert set(graph.edges()) == EDGES
    assert len(graph) == sum(len(one.witnesses) for one in TRACE.stemmata)
    first = TRACE.stemmata[0]
    one = first.descents[0]
    edge = graph.get_edge_data(f"{first.story_id}/{one.exemplar}", f"{first.story_id}/{one.copy}")
    values = edge if "kind" in edge else next(iter(edge.values()))
    assert values["kind"] == one.kind.value
    assert values["share"] == pytest.approx(one.share)
    assert values["evidence"] == "; ".join(one.evidence)


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_nodes_and_edges_carry_their_times(name: str) -> None:
    """Where a report is dated its node and the edges to it say when."""
    graph = _read(name)
    dated = [values for _, values in graph.nodes(data=True) if values.get("earliest")]
    assert dated
    assert any(values["hypothetical"] for _, values in graph.nodes(data=True))
    assert any(values.get("earliest") for *_, values in graph.edges(data=True))
    if name == "gexf":
        assert all(values["start"] == values["earliest"] for values in dated)


@pytest.mark.filterwarnings("ignore:.*deprecated - use:DeprecationWarning")
def test_dot_is_read_back_by_pydot() -> None:
    """The same witnesses and descents stand in the DOT file, whatever the names hold."""
    graphs: Any = pydot.graph_from_dot_data(FORMATS["dot"].render(TRACE).decode())
    (graph,) = graphs
    edges = graph.get_edges()
    read = {(one.get_source().strip('"'), one.get_destination().strip('"')) for one in edges}
    assert read == EDGES
    dashed = [one for one in graph.get_nodes() if one.get("style") == '"dashed"']
    assert len(dashed) == sum(w.report_id is None for s in TRACE.stemmata for w in s.witnesses)


def test_no_name_ends_a_string_of_dot() -> None:
    """A quotation mark or a backslash in an outlet's name stays inside its string."""
    made = FORMATS["dot"].render(TRACE).decode()
    assert HOSTILE not in made
    for line in made.splitlines():
        assert line.replace("\\\\", "").replace('\\"', "").count('"') % 2 == 0


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_an_empty_trace_is_an_empty_graph(name: str) -> None:
    """Nothing found is no error."""
    assert len(_read(name, Trace())) == 0
