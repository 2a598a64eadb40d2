"""Web addresses: which are one, and the parts a request is made of."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

import regex

from retold.ingest.refusal import RefusedError
from retold.model import SkipReason

MAX_CHARS = 2000
_ADDRESS = regex.compile(r"(?i)[a-z][a-z0-9+.-]{1,20}://|(?:javascript|data|file|mailto|vbscript):")
_HOST = regex.compile(r"(?i)[a-z0-9_](?:[a-z0-9_.-]{0,250}[a-z0-9_.])?")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_IN_PATH = "/%:@!$&'()*+,;=~-._"
_CONTROLS = regex.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ufeff]")


@dataclass(frozen=True, slots=True)
class Address:
    """An address in the parts that a request is made of; `host` is ASCII, without brackets."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a robots.txt speaks for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    @property
    def url(self) -> str:
        """The whole address, as it is asked for."""
        return self.origin + self.target


class NoAddressError(RefusedError):
    """This is no address that may be asked for; the message says why."""

    def __init__(self, detail: str) -> None:
        super().__init__(SkipReason.ADDRESS, detail)


def is_address(text: str) -> bool:
    """Whether a source that a user names is an address, of any scheme, and no path.

    >>> is_address("https://harbour.example/a"), is_address("clippings/a.html")
    (True, False)
    """
    return bool(_ADDRESS.match(text.strip()))


def parse_address(text: str) -> Address:
    """The parts of a web address.

    One parser both for what is checked and for what is asked for; the address that is connected
    to is checked again when the name has been resolved (see `reach`).

    Raises:
        NoAddressError: It is no http or https address, it is malformed or too long, or it carries
            a user name or password.
    """
    if len(text) > MAX_CHARS:
        raise NoAddressError(f"the address is longer than {MAX_CHARS} characters")
    try:
        parts = urlsplit(text.strip())
        port, host = parts.port, parts.hostname or ""
    except ValueError as error:
        raise NoAddressError("the address is malformed") from error
    scheme = parts.scheme.casefold()
    if scheme not in _DEFAULT_PORTS:
        raise NoAddressError(f"only http and https are fetched, not {scheme[:20] or 'this'}:")
    if "@" in parts.netloc:
        raise NoAddressError("an address with a user name or password in it is not fetched")
    if port == 0:
        raise NoAddressError("port 0 is no port")
    target = quote(parts.path, safe=_IN_PATH) or "/"
    if parts.query:
        target += "?" + quote(parts.query, safe=_IN_PATH + "?")
    return Address(scheme, _ascii_host(host), port or _DEFAULT_PORTS[scheme], target)


def join_address(base: str, link: str) -> str:
    """A link made absolute; empty where it leads to no web page (`javascript:`, a bare `#`).

    >>> join_address("https://harbour.example/feed.xml", "news/1?a=b#top")
    'https://harbour.example/news/1?a=b'
    """
    # Browsers take white space and control codes out of links, so that "java\nscript:" is one.
    link = _CONTROLS.sub("", link[: MAX_CHARS + 1])
    if not link or len(link) > MAX_CHARS:
        return ""
    try:
        joined = urljoin(base, link).partition("#")[0]
        parts = urlsplit(joined)
        parts.port  # noqa: B018 - a malformed port is found when it is asked for
    except ValueError:
        return ""
    is_web = parts.scheme in _DEFAULT_PORTS and parts.hostname and "@" not in parts.netloc
    return joined if is_web else ""


def _ascii_host(host: str) -> str:
    if "%" in host:
        raise NoAddressError("its host is malformed")
    if ":" in host:
        try:
            return str(ipaddress.IPv6Address(host))
        except ValueError as error:
            raise NoAddressError("the address is malformed") from error
    if not host.isascii():
        host = _to_idna(host)
    if not _HOST.fullmatch(host):
        raise NoAddressError("the address names no host" if not host else "its host is malformed")
    return host.casefold()


def _to_idna(host: str) -> str:
    import idna  # noqa: PLC0415 - comes with the extra "web"

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise NoAddressError("its host is no domain name") from error
