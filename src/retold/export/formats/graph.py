"""The descent of every story as one graph: what the graph formats write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from retold.export.views.lookup import Lookup
from retold.export.views.stemma import main_descents, witness_name
from retold.model import Descent, Stemma, Trace, Witness
from retold.text.escape import visible

Value = str | float | bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A witness of one story."""

    id: Annotated[str, "Unique in the graph: the story's id and the siglum."]
    label: Annotated[str, "What to show."]
    start: Annotated[datetime | None, "When it was published, at the earliest; null if unknown."]
    end: Annotated[datetime | None, "At the latest."]
    values: Annotated[Mapping[str, Value], "What else is known of it."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A descent, from the exemplar to the copy."""

    id: Annotated[str, "Unique in the graph."]
    source: Annotated[str, "The exemplar's node."]
    target: Annotated[str, "The copy's node."]
    start: Annotated[datetime | None, "When the copy was published, at the earliest."]
    end: Annotated[datetime | None, "At the latest."]
    values: Annotated[Mapping[str, Value], "How it was taken, how much, and because of what."]


NODE_VALUES: Mapping[str, type] = {
    "story": str,
    "story_label": str,
    "siglum": str,
    "report": str,
    "outlet": str,
    "headline": str,
    "url": str,
    "hypothetical": bool,
    "earliest": str,
    "latest": str,
}
EDGE_VALUES: Mapping[str, type] = {
    "kind": str,
    "share": float,
    "confidence": float,
    "second": bool,
    "evidence": str,
    "runners_up": str,
    "earliest": str,
    "latest": str,
}


def build_graph(trace: Trace) -> tuple[list[Node], list[Edge]]:
    """The nodes and edges of all stemmata; every text in it can stand in XML."""
    lookup = Lookup.of(trace)
    labels = {story.id: story.label for story in trace.stories}
    nodes: list[Node] = []
    edges: list[Edge] = []
    for stemma in trace.stemmata:
        here = {
            one.siglum: _node(lookup, stemma, one, labels.get(stemma.story_id, ""))
            for one in stemma.witnesses
        }
        nodes += here.values()
        main = main_descents(stemma)
        edges += [
            _edge(here, descent, is_second=main.get(descent.copy) is not descent)
            for descent in stemma.descents
            if descent.exemplar in here and descent.copy in here
        ]
    return nodes, edges


def iso(instant: datetime | None) -> str:
    """An instant in UTC as ISO 8601 with seconds; empty for none."""
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ") if instant else ""


def _node(lookup: Lookup, stemma: Stemma, witness: Witness, story_label: str) -> Node:
    report = lookup.reports.get(witness.report_id or "")
    name = witness_name(witness, report)
    published = report.published if report else None
    values: dict[str, Value] = {
        "story": stemma.story_id,
        "story_label": story_label,
        "siglum": witness.siglum,
        "report": report.id if report else "",
        "outlet": name,
        "headline": report.headline if report else "",
        "url": report.url if report else "",
        "hypothetical": report is None,
        "earliest": iso(published.earliest) if published else "",
        "latest": iso(published.latest) if published else "",
    }
    return Node(
        id=visible(f"{stemma.story_id}/{witness.siglum}"),
        label=visible(f"{witness.siglum} {name}"),
        start=published.earliest if published else None,
        end=published.latest if published else None,
        values=_safe(values),
    )


def _edge(nodes: Mapping[str, Node], descent: Descent, *, is_second: bool) -> Edge:
    exemplar, copy = nodes[descent.exemplar], nodes[descent.copy]
    values: dict[str, Value] = {
        "kind": descent.kind.value,
        "share": descent.share,
        "confidence": descent.confidence,
        "second": is_second,
        "evidence": "; ".join(descent.evidence),
        "runners_up": "; ".join(
            f"{one.exemplar} ({one.confidence:.2f}): {one.reason}" for one in descent.alternatives
        ),
        "earliest": iso(copy.start),
        "latest": iso(copy.end),
    }
    return Edge(
        id=f"{exemplar.id}>{copy.id}",
        source=exemplar.id,
        target=copy.id,
        start=copy.start,
        end=copy.end,
        values=_safe(values),
    )


def _safe(values: Mapping[str, Value]) -> dict[str, Value]:
    """The values with every text in them made visible, so that XML and DOT can hold it."""
    return {
        name: visible(value) if isinstance(value, str) else value for name, value in values.items()
    }
