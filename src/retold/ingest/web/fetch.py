"""Fetching an address: politely, within bounds, and only from where it is allowed."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import urljoin

import httpcore

from retold.ingest.refusal import RefusedError
from retold.ingest.web import robots
from retold.ingest.web.address import Address, NoAddressError, parse_address
from retold.ingest.web.budget import Budget, Clock
from retold.ingest.web.cache import Kept, PageCache
from retold.ingest.web.dialling import Connect, Dialler, Resolve, connect_to, resolve_name
from retold.ingest.web.exchange import Answer, exchange
from retold.ingest.web.failures import FetchError
from retold.ingest.web.fetched import Fetched
from retold.ingest.web.policy import FetchPolicy
from retold.ingest.web.politeness import Politeness, Sleep, pause_after
from retold.model import Skip, SkipReason

STEP = "fetch"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"
_MAX_MARK = 1000


def now_utc() -> datetime:
    """The time."""
    return datetime.now(UTC)


@dataclass(kw_only=True)
class Surroundings:
    """What fetching needs of the world, so that tests can stand in for it."""

    resolve: Resolve = resolve_name
    connect: Connect = connect_to
    clock: Clock = time.monotonic
    sleep: Sleep = time.sleep
    now: Callable[[], datetime] = now_utc
    tls: ssl.SSLContext = field(default_factory=httpcore.default_ssl_context)  # certifi's roots


class Fetcher:
    """Fetches addresses one after another, and remembers what each site asked for.

    Proxies, cookies, passwords and settings of the environment are not used.
    """

    def __init__(
        self,
        policy: FetchPolicy | None = None,
        *,
        cache: PageCache | None = None,
        surroundings: Surroundings | None = None,
    ) -> None:
        self.policy = policy or FetchPolicy()
        self._cache = cache
        self._world = surroundings or Surroundings()
        self._rules: dict[str, tuple[float, robots.Rules]] = {}
        self._politeness = Politeness(
            delay_seconds=self.policy.delay_seconds,
            clock=self._world.clock,
            sleep=self._world.sleep,
        )

    @property
    def max_pages(self) -> int:
        """How many pages are fetched for one feed, list of feeds or sitemap."""
        return self.policy.max_pages

    def fetch(self, url: str) -> Fetched | Skip:
        """The body of an address, redirects followed, or why there is none."""
        hops: list[str] = []
        try:
            address = parse_address(url)
            while True:
                answer, kept = self._ask_politely(address)
                if answer.status not in _REDIRECTS or "location" not in answer.headers:
                    return self._take(url, address, answer, kept, hops)
                hops.append(address.url)
                address = self._next_hop(address, answer, hops)
        except RefusedError as error:
            return Skip(item=url, step=STEP, reason=error.reason, detail=_told(error, hops))

    def _next_hop(self, address: Address, answer: Answer, hops: list[str]) -> Address:
        following = _follow(address, answer)
        if following.url in hops:
            raise FetchError(SkipReason.STATUS, "its redirects go in a circle")
        if len(hops) > self.policy.max_redirects:
            detail = f"it redirects more than {self.policy.max_redirects} times"
            raise FetchError(SkipReason.STATUS, detail)
        return following

    def _ask_politely(self, address: Address) -> tuple[Answer, Kept | None]:
        """An answer for a page, asked for as its site allows, and what was kept of it before."""
        rules = self._rules_of(address)
        rules.check(address.url)
        kept = self._cache.get(address.url) if self._cache is not None else None
        self._wait(self._politeness.pause_before(address.host), "between two requests")
        try:
            return self._ask_again(address, kept.conditions if kept else {}), kept
        finally:
            self._politeness.note(address.host, delay_seconds=rules.delay_seconds)

    def _ask_again(self, address: Address, more: dict[str, str]) -> Answer:
        """An answer; of a site that is busy or breaks off, asked for as often as the policy says.

        Raises:
            FetchError: None came, or the site asks for too long a pause.
        """
        for attempt in range(1, self.policy.max_tries):
            retry_after = ""
            try:
                answer = self._ask(address, more)
            except FetchError as error:
                if not error.may_retry:
                    raise
            else:
                if answer.status not in _BUSY:
                    return answer
                retry_after = answer.headers.get("retry-after", "")
            self._wait(
                pause_after(attempt, retry_after, self._world.now()), "before it is asked again"
            )
        return self._ask(address, more)

    def _wait(self, seconds: float, when: str) -> None:
        longest = self.policy.max_wait_seconds
        if seconds > longest:
            detail = f"the site asks for a longer pause {when} than {longest:g} seconds"
            raise FetchError(SkipReason.STATUS, detail)
        self._politeness.wait(seconds)

    def _ask(self, address: Address, more: dict[str, str]) -> Answer:
        world = self._world
        budget = Budget(
            max_seconds=self.policy.max_seconds, max_bytes=self.policy.max_bytes, clock=world.clock
        )
        dialler = Dialler(
            budget,
            resolve=world.resolve,
            connect=world.connect,
            allow_private=self.policy.allow_private,
        )
        headers = {
            "User-Agent": self.policy.user_agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip",
            **more,
        }
        return exchange(address, headers, dialler=dialler, budget=budget, tls=world.tls)

    def _rules_of(self, address: Address) -> robots.Rules:
        """The rules of a site, asked for once a day."""
        kept = self._rules.get(address.origin)
        now = self._world.clock()
        if kept is None or now - kept[0] > kept[1].max_age_seconds:
            kept = self._rules[address.origin] = (now, self._read_rules(address))
        return kept[1]

    def _read_rules(self, site: Address) -> robots.Rules:
        address = Address(site.scheme, site.host, site.port, "/robots.txt")
        try:
            for _ in range(robots.MAX_REDIRECTS + 1):
                answer = self._ask_again(address, {})
                if answer.status == HTTPStatus.OK:
                    return robots.read_rules(answer.body)
                if answer.status not in _REDIRECTS or "location" not in answer.headers:
                    return robots.rules_of_status(answer.status)
                address = _follow(address, answer)
        except RefusedError as error:
            return robots.rules_of_failure(error)
        return robots.Rules()  # not reached in five redirects: as if there were none

    def _take(
        self, asked: str, address: Address, answer: Answer, kept: Kept | None, hops: list[str]
    ) -> Fetched:
        """The page in an answer, kept for the next time where the site gave it a mark.

        Raises:
            FetchError: The answer is no page.
        """
        headers, is_unchanged = answer.headers, False
        if answer.status == HTTPStatus.NOT_MODIFIED and kept is not None:
            is_unchanged = True
        elif answer.status in (HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION):
            kept = Kept(
                etag=_mark(headers.get("etag", "")),
                last_modified=_mark(headers.get("last-modified", "")),
                content_type=headers.get("content-type", "")[:_MAX_MARK],
                body=answer.body,
                fetched_at=self._world.now(),
            )
            if self._cache is not None and kept.conditions:
                self._cache.put(address.url, kept)
        else:
            raise FetchError(SkipReason.STATUS, _say_status(answer.status))
        return Fetched(
            asked=asked,
            url=address.url,
            body=kept.body,
            content_type=kept.content_type,
            fetched_at=kept.fetched_at,
            redirects=tuple(hops),
            is_unchanged=is_unchanged,
        )


def _follow(address: Address, answer: Answer) -> Address:
    location = answer.headers["location"].encode("latin-1").decode("utf-8", "replace")
    try:
        return parse_address(urljoin(address.url, location.strip()))
    except ValueError as error:
        raise NoAddressError("it redirects to a malformed address") from error


def _mark(value: str) -> str:
    """A validator to send back as it came; one that is too long or no header is none."""
    return value if len(value) <= _MAX_MARK and value.isascii() and value.isprintable() else ""


def _say_status(status: int) -> str:
    try:
        return f"the site answers {status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"the site answers {status}"


def _told(error: RefusedError, hops: list[str]) -> str:
    return f"redirected {len(hops)} times: {error}" if hops else str(error)
