"""What sort of text a page holds, and what says so."""

from __future__ import annotations

import pytest

from retold.ingest.genre import find_kind

TITLES = ["Ferry strikes mole in fog", "Mole to close", "Guard speaks"] * 4

KINDS = [
    ("Opinion: The mole must go", [], ["It must."], "", "", "commentary", "Opinion: The mole"),
    ("Ferry sinks", ["Editorial"], ["It sank."], "", "", "commentary", "Editorial"),
    ("Ferry sinks", [], ["It sank."], "OpinionNewsArticle", "", "commentary", "metadata"),
    ("Statement on the accident", [], ["A ferry sank."], "", "", "statement", "label"),
    ("Ferry crash: live updates", [], ["It sank."], "", "", "live", "live updates"),
    ("Ferry", [], ["10:30 It sank.", "11:00 It rose.", "11:45 It sank."], "", "", "live", "hour"),
    ("Watch: Ferry strikes mole", [], ["It sank."], "", "", "video", "headline"),
    ("Ferry", [], ["It sank."], "VideoObject", "", "video", "metadata"),
    ("Ferry", [], TITLES, "", "", "links", "titles"),
    ("Ferry", [], ["It sank."], "", "https://herring.example/opinion/1", "commentary", "address"),
    ("Ferry", [], ["It sank."], "", "https://herring.example/video/1", "video", "address"),
    ("Ferry", [], ["It sank, the guard said.", "Nobody was hurt, she said."], "",
     "https://herring.example/news/1", "report", "speaks"),
    ("Ferry", [], ["It sank."], "", "", "unknown", ""),
]  # fmt: skip


@pytest.mark.parametrize(("headline", "above", "body", "stated", "url", "kind", "words"), KINDS)
def test_kinds(  # noqa: PLR0917 - a row of the table
    headline: str, above: list[str], body: list[str], stated: str, url: str, kind: str, words: str
) -> None:
    """A sort of text is told by plain evidence, and the evidence is kept."""
    found = find_kind(headline, above, body, stated, url)
    assert found.kind == kind
    assert words in found.evidence
    assert bool(found.evidence) == (kind != "unknown")
