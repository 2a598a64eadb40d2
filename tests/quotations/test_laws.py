"""Laws that hold for quotations of any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quotations.making import aligned, report, story
from retold.quotations import find_quotations

TEXT = st.text(alphabet="abc de.,\"'“”‘’«»…[]0\n\0", min_size=1, max_size=200)


@given(TEXT, TEXT)
def test_whatever_the_texts_every_span_shows_its_words(one: str, other: str) -> None:
    """Readings show their words, differences point to readings, and nothing is raised."""
    a, b = report("a", one), report("b", other)
    for quotation in find_quotations([a, b], [], [aligned(a, b, (one, other))], [story(a, b)]):
        texts = {a.id: one, b.id: other}
        for reading in quotation.readings:
            assert reading.text == reading.span.of(texts[reading.report_id])
        for difference in quotation.differences:
            count = range(len(quotation.readings))
            assert difference.a in count
            assert difference.b in count
            assert difference.which in (None, difference.a, difference.b)


def test_a_thousand_open_marks_do_no_harm() -> None:
    """Unbalanced marks by the thousand are read in bounded time."""
    one = report("a", '"' * 1_000 + "word " * 200 + "“" * 1_000)
    assert find_quotations([one], [], [], [story(one)]) is not None


def test_an_empty_collection_has_no_quotations() -> None:
    """Nothing in, nothing out."""
    assert find_quotations([], [], [], []) == ()
