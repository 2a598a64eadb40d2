"""Saved HTML: what the article is, where it stands in the source, what the metadata say."""

from __future__ import annotations

import json

from retold.ingest import read_bytes
from retold.model import How, Report, ReportKind

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ferry hits mole | The Herring Gull</title>
<meta property="og:site_name" content="The Herring Gull">
<link rel="canonical" href="https://gull.example/2031/05/06/ferry">
<script type="application/ld+json">{"@type": "OpinionNewsArticle",
 "datePublished": "2031-05-06T18:40:00+01:00"}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav>
<article><h1>Ferry hits mole</h1>
<p>The ferry &ldquo;Patient Anne&rdquo; struck the <b>north mole</b> on Sunday
evening, and nobody on the quay was hurt, the harbour guard said.</p>
<h2>A hole below</h2>
<p>Divers found a hole below the water line, and the ship will lie in dock until Thursday.</p>
<figure><img src="a.png"><figcaption>The ferry on Monday</figcaption></figure>
<p>The crossing costs 31 crowns, and the islanders say that this is thirteen too many.</p>
</article><footer><p>The Herring Gull, Long Quay.</p></footer></body></html>
"""


def read_page(text: str = PAGE) -> Report:
    """The report in a page."""
    found = read_bytes(text.encode(), path="a.html")
    assert isinstance(found, Report)
    return found


def test_zones() -> None:
    """Headline, paragraphs, sub-heading and caption are kept; menu and foot are not."""
    report = read_page()
    zones = [(block.zone.value, block.span.of(report.text)[:20]) for block in report.blocks]
    assert zones == [
        ("headline", "Ferry hits mole"),
        ("body", "The ferry “Patient A"),
        ("subheading", "A hole below"),
        ("body", "Divers found a hole "),
        ("caption", "The ferry on Monday"),
        ("body", "The crossing costs 3"),
    ]


def test_pieces_point_into_the_source() -> None:
    """Words stand where their pieces say; entities and folded white space are named as such."""
    report = read_page()
    for piece in report.pieces:
        if piece.how is How.EXACT:
            assert piece.text.of(report.text) == piece.raw.of(PAGE)
    odd = {(piece.how, piece.raw.of(PAGE)) for piece in report.pieces if piece.how is not How.EXACT}
    assert odd == {
        (How.ENTITY, "&ldquo;"), (How.ENTITY, "&rdquo;"), (How.NORMALISED, "\n"),
    }  # fmt: skip
    assert "north mole on Sunday evening" in report.text


def test_metadata() -> None:
    """Outlet, address, date and kind are taken from the metadata, with their evidence."""
    report = read_page()
    assert report.outlet.name == "The Herring Gull"
    assert report.outlet.evidence == "metadata: og:site_name"
    assert report.url == "https://gull.example/2031/05/06/ferry"
    assert report.published.evidence.startswith("metadata: JSON-LD datePublished")
    assert report.published.zone_known
    assert report.kind is ReportKind.COMMENTARY
    assert [one.basis for one in report.published.candidates] == [
        "metadata: JSON-LD datePublished", "address",
    ]  # fmt: skip


def test_address_alone_dates_a_page() -> None:
    """Where nothing else states the date, the page's address does."""
    bare = PAGE.replace("datePublished", "other")
    published = read_page(bare).published
    assert published.moment is not None
    assert published.moment.middle.date().isoformat() == "2031-05-06"
    assert published.evidence.startswith("address")


def test_too_deep_for_the_extractor() -> None:
    """A page nested past reason is still read, by its lines."""
    deep = PAGE.replace("<article>", "<div>" * 5000).replace("</article>", "</div>" * 5000)
    assert "north mole on Sunday evening" in read_page(deep).text


def test_fragment_without_a_head() -> None:
    """A pasted piece of markup is read as such."""
    report = read_page(
        "<div><p>The ferry struck the mole on Sunday.</p>"
        "<p>Nobody &amp; nothing was hurt.</p></div>"
    )
    assert report.text == "The ferry struck the mole on Sunday.\n\nNobody & nothing was hurt."


def test_metadata_that_no_encoding_holds() -> None:
    """Halves of pairs of surrogates, as JSON-LD can hold, could not be saved: they are replaced."""
    half = "\ud800"
    stated = {
        "headline": f"{half} Ferry",
        "author": [half + "Ada", {"name": half}],
        "publisher": f"{half}Q",
        "datePublished": f"2031-05-05{half}",
        "url": f"https://quay.example/{half}",
        "@type": [half],
    }
    script = f'<script type="application/ld+json">{json.dumps(stated)}</script></head>'
    page = PAGE.replace("</head>", script).replace('property="og:site_name"', "")
    report = read_page(page)
    assert report.outlet.name == "\ufffdQ"
    json.dumps(report.to_dict(), ensure_ascii=False).encode()
