"""What sort of text a page holds, by plain evidence only, which is kept beside the answer."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

import regex

from retold.ingest.smallprint import ends_with_stop
from retold.model import ReportKind

_LIVE = regex.compile(
    r"(?i)\b(?:live (?:updates?|blog|coverage|reporting)|as it happened|liveblog)\b|^live\s?:"
)
_STAMP = regex.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?(?:GMT|UTC|[ap]m|[A-Z]{2,4}T))?\b")
_OPINION = regex.compile(
    r"(?i)(?:opinions?|editorials?|op-?eds?|commentary|comment|viewpoint|leader|column|analysis"
    r"|letters? to the editor)(?:\s?[:|/].*)?"
)
_STATEMENT = regex.compile(
    r"(?i)(?:(?:joint |press |official )?(?:statement|communiqu[eé])\b.{0,120}"
    r"|(?:press|media|news) (?:release|notice|advisory)\b.{0,60}"
    r"|(?:for )?immediate release\b.{0,60}|.{2,60}[.,;|–—-] ?for immediate release\b.{0,60}|"
    r"(?:readout|remarks|declaration) (?:of|by|on)\b.{0,120}"
    r"|.{2,80}\bpress (?:statement|release))"
)
_VIDEO = regex.compile(
    r"(?i)(?:\[?\(?(?:video|watch)\)?\]?\s?[:|–—-]\s?\S.*|.{5,200}[[(|–—-]\s?video[\])]?)"
)
_PATHS = {
    ReportKind.LIVE: regex.compile(r"(?i)/live(?:-?blog|-updates)?(?:/|$)|/live-"),
    ReportKind.COMMENTARY: regex.compile(
        r"(?i)/(?:opinions?|editorials?|op-?ed|comment(?:ary|isfree)?|views?|columns?"
        r"|columnists?|letters)/"
    ),
    ReportKind.VIDEO: regex.compile(r"(?i)/(?:videos?|watch)/"),
    ReportKind.STATEMENT: regex.compile(r"(?i)/(?:press-?releases?|statements?)/"),
}
_REPORTING = frozenset(
    "said says told according reported announced stated added claimed warned confirmed indicated "
    "stressed emphasised emphasized denied asserted noted".split()
)
_WORDS = re.compile(r"\w+")
_MIN_STAMPS = 3
_VIDEO_WORDS = 120
_MIN_LINKS, _LINK_SHARE, _LINK_WORDS = 8, 0.7, 16


class Kind(NamedTuple):
    """What sort of text a page holds, and what says so; no words where nothing does."""

    kind: ReportKind
    evidence: str


def find_kind(
    headline: str, above: list[str], body: list[str], metadata: str = "", url: str = ""
) -> Kind:
    """What sort of text it is, and the words that say so.

    Args:
        headline: The headline.
        above: The lines near above the article.
        body: Its paragraphs.
        metadata: The type that the page's metadata states, if any.
        url: Its address, if it is known.
    """
    found = (
        _live(headline, body, metadata)
        or _commentary(headline, above, metadata)
        or _statement(headline, above)
        or _video(headline, body, metadata)
        or _links(body)
        or _by_address(url, body)
    )
    return found or _report(body)


def _live(headline: str, body: list[str], metadata: str) -> Kind | None:
    stamped = [line for line in body if _STAMP.match(line)]
    if len(stamped) >= _MIN_STAMPS:
        shown = stamped[0][:20]
        return Kind(ReportKind.LIVE, f'{len(stamped)} paragraphs open with an hour, as "{shown}"')
    if "LiveBlog" in metadata:
        return Kind(ReportKind.LIVE, "metadata: LiveBlogPosting")
    label = _LIVE.search(headline)
    return Kind(ReportKind.LIVE, f'the headline says "{label.group()}"') if label else None


def _commentary(headline: str, above: list[str], metadata: str) -> Kind | None:
    if "Opinion" in metadata:
        return Kind(ReportKind.COMMENTARY, "metadata: OpinionNewsArticle")
    for line in [headline[:40], *above]:
        if _OPINION.fullmatch(line):
            return Kind(ReportKind.COMMENTARY, f'the label "{line[:60]}"')
    if _OPINION.match(headline) and ":" in headline[:30]:
        return Kind(ReportKind.COMMENTARY, f'the headline begins "{headline[:30]}"')
    return None


def _statement(headline: str, above: list[str]) -> Kind | None:
    label = next((line for line in [headline, *above] if _STATEMENT.fullmatch(line)), "")
    return Kind(ReportKind.STATEMENT, f'the label "{label[:60]}"') if label else None


def _video(headline: str, body: list[str], metadata: str) -> Kind | None:
    """A page around a film: little text, and a label."""
    if sum(len(line.split()) for line in body[:40]) > _VIDEO_WORDS:
        return None
    if "VideoObject" in metadata and "Article" not in metadata:
        return Kind(ReportKind.VIDEO, "metadata: VideoObject, and little text")
    if _VIDEO.fullmatch(headline[:300]):
        return Kind(ReportKind.VIDEO, f'the headline "{headline[:60]}", and little text')
    return None


def _links(body: list[str]) -> Kind | None:
    """Many lines and hardly a sentence: titles of other pages."""
    titles = sum(
        not ends_with_stop(line) and len(line[:400].split()) <= _LINK_WORDS for line in body
    )
    if titles >= _MIN_LINKS and titles >= _LINK_SHARE * len(body):
        return Kind(ReportKind.LINKS, f"{titles} of {len(body)} lines are titles without a stop")
    return None


def _by_address(url: str, body: list[str]) -> Kind | None:
    for kind, path in _PATHS.items():
        part = path.search(url[:500])
        if part is None:
            continue
        if kind is ReportKind.VIDEO and sum(len(line.split()) for line in body[:40]) > _VIDEO_WORDS:
            continue
        return Kind(kind, f'the address has "{part.group()}"')
    return None


def _report(body: list[str]) -> Kind:
    cues = [cue for line in body[:60] for cue in _cues_in(line[:5000])]
    if len(cues) < 2:
        return Kind(ReportKind.UNKNOWN, "")
    return Kind(ReportKind.REPORT, f'{len(cues)} times somebody speaks, as "{cues[0]}"')


def _cues_in(line: str) -> list[str]:
    """The words of a line that say that somebody speaks."""
    # A set asked of every word is quicker than a pattern of alternatives tried at every letter.
    words = _WORDS.findall(line)
    if _REPORTING.isdisjoint(words):
        return []
    cues = [(word, after) for word, after in pairwise([*words, ""]) if word in _REPORTING]
    return [
        "according to" if word == "according" else word
        for word, after in cues
        if word != "according" or after == "to"
    ]
