"""A fetcher, where what fetching needs is installed."""

from __future__ import annotations

import urllib.request
from typing import TYPE_CHECKING

from retold.errors import RetoldError

if TYPE_CHECKING:
    from retold.ingest.web.cache import PageCache
    from retold.ingest.web.fetch import Fetcher
    from retold.ingest.web.policy import FetchPolicy


def open_fetcher(policy: FetchPolicy | None = None, *, cache: PageCache | None = None) -> Fetcher:
    """A fetcher.

    Raises:
        RetoldError: The packages that it needs are not installed, or the environment names a proxy.
    """
    _refuse_proxies()
    try:
        from retold.ingest.web.fetch import Fetcher  # noqa: PLC0415 - needs the extra "web"
    except ImportError as error:
        raise RetoldError(
            "fetching needs more packages: install them with pip install 'retold[web]'"
        ) from error
    return Fetcher(policy, cache=cache)


def _refuse_proxies() -> None:
    """Say that proxies are not used, before the first address fails without a reason.

    Through a proxy the address that is checked is not the one that is connected to.
    """
    proxies = urllib.request.getproxies_environment()
    named = next((scheme for scheme in ("https", "http", "all") if proxies.get(scheme)), "")
    if named and proxies.get("no", "").strip() != "*":
        raise RetoldError(
            f"{named.upper()}_PROXY is set, and retold does not fetch through a proxy: save the "
            "pages to files, or set NO_PROXY=* to fetch them directly"
        )
