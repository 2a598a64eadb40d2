"""From plain data back to nouns."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.nouns import ALL, any_of
from retold.model import Noun, Report, Span, Story


@settings(max_examples=150, deadline=None)
@given(st.data(), st.sampled_from([noun for noun in ALL if noun.__name__ != "Trace"]))
def test_every_noun_comes_back_from_json(data: st.DataObject, noun: type[Noun]) -> None:
    """What a noun shows as JSON is read again as an equal noun."""
    one = data.draw(any_of(noun))
    assert noun.from_dict(json.loads(json.dumps(one.to_dict()))) == one


@pytest.mark.parametrize("data", [None, [], {}, {"id": "x"}, "text"])
def test_what_is_no_noun_is_refused(data: object) -> None:
    """Data of another shape is a ValueError, not a half-made noun."""
    with pytest.raises(ValueError, match="no Story"):
        Story.from_dict(data)


@pytest.mark.parametrize("data", [[1], [1, 2, 3], [2, 1]])
def test_what_is_no_span_is_refused(data: list[int]) -> None:
    """A span is two numbers, the second no less than the first."""
    with pytest.raises(ValueError, match=r"span|values"):
        Span.from_dict(data)


def test_documents_may_grow() -> None:
    """A field that is not known here is passed over; one that is lacking keeps its default."""
    report = Report.from_text("One text.")
    data = report.to_dict() | {"of_a_later_version": 1}
    del data["byline"]
    assert Report.from_dict(data) == report
