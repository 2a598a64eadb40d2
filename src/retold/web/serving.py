"""Serving the pages: one process, until it is stopped."""

from __future__ import annotations

import gc
import socket
from threading import Thread

import uvicorn

from retold.desk import Desk
from retold.web.app import make_app
from retold.web.pages.stories import count_offered
from retold.web.settings import WebSettings


def run(desk: Desk, settings: WebSettings, listening: socket.socket) -> None:
    """Serve a desk on a socket that listens already, until Ctrl-C.

    Args:
        desk: What is shown.
        settings: To whom.
        listening: The socket.
    """
    # SQLite counts beside Python, so that the server has started when it is done.
    Thread(target=count_offered, args=(desk,), daemon=True).start()
    config = uvicorn.Config(
        make_app(desk, settings),
        # Named, so that uvicorn loads no others to look which there are.
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="on",
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
    # What is loaded stays, and a page makes tens of thousands of nouns that no circle holds: looked
    # through for circles every 700 of them, a page takes a sixth longer, a large one a quarter.
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    uvicorn.Server(config).run(sockets=[listening])
