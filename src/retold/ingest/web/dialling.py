"""Connections, made to the very address that was checked, within time and bytes.

A name that is looked up once for the check and again for the connection can answer differently
(DNS rebinding). Here it is looked up once: every address it has is judged, and the connection is
made to one of these by its number. The name still goes into the TLS handshake and the Host header.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable, Iterable
from ssl import SSLContext
from typing import Any, Protocol

import httpcore

from retold.ingest.web.budget import Budget
from retold.ingest.web.failures import FetchError
from retold.ingest.web.reach import why_closed
from retold.model import SkipReason

Resolve = Callable[[str, int], list[str]]
_MAX_ADDRESSES = 3  # tried one after another


class Connect(Protocol):
    """How a connection to an IP address is made."""

    def __call__(self, address: str, port: int, timeout: float) -> httpcore.NetworkStream:
        """A connection.

        Raises:
            httpcore.ConnectError, httpcore.ConnectTimeout: There is none.
        """


def resolve_name(host: str, port: int) -> list[str]:
    """The IP addresses of a host, in the system's order of preference.

    Raises:
        OSError: The name has none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def connect_to(address: str, port: int, timeout: float) -> httpcore.NetworkStream:
    """A TCP connection to an IP address."""
    return httpcore.SyncBackend().connect_tcp(address, port, timeout)


class Dialler(httpcore.NetworkBackend):
    """Makes connections to machines that may be connected to, and meters them."""

    def __init__(
        self, budget: Budget, *, resolve: Resolve, connect: Connect, allow_private: bool
    ) -> None:
        self._budget = budget
        self._resolve, self._connect = resolve, connect
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the budget's is used
        local_address: str | None = None,  # noqa: ARG002 - httpcore's signature
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002 - httpcore's signature
    ) -> httpcore.NetworkStream:
        """A connection to the host.

        Raises:
            FetchError: It has no address, or one that may not be connected to.
            httpcore.ConnectError, httpcore.ConnectTimeout: It does not answer.
        """
        addresses = self._look_up(host, port)
        for address in addresses:
            closed = why_closed(address, port, allow_private=self._allow_private)
            if closed:
                raise FetchError(SkipReason.ADDRESS, closed)
        last: Exception = httpcore.ConnectError("it has no address")
        for address in addresses[:_MAX_ADDRESSES]:
            try:
                stream = self._connect(address, port, self._budget.seconds_left())
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
            else:
                return _Metered(stream, self._budget)
        raise last

    def _look_up(self, host: str, port: int) -> list[str]:
        """The addresses of a host, in bounded time: the system's look-up has no time limit."""
        if _is_number(host):
            return [host]
        answers: queue.SimpleQueue[list[str] | OSError | UnicodeError] = queue.SimpleQueue()

        def look_up() -> None:
            try:
                answers.put(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                answers.put(error)

        threading.Thread(target=look_up, daemon=True).start()
        try:
            found = answers.get(timeout=self._budget.seconds_left())
        except queue.Empty:
            raise self._budget.too_slow() from None
        if isinstance(found, list) and found:
            return found
        raise FetchError(SkipReason.UNREACHABLE, "its host has no address", may_retry=True)


class _Metered(httpcore.NetworkStream):
    """A connection that ends when the time or the bytes do."""

    def __init__(self, inner: httpcore.NetworkStream, budget: Budget) -> None:
        self._inner, self._budget = inner, budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        chunk = self._inner.read(max_bytes, self._budget.seconds_left())
        self._budget.take(len(chunk))
        return chunk

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._inner.write(buffer, self._budget.seconds_left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        left = self._budget.seconds_left()
        return _Metered(self._inner.start_tls(ssl_context, server_hostname, left), self._budget)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's signature
        return self._inner.get_extra_info(info)


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
