"""The graph of descent as GEXF, with its times, for programs that show a graph moving."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

from retold.export.formats.graph import (
    EDGE_VALUES,
    NODE_VALUES,
    Edge,
    Node,
    Value,
    build_graph,
    iso,
)
from retold.model import Trace

# 1.2 is what every reader has; its `date` holds instants as well as days.
_NAMESPACE = "http://www.gexf.net/1.2draft"
_TYPES = {str: "string", float: "double", bool: "boolean"}


def render_gexf(trace: Trace) -> bytes:
    """The graph; a node and the edges that lead to it begin when its report can have appeared.

    There is no end: what was published stays. The latest instant is an attribute.
    """
    nodes, edges = build_graph(trace)
    root = Element("gexf", xmlns=_NAMESPACE, version="1.2")
    graph = SubElement(root, "graph", defaultedgetype="directed", mode="dynamic", timeformat="date")
    _declare(graph, "node", NODE_VALUES)
    _declare(graph, "edge", EDGE_VALUES)
    held = SubElement(graph, "nodes")
    for node in nodes:
        made = SubElement(held, "node", {"id": node.id, "label": node.label, **_times(node)})
        _fill(made, "node", node.values)
    held = SubElement(graph, "edges")
    for edge in edges:
        weight = f"{edge.values['share']}"
        ends = {"id": edge.id, "source": edge.source, "target": edge.target, "weight": weight}
        _fill(SubElement(held, "edge", {**ends, **_times(edge)}), "edge", edge.values)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _declare(graph: Element, kind: str, values: Mapping[str, type]) -> None:
    declared = SubElement(graph, "attributes", {"class": kind, "mode": "static"})
    for name, type_ in values.items():
        SubElement(declared, "attribute", id=f"{kind}-{name}", title=name, type=_TYPES[type_])


def _fill(element: Element, kind: str, values: Mapping[str, Value]) -> None:
    held = SubElement(element, "attvalues")
    for name, value in values.items():
        shown = str(value).lower() if isinstance(value, bool) else str(value)
        SubElement(held, "attvalue", {"for": f"{kind}-{name}", "value": shown})


def _times(one: Node | Edge) -> dict[str, str]:
    return {"start": iso(one.start)} if one.start else {}
