"""A site on the loopback interface, and a world in which it stands on the public internet."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import httpcore

from retold.ingest.web.cache import Kept
from retold.ingest.web.dialling import connect_to
from retold.ingest.web.fetch import Fetcher, Surroundings
from retold.ingest.web.policy import FetchPolicy

PUBLIC = "151.101.1.57"
NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
_TLS = ssl.create_default_context()  # made once: it takes a while
_QUICK = FetchPolicy(max_seconds=5)


@dataclass(slots=True)
class Page:
    """What a site answers."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


Answer = Page | Callable[[BaseHTTPRequestHandler], object]


class Site:
    """What a site answers for each path, and what it was asked."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.pages: dict[str, Answer | list[Answer]] = {"/robots.txt": Page(status=404)}
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def paths(self) -> list[str]:
        """The paths asked for, in order, robots.txt left out."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def headers_of(self, path: str) -> dict[str, str]:
        """The headers of the last request for a path."""
        return next(headers for asked, headers in reversed(self.asked) if asked == path)

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer a request: the next page of a list, the last one again and again."""
        self.asked.append((handler.path, {k.casefold(): v for k, v in handler.headers.items()}))
        page = self.pages.get(handler.path, Page(status=404))
        if isinstance(page, list):
            page = page.pop(0) if len(page) > 1 else page[0]
        if not isinstance(page, Page):
            page(handler)
            return
        handler.send_response(page.status)
        lengths = {"Content-Length": str(len(page.body))}
        for name, value in (lengths | page.headers).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(page.body)


@contextmanager
def serve() -> Iterator[Site]:
    """A site, for as long as the test runs."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.close_connection = True
            try:
                site.answer(self)
            except (BrokenPipeError, ConnectionResetError):
                return  # the fetcher had enough

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(server.server_port)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


class Clock:
    """A clock that moves when something sleeps, or by a step with every look at it."""

    def __init__(self, step: float = 0.0) -> None:
        self.time, self.step = 0.0, step
        self.slept: list[float] = []

    def __call__(self) -> float:
        """The time, in seconds."""
        self.time += self.step
        return self.time

    def sleep(self, seconds: float) -> None:
        """Let time pass, at once."""
        self.slept.append(seconds)
        self.time += seconds


@dataclass
class World:
    """The internet as a test wants it: every name leads to the site, by a public address."""

    site: Site
    clock: Clock = field(default_factory=Clock)
    names: dict[str, list[str] | list[list[str]]] = field(default_factory=dict)
    connected: list[tuple[str, int]] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)

    def resolve(self, host: str, port: int) -> list[str]:
        """The addresses of a name: those of a list of lists one after another."""
        del port
        self.looked_up.append(host)
        known = self.names.get(host, [PUBLIC])
        if not known:
            raise OSError("no such name")
        first = known[0]
        if isinstance(first, list):
            return first if len(known) == 1 else known.pop(0)  # type: ignore[return-value]
        return known  # type: ignore[return-value]

    def connect(self, address: str, port: int, timeout: float) -> httpcore.NetworkStream:
        """A connection to the site, whatever the address."""
        self.connected.append((address, port))
        return connect_to("127.0.0.1", self.site.port, timeout)

    def fetcher(self, policy: FetchPolicy = _QUICK, cache: Cache | None = None) -> Fetcher:
        """A fetcher in this world."""
        surroundings = Surroundings(
            resolve=self.resolve,
            connect=self.connect,
            clock=self.clock,
            sleep=self.clock.sleep,
            now=lambda: NOON,
            tls=_TLS,
        )
        return Fetcher(policy, cache=cache, surroundings=surroundings)


class Cache(dict[str, Kept]):
    """Kept answers in memory."""

    def put(self, url: str, kept: Kept) -> None:
        """Keep one."""
        self[url] = kept
