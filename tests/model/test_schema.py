"""The JSON Schema of the trace document."""

from __future__ import annotations

import jsonschema

from retold.model import Report, Trace
from retold.model.noun import json_name
from retold.model.schema import trace_schema


def test_the_schema_is_a_schema() -> None:
    """The generated schema fulfils the dialect it names."""
    jsonschema.Draft202012Validator.check_schema(trace_schema())


def test_a_trace_fulfils_the_schema() -> None:
    """A trace document is what the schema says."""
    trace = Trace(reports=(Report.from_text("One text.", published="2031-05-05"),))
    jsonschema.validate(trace.to_dict(), trace_schema())


def test_every_field_says_what_it_is() -> None:
    """No field of any noun goes without a description."""
    for noun in trace_schema()["$defs"].values():
        for name, field in noun["properties"].items():
            assert field.get("description"), name


def test_names_follow_the_document() -> None:
    """Ids are named for what they point to, keywords lose their underscore."""
    given = ["report_id", "report_ids", "from_", "id", "within_id"]
    assert [json_name(name) for name in given] == ["report", "reports", "from", "id", "within"]
