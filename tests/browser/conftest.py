"""Debian's Chromium on a desk that is served by the program itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

import pytest

import retold
from retold import Desk
from retold.desk import Captures

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402 - only where it is

CHROMIUM = os.environ.get("RETOLD_CHROMIUM") or shutil.which("chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine (Debian: apt install chromium)")
    with sync_playwright() as driver:
        made = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield made
        made.close()


@pytest.fixture(scope="session")
def ferry_desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001 - nothing is made where there is no browser
    """A desk with most of the ferry story, made once."""
    numbers = {"02", "03", "04", "05", "07", "08", "09", "10"}
    return _make(tmp_path_factory.mktemp("ferry") / "ferry.retold", numbers)


@pytest.fixture(scope="session")
def small_desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001 - the same
    """A desk with a few reports of it: it is analysed again with every correction."""
    return _make(tmp_path_factory.mktemp("small") / "small.retold", {"02", "04", "08", "09"})


def _make(path: Path, numbers: set[str]) -> Path:
    captures = Captures()
    with resources.as_file(resources.files("retold") / "data" / "ferry") as folder:
        files = sorted(one for one in folder.iterdir() if one.name[:2] in numbers)
        with Desk(path) as desk:
            reports = retold.read(files, keep=captures.keep)
            desk.add(reports, tier="fast", captures=captures)
    return path


@contextmanager
def _serve(desk: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "retold", "serve", "--desk", str(desk)]
    command += ["--port", "0", "--no-open"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    found = re.search(r"http://\S+", server.stdout.readline())
    assert found is not None
    yield found.group()
    server.terminate()
    server.wait(timeout=20)
    server.stdout.close()


@pytest.fixture(scope="session")
def served(ferry_desk: Path) -> Iterator[str]:
    """The address that `retold serve` prints for that desk, token and all."""
    with _serve(ferry_desk) as address:
        yield address


@pytest.fixture
def own(small_desk: Path, tmp_path: Path) -> Iterator[str]:
    """The same for a copy of the small desk, to be changed."""
    shutil.copy(small_desk, tmp_path / "desk.retold")
    with _serve(tmp_path / "desk.retold") as address:
        yield address


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    """The desk, opened by the printed address."""
    with _opened(browser, served) as made:
        yield made


@pytest.fixture
def own_page(browser: Browser, own: str) -> Iterator[Page]:
    """A desk to be changed, opened by the printed address."""
    with _opened(browser, own) as made:
        yield made


@pytest.fixture
def scriptless_page(browser: Browser, own: str) -> Iterator[Page]:
    """A desk to be changed, in a browser that runs no script."""
    with _opened(browser, own, has_scripts=False) as made:
        yield made


@contextmanager
def _opened(browser: Browser, address: str, *, has_scripts: bool = True) -> Iterator[Page]:
    """A page in a window of its own; fails if it complains, or if it asks anybody else."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 1000}, java_script_enabled=has_scripts
    )
    made = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    made.on("console", lambda message: said.append(message.text))
    made.on("pageerror", lambda error: said.append(str(error)))
    made.on("request", lambda request: asked.append(request.url))
    made.goto(address)
    made.wait_for_selector("h1")
    yield made
    context.close()
    assert not said
    host = address.partition("?")[0]
    assert all(one.startswith(host) for one in asked), "a third party was contacted"
