"""The addresses of the desk's pages."""

from __future__ import annotations

from urllib.parse import quote, urlencode

# A kind of anchor and the page that shows it; ids on a desk are letters and digits, so that an
# anchor holds them as they are.
_PAGES = {"report": "report", "story": "story", "quote": "quotation", "claim": "claim"}


def page_of(anchor: str) -> str:
    """The address of what an anchor names; the place on this page for what has no page of its own.

    >>> page_of("report-r1"), page_of("quote-s1-q2"), page_of("edge-s1-A-B")
    ('/report/r1', '/quotation/q2', '#edge-s1-A-B')
    """
    kind, _, rest = anchor.partition("-")
    page = _PAGES.get(kind)
    if page is None or not rest:
        return f"#{anchor}"
    return f"/{page}/{rest.rpartition('-')[2]}"


def permalink(anchor: str) -> str:
    """The address under which what an anchor names is always found.

    >>> permalink("edge-s1-A-B"), permalink("claim-s1-c2")
    ('/story/s1/edge/A/B', '/claim/c2')
    """
    kind, *parts = anchor.split("-")
    if kind == "edge" and len(parts) == 3:
        story, exemplar, copy = parts
        return path("story", story, "edge", exemplar, copy)
    return page_of(anchor)


def address(path: str, **query: str | int | None) -> str:
    """A path with the parts of its query that are not empty.

    >>> address("/find", q="a & b", page=None)
    '/find?q=a+%26+b'
    """
    given = {name: value for name, value in query.items() if value not in {None, ""}}
    return f"{path}?{urlencode(given)}" if given else path


def path(*parts: str) -> str:
    """A path of these parts, each quoted.

    >>> path("story", "s1", "edge", "A", "B/..")
    '/story/s1/edge/A/B%2F..'
    """
    return "".join(f"/{quote(part, safe='')}" for part in parts)
