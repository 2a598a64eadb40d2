"""RTF documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.delivery import deliveries
from ingest.formats.given import HEADLINE, PARAGRAPHS, body_of, read_all, reports_in, skips_in
from retold.ingest.formats.rtf import read_rtf
from retold.model import Report, SkipReason

_HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Sans;}"
    r"{\f1\froman\fcharset204 Serif;}}{\colortbl;\red0\green0\blue0;}"
    r"{\stylesheet{\s1 heading 1;}}{\info{\title A title}{\author A person}}"
    r"{\*\generator A writer;}{\header A running head\par}"
)


def rtf(inside: str) -> bytes:
    """A document."""
    return f"{_HEAD}{inside}}}".encode("latin-1")


def written(text: str) -> str:
    """Text as writers put it into RTF: what is not ASCII as UTF-16 with a question mark behind."""
    parts = []
    for letter in text:
        if letter in "\\{}":
            parts.append("\\" + letter)
        elif letter == "\n":
            parts.append("\\par\n")
        elif letter.isascii():
            parts.append(letter)
        else:
            units = letter.encode("utf-16-le")
            for at in range(0, len(units), 2):
                number = int.from_bytes(units[at : at + 2], "little", signed=True)
                parts.append(f"\\u{number}?")
    return "".join(parts)


def text_of(inside: str) -> str:
    """The text of a document."""
    return read_rtf(rtf(inside), 1_000_000)[0]


CASES = [
    (r"The \b ferry\b0  sank.", "The ferry sank."),
    (r"caf\'e9", "café"),
    (r"\f1 \'cf\'e0\'f0\'ee\'ec\f0  \'e9", "Паром é"),
    (r"\u8220?Patient Anne\u8221?", "“Patient Anne”"),
    (r"\uc2\u233\'c3\'a9t\uc1\u233?", "été"),
    (r"\uc0\u233 t", "ét"),
    (r"\u-10179?\u-8704?", "😀"),
    (r"\ldblquote a\rdblquote\~b\_c\-d\emdash e", "“a”\u00a0b\u2011c\u00add—e"),
    (r"a\{b\}c\\d", "a{b}c\\d"),
    (r"a{\*\unknown b{c}}d", "ad"),
    (r"a{\pict\pngblip 89504e47}b", "ab"),
    (r"a\bin5 {}{}{b", "ab"),
    ('a{\\field{\\*\\fldinst HYPERLINK "http://x.example"}{\\fldrslt b}}c', "abc"),
    (r"a\par b\line c\tab d", "a\nb\nc\td"),
    (r"\u99999999?a\u?b\'g1", "abg1"),
    ("a\r\nb", "ab"),
    (r"a{\footnote b}c", "ac"),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "text"), CASES)
def test_control_words(inside: str, text: str) -> None:
    """Control words become what they stand for, or nothing."""
    assert text_of(inside) == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=200))
def test_any_text_comes_back(text: str) -> None:
    """Whatever is written as RTF is read as it was."""
    assert text_of("\\pard " + written(text)) == text


def test_an_article() -> None:
    """Paragraphs are read, and a paragraph of the first outline level is the headline."""
    body = r"\pard\outlinelevel0 " + HEADLINE + r"\par\pard "
    (report,) = reports_in(rtf(body + written("\n".join(PARAGRAPHS))), "a.rtf")
    assert report.headline == HEADLINE
    assert body_of(report) == PARAGRAPHS


def test_a_delivery() -> None:
    """A delivery is split into its articles."""
    lines = "".join(
        ("\\pard\\outlinelevel0 " if style else "\\pard ") + written(text) + "\\par\n"
        for style, text in deliveries.ended()
    )
    reports = [one for one in read_all(rtf(lines), "d.rtf") if isinstance(one, Report)]
    assert [report.headline for report in reports] == list(deliveries.HEADLINES)
    assert [body_of(report) for report in reports] == list(deliveries.BODIES)


def test_nested_too_deep() -> None:
    """A million braces are refused."""
    (skip,) = skips_in(rtf("{" * 1_000_000), "a.rtf")
    assert skip.reason is SkipReason.DAMAGED


def test_links_that_are_never_closed() -> None:
    """Time grows with length alone: a hundred thousand open fields are read at once."""
    assert text_of("a" + r"{\field{\*\fldinst{HYPERLINK " * 100) == "a"
    (skip,) = skips_in(rtf(r"{\field{\*\fldinst{HYPERLINK " * 100_000), "a.rtf")
    assert skip.reason is SkipReason.DAMAGED


def test_nothing_in_it() -> None:
    """A document without text is empty."""
    (skip,) = skips_in(rtf(r"\pard\par"), "a.rtf")
    assert skip.reason is SkipReason.EMPTY


def test_text_behind_the_end() -> None:
    """What follows the last brace is no text."""
    assert "behind" not in read_rtf(rtf("a") + b" behind", 100)[0]
