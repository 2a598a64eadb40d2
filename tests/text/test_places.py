"""Things in a text, by place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from retold.model import Span
from retold.text.places import PlaceIndex

SPANS = st.builds(
    lambda start, size: Span(start, start + size), st.integers(0, 50), st.integers(0, 20)
)


@given(st.lists(st.lists(SPANS, max_size=3), max_size=20), SPANS)
def test_what_touches_a_stretch_is_found(things: list[list[Span]], stretch: Span) -> None:
    """The index gives what looking at every thing would give, in the order given."""
    index = PlaceIndex(things, lambda spans: spans)
    want = [spans for spans in things if any(span.overlap(stretch) for span in spans)]
    assert index.touching(stretch) == want
