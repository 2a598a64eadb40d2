"""The graph of descent as GraphML (Brandes and others 2002)."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

from retold.export.formats.graph import EDGE_VALUES, NODE_VALUES, Value, build_graph
from retold.model import Trace

_TYPES = {str: "string", float: "double", bool: "boolean"}


def render_graphml(trace: Trace) -> bytes:
    """The graph; the times of nodes and edges are their `earliest` and `latest`."""
    nodes, edges = build_graph(trace)
    root = Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    _declare(root, "node", {"label": str, **NODE_VALUES})
    _declare(root, "edge", EDGE_VALUES)
    graph = SubElement(root, "graph", id="descent", edgedefault="directed")
    for node in nodes:
        _fill(SubElement(graph, "node", id=node.id), "node", {"label": node.label, **node.values})
    for edge in edges:
        made = SubElement(graph, "edge", id=edge.id, source=edge.source, target=edge.target)
        _fill(made, "edge", edge.values)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _declare(root: Element, kind: str, values: Mapping[str, type]) -> None:
    for name, type_ in values.items():
        declared = {"id": f"{kind}-{name}", "for": kind, "attr.name": name}
        SubElement(root, "key", {**declared, "attr.type": _TYPES[type_]})


def _fill(element: Element, kind: str, values: Mapping[str, Value]) -> None:
    for name, value in values.items():
        data = SubElement(element, "data", key=f"{kind}-{name}")
        data.text = str(value).lower() if isinstance(value, bool) else str(value)
