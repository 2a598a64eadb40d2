"""Garbled words repaired, run by run."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.ingest import read_bytes
from retold.ingest.garbled import edited, find_edits, repair_text
from retold.model import How, Report

SENTENCES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines()
]

REPAIRS = [
    ("The cafÃ© sank.", "The café sank."),
    ("â€œIt sankâ€\x9d, she said.", "“It sank”, she said."),
    ("The guardâ€™s boat", "The guard’s boat"),
    ("\x93It sank\x94", "“It sank”"),
    ("Il est Ã la mer et Ã  quai", "Il est à la mer et à quai"),
    ("ÐŸÐ°Ñ€Ð¾Ð¼ Ð·Ð°Ñ‚Ð¾Ð½ÑƒÐ»", "Паром затонул"),
    ("A cafe\u0301 sank", "A café sank"),
]


@pytest.mark.parametrize(("garbled", "right"), REPAIRS)
def test_repairs(garbled: str, right: str) -> None:
    """Words read in the wrong encoding, and accents that stand apart, are put right."""
    assert repair_text(garbled) == right


@pytest.mark.parametrize(("code", "sentence"), SENTENCES)
def test_good_text_is_left(code: str, sentence: str) -> None:
    """No good sentence of any language is changed."""
    assert code
    assert repair_text(sentence) == sentence
    assert repair_text(f"{sentence} – “{sentence}” £10, 12 °C, naïve, “ISÃO”…") != ""


@pytest.mark.parametrize(
    "text", ["l’été à l’île", "ISÃO", "10 °C", "a…b", "½ × ¾", "Ærø", "São João", "日本 ½", "€ 5"]
)
def test_signs_that_look_garbled(text: str) -> None:
    """Signs that also stand in garbled words are left where they are right."""
    assert list(find_edits(text)) == []


@pytest.mark.parametrize("text", ["Å \u212b", "豈 \uf900"])
def test_ideographs_and_signs_stay(text: str) -> None:
    """Signs that the composed form would replace by others are left."""
    assert repair_text(text) == text


@given(st.lists(st.sampled_from([*"aé€™Ãâ€œ\x93Ð¿ \n", "Ã©", "â€™", "e\u0301", "é"]), max_size=30))
def test_map_back(parts: list[str]) -> None:
    """Every exact piece is equal to its place; edits stand in order inside the text."""
    text = "".join(parts)
    edits = list(find_edits(text))
    ends = [0, *(edit.span.end for edit in edits)]
    assert all(end <= edit.span.start for end, edit in zip(ends, edits, strict=False))
    source = edited(text, edits)
    runs = zip(source.starts, source.lengths, source.raws, source.hows, strict=True)
    for start, length, raw, how in runs:
        if how is How.EXACT:
            assert source.flat[start : start + length] == text[slice(*raw)]


@pytest.mark.parametrize("path", ["a.txt", "a.html"])
def test_report_says_what_was_repaired(path: str) -> None:
    """A report of a garbled page reads well, and its pieces lead to the raw words."""
    good = (
        "Zwölf Boote vor dem Hafen gesunken\n\nDie Fähre fuhr am Montag gegen die Mole, sagte die "
        "Hafenwache über das Unglück.\n\nNiemand fährt mehr hinaus, bis der Nebel weg ist, sagte "
        "sie.\n"
    )
    raw = good.encode().decode("cp1252")
    if path == "a.html":
        title, *paragraphs = raw.strip().split("\n\n")
        shown = "".join(f"<p>{one}</p>" for one in paragraphs)
        raw = f"<html><body><article><h1>{title}</h1>{shown}</article></body></html>"
    report = read_bytes(raw.encode(), path=path)
    assert isinstance(report, Report)
    assert "Die Fähre fuhr" in report.text
    repaired = [piece for piece in report.pieces if piece.how is How.REPAIRED]
    assert ("Ã¤", "ä") in [(p.raw.of(raw), p.text.of(report.text)) for p in repaired]
    for piece in report.pieces:
        if piece.how is How.EXACT:
            assert piece.raw.of(raw) == piece.text.of(report.text)


def test_very_long_garbled_line() -> None:
    """A line of nothing but garbled words is read in one pass."""
    assert find_edits("Ã© " * 100_000) is not None
    assert len(list(find_edits("Ã© " * 10_000))) <= 10_000
