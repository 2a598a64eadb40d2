"""Web addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.ingest.web.address import NoAddressError, is_address, join_address, parse_address

REFUSED = [
    "file:///etc/passwd",
    "ftp://harbour.example/a",
    "gopher://harbour.example/",
    "javascript:alert(1)",
    "data:text/html,hello",
    "http://",
    "http:///path",
    "http://user@harbour.example/",
    "http://user:word@harbour.example/",
    "http://harbour.example@127.0.0.1/",
    "http://harbour.example:0/",
    "http://harbour.example:99999/",
    "http://harbour.example:a/",
    "http://[::1/",
    "http://[fe80::1%25eth0]/",
    "http://harbour example/",
    "http://harbour.example\\@10.0.0.1/",
    "http://a\r\nHost: b.example/",
    "http://harb\x00our.example/",
    "http://" + "a" * 300 + "/",
    "http://harbour.example/" + "a" * 3000,
]
PARTS = {
    "https://Harbour.EXAMPLE/a b?c=d e#f": ("https", "harbour.example", 443, "/a%20b?c=d%20e"),
    "http://harbour.example:8080": ("http", "harbour.example", 8080, "/"),
    "HTTP://harbour.example./%41": ("http", "harbour.example.", 80, "/%41"),
    "https://hafenstraße.example/ä": ("https", "xn--hafenstrae-e4a.example", 443, "/%C3%A4"),
    "http://[2606:4700::0001]/": ("http", "2606:4700::1", 80, "/"),
}
LINKS = {
    ("https://a.example/f/feed.xml", "../1"): "https://a.example/1",
    ("https://a.example/f/feed.xml", "//b.example/1"): "https://b.example/1",
    ("https://a.example/f", " https://b.example/1\n#top"): "https://b.example/1",
    ("https://a.example/f", "java\nscript:alert(1)"): "",
    ("https://a.example/f", "mailto:a@b.example"): "",
    ("https://a.example/f", "file:///etc/passwd"): "",
    ("https://a.example/f", "http://[::1"): "",
    ("https://a.example/f", "http://u@b.example/"): "",
    ("", "/relative/to/nothing"): "",
    ("https://a.example/f", ""): "",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_web_address_is_refused(text: str) -> None:
    """Other schemes, passwords, malformed hosts and ports, line breaks: refused with a reason."""
    with pytest.raises(NoAddressError, match=r"\w"):
        parse_address(text)


@pytest.mark.parametrize(("text", "parts"), PARTS.items())
def test_an_address_has_parts(text: str, parts: tuple[str, str, int, str]) -> None:
    """Host in ASCII, port, and a target that can stand in a request line; no fragment."""
    found = parse_address(text)
    assert (found.scheme, found.host, found.port, found.target) == parts
    assert parse_address(found.url) == found


@pytest.mark.parametrize(("given_", "joined"), LINKS.items())
def test_links_are_made_absolute(given_: tuple[str, str], joined: str) -> None:
    """A link of a feed leads to a web page, or nowhere."""
    assert join_address(*given_) == joined


def test_an_address_is_told_from_a_path() -> None:
    """Whatever has a scheme is an address, so that `file://` never reaches the file system."""
    assert all(map(is_address, ["http://a.example", "FILE:///etc/passwd", "ftp://a", "file:/a"]))
    assert not any(map(is_address, ["a.html", "C:\\news\\a.html", "http.txt", "-", "a/b://c"]))


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_link(base: str, link: str) -> None:
    """Any link gives a web address that can be parsed, or nothing, or one that is refused."""
    joined = join_address(base, link)
    assert not joined or joined.split(":")[0].casefold() in {"http", "https"}
    try:
        found = parse_address(link)
    except NoAddressError:
        return
    assert found.url.isascii()
    assert found.url.isprintable()
    assert " " not in found.url
