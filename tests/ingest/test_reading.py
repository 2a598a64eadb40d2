"""From bytes, files and folders to reports."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from retold.errors import RetoldError
from retold.ingest import ReadingLimits, read, read_bytes
from retold.model import How, Report, Skip, SkipReason, Zone

ARTICLE = """THE PORT ELLERY HERALD
Monday, 5 May 2031

Ferry strikes mole at Port Ellery

By Hanne Orlick

The ferry "Patient Anne" struck the mole on Sunday night, the guard said.

"She came in too fast," said Jorund Pell, who mends nets there.

Nobody was hurt.
"""


def one(body: str, path: str = "a.txt") -> Report:
    """The report in a text."""
    found = read_bytes(body.encode(), path=path)
    assert isinstance(found, Report)
    return found


def zones(report: Report) -> list[tuple[str, str]]:
    """The zones of a report with their words."""
    return [(block.zone.value, block.span.of(report.text)) for block in report.blocks]


def test_clean_article() -> None:
    """A clean article comes through whole, its masthead, date and byline read and left out."""
    report = one(ARTICLE)
    assert report.headline == "Ferry strikes mole at Port Ellery"
    assert report.outlet.name == "THE PORT ELLERY HERALD"
    assert report.byline == "By Hanne Orlick"
    assert report.published.evidence == 'date line: "Monday, 5 May 2031"'
    assert zones(report) == [
        ("headline", "Ferry strikes mole at Port Ellery"),
        ("body", 'The ferry "Patient Anne" struck the mole on Sunday night, the guard said.'),
        ("body", '"She came in too fast," said Jorund Pell, who mends nets there.'),
        ("body", "Nobody was hurt."),
    ]  # fmt: skip


def test_blocks_are_parted_by_a_blank_line() -> None:
    """The text is the blocks in order with a blank line between them."""
    report = one(ARTICLE)
    assert report.text == "\n\n".join(block.span.of(report.text) for block in report.blocks)


def test_exact_pieces_and_their_offsets() -> None:
    """Plain text is kept verbatim, inner white space too, and points into the raw text."""
    raw = "\ufeff  The  mast\tbroke off, the guard said.\r\nNobody was hurt, it said.\r\n"
    report = one(raw)
    assert report.text.startswith("The  mast\tbroke off")
    assert {piece.how for piece in report.pieces} == {How.EXACT}
    assert all(piece.raw.of(raw) == piece.text.of(report.text) for piece in report.pieces)


def test_few_words_without_a_stop() -> None:
    """A pasted line with no stop is a report too."""
    assert one("The ferry sank off the north mole").text == "The ferry sank off the north mole"


def test_identical_files_stay_two(tmp_path: Path) -> None:
    """Two files with the same bytes are two reports with two ids."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ARTICLE)
    found = [item for item in read(tmp_path) if isinstance(item, Report)]
    assert len({report.id for report in found}) == 2


def test_same_name_in_two_folders(tmp_path: Path) -> None:
    """Two absolute files of one name and the same bytes still have two ids."""
    paths = [tmp_path / name / "a.txt" for name in ("x", "y")]
    for path in paths:
        path.parent.mkdir()
        path.write_text(ARTICLE)
    found = [item for item in read(paths) if isinstance(item, Report)]
    assert [report.path for report in found] == ["a.txt", "a.txt"]
    assert found[0].id != found[1].id


def test_folder(tmp_path: Path) -> None:
    """A folder is read with all that is in it, sorted, hidden files left out, never absolute."""
    (tmp_path / "in" / "deep").mkdir(parents=True)
    for name in ("in/b.txt", "in/deep/a.txt", "in/.hidden.txt", "in/a.txt"):
        (tmp_path / name).write_text(ARTICLE)
    found = [item.path for item in read(tmp_path / "in") if isinstance(item, Report)]
    assert found == ["in/a.txt", "in/b.txt", "in/deep/a.txt"]


def test_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative path is shown as it was given."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(ARTICLE)
    monkeypatch.chdir(tmp_path)
    found = [item.path for item in read(["in/a.txt", "in"]) if isinstance(item, Report)]
    assert found == ["in/a.txt", "in/a.txt"]


def test_symlink_loop(tmp_path: Path) -> None:
    """A folder linked into itself is entered once, and the link is told."""
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "lost").symlink_to(tmp_path / "gone")
    found = list(read(tmp_path))
    assert [type(item) for item in found] == [Report, Skip, Skip]
    assert isinstance(found[1], Skip)
    assert found[1].reason is SkipReason.UNREADABLE


def test_missing_path(tmp_path: Path) -> None:
    """A path that is not there is the user's mistake, told before anything is read."""
    with pytest.raises(RetoldError, match=r"gone\.txt: no such file"):
        read([tmp_path, tmp_path / "gone.txt"])


@pytest.mark.parametrize("path", ["", "a\0b"])
def test_impossible_path(path: str) -> None:
    """A name that no file can have is no traceback."""
    with pytest.raises(RetoldError):
        read(path)


def test_standard_input() -> None:
    """A dash is standard input."""
    found = list(read("-", stdin=io.BytesIO(ARTICLE.encode())))
    assert isinstance(found[0], Report)
    assert found[0].path == "-"


def test_too_large(tmp_path: Path) -> None:
    """A file past the limit is skipped unread."""
    (tmp_path / "a.txt").write_text(ARTICLE)
    (found,) = read(tmp_path / "a.txt", limits=ReadingLimits(max_bytes=10))
    assert isinstance(found, Skip)
    assert found.reason is SkipReason.TOO_LARGE


def test_empty_folder(tmp_path: Path) -> None:
    """An empty folder is said to be empty."""
    (found,) = read(tmp_path)
    assert isinstance(found, Skip)
    assert found.reason is SkipReason.EMPTY


def test_pipe_in_a_folder(tmp_path: Path) -> None:
    """A named pipe in a folder does not block the reading."""
    os.mkfifo(tmp_path / "pipe")
    (found,) = read(tmp_path)
    assert isinstance(found, Skip)
    assert found.reason is SkipReason.UNREADABLE


def test_unreadable_bytes_in_a_name(tmp_path: Path) -> None:
    """A file name in a broken encoding is shown with what can be shown of it."""
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(ARTICLE)
    (found,) = read(tmp_path)
    assert isinstance(found, Report)
    assert found.path.endswith("caf\ufffd.txt")


def test_other_formats_are_skipped() -> None:
    """A data file is no report, by its name."""
    found = read_bytes(b"{}", path="truth.json")
    assert isinstance(found, Skip)
    assert found.reason is SkipReason.UNKNOWN_FORMAT


def test_body_zones_of_the_sample_texts(seeds: dict[str, Path], gold: dict[str, object]) -> None:
    """The body of each sample text is that of the reference, to the character."""
    files = gold["files"]
    assert isinstance(files, dict)
    for key, path in seeds.items():
        (report,) = read(path)
        assert isinstance(report, Report)
        raw = path.read_bytes().decode()
        want = {at for part in files[key]["body"] for at in range(part["start"], part["end"])}
        have = {
            at
            for block in report.blocks_in(Zone.BODY)
            for piece in report.pieces
            if block.span.covers(piece.text)
            for at in range(piece.raw.start, piece.raw.end)
        }
        assert "".join(raw[at] for at in sorted(want ^ have)).strip() == "", key


DATES = [("000", "2023-11-16"), ("001", "2023-11-13"), ("002", "2023-10-24"), ("003", None),
         ("004", "2023-10-11")]  # fmt: skip


@pytest.mark.parametrize(("key", "day"), DATES)
def test_dates_of_the_sample_texts(seeds: dict[str, Path], key: str, day: str | None) -> None:
    """Each sample text is dated as the reference dates it; one cannot be dated."""
    (report,) = read(seeds[key])
    assert isinstance(report, Report)
    moment = report.published.moment
    assert (moment.middle.date().isoformat() if moment else None) == day


def test_furniture_dates_are_kept(seeds: dict[str, Path]) -> None:
    """Dates of other items on the page stay among the candidates, with the reason."""
    (report,) = read(seeds["001"])
    assert isinstance(report, Report)
    passed_over = {one.text for one in report.published.candidates if not one.chosen and one.reason}
    assert {"8 Jul 2025", "9 Jul 2025", "July 13, 2025", "Sept. 29, 2021"} <= passed_over


@pytest.mark.parametrize(("key", "credit"), [("000", "(TASS)"), ("001", "Source: TASS")])
def test_credits_of_the_sample_texts(seeds: dict[str, Path], key: str, credit: str) -> None:
    """A credit line is read with its raw place and kept in the text."""
    (report,) = read(seeds[key])
    assert isinstance(report, Report)
    (found,) = report.credits
    assert (found.text, found.names) == (credit, ("TASS",))
    assert found.raw.of(seeds[key].read_bytes().decode()) == credit
    assert found.span is not None
    assert found.span.of(report.text) == credit
