"""`retold archive`: a collection past one machine, read and told as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from retold.cli.reading import read_columns, reading_options
from retold.cli.tier import tier_option
from retold.errors import RetoldError

if TYPE_CHECKING:
    from retold.archive.engines.engine import Engine
    from retold.archive.manifest import Manifest

# Of how many stories the end of a run tells, and how much of what names each.
_SHOWN, _LABEL = 5, 70
_FILES_ABOVE = "://"


@click.command("archive", short_help="Trace a large collection into tables, on an engine.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path())
@click.option("--out", required=True, metavar="DIR", help="The folder that the tables go to.")
@click.option(
    "--memory",
    metavar="SIZE",
    default="4GB",
    show_default=True,
    help="How much memory comparing may take on this machine, or an executor on a cluster.",
)
@click.option("--remote", metavar="ADDRESS", help="A Spark Connect server, as sc://host:15002.")
@click.option("--master", metavar="ADDRESS", help="A Spark master, as spark://host:7077.")
@click.option(
    "--window",
    "window_days",
    metavar="DAYS",
    type=click.IntRange(1, 3660),
    default=14,
    show_default=True,
    help="Reports are compared with those of so many days before and after.",
)
@click.option(
    "--until",
    type=click.Choice(["pairs", "stories"]),
    default="stories",
    show_default=True,
    help="End with the pairs that may share a passage, or tell the stories too.",
)
@reading_options
@tier_option
@click.option("--json", "as_json", is_flag=True, help="Print the manifest as JSON.")
def command(  # noqa: PLR0913 - an option each
    inputs: tuple[str, ...],
    out: str,
    memory: str,
    remote: str | None,
    master: str | None,
    *,
    window_days: int,
    until: str,
    tier: str | None,
    glob: str,
    columns: str,
    as_json: bool,
) -> None:
    """Read a collection that outgrows the desk, and write what is found as Parquet tables.

    INPUT is a file or folder of whatever `trace` reads, or of an object store (s3://, gs://,
    hdfs://). DuckDB does the work on this machine; --remote or --master have a Spark cluster do
    the same. A run that was interrupted goes on where it ended when the same command is given.

    \b
    retold archive crawl/*.warc.gz --out archive
    retold archive s3://press/2031 --out s3://press/told --master spark://host:7077
    """  # noqa: D301 - click's mark for lines that stay as they are
    from retold.archive import ArchiveSettings, build_archive  # noqa: PLC0415 - it loads slowly
    from retold.cli.progress import show_steps  # noqa: PLC0415

    if remote and master:
        raise RetoldError("give --remote or --master, not both")
    settings = ArchiveSettings(
        window_days=window_days,
        until=until,
        tier=tier or "fast",
        glob=glob,
        columns=read_columns(columns),
    )
    engine = _open_engine(out, memory, remote or "", master or "")
    try:
        with show_steps() as progress:
            manifest = build_archive(inputs, out, engine, settings, progress)
    finally:
        engine.close()
    if as_json:
        from retold.cli.output import write_json  # noqa: PLC0415

        write_json(manifest)
    else:
        _print(manifest, out)


def _open_engine(out: str, memory: str, remote: str, master: str) -> Engine:
    if remote or master:
        from retold.archive.engines.spark import SparkEngine  # noqa: PLC0415

        return SparkEngine(remote=remote, master=master, memory=memory)
    from retold.archive.engines.local import LocalEngine  # noqa: PLC0415

    if _FILES_ABOVE in out:
        raise RetoldError(f"{out}: a store needs --remote or --master; here give a folder")
    return LocalEngine(memory, f"{out}/work/spill")


def _print(manifest: Manifest, out: str) -> None:
    tables = manifest["tables"]
    click.echo(f"The archive is in {out}:")
    for name, rows in sorted(tables.items(), key=lambda item: (-item[1], item[0])):
        click.echo(f"  {rows:>12,}  {name}")
    if manifest["skips"]:
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in manifest["skips"].items())
        click.echo(f"Left out: {reasons} (the table skips says which)")
    if tables.get("stories"):
        _print_largest(out)
    click.echo(f"Look at it: retold serve --archive {out}")
    click.echo(f"Take a story to a desk: retold add --from {out} --story ID")


def _print_largest(out: str) -> None:
    """The largest stories with their ids, for who wants to begin somewhere."""
    from retold.cli.terminal.text import plain, shortened  # noqa: PLC0415 - slow to load
    from retold.desk.archivetables import ArchiveTables  # noqa: PLC0415

    if _FILES_ABOVE in out:
        return
    tables = ArchiveTables(out)
    sql = "SELECT id, label, len(reports) FROM stories ORDER BY len(reports) DESC, id LIMIT ?"
    click.echo("The largest stories:")
    for id_, label, many in tables.tuples(sql, [_SHOWN]):
        click.echo(plain(f"  {id_}  {many:>5,} reports  {shortened(label, _LABEL)}").plain)
    tables.close()
