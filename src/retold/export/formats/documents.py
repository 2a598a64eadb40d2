"""The trace document itself: whole, or a finding a line."""

from __future__ import annotations

import json
from dataclasses import fields

from retold.model import Noun, Trace
from retold.model.noun import json_name
from retold.text.jsontext import json_text


def render_json(trace: Trace) -> bytes:
    """The whole document (docs/trace.schema.json), on one line."""
    return json_text(trace.to_dict()).encode() + b"\n"


def render_jsonl(trace: Trace) -> bytes:
    """Each noun of the document on a line of its own: `{"noun": "reports", ...}`."""
    lines = [json.dumps({"noun": "trace", "schema": trace.schema})]
    for one in fields(trace):
        nouns = getattr(trace, one.name)
        if not isinstance(nouns, tuple):
            continue
        name = json_name(one.name)
        lines += [
            json_text({"noun": name, **noun.to_dict()}) for noun in nouns if isinstance(noun, Noun)
        ]
    return ("\n".join(lines) + "\n").encode()
