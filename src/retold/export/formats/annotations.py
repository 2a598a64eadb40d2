"""Findings as W3C Web Annotations: each on its words, found again by quotation or by position.

The Web Annotation Data Model (W3C 2017), sections 4.2.4 (quotation) and 4.2.5 (position, counted
in code points as ours are). The hash is that of the report's text in UTF-8, so that a reader can
tell whether the positions still hold.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from retold.export.views.lookup import Lookup
from retold.model import Attribution, Drift, Figure, Quotation, Report, Span, Trace
from retold.text.jsontext import json_text

_CONTEXT = (
    "http://www.w3.org/ns/anno.jsonld",
    {"sha256": "https://schema.org/sha256", "confidence": "urn:retold:confidence"},
)
_AROUND = 32  # characters of context on either side


def render_annotations(trace: Trace) -> bytes:
    """Attributions, readings, drifts and figures as one page of annotations."""
    items = list(_Annotator(trace).all())
    page = {
        "@context": list(_CONTEXT),
        "id": "urn:retold:annotations",
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    }
    return json_text(page, indent=1).encode() + b"\n"


class _Annotator:
    """Makes annotations; holds the reports' sources."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.lookup = Lookup.of(trace)
        self.sources = {report.id: _source(report) for report in trace.reports}

    def all(self) -> Iterator[dict[str, Any]]:
        for attribution in self.trace.attributions:
            yield self._attribution(attribution)
        for quotation in self.trace.quotations:
            yield self._quotation(quotation)
        for number, drift in enumerate(self.trace.drifts, start=1):
            yield self._drift(number, drift)
        for figure in self.trace.figures:
            yield self._figure(figure)

    def _attribution(self, one: Attribution) -> dict[str, Any]:
        source = " ".join(words.text for words in one.source)
        speaker = self.lookup.speaker_name(one.speaker_id)
        said = [
            _body(source or "source not named", "identifying"),
            *([_body(speaker, "identifying")] if speaker and speaker != source else []),
            _body(f"{one.kind.value} {one.act.value}", "classifying"),
        ]
        spans = [words.span for words in one.content or one.source or one.cue]
        targets = [(one.report_id, span) for span in spans]
        return self._annotation(f"attribution:{one.id}", "identifying", said, targets) | {
            "confidence": one.confidence
        }

    def _quotation(self, one: Quotation) -> dict[str, Any]:
        speaker = self.lookup.speaker_name(one.speaker_id) or "speaker unknown"
        kinds = dict.fromkeys(difference.judgement.value for difference in one.differences)
        said = [_body(speaker, "identifying"), *(_body(kind, "classifying") for kind in kinds)]
        targets = [(reading.report_id, reading.span) for reading in one.readings]
        return self._annotation(f"quotation:{one.id}", "linking", said, targets)

    def _drift(self, number: int, one: Drift) -> dict[str, Any]:
        said = [_body(one.kind.value, "classifying")]
        said += [_body(words, "commenting") for words in one.evidence]
        sides = [side for side in (one.from_, one.to) if side is not None]
        targets = [(side.report_id, side.span) for side in sides]
        return self._annotation(f"drift:{number}", "assessing", said, targets) | {
            "confidence": one.confidence
        }

    def _figure(self, one: Figure) -> dict[str, Any]:
        value = f"{one.bound.value} {one.low} {one.high} {one.unit} {one.counted}".strip()
        return self._annotation(
            f"figure:{one.id}",
            "describing",
            [_body(value, "describing")],
            [(one.report_id, one.span)],
        )

    def _annotation(
        self,
        name: str,
        motivation: str,
        bodies: list[dict[str, str]],
        targets: Iterable[tuple[str, Span]],
    ) -> dict[str, Any]:
        return {
            "id": f"urn:retold:{name}",
            "type": "Annotation",
            "motivation": motivation,
            "body": bodies,
            "target": [
                self._target(report_id, span)
                for report_id, span in targets
                if report_id in self.sources
            ],
        }

    def _target(self, report_id: str, span: Span) -> dict[str, Any]:
        text = self.lookup.reports[report_id].text
        return {
            "type": "SpecificResource",
            "source": self.sources[report_id],
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": span.of(text),
                    "prefix": text[max(0, span.start - _AROUND) : span.start],
                    "suffix": text[span.end : span.end + _AROUND],
                },
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            ],
        }


def _source(report: Report) -> dict[str, str]:
    made = {
        "id": f"urn:retold:report:{report.id}",
        "type": "Text",
        "format": "text/plain",
        "sha256": hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest(),
    }
    if report.language != "und":
        made["language"] = report.language
    return made | ({"via": report.url} if report.url else {})


def _body(value: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}
