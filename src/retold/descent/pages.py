"""Which addresses lead to one page."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

import regex

MAX_CHARS = 2_000

# In front of a site's name: how the page is laid out.
_FRONT = regex.compile(r"(?i)^(?:(?:www\d?|m|mobile|amp)\.)+")
# A copy of the page laid out for phones, kept by a search engine.
_CACHED = regex.compile(
    r"(?i)^(?:[^/]+\.cdn\.ampproject\.org/[a-z]/(?:s/)?|(?:www\.)?google\.[a-z.]{2,6}/amp/(?:s/)?)"
)
_AMP = regex.compile(r"(?i)(?:^amp/)|(?:/amp|[./]amp\.html?|\.amp)$")
_INDEX = regex.compile(r"(?i)(?:^|/)(?:index|default)\.(?:html?|php|aspx?)$")
# What a query says of the reader's way to the page, and of its layout.
_TRACKERS = regex.compile(
    r"(?i)(?:utm_|at_|mc_|pk_|ns_|_hs|fb_|gaa_|_ga|guc).*"
    r"|cmpid?|icid|ocid|ito|smid|smtyp|s?src|source|ref|referrer|rss|feed|fbclid|gclid|dclid|msclkid"
    r"|igshid|yclid|xtor|amp|outputtype|partner|share|shared|from|via|campaign|print"
)


class Page(NamedTuple):
    """A site, a path and what of the query tells one page from another, all folded."""

    site: str
    path: str
    query: tuple[tuple[str, str], ...] = ()

    def bare(self) -> Page:
        """The page without a query."""
        return Page(self.site, self.path)


def page_of(address: str) -> Page | None:
    """The page that an address leads to; none for the front page of a site, or no address.

    Scheme, `www.`, what follows `#`, a closing slash, a layout for phones (AMP) and the parts of a
    query that follow readers about do not count.

    >>> page_of("http://www.ossel.example/a/1/?utm_source=x#top") == page_of(
    ...     "https://amp.ossel.example/a/1/amp"
    ... )
    True
    >>> page_of("https://ossel.example/?id=1") == page_of("https://ossel.example/?id=2")
    False
    """
    if not address or len(address) > MAX_CHARS:
        return None
    try:
        parts = urlsplit(address.strip())
        place = f"{parts.hostname or ''}/{unquote(parts.path).strip('/.,;:!?')}"
        asked = parse_qsl(parts.query, max_num_fields=50)
    except ValueError:
        return None
    place = _CACHED.sub("", place)
    site, _, path = place.partition("/")
    query = tuple(sorted((key, value) for key, value in asked if not _TRACKERS.fullmatch(key)))
    path = _INDEX.sub("", _AMP.sub("", path)).rstrip("/")
    site = _FRONT.sub("", site.casefold())
    if not site or not (path or query):
        return None
    return Page(site, path, query)
