"""Which of those who are told something are media."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.attribution.find import find_attributions
from retold.attribution.media import find_medium, is_medium
from retold.model import Report, Span


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Reuters", True),
        ("the Oster Gazette", True),
        ("Radio Vale", True),
        ("Interfax news agency", True),
        ("this newspaper", True),
        ("the host broadcaster", True),
        ("state television", True),
        ("reporters", False),
        ("Parliament", False),
        ("the harbour board", False),
        ("a crowd of Gazette readers", False),
        ("of", False),
        ("", False),
    ],
)
def test_a_medium_is_known_by_its_name_or_noun(told: str, *, expected: bool) -> None:
    """A known name, a name made with a newspaper's word, or a noun for a medium at the head."""
    assert is_medium(told) is expected


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ('"It rained," Ada Vale told the Oster Gazette on Monday.', "the Oster Gazette"),
        ("Ada Vale told Reuters that it had rained.", "Reuters"),
        ('"It rained," she told Radio Oster. "It poured."', "Radio Oster"),
        ('"It rained," Ada Vale told reporters outside the Oster Gazette.', None),
        ('"It rained," Ada Vale said. Reuters was told so.', None),
    ],
)
def test_the_medium_of_an_attribution(text: str, medium: str | None) -> None:
    """Who is told is read behind "told" too, without when or where."""
    first = find_attributions(Report.from_text(text))[0]
    assert (first.medium.text if first.medium else None) == medium


@given(st.text(alphabet="to ld.,\n\"'Rex", max_size=60), st.integers(0, 60))
def test_a_medium_lies_in_its_text(text: str, at: int) -> None:
    """Whatever stands there, the span is inside the text and has no mark of a stop in it."""
    start = min(at, len(text))
    found = find_medium(text, [Span(max(0, start - 4), start)], None)
    if found is not None:
        assert found.end <= len(text)
        assert "\n" not in found.of(text)
