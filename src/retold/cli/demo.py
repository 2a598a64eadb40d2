"""`retold demo`: the ferry story, an invented one, traced."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import resources
from pathlib import Path

import click

from retold.cli.tier import note_tier, tier_option


@click.command("demo", short_help="Trace an invented story, and open its page.")
@click.option("--no-open", is_flag=True, help="Name the page, and do not open it.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="retold-demo.html",
    show_default=True,
    type=click.Path(),
    help="Where to write the page.",
)
@tier_option
def command(output: str, tier: str | None, *, no_open: bool) -> None:
    """Trace the ferry story: fourteen invented reports of two invented events.

    Prints the summary, writes the page, and opens it where there is a browser with a screen.
    """
    # Imported here: the stages take a second to load, and help should not wait for them.
    from retold.cli.output import check_output, write_page  # noqa: PLC0415
    from retold.cli.run import run_trace  # noqa: PLC0415
    from retold.cli.terminal.summary import print_summary  # noqa: PLC0415
    from retold.export.page import render_page  # noqa: PLC0415

    target = check_output(output)
    with resources.as_file(resources.files("retold") / "data" / "ferry") as folder:
        reports = sorted(str(path) for path in folder.iterdir() if path.suffix in {".txt", ".html"})
        trace = run_trace(reports, tier)
    write_page(target, render_page(trace, title="The ferry story"))
    note_tier(tier)
    opened = not no_open and open_page(target)
    print_summary(trace, f"The page is in {target}{'' if opened else ': open it in a browser'}.")


def open_page(path: Path) -> bool:
    """Open a page in the user's browser, and say whether that was tried.

    Never waits and never fails: where there is no screen, or nobody at the terminal, nothing is
    opened. The browser is started by a process of its own, since a text browser would take over
    the terminal.
    """
    if not (sys.stdout.isatty() and _has_screen()):
        return False
    try:
        subprocess.Popen(  # noqa: S603 - our own interpreter, on a page that we wrote
            [sys.executable, "-m", "webbrowser", path.resolve().as_uri()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return True


def _has_screen() -> bool:
    if os.environ.get("SSH_CONNECTION"):
        return False
    if sys.platform in {"darwin", "win32"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
