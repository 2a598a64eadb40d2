"""`retold serve`: a desk's pages, for this machine's browser."""

from __future__ import annotations

import secrets
import socket
from contextlib import AbstractContextManager, closing
from html import escape
from ipaddress import ip_address
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

import click

from retold.cli.deskfile import desk_option, open_desk
from retold.errors import RetoldError

if TYPE_CHECKING:
    from retold.desk import Desk
    from retold.web import WebSettings

_LOCAL = ("127.0.0.1", "localhost", "[::1]")


@click.command("serve", short_help="Show a desk in the browser.")
@desk_option
@click.option(
    "--archive",
    metavar="DIR",
    type=click.Path(),
    help="Show an archive that `retold archive` made, instead of a desk.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    default=8765,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="The port; 0 for any that is free.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="A further name by which browsers reach this machine; needed with 0.0.0.0. Repeatable.",
)
@click.option(
    "--no-token", is_flag=True, help="Ask for no token; on this machine's own address alone."
)
@click.option("--no-open", is_flag=True, help="Name the address, and open no browser.")
def command(  # noqa: PLR0913 - an option each
    desk: str,
    archive: str | None,
    host: str,
    port: int,
    names: tuple[str, ...],
    *,
    no_token: bool,
    no_open: bool,
) -> None:
    """Show a desk as pages, until you stop it with Ctrl-C.

    Made for one person and one machine: it listens on 127.0.0.1, and the address that it prints
    holds a random token without which no page is shown.
    """
    # Imported here: the pages take a moment to load, and help should not wait for them.
    from retold.web.serving import run  # noqa: PLC0415

    is_local = _is_loopback(host)
    if no_token and not is_local:
        raise RetoldError(f"--no-token is for this machine's own address alone, not for {host}")
    if not is_local and _is_any(host) and not names:
        raise RetoldError(f"{host} is every address: say which names browsers use, with --name")
    with _open_shown(desk, archive) as opened, closing(_listen(host, port)) as listening:
        port = listening.getsockname()[1]
        settings = _settings(host, port, names, no_token=no_token)
        shown = next(iter(names), host if not is_local or ":" not in host else f"[{host}]")
        address = f"http://{shown}:{port}/" + (f"?token={settings.token}" if settings.token else "")
        click.echo(f"The desk is at {address}\nStop it with Ctrl-C.")
        with TemporaryDirectory(prefix="retold-") as folder:
            if not no_open:
                _open(address, Path(folder))
            run(opened, settings, listening)


def _open_shown(desk: str, archive: str | None) -> AbstractContextManager[Desk]:
    """The desk that is shown, or an archive, which is read as one and refuses to be written to."""
    if archive is None:
        return open_desk(desk, read_only=False)
    from retold.desk import Desk  # noqa: PLC0415 - the stages load slowly

    return cast("AbstractContextManager[Desk]", Desk.open_archive(archive))


def _settings(host: str, port: int, names: tuple[str, ...], *, no_token: bool) -> WebSettings:
    from retold.web import WebSettings  # noqa: PLC0415

    known = {*names, f"[{host}]" if ":" in host else host}
    if _is_loopback(host):
        known.update(_LOCAL)
    hosts = {f"{name.lower()}:{port}" for name in known}
    if port == 80:
        hosts |= {name.lower() for name in known}
    token = "" if no_token else secrets.token_urlsafe(24)
    return WebSettings(hosts=frozenset(hosts), token=token)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _is_any(host: str) -> bool:
    try:
        return ip_address(host).is_unspecified
    except ValueError:
        return False


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens; taken before the address is printed, so that it is true.

    Raises:
        RetoldError: The address or the port cannot be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(128)
    except OSError as error:
        made.close()
        reason = error.strerror or str(error)
        raise RetoldError(
            f"cannot listen on {host}, port {port}: {reason}; try --port 0"
        ) from error
    return made


def _open(address: str, folder: Path) -> None:
    """Open the address in a browser by way of a file that nobody else can read.

    Arguments of a process, such as a browser's, are open to everybody on the machine.
    """
    from retold.cli.demo import open_page  # noqa: PLC0415

    page = folder / "retold.html"
    page.touch(mode=0o600)
    page.write_text(f'<meta http-equiv="refresh" content="0;url={escape(address)}">', "utf-8")
    open_page(page)
