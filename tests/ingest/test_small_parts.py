"""Captions run in, datelines, credits, outlets, languages, sorts of text, wrapped lines."""

from __future__ import annotations

import pytest

from retold.ingest import read_bytes
from retold.ingest.captions import split_captions
from retold.ingest.credits import names_in
from retold.ingest.datelines import find_dateline
from retold.ingest.decode import Decoded, decode
from retold.ingest.genre import find_kind
from retold.ingest.language import find_language
from retold.ingest.linekinds import LineKind, sort_line
from retold.ingest.unwrap import unwrap
from retold.model import How, Report, Span, Zone

CAPTIONS = [
    ("It sank at noon. Rough sea off the mole The guard of the port said that it was late.",
     ["Rough sea off the mole"]),
    ("It sank at noon. The quay of the fishermen in Port Ellery Two ships of the line lay there.",
     ["The quay of the fishermen in Port Ellery"]),
    ("It sank at noon. The old coastal daily The Herring Gull reported that she was late.", []),
    ("It sank at noon. The guard of the port said that The ferry was late again that night.", []),
    ("It sank at noon. People in the harbour watched from The Hague as the ferry went down.", []),
    ("It sank. He read a book by the sea He liked it.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "captions"), CAPTIONS)
def test_run_in_captions(text: str, captions: list[str]) -> None:
    """A verbless run before a new sentence is a caption; names and clauses are none."""
    parts = split_captions(text, Span(0, len(text)))
    assert [part.span.of(text) for part in parts if part.zone is Zone.CAPTION] == captions
    letters = "".join("".join(part.span.of(text).split()) for part in parts)
    assert letters == "".join(text.split())


DATELINES = [
    ("PORT ELLERY, May 3 (Norvane) - A ferry sank.", "PORT ELLERY, May 3 (Norvane)", "Norvane"),
    ("Port Ellery, 3 May 2031 (Norvane) — A ferry sank.", "Port Ellery, 3 May 2031 (Norvane)",
     "Norvane"),
    ("PORT ELLERY, Lunnland, 3 May 2031, 19:10 (Norvane) - A ferry sank.",
     "PORT ELLERY, Lunnland, 3 May 2031, 19:10 (Norvane)", "Norvane"),
    ("PORT ELLERY, Tues., May 3, 2031, 7:10 p.m. GMT (Norvane) - A ferry sank.",
     "PORT ELLERY, Tues., May 3, 2031, 7:10 p.m. GMT (Norvane)", "Norvane"),
    ("PORT ELLERY - A ferry sank.", "PORT ELLERY", ""),
    ("Ellery: A ferry sank.", "Ellery", ""),
    ("TARSK (Quillon) – A ferry sank.", "TARSK (Quillon)", "Quillon"),
    ("PORT ELLERY, May 3. /NORVANE/. A ferry sank.", "PORT ELLERY, May 3. /NORVANE/", "NORVANE"),
    ("Port Ellery [Lunnland], May 3 (Norvane): A ferry sank.",
     "Port Ellery [Lunnland], May 3 (Norvane)", "Norvane"),
    ("Port Ellery, May 3 (Norvane) A ferry sank.", "Port Ellery, May 3 (Norvane)", "Norvane"),
    ("PORT ELLERY (Norvane/Quillon) -- A ferry sank.", "PORT ELLERY (Norvane/Quillon)",
     "Norvane/Quillon"),
    ("Nobody - A ferry sank.", None, None),
    ("The ferry sank at noon: Nobody saw it.", None, None),
    ("Breaking: A ferry sank.", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "shown", "agency"), DATELINES)
def test_datelines(text: str, shown: str | None, agency: str | None) -> None:
    """A place with a day, an agency or capitals before a dash is a dateline."""
    found = find_dateline(text, Span(0, len(text)))
    assert (found.text if found else None) == shown
    assert (found.agency if found else None) == agency


CREDITS = [
    ("(Norvane)", ("Norvane",)),
    ("Source: Norvane", ("Norvane",)),
    ("Reuters", ("Reuters",)),
    ("AP/AFP", ("AP", "AFP")),
    ("— Reuters", ("Reuters",)),
    ("(With inputs from agencies)", ("agencies",)),
    ("With additional reporting by Norvane and Quillon", ("Norvane", "Quillon")),
    ("Translated from the Lunnish by Quillon", ("Quillon",)),
    ("Norvane contributed to this report.", ("Norvane",)),
]


@pytest.mark.parametrize(("text", "names"), CREDITS)
def test_credits(text: str, names: tuple[str, ...]) -> None:
    """A credit line names the bodies that a report was taken from."""
    assert sort_line(text, text.casefold(), len(text.split())) is LineKind.CREDIT
    assert names_in(text) == names


def test_credit_in_the_last_paragraph() -> None:
    """A credit that closes the last paragraph is read and stays in the body."""
    text = "A ferry struck the mole on Sunday.\n\nNobody was hurt, the guard said. (Norvane)\n"
    report = read_bytes(text.encode(), path="a.txt")
    assert isinstance(report, Report)
    assert [(one.text, one.names) for one in report.credits] == [("(Norvane)", ("Norvane",))]


KINDS = [
    ("3 May 2031", LineKind.DATE),
    ("Published: May 3, 2031 10:15 | Updated: May 4, 2031 11:00", LineKind.DATE),
    ("By a Staff Reporter", LineKind.BYLINE),
    ("By Ann Roe, 6 May 2031", LineKind.BYLINE),
    ("By Monday the ferry had left the port again.", LineKind.SENTENCE),
    ("5 Shares", LineKind.FURNITURE),
    ("4 min read", LineKind.FURNITURE),
    ("No comments:", LineKind.COMMENTS),
    ("© 2031 The Herring Gull", LineKind.FURNITURE),
    ("You may also like", LineKind.LIST_LABEL),
    ("Boats at the quay. (File photo)", LineKind.CAPTION),
    ("Boats at the quay, May 3, 2031. (AP)", LineKind.CAPTION),
    ("Nobody was hurt, the guard said. (AP)", LineKind.SENTENCE),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kinds_of_lines(text: str, kind: LineKind) -> None:
    """A line is sorted by its own looks."""
    assert sort_line(text, text.casefold(), len(text.split())) is kind


LANGUAGES = [
    ("The ferry struck the mole and the guard said that it was not to blame for this.", "en"),
    ("Le ferry a heurté le môle et la garde est sur le quai avec les pêcheurs de la ville.", "fr"),
    ("Die Fähre lief auf die Mole und der Kapitän ist nicht mit dem Lotsen von Bord.", "de"),
    ("Паром ударился о мол, и стража порта не сказала, что это была вина рыбаков.", "ru"),
    ("العبارة اصطدمت بالرصيف في الميناء من قبل الحارس على البحر", "ar"),
    ("フェリーは防波堤に衝突した", "ja"),
    ("渡船撞上了防波堤", "zh"),
    ("qwx zzt", "und"),
    ("12345", "und"),
]


@pytest.mark.parametrize(("text", "code"), LANGUAGES)
def test_languages(text: str, code: str) -> None:
    """The script and the commonest words tell the language, or nothing does."""
    assert find_language(text) == code


GENRES = [
    ("Opinion: The mole must go", [], ["It must."], "commentary"),
    ("Statement on the accident", [], ["A ferry touched the mole."], "statement"),
    ("Ferry crash: live updates", [], ["It sank."], "live"),
    ("Ferry sinks", [], ["It sank, the guard said.", "Nobody was hurt, she said."], "report"),
    ("Ferry sinks", ["Editorial"], ["It sank."], "commentary"),
    ("Ferry sinks", [], ["It sank."], "unknown"),
]


@pytest.mark.parametrize(("headline", "above", "body", "kind"), GENRES)
def test_genres(headline: str, above: list[str], body: list[str], kind: str) -> None:
    """What sort of text it is, by plain evidence."""
    assert find_kind(headline, above, body).kind == kind


def test_wrapped_lines_are_joined() -> None:
    """Paragraphs broken at a set width become whole again, each piece with its place."""
    raw = (
        "The ferry struck the north mole of the port on Sunday evening, and\n"
        "seventeen passengers were hurt, three of them badly, the guard said\n"
        "in a statement that it sent to the papers of the whole coast early\n"
        "on Monday.\n\nNobody is missing.\n"
    )
    source = unwrap(raw)
    assert "evening, and seventeen passengers" in source.flat
    assert "\n\nNobody" in source.flat
    assert How.NORMALISED in source.hows


def test_wrapped_lines_without_blank_ones() -> None:
    """With no blank lines a stop with room behind it ends a paragraph; names may begin a line."""
    lines = [
        "The ferry struck the north mole of the port on Sunday evening, and",
        "Ann Roe, who steers the pilot boat, saw it from the quay, she said",
        "in a letter to the paper. A second witness, who was on the mole to",
        "fish, heard the horn twice. Both were asked again.",
        "Nobody is missing.",
        "The guard will speak to the pilots, who had been at sea for twelve",
        "hours, on Tuesday.",
    ]
    flat = unwrap("\n".join(lines)).flat
    assert flat.split("\n") == [" ".join(lines[:4]), lines[4], " ".join(lines[5:])]


def test_lists_are_not_joined() -> None:
    """Lines that end without a stop before a capital are headings, be there many."""
    text = "\n".join(f"The keeper of light number {n} tells what he saw" for n in range(9))
    assert unwrap(text).flat == text


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        ("Fähre über".encode(), "utf-8"),
        ("\ufeffFähre".encode(), "utf-8"),
        ("Die Fähre".encode("utf-16"), "utf-16-le"),
        ("Die große Fähre".encode("utf-16-be"), "utf-16-be"),
        (b'<meta charset="iso-8859-1">F\xe4hre', "cp1252"),
    ],
)
def test_encodings(body: bytes, encoding: str) -> None:
    """The encoding is taken from the mark, the bytes or what the page declares."""
    found = decode(body)
    assert isinstance(found, Decoded)
    assert found.encoding == encoding
    assert "hre" in found.text or "Fähre" in found.text


def test_outlet_by_the_address() -> None:
    """Where a page names no outlet, the host of its address does, and says so."""
    page = (
        '<html><head><link rel="canonical" href="https://www.herring-gull.example/news/ferry"></head>'
        "<body><article><h1>Ferry strikes mole</h1><p>A ferry struck the mole in fog on Sunday."
        "</p><p>Nobody was hurt, the guard of the port said.</p></article></body></html>"
    )
    report = read_bytes(page.encode(), path="a.html")
    assert isinstance(report, Report)
    assert report.outlet.name == "herring-gull.example"
    assert report.outlet.evidence == "the host of its address"
