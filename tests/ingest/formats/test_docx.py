"""Word documents, made by python-docx."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import docx
import pytest

from ingest.delivery import deliveries
from ingest.formats.given import HEADLINE, PARAGRAPHS, body_of, read_all, reports_in, skips_in
from retold.ingest.formats import docx as docx_reader
from retold.model import Report, Skip, SkipReason, Zone


def document(lines: list[tuple[str, str]]) -> bytes:
    """A document of paragraphs with their styles."""
    made = docx.Document()
    for style, text in lines:
        made.add_paragraph(text, style=style or None)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


ARTICLE = [("Heading 1", HEADLINE), *(("", one) for one in PARAGRAPHS)]


def with_main(xml: str, **others: str) -> bytes:
    """A document whose main part is replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", xml)
        for name, body in others.items():
            archive.writestr(f"word/{name}.xml", body)
    return made.getvalue()


_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def main_part(inside: str, head: str = "") -> str:
    """A main part with something in its body."""
    return (
        f'<?xml version="1.0"?>{head}<w:document xmlns:w="{_NAMESPACE}" xmlns:mc="{_COMPATIBLE}">'
        f"<w:body>{inside}</w:body></w:document>"
    )


def run(text: str) -> str:
    """A run of text."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_an_article() -> None:
    """Paragraphs are read, and a heading is the headline."""
    (report,) = reports_in(document(ARTICLE), "a.docx")
    assert report.headline == HEADLINE
    assert body_of(report) == PARAGRAPHS


def test_found_by_content() -> None:
    """A document is one whatever its name."""
    assert reports_in(document(ARTICLE), "a.bin")[0].headline == HEADLINE


def test_headings_and_captions() -> None:
    """Styles say what is a sub-heading and what a caption."""
    lines = [*ARTICLE[:2], ("Heading 2", "The hearing"), *ARTICLE[2:], ("Caption", "Boats there.")]
    (report,) = reports_in(document(lines), "a.docx")
    zones = [block.zone for block in report.blocks]
    assert zones == [Zone.HEADLINE, Zone.BODY, Zone.SUBHEADING, Zone.BODY, Zone.BODY, Zone.CAPTION]


def test_a_delivery() -> None:
    """A delivery is split into its articles."""
    found = read_all(document(deliveries.ended()), "d.docx")
    reports = [one for one in found if isinstance(one, Report)]
    assert [report.headline for report in reports] == list(deliveries.HEADLINES)
    assert [body_of(report) for report in reports] == list(deliveries.BODIES)
    assert [one.reason for one in found if isinstance(one, Skip)] == [SkipReason.BETWEEN_ARTICLES]


def test_what_is_text() -> None:
    """Deleted words, field codes and the second copy of a drawing are no text; links are."""
    inside = (
        f"<w:p>{run('The ferry struck ')}<w:del><w:r><w:delText>a boat</w:delText></w:r></w:del>"
        f"<w:ins>{run('the mole')}</w:ins><w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
        f"<w:hyperlink>{run(' on Sunday')}</w:hyperlink><w:r><w:tab/></w:r>{run('night.')}</w:p>"
        f"<w:p><mc:AlternateContent><mc:Choice>{run('It sank at noon, she said.')}</mc:Choice>"
        f"<mc:Fallback>{run('It sank at noon.')}</mc:Fallback></mc:AlternateContent></w:p>"
        f"<w:tbl><w:tr><w:tc><w:p>{run('Nobody was hurt.')}</w:p></w:tc></w:tr></w:tbl>"
    )
    (report,) = reports_in(with_main(main_part(inside)), "a.docx")
    assert body_of(report) == (
        "The ferry struck the mole on Sunday\tnight.",
        "It sank at noon, she said.",
        "Nobody was hurt.",
    )


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12)
) + "]>"  # fmt: skip
EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("head", [BOMB, EXTERNAL])
def test_entities(head: str) -> None:
    """Entities are not expanded and nothing outside is read: a document type is refused."""
    (skip,) = skips_in(with_main(main_part(f"<w:p>{run('&a;')}</w:p>", head)), "a.docx")
    assert skip.reason is SkipReason.DAMAGED


def test_references_to_the_outside() -> None:
    """What a document refers to is not opened."""
    relations = (
        '<Relationships><Relationship Id="r1" Target="http://127.0.0.1:1/x" TargetMode="External"/>'
        "</Relationships>"
    )
    inside = "".join(f"<w:p>{run(one)}</w:p>" for one in PARAGRAPHS)
    body = with_main(main_part(inside), **{"_rels/document.xml.rels": relations})
    assert body_of(reports_in(body, "a.docx")[0]) == PARAGRAPHS


def test_a_bomb() -> None:
    """A main part that unpacks to far too much is left before it fills the memory."""
    body = with_main(main_part(f"<w:p>{run('a' * 60_000_000)}</w:p>"))
    tracemalloc.start()
    (skip,) = skips_in(body, "a.docx")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert skip.reason is SkipReason.TOO_LARGE
    assert peak < 150_000_000


def test_nested_deep() -> None:
    """Paragraphs within paragraphs without end are read or refused, never followed by recursion."""
    found = read_all(with_main(main_part("<w:p>" * 50_000 + "</w:p>" * 50_000)), "a.docx")
    assert isinstance(found[0], Skip)


@pytest.mark.parametrize("xml", ["", "<w:document", main_part("<w:p>&#0;</w:p>"), main_part("")])
def test_broken(xml: str) -> None:
    """A main part that is broken or empty is one skip."""
    (skip,) = skips_in(with_main(xml), "a.docx")
    assert skip.reason in {SkipReason.DAMAGED, SkipReason.EMPTY}


def test_encrypted() -> None:
    """An encrypted document is told from an old one."""
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000
    (skip,) = skips_in(old + "EncryptedPackage".encode("utf-16-le"), "a.docx")
    assert skip.reason is SkipReason.ENCRYPTED
    (skip,) = skips_in(old + "WordDocument".encode("utf-16-le"), "a.doc")
    assert skip.reason is SkipReason.UNKNOWN_FORMAT


def test_a_document_packed_with_lzma_and_broken() -> None:
    """Damage is a skip, however a part is packed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", main_part("<w:p/>" * 1000))
    body = bytearray(made.getvalue())
    at = 30 + len("word/document.xml") + 20
    body[at : at + 8] = b"\xff" * 8
    (skip,) = skips_in(bytes(body), "a.docx")
    assert skip.reason is SkipReason.DAMAGED


def test_a_document_of_tags_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file that unpacks to too many tags is refused, not read for minutes."""
    monkeypatch.setattr(docx_reader, "_MAX_ELEMENTS", 40_000)
    body = with_main(main_part("<w:r/>" * 40_001))
    (skip,) = skips_in(body, "a.docx")
    assert skip.reason is SkipReason.TOO_LARGE


@pytest.mark.parametrize("encoding", ["UTF00", "idna", "utf-7", "shift_jis"])
def test_an_encoding_that_is_none(encoding: str) -> None:
    """A document in an encoding that no document has is damaged."""
    (skip,) = skips_in(with_main(f'<?xml version="1.0" encoding="{encoding}"?><a/>'), "a.docx")
    assert skip.reason is SkipReason.DAMAGED
