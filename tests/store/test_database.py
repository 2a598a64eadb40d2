"""A desk's file: what it is, and what can go wrong with it."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from retold.errors import RetoldError
from retold.store.database import Database
from retold.store.runs import begin_run
from retold.store.versions import APPLICATION, VERSION, read_schema

NOBODY = 65534


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A new desk."""
    with closing(Database(tmp_path / "a.retold")) as made:
        yield made


def write(database: Database) -> int:
    """Some write or other."""
    with database.writing("testing") as connection:
        return begin_run(connection, "test", {"words": "x" * 500})


def runs(database: Database) -> int:
    """How many such writes there were."""
    with database.reading() as connection:
        row = connection.execute("SELECT count(*) FROM runs").fetchone()
    return int(row[0])


def test_any_tool_can_say_what_it_is(database: Database, tmp_path: Path) -> None:
    """The file names its maker and its version, and keeps a log beside it."""
    assert runs(database) == 0
    with closing(sqlite3.connect(tmp_path / "a.retold")) as other:
        for pragma, value in {
            "application_id": APPLICATION,
            "user_version": VERSION,
            "journal_mode": "wal",
        }.items():
            assert other.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_a_desk_of_an_unreleased_schema_is_one_line(tmp_path: Path) -> None:
    """A file with our version's number and not its columns says so, and what to do."""
    path = tmp_path / "a.retold"
    Database(path).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("ALTER TABLE desk DROP COLUMN placed")
    for read_only in (True, False):
        with pytest.raises(RetoldError, match=r"never released .*desk\.placed.*retold add"):
            Database(path, read_only=read_only)


def test_closing_breaks_off_what_another_thread_reads(database: Database) -> None:
    """A statement without an end is ended, in a line, and the file is closed."""
    has_begun = threading.Event()
    said: list[str] = []

    def read() -> None:
        try:
            with database.reading() as connection:
                connection.create_function("tell", 0, has_begun.set)
                connection.execute(
                    "WITH RECURSIVE n(x) AS (SELECT tell() UNION ALL SELECT 1 FROM n)"
                    " SELECT count(*) FROM n"
                ).fetchone()
        except RetoldError as error:
            said.append(str(error))

    reader = threading.Thread(target=read)
    reader.start()
    assert has_begun.wait(20)
    database.close()
    reader.join(20)
    assert ["closed while it was read" in one for one in said] == [True]


def test_every_table_is_strict(database: Database) -> None:
    """A column holds what it says, but for those of the search indexes."""
    rows = database.reader().execute(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict"
        " AND name NOT LIKE 'sqlite_%'"
    )
    assert [name for (name,) in rows] == []


def test_other_tools_can_read_every_view(database: Database, tmp_path: Path) -> None:
    """The views for people name columns that are there."""
    assert runs(database) == 0
    with closing(sqlite3.connect(tmp_path / "a.retold")) as other:
        views = other.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall()
        assert len(views) > 3
        for (name,) in views:
            assert other.execute(f"SELECT * FROM {name}").fetchall() == []  # noqa: S608


def test_the_schema_is_what_the_migrations_make(database: Database, tmp_path: Path) -> None:
    """The schema that people read is the one that desks have."""
    with closing(sqlite3.connect(tmp_path / "b.sqlite")) as other:
        other.executescript(read_schema())
        query = "SELECT type, name, sql FROM sqlite_master ORDER BY name"
        assert other.execute(query).fetchall() == database.reader().execute(query).fetchall()


def test_all_its_files_are_the_owners_alone(database: Database, tmp_path: Path) -> None:
    """Desk, log and lock are made for their owner alone."""
    write(database)
    made = list(tmp_path.iterdir())
    assert len(made) > 2
    assert {stat.S_IMODE(one.stat().st_mode) for one in made} == {0o600}


def test_many_read_while_one_writes(database: Database, tmp_path: Path) -> None:
    """Readers in other threads and handles go on, each at one moment, while a write is open."""
    write(database)
    with closing(Database(tmp_path / "a.retold", read_only=True)) as reader:
        with database.writing("testing") as connection:
            begin_run(connection, "test", {})
            seen: list[int] = []
            threads = [
                threading.Thread(target=lambda one=one: seen.append(runs(one)))
                for one in (reader, database, reader)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert seen == [1, 1, 1]
        assert runs(reader) == 2


def test_a_second_writer_is_told_who_writes(database: Database, tmp_path: Path) -> None:
    """One line names what is being done and by which process; what it did is untouched."""
    with closing(Database(tmp_path / "a.retold")) as other:
        with database.claimed("adding reports"):
            with pytest.raises(RetoldError, match=rf"adding reports, process {os.getpid()}, since"):
                write(other)
            write(database)
        write(other)
    assert runs(database) == 2


def test_the_lock_goes_with_its_process(tmp_path: Path) -> None:
    """A writer that is killed leaves nothing that keeps others out."""
    path = tmp_path / "a.retold"
    code = (
        "import os, signal, sys; from retold.store.database import Database\n"
        "with Database(sys.argv[1]).claimed('testing'): os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert done.returncode == -9
    with closing(Database(path)) as database:
        assert write(database) == 1


def test_a_failed_write_leaves_no_trace(database: Database) -> None:
    """Whatever goes wrong in a transaction, all of it is undone."""
    before = database.version
    with pytest.raises(LookupError), database.writing("testing") as connection:  # noqa: PT012
        begin_run(connection, "test", {})
        raise LookupError
    assert (runs(database), database.version) == (0, before + 0)
    assert write(database) == 1


def test_a_full_disk_is_one_line_and_loses_nothing(database: Database) -> None:
    """What was acknowledged stays, and when there is room again the writing goes on."""
    write(database)
    pages = database.reader().execute("PRAGMA page_count").fetchone()[0]
    database.reader().execute(f"PRAGMA max_page_count = {pages + 3}")
    written = 1
    with pytest.raises(RetoldError, match="the disk is full"):  # noqa: PT012
        for _ in range(100):
            write(database)
            written += 1
    database.reader().execute("PRAGMA max_page_count = 100000")
    assert runs(database) == written
    assert write(database) == written + 1


WRONG_FILES = [
    (b"Buy herrings. " * 100, "is no desk"),
    (b"SQLite format 3\0" + b"\0" * 2000, "no desk"),
    (bytes(range(256)) * 20, "is no desk"),
]


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize(("body", "said"), WRONG_FILES)
def test_a_file_that_is_no_desk_is_left_alone(
    tmp_path: Path, body: bytes, said: str, *, read_only: bool
) -> None:
    """Another program's file is one line, and not a byte of it changes."""
    path = tmp_path / "a.retold"
    path.write_bytes(body)
    with pytest.raises(RetoldError, match=said):
        Database(path, read_only=read_only)
    assert path.read_bytes() == body


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    """A sound SQLite file that is no desk is named as such."""
    path = tmp_path / "a.retold"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE herrings (price)")
    body = path.read_bytes()
    with pytest.raises(RetoldError, match="is no desk"):
        Database(path)
    assert path.read_bytes() == body


def test_a_newer_desk_is_left_alone(database: Database, tmp_path: Path) -> None:
    """A desk of a later retold says so, and what to do."""
    write(database)
    database.close()
    path = tmp_path / "a.retold"
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(RetoldError, match=r"made by a newer retold .* update retold"):
        Database(path)


def test_a_desk_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    """Reading makes no file."""
    with pytest.raises(RetoldError, match="there is no desk"):
        Database(tmp_path / "a.retold", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_desk_opened_for_reading_is_not_written_to(database: Database, tmp_path: Path) -> None:
    """Reading alone means it."""
    write(database)
    with closing(Database(tmp_path / "a.retold", read_only=True)) as reader:
        with pytest.raises(RetoldError, match="for reading alone"):
            write(reader)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader.reader().execute("DELETE FROM runs")


def as_nobody(work: Callable[[], str]) -> str:
    """What some work says when it is done by somebody who may not write here."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setuid(NOBODY)
            said = work()
        except RetoldError as error:
            said = f"RetoldError: {error}"
        except BaseException as error:  # noqa: BLE001 - told to the parent
            said = repr(error)
        os.write(tell, said.encode())
        os._exit(0)
    os.close(tell)
    said = os.read(told, 10_000).decode()
    os.close(told)
    os.waitpid(child, 0)
    return said


@pytest.fixture
def fixed(tmp_path: Path) -> Iterator[Path]:
    """A desk in a folder that cannot be written to."""
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    path = tmp_path / "fixed" / "a.retold"
    path.parent.mkdir()
    with closing(Database(path)) as database:
        write(database)
    path.with_name("a.retold-lock").unlink()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    yield path
    path.parent.chmod(0o755)


def test_a_folder_that_cannot_be_written_to_can_be_read(fixed: Path) -> None:
    """A desk on a disk that nobody can write to is read as any other."""
    assert as_nobody(lambda: str(runs(Database(fixed, read_only=True)))) == "1"


def test_a_folder_that_cannot_be_written_to_is_one_line(fixed: Path) -> None:
    """Writing there is refused in a line that says what to look at, and so is making a desk."""
    for path in (fixed, fixed.with_name("b.retold")):
        said = as_nobody(lambda path=path: str(write(Database(path))))  # type: ignore[misc]
        assert said.startswith("RetoldError: "), said
        assert "permission denied" in said or "cannot be" in said
    assert as_nobody(lambda: str(runs(Database(fixed, read_only=True)))) == "1"
