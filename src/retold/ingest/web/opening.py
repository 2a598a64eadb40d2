"""A fetcher, where what fetching needs is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retold.errors import RetoldError

if TYPE_CHECKING:
    from retold.ingest.web.cache import PageCache
    from retold.ingest.web.fetch import Fetcher
    from retold.ingest.web.policy import FetchPolicy


def open_fetcher(policy: FetchPolicy | None = None, *, cache: PageCache | None = None) -> Fetcher:
    """A fetcher.

    Raises:
        RetoldError: The packages that it needs are not installed.
    """
    try:
        from retold.ingest.web.fetch import Fetcher  # noqa: PLC0415 - needs the extra "web"
    except ImportError as error:
        raise RetoldError(
            "fetching needs more packages: install them with pip install 'retold[web]'"
        ) from error
    return Fetcher(policy, cache=cache)
