"""One request and its answer; redirects are not followed here."""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import httpcore

from retold.ingest.web.address import Address
from retold.ingest.web.budget import Budget, too_large
from retold.ingest.web.dialling import Dialler
from retold.ingest.web.failures import FetchError
from retold.ingest.web.unpacking import Unpacker
from retold.model import SkipReason

_FAILURES = (
    httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError,
    httpcore.UnsupportedProtocol, ssl.SSLError, OSError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; `headers` have lower-case names, the first of a name is kept."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def exchange(
    address: Address,
    headers: Mapping[str, str],
    *,
    dialler: Dialler,
    budget: Budget,
    tls: ssl.SSLContext,
) -> Answer:
    """Ask for an address once, over a connection of its own.

    The body is read only of an answer that has one to be read (status 2xx).

    Raises:
        FetchError: No whole answer came, for whatever reason.
    """
    request = httpcore.URL(
        scheme=address.scheme.encode(),
        host=address.host.encode(),
        port=address.port,
        target=address.target.encode(),
    )
    sent = [(name.encode(), value.encode("ascii", "ignore")) for name, value in headers.items()]
    try:
        with (
            httpcore.ConnectionPool(ssl_context=tls, network_backend=dialler) as pool,
            pool.stream("GET", request, headers=[*sent, (b"Connection", b"close")]) as response,
        ):
            got = _first_of_each(response.headers)
            has_body = 200 <= response.status < 300
            body = _read(response, got, budget) if has_body else b""
            return Answer(response.status, got, body)
    except _FAILURES as error:
        raise _explain(error, budget) from error


def _read(response: httpcore.Response, headers: Mapping[str, str], budget: Budget) -> bytes:
    """The body, unpacked: no more of it, packed or unpacked, than the budget has bytes."""
    stated = headers.get("content-length", "")
    if (
        stated.isascii()
        and stated.isdigit()
        and len(stated) < 20
        and int(stated) > budget.max_bytes
    ):
        raise too_large(budget.max_bytes)
    unpacker = Unpacker(headers.get("content-encoding", ""), budget.max_bytes)
    for chunk in response.iter_stream():
        budget.seconds_left()
        unpacker.add(chunk)
    return unpacker.body()


def _first_of_each(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in headers:
        found.setdefault(name.decode("latin-1").casefold(), value.decode("latin-1"))
    return found


def _explain(error: Exception, budget: Budget) -> FetchError:
    """What a failure below means for the one who asked."""
    if isinstance(error, httpcore.TimeoutException):
        return budget.too_slow()
    cause = _certificate_error(error)
    if cause is not None:
        detail = f"its certificate is not trusted: {cause.verify_message}"
        return FetchError(SkipReason.UNREACHABLE, detail)
    if isinstance(error, httpcore.ProtocolError):
        detail = "its answer breaks off or is no HTTP"
    else:
        detail = "no connection to it could be made or kept"
    return FetchError(SkipReason.UNREACHABLE, detail, may_retry=True)


def _certificate_error(error: BaseException | None) -> ssl.SSLCertVerificationError | None:
    for _ in range(5):
        if isinstance(error, ssl.SSLCertVerificationError):
            return error
        error = (error.__cause__ or error.__context__) if error is not None else None
    return None
