"""Feeds, lists of feeds and sitemaps: a page for each item that they hold or name."""

from __future__ import annotations

from collections.abc import Iterator

from retold.ingest.formats.options import ReadingOptions
from retold.ingest.input import Input
from retold.ingest.web.listing import expand_listing
from retold.model import Skip


def read(source: Input, options: ReadingOptions) -> Iterator[Input | Skip]:
    """Yield the pages of a feed; only a fetcher among the options fetches any."""
    yield from expand_listing(source, limits=options.limits, fetcher=options.fetcher)
