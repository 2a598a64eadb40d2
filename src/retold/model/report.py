"""One published text, and where each piece of it came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, TypedDict, Unpack

from retold.model.moment import Moment, Publication
from retold.model.noun import Noun
from retold.model.span import Span, Words


class Zone(StrEnum):
    """The parts of an article; page furniture has none, it stays out."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    TEASER = "teaser"
    BODY = "body"
    SUBHEADING = "subheading"
    CAPTION = "caption"
    CREDIT = "credit"


class How(StrEnum):
    """How a piece of a report's text came from the raw input."""

    EXACT = "EXACT"
    ENTITY = "ENTITY"
    NORMALISED = "NORMALISED"
    REPAIRED = "REPAIRED"


class ReportKind(StrEnum):
    """What sort of text a page holds."""

    REPORT = "report"
    COMMENTARY = "commentary"
    LIVE = "live"
    VIDEO = "video"
    LINKS = "links"
    STATEMENT = "statement"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet(Noun):
    """Who published a report, and how that is known; an empty name where nothing says."""

    name: Annotated[str, "The outlet's name as printed; empty where unknown."] = ""
    evidence: Annotated[str, "What says so."] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit(Noun):
    """A printed note of where a report, or part of it, was taken from: "(Agency)"."""

    text: Annotated[str, "The words of the credit."]
    names: Annotated[tuple[str, ...], "The bodies it names."]
    raw: Annotated[Span, "Where it stands in the linear text."]
    span: Annotated[Span | None, "Where it stands in the report's `text`, if it is kept there."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Noun):
    """A paragraph-like stretch of a report, and the zone it belongs to."""

    zone: Annotated[Zone, "Which part of the article it is."]
    span: Annotated[Span, "Where it stands in the report's `text`."]
    language: Annotated[str, "ISO 639-1 code; `und` where it is too short to tell."] = "und"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece(Noun):
    """Which stretch of the linear text became which stretch of the report's text."""

    text: Annotated[Span, "Where it stands in the report's `text`."]
    raw: Annotated[Span, "Where it came from in the linear text."]
    how: Annotated[How, "EXACT pieces are equal, character by character."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hyperlink(Noun):
    """Words of a report that its page links to an address."""

    url: Annotated[str, "The address, complete, without what follows `#`."]
    span: Annotated[Span, "The words, in the report's `text`."]


class Known(TypedDict, total=False):
    """What a caller may know of a text beforehand; see the fields of `Report`.

    `published` is an ISO 8601 day or instant, a `Moment`, or a whole `Publication`; `number` is
    the text's number within a delivery of many.
    """

    path: str
    url: str
    outlet: str | Outlet
    headline: str
    byline: str
    dateline: str
    credits: tuple[Credit, ...]
    published: str | Moment | Publication | None
    language: str
    kind: ReportKind
    blocks: tuple[Block, ...]
    links: tuple[Hyperlink, ...]
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Noun):
    """One outlet's text at one moment; a later edit is another report."""

    id: Annotated[str, "Stable: made from the capture, the path and the number within it."]
    path: Annotated[str, "The file it was read from, as the user gave it; empty if none."] = ""
    capture_id: Annotated[str, "The capture that it was read from; empty if none."] = ""
    url: Annotated[str, "Its address, where the input states it; empty if none."] = ""
    outlet: Annotated[Outlet, "Who published it."] = field(default_factory=Outlet)
    headline: Annotated[str, "The headline; empty where the text has none."] = ""
    byline: Annotated[str, "The printed byline; empty if none."] = ""
    byline_evidence: Annotated[str, "What says so; empty where nothing does."] = ""
    dateline: Annotated[str, "The printed dateline, as `PORT ELLERY, May 3`; empty if none."] = ""
    credits: Annotated[tuple[Credit, ...], "The printed credits."] = ()
    published: Annotated[Publication, "When it was published."] = field(default_factory=Publication)
    language: Annotated[str, "ISO 639-1 code; `und` where it cannot be told."] = "und"
    kind: Annotated[ReportKind, "What sort of text it is."] = ReportKind.UNKNOWN
    kind_evidence: Annotated[str, "What says so; empty where nothing does."] = ""
    text: Annotated[str, "All zones of the article in reading order, page furniture left out."]
    blocks: Annotated[tuple[Block, ...], "The zones, in order, without overlap."] = ()
    pieces: Annotated[tuple[Piece, ...], "Where each stretch of `text` came from."] = ()
    links: Annotated[tuple[Hyperlink, ...], "Where its words lead, in text order."] = ()

    def words(self, span: Span) -> Words:
        """The words of this report at a span."""
        return Words.at(self.text, span)

    def blocks_in(self, *zones: Zone) -> tuple[Block, ...]:
        """The blocks of these zones, in text order."""
        return tuple(block for block in self.blocks if block.zone in zones)

    def zone_at(self, offset: int) -> Zone | None:
        """The zone that holds a code point of the text, if any does."""
        for block in self.blocks:
            if block.span.start <= offset < block.span.end:
                return block.zone
        return None

    @classmethod
    def from_text(cls, text: str, **known: Unpack[Known]) -> Report:
        """A report made from a clean text, kept verbatim.

        The whole text is one body block unless `blocks` says otherwise.

        Raises:
            ValueError: `published` is a string that is no ISO 8601 day or instant.
        """
        whole = Span(0, len(text))
        place = known.get("url", "") or known.get("path", "")
        body = text.encode("utf-8", "surrogatepass")
        language = known.get("language", "en")
        return cls(
            id=report_id(body, place, known.get("number", 0)),
            path=known.get("path", ""),
            url=known.get("url", ""),
            outlet=_read_outlet(known.get("outlet", "")),
            headline=known.get("headline", ""),
            byline=known.get("byline", ""),
            dateline=known.get("dateline", ""),
            credits=known.get("credits", ()),
            published=_read_published(known.get("published")),
            language=language,
            kind=known.get("kind", ReportKind.REPORT),
            text=text,
            blocks=known.get("blocks", (Block(zone=Zone.BODY, span=whole, language=language),)),
            pieces=(Piece(text=whole, raw=whole, how=How.EXACT),) if text else (),
            links=known.get("links", ()),
        )


def report_id(body: bytes, place: str, number: int = 0) -> str:
    """A report's id, from its bytes, its place (URL or path) and its number within a delivery."""
    made = hashlib.sha256()
    for part in (body, place.encode("utf-8", "surrogatepass"), str(number).encode()):
        made.update(len(part).to_bytes(8, "big") + part)
    return "r" + made.hexdigest()[:15]


def _read_outlet(outlet: str | Outlet) -> Outlet:
    if isinstance(outlet, Outlet):
        return outlet
    return Outlet(name=outlet, evidence="given by the caller" if outlet else "")


def _read_published(published: str | Moment | Publication | None) -> Publication:
    if published is None:
        return Publication()
    if isinstance(published, Publication):
        return published
    moment = Moment.from_iso(published) if isinstance(published, str) else published
    # The words keep the zone, which the instants in UTC do not.
    is_zoned = isinstance(published, str) and moment.zone_known
    return Publication(
        earliest=moment.earliest,
        latest=moment.latest,
        precision=moment.precision,
        zone_known=moment.zone_known,
        evidence=f"given by the caller: {published}" if is_zoned else "given by the caller",
    )
