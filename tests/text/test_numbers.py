"""Numbers in digits and words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Bound
from retold.text.numbers import find_numbers

EXACT, RANGE, ABOUT = Bound.EXACT, Bound.RANGE, Bound.ABOUT

# text, words found, low, high, bound, unit
CASES = [
    ("1,500 boats", "1,500", 1500, 1500, EXACT, ""),
    ("3.2m people", "3.2m", 3.2e6, 3.2e6, EXACT, ""),
    ("8 thousand boats", "8 thousand", 8000, 8000, EXACT, ""),
    ("fifteen hundred boats", "fifteen hundred", 1500, 1500, EXACT, ""),
    ("twenty-one boats", "twenty-one", 21, 21, EXACT, ""),
    ("twenty one boats", "twenty one", 21, 21, EXACT, ""),
    ("two thousand three hundred and five", None, 2305, 2305, EXACT, ""),
    ("one million two hundred thousand", None, 1.2e6, 1.2e6, EXACT, ""),
    ("two and a half million", None, 2.5e6, 2.5e6, EXACT, ""),
    ("half a million", None, 5e5, 5e5, EXACT, ""),
    ("4½ years", "4½", 4.5, 4.5, EXACT, ""),
    ("¾ of a mile", "¾", 0.75, 0.75, EXACT, ""),
    ("half of them", "half", 0.5, 0.5, EXACT, ""),
    ("two-thirds of the fleet", "two-thirds", 2 / 3, 2 / 3, EXACT, ""),
    ("a dozen boats", "a dozen", 12, 12, EXACT, ""),
    ("a hundred boats", "a hundred", 100, 100, EXACT, ""),
    ("$320 million transfer", "$320 million", 3.2e8, 3.2e8, EXACT, "USD"),
    ("US$3.5 billion", None, 3.5e9, 3.5e9, EXACT, "USD"),
    ("£4bn", None, 4e9, 4e9, EXACT, "GBP"),
    ("3 million euros", None, 3e6, 3e6, EXACT, "EUR"),
    ("10,00,000 rupees", None, 1e6, 1e6, EXACT, "INR"),
    ("12 per cent", None, 12, 12, EXACT, "%"),
    ("5.1% up", "5.1%", 5.1, 5.1, EXACT, "%"),
    ("between 10 and 12 boats", "between 10 and 12", 10, 12, RANGE, ""),
    ("10-12 boats", "10-12", 10, 12, RANGE, ""),
    ("ten to twelve boats", "ten to twelve", 10, 12, RANGE, ""),
    ("10 to 12 million dollars", None, 1e7, 1.2e7, RANGE, "USD"),
    ("£3m-£4m", None, 3e6, 4e6, RANGE, "GBP"),
    ("15-20%", None, 15, 20, RANGE, "%"),
    ("seven or eight", None, 7, 8, RANGE, ""),
    ("at least 14", None, 14, 14, Bound.AT_LEAST, ""),
    ("no fewer than 14", None, 14, 14, Bound.AT_LEAST, ""),
    ("14 or more", None, 14, 14, Bound.AT_LEAST, ""),
    ("more than 8 thousand", None, 8000, 8000, Bound.MORE_THAN, ""),
    ("over 54 boats", "over 54", 54, 54, Bound.MORE_THAN, ""),
    ("up to 60", None, 60, 60, Bound.AT_MOST, ""),
    ("as many as 60", None, 60, 60, Bound.AT_MOST, ""),
    ("fewer than 20", None, 20, 20, Bound.LESS_THAN, ""),
    ("nearly 5,000", None, 5000, 5000, ABOUT, ""),
    ("some 30 boats", "some 30", 30, 30, ABOUT, ""),
    ("approximately 30 thousand", None, 30000, 30000, ABOUT, ""),
]


@pytest.mark.parametrize(("text", "words", "low", "high", "bound", "unit"), CASES)
def test_a_number_is_read(  # noqa: PLR0917 - the columns of the table
    text: str, words: str | None, low: float, high: float, bound: Bound, unit: str
) -> None:
    """Scale, currency, range and bound are read from the words."""
    [number] = find_numbers(text)
    assert number.span.of(text) == (words or text)
    assert (number.low, number.high) == pytest.approx((low, high))
    assert (number.bound, number.unit) == (bound, unit)


@pytest.mark.parametrize("text", ["the A380", "Covid-19", "2023-11-16", "1.5.2", "at 7.30pm", ""])
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    """Names with digits, ISO days, versions and clock times are no numbers."""
    assert find_numbers(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,500 and 2,000", [1500, 2000]),
        ("from $100,000 to $250,000", [100000, 250000]),
        ("down 3.2% to 2138.1", [3.2, 2138.1]),
        ("a 3-2 win", [3, 2]),
    ],
)
def test_two_numbers_beside_each_other_are_no_range(text: str, values: list[float]) -> None:
    """A pair, a change and a score are two numbers."""
    assert [number.low for number in find_numbers(text)] == values


@given(st.text(alphabet="0123456789,.- $%ahundredmillionfve\n", max_size=200))
def test_numbers_lie_in_the_text_in_order(text: str) -> None:
    """Every span lies inside the text, after the one before, and low is at most high."""
    at = 0
    for number in find_numbers(text):
        assert at <= number.span.start <= number.core.start < number.core.end <= number.span.end
        assert number.span.end <= len(text)
        assert number.low <= number.high
        at = number.core.end
