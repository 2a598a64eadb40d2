from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.descent.pages import page_of

AT = "https://norvane.example/2031/05/ferry-hits-mole"


@pytest.mark.parametrize(
    "other",
    [
        "http://www.norvane.example/2031/05/ferry-hits-mole/",
        "https://norvane.example/2031/05/ferry-hits-mole?utm_source=letter&utm_medium=mail#top",
        "https://m.norvane.example/2031/05/ferry-hits-mole?fbclid=IwAR0",
        "https://amp.norvane.example/2031/05/ferry-hits-mole",
        "https://norvane.example/amp/2031/05/ferry-hits-mole",
        "https://norvane.example/2031/05/ferry-hits-mole/amp/",
        "https://norvane.example/2031/05/ferry-hits-mole.amp",
        "https://norvane-example.cdn.ampproject.org/c/s/norvane.example/2031/05/ferry-hits-mole",
        "https://www.google.com/amp/s/norvane.example/2031/05/ferry-hits-mole",
        "https://NORVANE.example:443/2031/05/ferry%2Dhits%2Dmole/index.html",
    ],
)
def test_one_page_has_many_addresses(other: str) -> None:
    """However it is asked for, and wherever a copy laid out for phones is kept."""
    assert page_of(other) == page_of(AT)


@pytest.mark.parametrize(
    "other",
    [
        "https://norvane.example/2031/05/ferry-hits-mole-again",
        "https://ossel.example/2031/05/ferry-hits-mole",
        "https://norvane.example/2031/05/ferry-hits-mole?id=7",
        "https://news.norvane.example/2031/05/ferry-hits-mole",
    ],
)
def test_other_pages_stay_apart(other: str) -> None:
    """A query that is no tracker can be all that tells two pages apart."""
    assert page_of(other) != page_of(AT)


@pytest.mark.parametrize(
    "front", ["", "https://norvane.example", "https://norvane.example/?utm_source=x", "mailto:a"]
)
def test_a_front_page_is_no_page(front: str) -> None:
    """It is another every hour."""
    assert page_of(front) is None


@given(st.text(max_size=60))
def test_any_text_has_a_page_or_none(tail: str) -> None:
    """No address is so broken that it stops us."""
    for address in (tail, f"https://{tail}", f"{AT}{tail}"):
        page = page_of(address)
        assert page is None or page.site
