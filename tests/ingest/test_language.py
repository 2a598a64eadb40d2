"""The language of texts and of their blocks."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from retold.ingest import language
from retold.ingest.language import find_language, with_languages
from retold.model import Block, Span, Zone

SENTENCES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines()
]
HAS_MODEL = importlib.util.find_spec("py3langid") is not None
NEIGHBOURS = {("id", "ms"), ("ms", "id"), ("da", "no"), ("no", "da")}


@pytest.mark.parametrize(("code", "sentence"), SENTENCES)
def test_no_wrong_language(code: str, sentence: str) -> None:
    """A sentence has its language or none; near neighbours can be taken for one another."""
    found = find_language(sentence)
    assert found in (code, "und") or (code, found) in NEIGHBOURS


@pytest.mark.skipif(not HAS_MODEL, reason="py3langid is not installed")
def test_most_languages_are_told() -> None:
    """With the n-gram model nearly every sentence of twenty-nine languages is told."""
    right = sum(find_language(sentence) == code for code, sentence in SENTENCES)
    assert right >= 0.93 * len(SENTENCES)


@pytest.mark.parametrize("text", ["", "12345", "Ok.", "qwx zzt", "!!!", "AFP"])
def test_too_little_to_tell(text: str) -> None:
    """Numbers, names and scraps have no language."""
    assert find_language(text) == "und"


def test_mixed_blocks() -> None:
    """Each block has its own language, whatever the script and direction of the others."""
    parts = [
        "The guard said on Monday that the ferry had struck the mole and that it was not to blame.",
        "משמר הנמל הודיע ביום שני כי המעבורת התנגשה ברציף בערפל כבד וכי איש לא נפגע.",
        "港口警卫队周一表示，渡轮在浓雾中撞上了防波堤，没有人受伤。",
        "AFP",
    ]
    text, blocks = "\n".join(parts), []
    for part in parts:
        at = text.index(part)
        blocks.append(Block(zone=Zone.BODY, span=Span(at, at + len(part))))
    found = with_languages(text, tuple(blocks), find_language(text))
    assert [block.language for block in found] == ["en", "he", "zh", "und"]
    assert [block.span for block in found] == [block.span for block in blocks]


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ("Best Harbour Towns: Gullby vs Tarnholm", "und"),
        ("Mayor of Gullby resigns", "en"),
        ("Bürgermeister von Gullby tritt zurück", "de"),
        ("The Gullby", "und"),
    ],
)
@pytest.mark.skipif(not HAS_MODEL, reason="py3langid is not installed")
def test_short_blocks(block: str, code: str) -> None:
    """A heading of names has no language; one common word, if no other language has it, tells."""
    whole = Block(zone=Zone.SUBHEADING, span=Span(0, len(block)))
    assert with_languages(block, (whole,), "en")[0].language == code


def test_the_model_is_not_loaded_for_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the commonest words tell, nothing is loaded: that takes longer than many pages."""
    monkeypatch.setattr(language, "_model", lambda: pytest.fail("it was loaded"))
    assert find_language("The guard said that the ferry had struck the mole on Monday.") == "en"
