"""A page that was laid out to the report it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from retold.ingest.assemble import Assembled, assemble
from retold.ingest.byline import find_byline
from retold.ingest.captions import split_captions
from retold.ingest.credits import find_credits, names_in
from retold.ingest.datelines import Dateline, find_dateline
from retold.ingest.dates import find_publication
from retold.ingest.genre import find_kind
from retold.ingest.hyperlinks import Anchor, find_hyperlinks
from retold.ingest.language import find_language, with_languages
from retold.ingest.layout import Layout, Part
from retold.ingest.metadata import Metadata
from retold.ingest.outlet import find_outlet
from retold.ingest.stated import Stated, add_stated
from retold.model import Credit, Report, Span, Zone
from retold.text.days import StatedDay

_NEAR_LINES = 3
_MAX_NEAR_WORDS = 20


@dataclass(slots=True, kw_only=True)
class Known:
    """What is known of a page beside its lines."""

    id: str
    path: str
    prefix: tuple[Span, StatedDay] | None = None
    metadata: Metadata = field(default_factory=Metadata)
    markup: str = ""
    anchors: list[Anchor] = field(default_factory=list)
    capture_id: str = ""
    stated: Stated = field(default_factory=Stated)


def make_report(layout: Layout, known: Known) -> Report:
    """The report of a page, its text made of the article's zones alone."""
    assembled = assemble(layout.source, _parts(layout))
    body = layout.body_lines()
    dateline = find_dateline(layout.source.flat, body[0].span)
    title = layout.headline.text if layout.headline else ""
    metadata = add_stated(known.metadata, known.stated)
    kind = find_kind(
        title, _near(layout), [line.text for line in body], metadata.type, metadata.url
    )
    byline, byline_evidence = find_byline(layout, metadata.byline)
    language = _language(assembled.text, metadata)
    return Report(
        id=known.id,
        path=known.path,
        capture_id=known.capture_id,
        url=metadata.url,
        outlet=find_outlet(layout, metadata),
        headline=title or metadata.headline,
        byline=byline,
        byline_evidence=byline_evidence,
        dateline=dateline.text if dateline else "",
        credits=tuple(_credits(layout, assembled, dateline)),
        published=find_publication(
            layout,
            prefix=known.prefix,
            dateline=dateline,
            metadata=metadata,
            markup=known.markup,
            fetched=known.stated.fetched,
        ),
        language=language,
        kind=kind.kind,
        kind_evidence=kind.evidence,
        text=assembled.text,
        blocks=with_languages(assembled.text, assembled.blocks, language),
        pieces=assembled.pieces,
        links=find_hyperlinks(known.anchors, assembled.text, assembled.pieces, metadata.url),
    )


def _parts(layout: Layout) -> Iterator[Part]:
    """The zones in reading order, captions that ran into a paragraph split off."""
    for number in sorted(layout.zones):
        zone, line = layout.zones[number], layout.lines[number]
        if zone is Zone.BODY:
            yield from split_captions(layout.source.flat, line.span)
        else:
            yield Part(zone, line.span)


def _credits(layout: Layout, assembled: Assembled, dateline: Dateline | None) -> Iterator[Credit]:
    found = find_credits(layout)
    if dateline and dateline.agency_span:
        found.insert(0, (dateline.agency_span, names_in(dateline.agency)))
    for span, names in found:
        yield Credit(
            text=span.of(layout.source.flat),
            names=names,
            raw=layout.source.to_raw(span),
            span=assembled.to_text(span),
        )


def _near(layout: Layout) -> list[str]:
    """The lines around the headline and above the article, menus left out."""
    first = layout.headline.number if layout.headline else layout.first_body()
    near = layout.lines[max(0, first - _NEAR_LINES) : layout.first_body()]
    return [line.text for line in near if not line.has_bullet and line.words <= _MAX_NEAR_WORDS]


def _language(text: str, metadata: Metadata) -> str:
    """By the words; as the page states where they do not tell."""
    found = find_language(text)
    stated = metadata.language
    return stated if found == "und" and len(stated) == 2 and stated.isalpha() else found
