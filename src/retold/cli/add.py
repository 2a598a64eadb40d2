"""`retold add`: reports into a desk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

import click

from retold.cli.deskfile import desk_option, open_desk
from retold.cli.fetching import fetch_options, make_policy
from retold.cli.reading import read_columns, reading_options
from retold.cli.tier import note_tier, tier_option
from retold.errors import RetoldError

if TYPE_CHECKING:
    from retold.model import Report


@click.command("add", short_help="Add reports to a desk, and find what is new in their stories.")
@click.argument("paths", nargs=-1, metavar="PATH...", type=click.Path())
@click.option(
    "--from",
    "archive",
    metavar="DIR",
    type=click.Path(),
    help="An archive that `retold archive` made; name stories in it with --story.",
)
@click.option(
    "--story", "stories", metavar="ID", multiple=True, help="A story of that archive to take home."
)
@desk_option
@click.option("--json", "as_json", is_flag=True, help="Print what was added as JSON.")
@reading_options
@tier_option
@fetch_options
def command(  # noqa: PLR0913 - an option each
    paths: tuple[str, ...],
    desk: str,
    tier: str | None,
    contact: str,
    max_pages: int,
    *,
    archive: str | None,
    stories: tuple[str, ...],
    glob: str,
    columns: str,
    as_json: bool,
    fetch: bool,
    allow_private: bool,
) -> None:
    """Add the reports in PATH... to a desk, which is made if it is not there.

    PATH is what `retold trace` reads: files, folders, archives, addresses, `-`. What is on the desk
    already is left as it is, so the same command can be given again and again; one that was broken
    off goes on where it stopped. Without a PATH only what was broken off is done.

    \b
    retold add clippings/
    retold add --desk harbour.retold https://harbour.example/feed.xml
    retold add --from archive --story s6b39f21a8a
    """  # noqa: D301 - click's mark for lines that stay as they are
    from retold.cli.output import write_json  # noqa: PLC0415 - the stages load slowly
    from retold.cli.progress import show_adding  # noqa: PLC0415
    from retold.cli.run import check_inputs  # noqa: PLC0415
    from retold.cli.terminal.adding import draw_added  # noqa: PLC0415
    from retold.cli.terminal.printing import print_parts  # noqa: PLC0415
    from retold.desk import Captures  # noqa: PLC0415
    from retold.ingest import read  # noqa: PLC0415

    if bool(archive) != bool(stories):
        raise RetoldError("--from DIR and --story ID go together")
    check_inputs(paths)
    policy = make_policy(contact, max_pages, allow_private=allow_private)
    named = read_columns(columns)
    captures = Captures()
    with open_desk(desk, read_only=False) as opened:
        found = read(
            paths, fetch=fetch, policy=policy, glob=glob, columns=named, keep=captures.keep
        )
        with show_adding() as progress:
            items = chain(_take_stories(archive, stories), found)
            added = opened.add(items, tier=tier, progress=progress, captures=captures)
        if as_json:
            write_json(added)
            return
        note_tier(tier)
        print_parts(draw_added(added, opened.rows(added.story_ids), desk))


def _take_stories(archive: str | None, stories: Sequence[str]) -> Iterator[Report]:
    """The reports of some stories of an archive."""
    from retold.desk import Desk  # noqa: PLC0415 - the stages load slowly

    if archive is not None:
        with Desk.open_archive(archive) as opened:
            for story in stories:
                yield from opened.story(story).reports
