"""What the container of a text states of it: a row, a record's header, the fields of a delivery."""

from __future__ import annotations

from dataclasses import dataclass, replace

from retold.ingest.metadata import Metadata, StatedDate

_MAX_CHARS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a container states of one text, and where it states it.

    `basis` names the kind of container in the words that evidence is given in ("column",
    "delivery"). `fetched` is the time of the crawl or of saving, in the words that state it: no
    date of publication, but one that it cannot come after. `outlet_hint` is used where the text
    itself does not say who published it. `is_teaser`: a teaser alone, the article is elsewhere.
    """

    basis: str = ""
    outlet: str = ""
    outlet_evidence: str = ""
    outlet_hint: str = ""
    outlet_hint_evidence: str = ""
    headline: str = ""
    byline: str = ""
    url: str = ""
    language: str = ""
    section: str = ""
    dates: tuple[StatedDate, ...] = ()
    fetched: str = ""
    is_teaser: bool = False


def add_stated(metadata: Metadata, stated: Stated) -> Metadata:
    """The metadata of a text, with what its container states: that is more direct, and goes first.

    A page's own canonical address stays: the container's is where this copy was fetched.
    """
    outlet, evidence = _outlet(metadata, stated)
    return replace(
        metadata,
        dates=(*stated.dates, *metadata.dates),
        outlet=outlet,
        outlet_evidence=evidence,
        headline=_short(stated.headline) or metadata.headline,
        byline=_short(stated.byline) or metadata.byline,
        url=metadata.url or _address(stated.url),
        type=" ".join(filter(None, (stated.section[:100], metadata.type))),
        language=_short(stated.language)[:2].casefold() or metadata.language,
    )


def _outlet(metadata: Metadata, stated: Stated) -> tuple[str, str]:
    if stated.outlet.strip():
        return _short(stated.outlet), stated.outlet_evidence
    if metadata.outlet:
        return metadata.outlet, metadata.outlet_evidence
    return _short(stated.outlet_hint), stated.outlet_hint_evidence


def _short(text: str) -> str:
    return " ".join(text[: 2 * _MAX_CHARS].split())[:_MAX_CHARS]


def _address(url: str) -> str:
    return url if url.startswith(("http://", "https://")) and len(url) <= _MAX_CHARS else ""
