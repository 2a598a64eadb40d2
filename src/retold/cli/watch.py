"""`retold watch`: feeds asked now and then, and what is new in them."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from retold.cli.deskfile import desk_option, open_desk
from retold.cli.fetching import make_policy
from retold.cli.tier import note_tier, tier_option
from retold.errors import RetoldError

if TYPE_CHECKING:
    from retold.desk import Desk, Polled, Watching

LEAST_MINUTES = 5


@click.command("watch", short_help="Ask feeds now and then, and add what is new in them.")
@click.argument("feeds", nargs=-1, required=True, metavar="FEEDS...", type=click.Path())
@desk_option
@click.option(
    "--every",
    metavar="MINUTES",
    type=click.IntRange(LEAST_MINUTES, 10_080),
    default=30,
    show_default=True,
    help="How long after one look at a feed the next one comes.",
)
@click.option("--once", is_flag=True, help="Ask the feeds that are due, and end.")
@click.option("--json", "as_json", is_flag=True, help="Print what is new as JSON, a feed a line.")
@tier_option
@click.option("--allow-private", is_flag=True, help="Fetch from the local network too.")
@click.option(
    "--contact", metavar="TEXT", default="", help="Tell the sites whom they can write to."
)
@click.option(
    "--max-pages",
    metavar="N",
    type=click.IntRange(min=1),
    default=100,
    show_default=True,
    help="Fetch at most so many pages for one look at a feed.",
)
def command(  # noqa: PLR0913 - an option each
    feeds: tuple[str, ...],
    desk: str,
    tier: str | None,
    contact: str,
    *,
    every: int,
    max_pages: int,
    once: bool,
    as_json: bool,
    allow_private: bool,
) -> None:
    """Watch FEEDS...: addresses of feeds, or files that list them (OPML, as feed readers write it).

    Each feed is asked whether it has changed, its new pages are fetched, one a second, as the
    site's robots.txt allows, and added to the desk; then it sleeps until the next is due. What it
    knows is on the desk: stopped with Ctrl-C and started again, it goes on where it was. A feed
    that fails is asked less and less often.

    \b
    retold watch feeds.opml
    retold watch --once https://harbour.example/feed.xml
    """  # noqa: D301 - click's mark for lines that stay as they are
    from retold.ingest.web.opening import open_fetcher  # noqa: PLC0415 - the stages load slowly

    urls = find_feeds(feeds)
    policy = make_policy(contact, max_pages, allow_private=allow_private)
    with open_desk(desk, read_only=False) as opened:
        fetcher = open_fetcher(policy, cache=opened.feed_cache())
        watching = opened.watching(every=timedelta(minutes=every), tier=tier)
        if not as_json:
            note_tier(tier)
        # Run by cron, which sends what is printed as mail, it says what is new and no more.
        may_say = not as_json and (not once or sys.stdout.isatty())
        if may_say and watching.due(urls) > datetime.now(UTC):
            _say_quiet(0, watching.due(urls))
        while True:
            quiet = 0
            for polled in watching.poll(urls, fetcher):
                quiet += not _show(polled, opened, desk, as_json=as_json)
            if may_say and quiet:
                _say_quiet(quiet, watching.due(urls))
            if once:
                return
            _sleep(watching, urls)


def find_feeds(given: tuple[str, ...]) -> list[str]:
    """The addresses of feeds: those given, and those that files list.

    Raises:
        RetoldError: A file is not there, or lists no feed.
    """
    from retold.ingest.web.address import is_address  # noqa: PLC0415 - the stages load slowly
    from retold.ingest.web.opml import read_opml  # noqa: PLC0415

    found: dict[str, None] = {}
    for one in given:
        if is_address(one) and not Path(one).exists():
            found[one] = None
            continue
        try:
            text = Path(one).read_bytes().decode("utf-8", "replace")
        except OSError as error:
            reason = (error.strerror or "it cannot be read").lower()
            raise RetoldError(f"{one}: {reason}") from error
        listed = [feed.url for feed in read_opml(text)]
        if not listed:
            raise RetoldError(f"{one} lists no feeds: it has to be OPML, or give an address")
        found.update(dict.fromkeys(listed))
    return list(found)


def _show(polled: Polled, desk: Desk, shown: str, *, as_json: bool) -> bool:
    """Print what is new in a feed; nothing where nothing is. Whether something is."""
    from retold.cli.output import write_json  # noqa: PLC0415 - the stages load slowly
    from retold.cli.terminal.adding import draw_added  # noqa: PLC0415
    from retold.cli.terminal.printing import print_parts  # noqa: PLC0415
    from retold.cli.terminal.text import QUIET, plain  # noqa: PLC0415

    added = polled.added
    is_new = bool(added.report_ids or added.skips)
    if as_json:
        write_json(polled)
    elif is_new:
        now = datetime.now(UTC).astimezone()
        print_parts([plain((f"{now:%d %B, %H:%M}  {polled.url}", QUIET))])
        print_parts(draw_added(added, desk.rows(added.story_ids), shown))
    return is_new


def _say_quiet(feeds: int, due: datetime) -> None:
    """Say in a quiet line that feeds had nothing new, and when the next one is asked."""
    from retold.cli.terminal.printing import print_parts  # noqa: PLC0415 - the stages load slowly
    from retold.cli.terminal.text import QUIET, plain  # noqa: PLC0415
    from retold.export.views.wording import count_words  # noqa: PLC0415

    now, then = datetime.now(UTC).astimezone(), due.astimezone()
    said = f"nothing new in {count_words(feeds, 'feed')}; " if feeds else ""
    at = f"{then:%H:%M}" if then.date() == now.date() else f"{then:%d %B, %H:%M}"
    print_parts([plain((f"{now:%d %B, %H:%M}  {said}the next look is at {at}", QUIET))])


def _sleep(watching: Watching, urls: list[str]) -> None:
    """Sleep until the next feed is due, a minute at least."""
    left = (watching.due(urls) - datetime.now(UTC)).total_seconds()
    time.sleep(max(60.0, left))
