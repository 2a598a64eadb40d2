"""What sort of text a page holds, by plain evidence only."""

from __future__ import annotations

import regex

from retold.model import ReportKind

_LIVE = regex.compile(
    r"(?i)\b(?:live (?:updates?|blog|coverage|reporting)|as it happened)\b|^live\s?:"
)
_STAMP = regex.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?(?:GMT|UTC|[ap]m|[A-Z]{2,4}T))?\b")
_OPINION = regex.compile(
    r"(?i)(?:opinions?|editorials?|op-?eds?|commentary|comment|viewpoint|leader|column|analysis"
    r"|letters? to the editor)(?:\s?[:|/].*)?"
)
_STATEMENT = regex.compile(
    r"(?i)(?:(?:joint |press |official )?(?:statement|communiqu[eé])\b.{0,120}"
    r"|press release\b.{0,60}|(?:for )?immediate release\b.{0,60}|"
    r"(?:readout|remarks|declaration) (?:of|by|on)\b.{0,120}"
    r"|.{2,80}\bpress (?:statement|release))"
)
_REPORTING = regex.compile(
    r"\b(?:said|says|told|according to|reported|announced|stated|added|claimed|warned|confirmed"
    r"|indicated|stressed|emphasi[sz]ed|denied|asserted|noted)\b"
)
_MIN_STAMPS = 3


def find_kind(headline: str, above: list[str], body: list[str], metadata: str = "") -> ReportKind:
    """What sort of text it is.

    Args:
        headline: The headline.
        above: The lines near above the article.
        body: Its paragraphs.
        metadata: The type that the page's metadata states, if any.
    """
    stamped = sum(bool(_STAMP.match(line)) for line in body)
    if stamped >= _MIN_STAMPS or "LiveBlog" in metadata or _LIVE.search(headline):
        return ReportKind.LIVE
    if "Opinion" in metadata or any(_OPINION.fullmatch(line) for line in [headline[:40], *above]):
        return ReportKind.COMMENTARY
    if _OPINION.match(headline) and ":" in headline[:30]:
        return ReportKind.COMMENTARY
    if any(_STATEMENT.fullmatch(line) for line in [headline, *above]):
        return ReportKind.STATEMENT
    cues = sum(len(_REPORTING.findall(line[:5000])) for line in body[:60])
    return ReportKind.REPORT if cues >= 2 else ReportKind.UNKNOWN
