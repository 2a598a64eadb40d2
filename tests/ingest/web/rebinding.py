"""Fetches a name whose address changes with every look-up; run in a network of its own.

A name server on the loopback interface answers by turns with a public number, on which a site of
the attacker's listens, and with 127.0.0.1, on which something private does. Both are this process.
Prints what became of two pages, and what the private machine was asked.
"""

from __future__ import annotations

import json
import socket
import struct
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from threading import Thread

from ingest.web.site import Clock
from retold.ingest.web.fetch import Fetcher, Surroundings
from retold.ingest.web.fetched import Fetched

PUBLIC, PRIVATE = "11.22.33.44", "127.0.0.1"
_A = 1
asked: dict[str, list[str]] = {PUBLIC: [], PRIVATE: []}


def serve_names() -> None:
    """Answer every question for an address: the public one, the private one, and so on."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind((PRIVATE, 53))
    turns = count()
    while True:
        query, client = server.recvfrom(512)
        end = query.index(b"\0", 12) + 5
        (sort,) = struct.unpack(">H", query[end - 4 : end - 2])
        answer = b""
        if sort == _A:
            number = (PUBLIC, PRIVATE)[next(turns) % 2]
            answer = b"\xc0\x0c" + struct.pack(">HHIH", _A, 1, 0, 4) + socket.inet_aton(number)
        head = query[:2] + struct.pack(">HHHHH", 0x8180, 1, bool(answer), 0, 0)
        server.sendto(head + query[12:end] + answer, client)


def serve_pages(address: str) -> None:
    """A site that says where it stands."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked[address].append(self.path)
            self.send_response(404 if self.path == "/robots.txt" else 200)
            self.end_headers()
            self.wfile.write(f"<p>This is {address}.</p>".encode())

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer((address, 80), Handler)
    Thread(target=server.serve_forever, daemon=True).start()


def main() -> None:
    """Ask for two pages, with the system's own look-up and connections."""
    Thread(target=serve_names, daemon=True).start()
    serve_pages(PUBLIC)
    serve_pages(PRIVATE)
    fetcher = Fetcher(surroundings=Surroundings(sleep=Clock().sleep))
    found = [fetcher.fetch(f"http://rebinding.example/{number}") for number in range(2)]
    told = [
        one.body.decode() if isinstance(one, Fetched) else f"{one.reason}: {one.detail}"
        for one in found
    ]
    json.dump({"found": told, "private": asked[PRIVATE], "public": asked[PUBLIC]}, sys.stdout)


if __name__ == "__main__":
    main()
