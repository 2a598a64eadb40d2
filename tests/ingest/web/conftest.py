"""A site on the loopback interface."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ingest.web.site import Site, World, serve


@pytest.fixture
def site() -> Iterator[Site]:
    """A site with no pages but those that the test gives it."""
    with serve() as made:
        yield made


@pytest.fixture
def world(site: Site) -> World:
    """An internet on which every name leads to the site."""
    return World(site)
