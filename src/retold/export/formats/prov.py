"""What came of what, in W3C PROV-JSON (Huynh and others 2013)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from retold.export.formats.graph import EDGE_VALUES, Edge, Node, build_graph
from retold.export.views.lookup import anchor
from retold.model import Trace
from retold.text.jsontext import json_text

# A time of publication that is known less well than this is no time of generation.
_SHARP_SECONDS = 120
_TYPES = {"REVISION": "prov:Revision", "QUOTATION": "prov:Quotation"}
_TIME = "xsd:dateTime"


def render_prov(trace: Trace) -> bytes:
    """Reports and hypothetical witnesses as entities, outlets as agents, descents as derivations.

    `prov:time` is given where the minute of publication is known; elsewhere the entity has its
    earliest and latest instant, and nothing more is claimed.
    """
    nodes, edges = build_graph(trace)
    made = {
        "prefix": {"retold": "urn:retold:", "xsd": "http://www.w3.org/2001/XMLSchema#"},
        "entity": {_name(node.id): _entity(node) for node in nodes},
        "agent": {_agent(node): _outlet(node) for node in nodes if node.values["outlet"]},
        "wasAttributedTo": {
            f"_:by{number}": {"prov:entity": _name(node.id), "prov:agent": _agent(node)}
            for number, node in enumerate(nodes, start=1)
            if node.values["outlet"]
        },
        "wasGeneratedBy": {
            f"_:at{number}": {"prov:entity": _name(node.id), "prov:time": node.values["earliest"]}
            for number, node in enumerate(nodes, start=1)
            if _is_sharp(node)
        },
        "wasDerivedFrom": {
            f"_:from{number}": _derivation(edge) for number, edge in enumerate(edges, start=1)
        },
    }
    return json_text({name: one for name, one in made.items() if one}, indent=1).encode() + b"\n"


def _name(name: str) -> str:
    """An id as a qualified name."""
    return f"retold:{anchor(*name.split('/'))}"


def _agent(node: Node) -> str:
    return f"retold:{anchor('outlet', str(node.values['outlet']).casefold())}"


def _outlet(node: Node) -> dict[str, Any]:
    return {"prov:type": _qualified("prov:Organization"), "prov:label": node.values["outlet"]}


def _entity(node: Node) -> dict[str, Any]:
    kind = "hypothetical witness" if node.values["hypothetical"] else "report"
    made: dict[str, Any] = {"prov:label": node.label, "prov:type": kind}
    for name in ("story", "siglum", "report", "headline"):
        if node.values[name]:
            made[f"retold:{name}"] = node.values[name]
    if node.values["url"]:
        made["prov:location"] = node.values["url"]
    return made | _times(node.values)


def _derivation(edge: Edge) -> dict[str, Any]:
    made: dict[str, Any] = {
        "prov:generatedEntity": _name(edge.target),
        "prov:usedEntity": _name(edge.source),
    }
    kind = _TYPES.get(str(edge.values["kind"]))
    if kind:
        made["prov:type"] = _qualified(kind)
    for name in EDGE_VALUES:
        value = edge.values[name]
        if name not in {"earliest", "latest"} and value != "":
            made[f"retold:{name}"] = value
    return made | _times(edge.values)


def _times(values: Mapping[str, object]) -> dict[str, Any]:
    return {
        f"retold:{name}": {"$": values[name], "type": _TIME}
        for name in ("earliest", "latest")
        if values[name]
    }


def _qualified(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _is_sharp(node: Node) -> bool:
    if node.start is None or node.end is None:
        return False
    return (node.end - node.start).total_seconds() <= _SHARP_SECONDS
