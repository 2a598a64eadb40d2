"""Fetching: bounds, redirects, retries, what was kept, and who we say we are."""

from __future__ import annotations

import gzip
import socket
import ssl
import zlib
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler
from threading import Event

import httpcore
import pytest

from ingest.web.site import NOON, PUBLIC, Cache, Clock, Page, Site, World
from retold.errors import RetoldError
from retold.ingest.web.fetch import Fetcher, Surroundings
from retold.ingest.web.fetched import Fetched
from retold.ingest.web.opening import open_fetcher
from retold.ingest.web.policy import FetchPolicy
from retold.model import Skip, SkipReason

URL = "http://harbour.example/news"
STORY = b"<html><body><p>The ferry struck the mole.</p></body></html>"


def body_of(found: Fetched | Skip) -> bytes:
    """The body of what was fetched."""
    assert isinstance(found, Fetched), found
    return found.body


def reason_of(found: Fetched | Skip) -> SkipReason:
    """Why nothing was fetched."""
    assert isinstance(found, Skip), found
    assert found.step == "fetch"
    assert found.detail
    return found.reason


def redirect(to: str, status: int = 302) -> Page:
    """A page that leads elsewhere."""
    return Page(status=status, headers={"Location": to})


def test_a_page_is_fetched(site: Site, world: World) -> None:
    """A page comes with its bytes, its address, its type and the time."""
    site.pages["/news"] = Page(STORY, headers={"Content-Type": "text/html; charset=koi8-r"})
    found = world.fetcher().fetch(URL + "#top")
    assert body_of(found) == STORY
    assert isinstance(found, Fetched)
    assert (found.url, found.charset, found.fetched_at) == (URL, "koi8-r", NOON)
    assert world.connected == [(PUBLIC, 80), (PUBLIC, 80)]


def test_we_say_who_we_are(site: Site, world: World) -> None:
    """Name, version and contact go to the site; no cookie, no referrer, no stray header."""
    site.pages["/news"] = [redirect("/more"), Page(STORY)]
    site.pages["/more"] = Page(STORY, headers={"Set-Cookie": "a=b"})
    fetcher = world.fetcher(FetchPolicy(contact="desk@sound.example"))
    body_of(fetcher.fetch(URL))
    headers = site.headers_of("/more")
    assert headers["user-agent"].startswith("retold/")
    assert headers["user-agent"].endswith(" (+desk@sound.example)")
    assert set(headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert headers["host"] == "harbour.example"


def test_a_contact_cannot_break_the_header() -> None:
    """A line break or a bracket in the contact is the user's mistake, in one line."""
    for contact in ("a\r\nX: y", "a)b", "é", "a" * 300):
        with pytest.raises(RetoldError, match="contact"):
            FetchPolicy(contact=contact)


def test_proxies_of_the_environment_are_not_used(
    site: Site, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Settings of the environment do not send requests elsewhere."""
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    site.pages["/news"] = Page(STORY)
    assert body_of(world.fetcher().fetch(URL)) == STORY


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://harbour.example/", "http://u:p@harbour.example/", "http:///", ""],
)
def test_what_is_no_web_address_is_not_asked(world: World, url: str) -> None:
    """Another scheme, or a password in the address: refused, and nothing is looked up."""
    assert reason_of(world.fetcher().fetch(url)) is SkipReason.ADDRESS
    assert world.looked_up == []


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest", "http://[::ffff:a00:1]/",
     "http://0.0.0.0/", "http://[64:ff9b::a00:1]/"],
)  # fmt: skip
def test_a_private_number_is_not_connected_to(world: World, url: str) -> None:
    """An address written as a number is judged as one that was looked up."""
    assert reason_of(world.fetcher().fetch(url)) is SkipReason.ADDRESS
    assert world.connected == []


def test_a_name_with_any_private_address_is_not_connected_to(world: World) -> None:
    """One private address among the public ones is enough to refuse the name."""
    world.names["harbour.example"] = [PUBLIC, "10.0.0.7"]
    assert reason_of(world.fetcher().fetch(URL)) is SkipReason.ADDRESS
    assert world.connected == []


def test_a_name_that_changes_its_address_is_caught(site: Site, world: World) -> None:
    """A name that is public when first looked up and private after is never followed there.

    Every connection is made to an address of the very look-up that was judged.
    """
    site.pages["/news"] = Page(STORY)
    world.names["harbour.example"] = [[PUBLIC], [PUBLIC], ["127.0.0.1"]]
    fetcher = world.fetcher()
    assert body_of(fetcher.fetch(URL)) == STORY
    assert reason_of(fetcher.fetch(URL)) is SkipReason.ADDRESS
    assert world.connected == [(PUBLIC, 80)] * 2
    assert len(world.looked_up) == 3


def test_odd_numbers_reach_the_judge(world: World) -> None:
    """Decimal and short forms of an address are resolved by the system, and then judged."""
    world.names["2130706433"] = ["127.0.0.1"]
    world.names["127.1"] = ["127.0.0.1"]
    for host in ("2130706433", "127.1"):
        assert reason_of(world.fetcher().fetch(f"http://{host}/")) is SkipReason.ADDRESS
    assert world.connected == []


def test_the_flag_opens_the_own_network(site: Site, world: World) -> None:
    """With the flag a private machine is fetched from, on any port; metadata services are not."""
    site.pages["/news"] = Page(STORY)
    fetcher = world.fetcher(FetchPolicy(allow_private=True))
    assert body_of(fetcher.fetch(f"http://127.0.0.1:{site.port}/news")) == STORY
    assert reason_of(fetcher.fetch("http://169.254.169.254/")) is SkipReason.ADDRESS


def test_a_strange_port_is_not_connected_to(world: World) -> None:
    """A page cannot make us talk to a mail server."""
    assert reason_of(world.fetcher().fetch("http://harbour.example:25/")) is SkipReason.ADDRESS
    assert world.connected == []


def test_redirects_are_followed(site: Site, world: World) -> None:
    """Redirects lead on, over hosts, and are kept in order."""
    site.pages["/news"] = redirect("//sound.example/a", 301)
    site.pages["/a"] = redirect("b?c=d#e", 307)
    site.pages["/b?c=d"] = Page(STORY)
    found = world.fetcher().fetch(URL)
    assert body_of(found) == STORY
    assert isinstance(found, Fetched)
    assert found.url == "http://sound.example/b?c=d"
    assert found.redirects == (URL, "http://sound.example/a")


@pytest.mark.parametrize(
    "to",
    ["http://127.0.0.1/", "http://inside.example/", "file:///etc/passwd", "http://[::1/",
     "http://u:p@sound.example/", "gopher://sound.example/", "http://sound.example:22/"],
)  # fmt: skip
def test_redirects_to_closed_places_are_refused(site: Site, world: World, to: str) -> None:
    """Every hop is judged like the first address."""
    site.pages["/news"] = redirect(to)
    world.names["inside.example"] = ["192.168.0.9"]
    found = world.fetcher().fetch(URL)
    assert reason_of(found) is SkipReason.ADDRESS
    assert isinstance(found, Skip)
    assert found.item == URL
    assert {address for address, _ in world.connected} == {PUBLIC}


def test_circles_of_redirects_end(site: Site, world: World) -> None:
    """A redirect to where we were, and a chain without end, are given up."""
    site.pages["/news"] = redirect("/a")
    site.pages["/a"] = redirect("/news")
    assert reason_of(world.fetcher().fetch(URL)) is SkipReason.STATUS
    for number in range(20):
        site.pages[f"/{number}"] = redirect(f"/{number + 1}")
    fetcher = world.fetcher(FetchPolicy(max_redirects=4))
    assert reason_of(fetcher.fetch("http://harbour.example/0")) is SkipReason.STATUS
    assert site.paths[-1] == "/4"


@pytest.mark.parametrize("status", [204, 206, 300, 304, 400, 401, 403, 404, 410, 451, 599])
def test_other_answers_are_no_pages(site: Site, world: World, status: int) -> None:
    """An answer that is no page is skipped with its status."""
    site.pages["/news"] = Page(b"" if status in (204, 304) else b"no", status)
    found = world.fetcher().fetch(URL)
    assert reason_of(found) is SkipReason.STATUS
    assert isinstance(found, Skip)
    assert str(status) in found.detail


def test_a_busy_site_is_asked_again(site: Site, world: World) -> None:
    """Busy answers are waited out: as long as the site says, else longer each time."""
    site.pages["/news"] = [Page(status=503), Page(status=429, headers={"Retry-After": "7"}),
                           Page(STORY)]  # fmt: skip
    assert body_of(world.fetcher().fetch(URL)) == STORY
    assert world.clock.slept == [1.0, 7.0]


def test_a_busy_site_is_not_asked_for_ever(site: Site, world: World) -> None:
    """Three times, and not at all where it asks for an hour."""
    site.pages["/news"] = Page(status=503)
    assert reason_of(world.fetcher().fetch(URL)) is SkipReason.STATUS
    assert site.paths == ["/news"] * 3
    site.pages["/hour"] = Page(status=503, headers={"Retry-After": "3600"})
    assert reason_of(world.fetcher().fetch("http://sound.example/hour")) is SkipReason.STATUS
    assert site.paths.count("/hour") == 1
    assert max(world.clock.slept) < 60


def test_a_connection_that_breaks_is_tried_again(site: Site, world: World) -> None:
    """A body shorter than its stated length is no page; the next try may bring it."""
    cut = Page(STORY, headers={"Content-Length": str(len(STORY) + 5)})
    site.pages["/news"] = [cut, Page(STORY)]
    assert body_of(world.fetcher().fetch(URL)) == STORY
    site.pages["/cut"] = cut
    assert reason_of(world.fetcher().fetch(f"{URL[:-5]}/cut")) is SkipReason.UNREACHABLE


def test_a_name_without_an_address_is_unreachable(world: World) -> None:
    """A name that nobody knows."""
    world.names["harbour.example"] = []
    fetcher = world.fetcher()
    assert reason_of(fetcher.fetch(URL)) is SkipReason.UNREACHABLE
    asked = len(world.looked_up)
    assert reason_of(fetcher.fetch(URL)) is SkipReason.UNREACHABLE
    assert len(world.looked_up) == asked  # a dead site is not asked for every page
    assert world.connected == []


def test_a_look_up_that_hangs_is_given_up(world: World) -> None:
    """The system's look-up has no time limit; ours has."""
    never = Event()

    def hang(host: str, port: int) -> list[str]:
        never.wait(5)
        return [f"{host}{port}"]

    surroundings = Surroundings(resolve=hang, connect=world.connect)
    fetcher = Fetcher(FetchPolicy(max_seconds=0.05, max_tries=1), surroundings=surroundings)
    assert reason_of(fetcher.fetch(URL)) is SkipReason.TIMEOUT
    never.set()


def test_the_name_is_checked_by_tls(world: World) -> None:
    """The connection goes to the number, the handshake and the Host header carry the name."""
    names: list[str | None] = []

    class Recorded(httpcore.MockStream):
        def start_tls(
            self,
            ssl_context: ssl.SSLContext,
            server_hostname: str | None = None,
            timeout: float | None = None,
        ) -> httpcore.NetworkStream:
            del timeout
            assert ssl_context.verify_mode is ssl.CERT_REQUIRED
            assert ssl_context.check_hostname
            names.append(server_hostname)
            return self

    def connect(address: str, port: int, timeout: float) -> httpcore.NetworkStream:
        del timeout
        world.connected.append((address, port))
        return Recorded([b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"])

    surroundings = Surroundings(resolve=world.resolve, connect=connect, sleep=world.clock.sleep)
    found = Fetcher(surroundings=surroundings).fetch("https://harbour.example/news")
    assert body_of(found) == b"ok"
    assert names == ["harbour.example"] * 2
    assert set(world.connected) == {(PUBLIC, 443)}


def test_a_stated_length_beyond_the_limit_is_enough(site: Site, world: World) -> None:
    """A body that is said to be too large is not read."""
    site.pages["/news"] = Page(b"short", headers={"Content-Length": str(10**15)})
    assert reason_of(world.fetcher().fetch(URL)) is SkipReason.TOO_LARGE


def test_an_endless_body_is_cut_off(site: Site, world: World) -> None:
    """A body without a length is read as far as the limit."""

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            handler.wfile.write(b"a" * 65536)

    site.pages["/news"] = endless
    fetcher = world.fetcher(FetchPolicy(max_bytes=300_000))
    assert reason_of(fetcher.fetch(URL)) is SkipReason.TOO_LARGE


def test_a_slow_body_is_given_up(site: Site, world: World) -> None:
    """A server that sends a little at a time is given up when the time for the whole is over."""

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            handler.wfile.write(b"a")

    site.pages["/news"] = drip
    world.clock = Clock(step=0.5)
    fetcher = world.fetcher(FetchPolicy(max_tries=1, max_seconds=12))
    assert reason_of(fetcher.fetch(URL)) is SkipReason.TIMEOUT
    assert world.clock.time < 60


@pytest.mark.parametrize("drop", [b"X: y\r\n", b"HTTP/1.1 100 Continue\r\n\r\n", b"\r\n"])
def test_endless_headers_are_given_up(site: Site, world: World, drop: bytes) -> None:
    """Headers, interim answers and blank lines without end are given up."""

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" if drop.startswith(b"X") else b"")
        while True:
            handler.wfile.write(drop)

    site.pages["/news"] = drip
    world.clock = Clock(step=0.1)
    fetcher = world.fetcher(FetchPolicy(max_tries=1, max_seconds=12, max_bytes=100_000))
    reasons = {SkipReason.TIMEOUT, SkipReason.UNREACHABLE, SkipReason.TOO_LARGE}
    assert reason_of(fetcher.fetch(URL)) in reasons


def test_silence_is_given_up(site: Site, world: World) -> None:
    """A server that never answers is given up."""

    def silent(handler: BaseHTTPRequestHandler) -> None:
        handler.connection.settimeout(2)
        handler.rfile.read(1)

    site.pages["/news"] = silent
    fetcher = world.fetcher(FetchPolicy(max_tries=1, max_seconds=0.1))
    assert reason_of(fetcher.fetch(URL)) is SkipReason.TIMEOUT


@pytest.mark.parametrize(
    "raw",
    [b"\r\n\r\n", b"SSH-2.0-harbour\r\n", b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1 200 OK\r\nA" * 20000,
     b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", b"\x16\x03\x01\x02\x00"],
)  # fmt: skip
def test_what_is_no_http_is_unreachable(site: Site, world: World, raw: bytes) -> None:
    """Garbage in place of an answer is a reason like any other."""
    site.pages["/news"] = lambda handler: handler.wfile.write(raw)
    fetcher = world.fetcher(FetchPolicy(max_tries=1))
    assert reason_of(fetcher.fetch(URL)) is SkipReason.UNREACHABLE


def test_packed_bodies_are_unpacked(site: Site, world: World) -> None:
    """gzip, which we ask for, is unpacked; several files in a row are one body."""
    packed = gzip.compress(STORY) + gzip.compress(b"more")
    site.pages["/news"] = Page(packed, headers={"Content-Encoding": "gzip"})
    assert body_of(world.fetcher().fetch(URL)) == STORY + b"more"
    assert site.headers_of("/news")["accept-encoding"] == "gzip"


BOMB = gzip.compress(bytes(50_000_000))
DAMAGED = {
    BOMB: SkipReason.TOO_LARGE,
    gzip.compress(b"") * 50_000: SkipReason.DAMAGED,
    gzip.compress(STORY)[:-9]: SkipReason.DAMAGED,
    b"no gzip": SkipReason.DAMAGED,
    zlib.compress(STORY): SkipReason.DAMAGED,
}


@pytest.mark.parametrize(("packed", "reason"), DAMAGED.items(), ids=range(len(DAMAGED)))
def test_packed_bodies_are_bounded(
    site: Site, world: World, packed: bytes, reason: SkipReason
) -> None:
    """A bomb, thousands of files in a row, a cut or a false one: a reason each."""
    site.pages["/news"] = Page(packed, headers={"Content-Encoding": "gzip"})
    fetcher = world.fetcher(FetchPolicy(max_bytes=2_000_000))
    assert reason_of(fetcher.fetch(URL)) is reason


@pytest.mark.parametrize("coding", ["br", "gzip, gzip", "zstd", "x" * 500])
def test_other_codings_are_refused(site: Site, world: World, coding: str) -> None:
    """A coding that was not asked for is not read as if it were text."""
    site.pages["/news"] = Page(STORY, headers={"Content-Encoding": coding})
    assert reason_of(world.fetcher().fetch(URL)) is SkipReason.UNKNOWN_FORMAT


def test_what_is_unchanged_comes_from_what_was_kept(site: Site, world: World) -> None:
    """A second fetch asks only for what is newer, by the site's own marks."""
    marks = {"ETag": '"v1"', "Last-Modified": "Sat, 03 May 2031 10:00:00 GMT"}
    site.pages["/news"] = [Page(STORY, headers=marks), Page(status=304), Page(b"new story")]
    cache = Cache()
    first, again, newer = (world.fetcher(cache=cache).fetch(URL) for _ in range(3))
    assert body_of(first) == body_of(again) == STORY
    assert isinstance(again, Fetched)
    assert again.is_unchanged
    sent = [headers for path, headers in site.asked if path == "/news"]
    assert "if-none-match" not in sent[0]
    assert sent[1]["if-none-match"] == '"v1"'
    assert sent[1]["if-modified-since"] == marks["Last-Modified"]
    assert isinstance(newer, Fetched)
    assert (newer.body, newer.is_unchanged) == (b"new story", False)


def test_marks_that_break_a_header_are_not_kept(site: Site, world: World) -> None:
    """A mark is sent back as it came or not at all."""
    site.pages["/news"] = Page(STORY, headers={"ETag": '"é"', "Last-Modified": "x" * 2000})
    cache = Cache()
    body_of(world.fetcher(cache=cache).fetch(URL))
    assert not cache


def test_two_requests_to_one_host_are_kept_apart(site: Site, world: World) -> None:
    """A pause between two pages of one host, none between two hosts."""
    site.pages["/news"] = Page(STORY)
    fetcher = world.fetcher(FetchPolicy(delay_seconds=2.5))
    for url in (URL, URL, "http://sound.example/news"):
        body_of(fetcher.fetch(url))
    assert world.clock.slept == [2.5]


def test_a_fetcher_opens() -> None:
    """A fetcher of the real world can be made, and refuses what the tests' own refuses."""
    found = open_fetcher().fetch("http://127.0.0.1:9/")
    assert reason_of(found) is SkipReason.ADDRESS


def test_a_proxy_of_the_environment_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the environment names a proxy, one line says that none is used, and the way out."""
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    with pytest.raises(RetoldError, match=r"HTTPS_PROXY is set.*NO_PROXY"):
        open_fetcher()
    monkeypatch.setenv("NO_PROXY", "*")
    assert open_fetcher() is not None


def test_a_name_that_rebinds(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name whose every second look-up leads home: connections go to the address judged, or none.

    Nothing is faked but the system's resolver and where a TCP connection ends.
    """
    answers = iter([PUBLIC, "127.0.0.1"] * 20)
    dialled: list[str] = []
    look_up, real = socket.getaddrinfo, socket.create_connection

    def resolve(host: str, port: int, *args: int, **named: int) -> Sequence[tuple[object, ...]]:
        if host == "127.0.0.1":
            return look_up(host, port, *args, **named)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    def connect(address: tuple[str, int], *args: object, **named: object) -> socket.socket:
        dialled.append(address[0])
        return real(("127.0.0.1", site.port), *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    site.pages["/news"] = Page(STORY)
    site.pages["/robots.txt"] = Page(b"")
    fetcher = open_fetcher(FetchPolicy(delay_seconds=0))
    reasons = {reason_of(found) for _ in range(4) if isinstance(found := fetcher.fetch(URL), Skip)}
    assert reasons == {SkipReason.ADDRESS}
    assert dialled
    assert set(dialled) == {PUBLIC}
