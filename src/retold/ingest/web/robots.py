"""What a site's robots.txt lets us fetch (RFC 9309), read by protego."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from retold.ingest.refusal import RefusedError
from retold.ingest.web.failures import FetchError
from retold.ingest.web.policy import PRODUCT
from retold.model import SkipReason

MAX_BYTES = 500 * 1024  # RFC 9309, 2.5: at least 500 KiB are parsed
MAX_REDIRECTS = 5  # RFC 9309, 2.3.1.2
MAX_AGE_SECONDS = 24 * 3600.0  # RFC 9309, 2.4
MAX_FAILURE_AGE_SECONDS = 600.0  # a site that was in trouble is asked again sooner


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be fetched of a site: all but what `parsed` closes, or nothing, with the reason."""

    parsed: Protego | None = None
    failure: SkipReason | None = None
    why: str = ""

    def check(self, url: str) -> None:
        """Make sure that an address of the site may be fetched.

        Raises:
            FetchError: It may not.
        """
        if self.failure is not None:
            raise FetchError(self.failure, self.why)
        if self.parsed is not None and not self.parsed.can_fetch(url, PRODUCT):
            raise FetchError(SkipReason.ROBOTS, "the site's robots.txt asks that it not be fetched")

    @property
    def delay_seconds(self) -> float:
        """The pause between requests that the file asks for; 0 where it asks for none."""
        delay = self.parsed.crawl_delay(PRODUCT) if self.parsed is not None else None
        return max(0.0, delay) if delay is not None else 0.0

    @property
    def max_age_seconds(self) -> float:
        """How long they hold."""
        return MAX_AGE_SECONDS if self.failure is None else MAX_FAILURE_AGE_SECONDS


def read_rules(body: bytes) -> Rules:
    """The rules in a robots.txt; what is no rule is passed over, as the RFC asks."""
    return Rules(Protego.parse(body[:MAX_BYTES].decode("utf-8-sig", "replace")))


def rules_of_status(status: int) -> Rules:
    """The rules of a site that answers something else than the file (RFC 9309, 2.3.1.3-4).

    Unavailable (4xx): all may be fetched. Unreachable (5xx), or too many requests: nothing may.
    """
    if status == 429 or status >= 500:
        why = f"its robots.txt could not be read (status {status}), so the site is left alone"
        return Rules(failure=SkipReason.ROBOTS, why=why)
    return Rules()


def rules_of_failure(error: RefusedError) -> Rules:
    """The rules of a site whose file does not come: nothing may be fetched."""
    return Rules(failure=error.reason, why=f"{error} (asked for its robots.txt)")
