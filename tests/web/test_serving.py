"""Serving a desk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from retold import Desk

# Asks for the first page as a server would, and prints what was loaded for it.
FIRST_PAGE = """
import asyncio, sys
from retold.desk import Desk
from retold.web.serving import make_app
from retold.web.settings import WebSettings

async def ask(app):
    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}
    async def send(message):
        if message["type"] == "http.response.start":
            print(message["status"])
    headers = [(b"host", b"here")]
    await app({"type": "http", "method": "GET", "path": "/", "raw_path": b"/", "headers": headers,
               "query_string": b"", "http_version": "1.1", "scheme": "http", "root_path": "",
               "server": ("here", 80), "client": ("here", 1)}, receive, send)

with Desk(sys.argv[1], read_only=True) as desk:
    asyncio.run(ask(make_app(desk, WebSettings(hosts=frozenset({"here"})))))
print(*sys.modules)
"""
HEAVY = {
    "numpy", "trafilatura", "lxml", "networkx", "rapidfuzz", "htmldate", "onnxruntime", "duckdb",
    "pyarrow", "pandas", "pyspark", "retold.pipeline", "retold.reuse", "retold.ingest",
    "retold.attribution", "retold.descent", "retold.export.page", "retold.web.pages.story",
}  # fmt: skip
# 434 when this was written; each costs about a millisecond of the first page.
MOST = 460


def test_the_first_page_waits_for_little_code(tmp_path: Path) -> None:
    """The list of stories loads no stage, no other page, and not many modules in all."""
    path = tmp_path / "a.retold"
    Desk(path).close()
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAGE, str(path)], capture_output=True, check=True, text=True
    )
    status, loaded = done.stdout.splitlines()
    assert status == "200"
    assert not HEAVY & set(loaded.split())
    assert len(loaded.split()) < MOST
