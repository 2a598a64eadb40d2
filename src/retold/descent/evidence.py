"""Whom a report names as the one it was taken from: credits, datelines, bylines, citations."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, takewhile

import regex

from retold.descent.mentions import find_mentions
from retold.descent.names import is_own_name, is_same_body, is_wire
from retold.descent.short_names import Called, is_called, names_called
from retold.model.attribution import Attribution, Speaker, SpeakerKind
from retold.model.report import Report, Zone
from retold.model.span import Span
from retold.text.agencies import names_in_text
from retold.text.sentences import find_sentences

MAX_CHARS = 200_000
MAX_NAME_WORDS = 5
# Of one report: a text that names more is a list, and pairs of names would take for ever.
MAX_CREDITS = 40
MAX_CITATIONS = 300


_TOLD = regex.compile(
    r"(?i)\b(?:told|telling|interviews?|spoke|speaking|talking"
    r"|(?:said|says|admitted|confirmed) to)\b"
)


class Basis(StrEnum):
    """Where the other is named; all but CITED, NAMED and LINK speak for the whole report."""

    CREDIT = "credit"
    BYLINE = "byline"
    DATELINE = "dateline"
    ORIGINAL = "original"
    CITED = "citation"
    NAMED = "naming"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A report names an outlet as the source of its words, or of some of them.

    `governed` holds the sentences it speaks for; none where it speaks for the whole report.
    """

    name: str
    basis: Basis
    words: str
    governed: tuple[Span, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether it speaks for the whole report."""
        return self.basis not in (Basis.CITED, Basis.NAMED, Basis.LINK)

    @property
    def is_told(self) -> bool:
        """Whether it says no more than that somebody told the outlet something."""
        return self.basis is Basis.CITED and bool(_TOLD.search(self.words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What one report says of where it comes from.

    `is_own_wire` is true where its dateline or credit names its own outlet, or where that is a news
    agency and credits no other: it reports itself. `dateline` is the agency in its dateline.
    """

    citations: tuple[Citation, ...]
    is_own_wire: bool
    dateline: str = ""

    def by_name(self) -> dict[str, list[Citation]]:
        """The citations grouped by the body they name, the first wording of its name as key."""
        groups: dict[str, list[Citation]] = {}
        for citation in self.citations:
            key = next((name for name in groups if is_same_body(name, citation.name)), None)
            groups.setdefault(key or citation.name, []).append(citation)
        return groups


def gather_evidence(
    reports: Sequence[Report],
    attributions: Iterable[Attribution],
    speakers: Iterable[Speaker],
    outlets_besides: Iterable[str] = (),
) -> list[Evidence]:
    """What each report says of where it comes from, in the order of the reports.

    Args:
        reports: The reports.
        attributions: Who says what in them.
        speakers: The sources that the attributions point to.
        outlets_besides: Names of outlets that none of these reports is by.
    """
    by_report: dict[str, list[Attribution]] = {}
    for attribution in attributions:
        by_report.setdefault(attribution.report_id, []).append(attribution)
    outlets = {one.id: one for one in speakers if one.kind is SpeakerKind.OUTLET}
    names = _known_names(reports, outlets.values(), outlets_besides)
    called = names_called(report.outlet.name for report in reports if report.outlet.name)
    known = frozenset(names)
    short = {form: one for form, one in called.items() if form not in known}
    return [
        _gather(report, (names, short), by_report.get(report.id, ()), outlets) for report in reports
    ]


def names_of_sources(evidence: Iterable[Evidence]) -> frozenset[str]:
    """Every outlet that is named as a source."""
    return frozenset(citation.name for one in evidence for citation in one.citations)


def _known_names(
    reports: Sequence[Report], outlets: Iterable[Speaker], besides: Iterable[str]
) -> tuple[str, ...]:
    """Every outlet name to look for: those of the set, of its credits, and the listed ones."""
    names = {*besides, *names_in_text()}
    for report in reports:
        names.add(report.outlet.name)
        names.update(name for credit in report.credits[:MAX_CREDITS] for name in credit.names)
        names.add(_dateline_name(report) or "")
    for speaker in outlets:
        names.update(name for name in (speaker.name, *speaker.names) if _is_bare(name))
    return tuple(sorted(name.strip() for name in names if len(name.strip()) > 1))


def _gather(
    report: Report,
    known: tuple[Sequence[str], Mapping[str, Called]],
    attributions: Sequence[Attribution],
    outlets: Mapping[str, Speaker],
) -> Evidence:
    own = report.outlet.name
    found = [*_from_credits(report), *_from_lines(report, known[0])]
    found += _from_text(report, *known)
    found += [
        one
        for one in _from_attributions(report, attributions, outlets)[:MAX_CITATIONS]
        if not any(_is_repeated(one, other) for other in found)
    ]
    is_own = any(one.is_whole and is_own_name(one.name, own) for one in found)
    kept = [one for one in found if not is_own_name(one.name, own)]
    is_own |= is_wire(own) and not any(one.is_whole for one in kept)
    return Evidence(
        citations=tuple(dict.fromkeys(kept)),
        is_own_wire=is_own,
        dateline=_dateline_name(report) or "",
    )


def _is_bare(name: str) -> bool:
    """Whether a wording is a name and not a phrase around one: "a report by the Herald"."""
    words = name.split()
    return len(words) <= MAX_NAME_WORDS and all(
        word[0].isupper() or word in ("of", "the", "and", "news", "agency") for word in words
    )


def _is_repeated(one: Citation, other: Citation) -> bool:
    """Whether the other citation names the same outlet in the same sentence."""
    return is_same_body(one.name, other.name) and any(
        left.overlap(right) for left in one.governed for right in other.governed
    )


_PICTURE = regex.compile(r"(?i)\b(?:photo|photograph|image|picture|file|video|illustration)s?\b")


def _from_credits(report: Report) -> list[Citation]:
    """The printed credits, without those of pictures."""
    made = []
    for credit in report.credits[:MAX_CREDITS]:
        zone = report.zone_at(credit.span.start) if credit.span else None
        if zone is Zone.CAPTION or _PICTURE.search(credit.text):
            continue
        made += [
            Citation(name=name, basis=Basis.CREDIT, words=credit.text) for name in credit.names
        ]
    return made


_DATELINE = regex.compile(
    r"\A\s*[\p{Lu}][\p{L}.,'’\- ]{1,60}(?:,\s*\p{L}{3,9}\.?\s+\d{1,2})?\s*"
    r"\(\s*([\p{Lu}][\p{L}.'’&\- ]{1,40}?)\s*\)\s*[-–—:]"
)
_IN_BRACKETS = regex.compile(r"\(\s*([\p{Lu}][\p{L}.'’&\- ]{1,40}?)\s*\)")


def _dateline_name(report: Report) -> str | None:
    """The agency in a dateline: `PORT, May 5 (Agency) -`."""
    match = _IN_BRACKETS.search(report.dateline[:200])
    if match:
        return match.group(1)
    for block in report.blocks_in(Zone.BODY, Zone.STANDFIRST, Zone.TEASER)[:3]:
        match = _DATELINE.match(report.text[block.span.start : block.span.start + 200])
        if match:
            return match.group(1)
    return None


def _from_lines(report: Report, names: Sequence[str]) -> list[Citation]:
    """What the dateline and the byline name; a byline counts where it names a known outlet."""
    made = []
    dateline = _dateline_name(report)
    if dateline:
        words = report.dateline or f"({dateline})"
        made.append(Citation(name=dateline, basis=Basis.DATELINE, words=words))
    byline = report.byline[:200]
    for name in names if byline else ():
        at = byline.find(name)
        if at >= 0 and not byline[at + len(name) : at + len(name) + 1].isalpha():
            made.append(Citation(name=name, basis=Basis.BYLINE, words=byline))
    return made


def _from_text(report: Report, names: Sequence[str], short: Mapping[str, Called]) -> list[Citation]:
    """Outlets named as the source of a sentence: `according to`, `reported`, `told`.

    An outlet of the story can be named by a part of its name: "the Gazette" is the one that it has.
    """
    text = report.text[:MAX_CHARS]
    sentences = find_sentences(text)
    mine = names_called([report.outlet.name] if report.outlet.name else [])
    mentions = (
        mention
        for mention in find_mentions(text, (*names, *short))
        if report.zone_at(mention.span.start) not in (Zone.CAPTION, Zone.CREDIT)
        and (
            mention.name not in short
            or is_called(text, mention.span.start, mention.span.end, short[mention.name])
        )
        and not (mention.name in mine and mention.name in short)
    )
    return [
        Citation(
            name=short[mention.name].outlet if mention.name in short else mention.name,
            basis=Basis.CITED,
            words=mention.words,
            governed=touching(sentences, mention.span.start, mention.span.end),
        )
        for mention in islice(mentions, MAX_CITATIONS)
    ]


def touching(sentences: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """The sentences, of sentences in text order, that a stretch of text lies in."""
    first = bisect_right(sentences, start, key=lambda one: one.end)
    near = takewhile(lambda one: one.start < end, islice(sentences, first, None))
    return tuple(one for one in near if one.overlap(Span(start, end)))


def _from_attributions(
    report: Report, attributions: Sequence[Attribution], outlets: Mapping[str, Speaker]
) -> list[Citation]:
    """Attributions whose source is an outlet."""
    made = []
    for attribution in attributions:
        speaker = outlets.get(attribution.speaker_id or "")
        if speaker is None or not attribution.source or not attribution.content:
            continue
        if any(report.zone_at(one.start) is Zone.CAPTION for one in attribution.source):
            continue
        parts = sorted((*attribution.source, *attribution.cue), key=lambda one: one.start)
        words = " ".join(one.text for one in parts)
        spans = tuple(one.span for one in attribution.content)
        made.append(Citation(name=speaker.name, basis=Basis.CITED, words=words, governed=spans))
    return made
