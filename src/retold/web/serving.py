"""Serving the pages: one process, until it is stopped."""

from __future__ import annotations

import socket

import uvicorn

from retold.desk import Desk
from retold.web.app import make_app
from retold.web.settings import WebSettings


def run(desk: Desk, settings: WebSettings, listening: socket.socket) -> None:
    """Serve a desk on a socket that listens already, until Ctrl-C.

    Args:
        desk: What is shown.
        settings: To whom.
        listening: The socket.
    """
    config = uvicorn.Config(
        make_app(desk, settings),
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=2,
        timeout_keep_alive=30,
        limit_concurrency=400,
        h11_max_incomplete_event_size=32_768,
    )
    uvicorn.Server(config).run(sockets=[listening])
