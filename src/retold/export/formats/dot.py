"""The graph of descent in the language of Graphviz."""

from __future__ import annotations

from collections.abc import Mapping

from retold.export.formats.graph import Edge, Node, build_graph
from retold.export.views.wording import DESCENT_SHORT, share_words
from retold.model import DescentKind, Trace


def render_dot(trace: Trace) -> bytes:
    """The graph from left to right; a hypothetical witness and a second exemplar are dashed."""
    nodes, edges = build_graph(trace)
    lines = ["digraph descent {", "  rankdir=LR;", "  node [shape=box];"]
    lines += [_node(node) for node in nodes]
    lines += [_edge(edge) for edge in edges]
    return ("\n".join([*lines, "}"]) + "\n").encode()


def _node(node: Node) -> str:
    shown = {"label": node.label, "tooltip": str(node.values["headline"]), **_times(node)}
    if node.values["hypothetical"]:
        shown["style"] = "dashed"
    return f"  {_quoted(node.id)} [{_list(shown)}];"


def _edge(edge: Edge) -> str:
    kind = DESCENT_SHORT[DescentKind(str(edge.values["kind"]))]
    shown = {
        "label": f"{kind}, {share_words(float(edge.values['share']))}",
        "tooltip": str(edge.values["evidence"]),
        **_times(edge),
    }
    if edge.values["second"]:
        shown["style"] = "dashed"
    return f"  {_quoted(edge.source)} -> {_quoted(edge.target)} [{_list(shown)}];"


def _times(one: Node | Edge) -> dict[str, str]:
    """The times under names that Graphviz passes through untouched."""
    times = {"earliest": one.values["earliest"], "latest": one.values["latest"]}
    return {name: str(value) for name, value in times.items() if value}


def _list(values: Mapping[str, str]) -> str:
    return ", ".join(f"{name}={_quoted(value)}" for name, value in values.items())


def _quoted(text: str) -> str:
    r"""The text as a quoted string, in which nothing is an escape, a record or an entity.

    Graphviz reads `\N`, `\l` and so on in labels, and HTML entities in every string.
    """
    safe = text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return '"' + " ".join(safe.split()) + '"'
