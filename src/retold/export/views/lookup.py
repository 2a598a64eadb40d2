"""Finding one's way in a trace: by id, by report, by story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

import regex

from retold.export.private import file_name
from retold.model import Attribution, Drift, Report, Span, Speaker, Stemma, Trace
from retold.text.sentences import find_sentences

_NO_ANCHOR = regex.compile(r"[^\p{L}\p{N}-]")
_SPACE = regex.compile(r"\s+")
# How much of a text around a place is searched for the sentence that holds it.
_WINDOW = 700


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Words with what stands before and after them in their sentence."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """A trace with its nouns by id."""

    trace: Trace
    reports: Mapping[str, Report]
    speakers: Mapping[str, Speaker]
    attributions: Mapping[str, Attribution]
    stemmata: Mapping[str, Stemma]
    story_of: Mapping[str, str]
    story_of_claim: Mapping[str, str]
    sigla: Mapping[str, str]

    @classmethod
    def of(cls, trace: Trace) -> Lookup:
        """The look-up tables of a trace."""
        stemmata = {stemma.story_id: stemma for stemma in trace.stemmata}
        return cls(
            trace=trace,
            reports={report.id: report for report in trace.reports},
            speakers={speaker.id: speaker for speaker in trace.speakers},
            attributions={one.id: one for one in trace.attributions},
            stemmata=stemmata,
            story_of={
                report_id: story.id for story in trace.stories for report_id in story.report_ids
            },
            story_of_claim={claim.id: claim.story_id for claim in trace.claims},
            sigla=_sigla(trace),
        )

    def siglum(self, report_id: str) -> str:
        """The short label of a report; a question mark for one that is not in the trace."""
        return self.sigla.get(report_id, "?")

    def sigla_of(self, report_ids: Iterable[str]) -> str:
        """The short labels of several reports, each once, in order."""
        sigla = {self.siglum(one) for one in report_ids}
        return " ".join(sorted(sigla, key=lambda siglum: (len(siglum), siglum)))

    def name(self, report_id: str) -> str:
        """What to call a report: its outlet, else its file, else its number."""
        report = self.reports.get(report_id)
        if report is None:
            return "unknown report"
        return shorten(
            report.outlet.name.strip() or file_name(report.path) or "unnamed report", 120
        )

    def names_of(self, report_ids: Iterable[str], most: int = 4) -> str:
        """What to call several reports: the first few names, and how many more there are."""
        names = list(dict.fromkeys(self.name(one) for one in report_ids))
        more = f" and {len(names) - most} more" if len(names) > most else ""
        return ", ".join(names[:most]) + more

    def speaker_name(self, speaker_id: str | None) -> str:
        """The fullest name of a speaker; empty for nobody."""
        speaker = self.speakers.get(speaker_id or "")
        return shorten(speaker.name, 160) if speaker else ""

    def chain_names(self, attribution: Attribution) -> tuple[str, ...]:
        """The names along the chain of an attribution, outlet first."""
        names = (self.speaker_name(one) for one in attribution.chain)
        return tuple(name for name in names if name)

    def story_of_drift(self, drift: Drift) -> str | None:
        """The story in which a drift happened, by its claim or by either side."""
        by_claim = self.story_of_claim.get(drift.claim_id or "")
        sides = [side for side in (drift.to, drift.from_) if side is not None]
        return by_claim or next(
            (self.story_of[side.report_id] for side in sides if side.report_id in self.story_of),
            None,
        )

    def context(self, report_id: str, span: Span, most: int = 240) -> Context:
        """The words at a span with the rest of their sentence, shortened on both sides.

        Args:
            report_id: The report.
            span: Where the words stand.
            most: How many characters of the sentence to keep on either side.
        """
        report = self.reports.get(report_id)
        if report is None:
            return Context(before="", words="", after="")
        start, end = _sentences_around(report, span)
        text = report.text
        words = text[span.start : span.end]
        before, after = text[start : span.start], text[span.end : end]
        if len(before) > most:
            before = "… " + before[-most:].partition(" ")[2]
        if len(after) > most:
            after = after[:most].rpartition(" ")[0] + " …"
        if len(words) > 3 * most:
            words = words[: 3 * most].rpartition(" ")[0] + " …"
        return Context(before=one_line(before), words=one_line(words), after=one_line(after))


def _sentences_around(report: Report, span: Span) -> tuple[int, int]:
    """From the start of the sentence that holds a span to the end of the one it ends in."""
    low, high = max(0, span.start - _WINDOW), min(len(report.text), span.end + _WINDOW)
    for block in report.blocks:
        if block.span.start <= span.start < block.span.end:
            low, high = max(low, block.span.start), min(high, max(block.span.end, span.end))
    start, end = span.start, span.end
    for sentence in find_sentences(report.text, Span(low, high)):
        if sentence.start <= span.start < sentence.end:
            start = sentence.start
        if sentence.start < span.end <= sentence.end:
            end = sentence.end
    return start, end


def one_line(text: str) -> str:
    """The text on one line: every run of white space becomes one space."""
    # The one white space that is printable is the space: most words of a page need no more.
    if "  " not in text and text.isprintable():
        return text
    return _SPACE.sub(" ", text)


def shorten(text: str, most: int = 400) -> str:
    """The text on one line, cut at a space with an ellipsis where it is longer than that.

    Names, headlines, evidence and terms are short in any sound report; a damaged one may hold
    megabytes of them, and a page has to stay readable.
    """
    head = one_line(text[: 2 * most])
    if len(text) <= 2 * most and len(head) <= most:
        return head
    return (head[:most].rpartition(" ")[0] or head[:most]) + " …"


def shorten_all(texts: Iterable[str]) -> tuple[str, ...]:
    """Several texts shortened, each once."""
    return tuple(dict.fromkeys(shorten(text) for text in texts))


def anchor(*parts: str) -> str:
    """A name for a place in a page, made of letters, digits, hyphens and underscores.

    Different parts make different names: other characters become their code points.

    >>> anchor("edge", "A", "B*")
    'edge-A-B_2a_'
    """
    return "-".join(_anchor_part(part) for part in parts)


def _anchor_part(part: str) -> str:
    if len(part) > 60:
        part = part[:40] + sha256(part.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return _NO_ANCHOR.sub(lambda match: f"_{ord(match.group()):x}_", part) or "_"


def _sigla(trace: Trace) -> dict[str, str]:
    numbered = {report.id: f"R{number}" for number, report in enumerate(trace.reports, start=1)}
    witnesses = [one for collation in trace.collations for one in collation.witnesses]
    witnesses += [one for stemma in trace.stemmata for one in stemma.witnesses]
    named = {one.report_id: one.siglum for one in witnesses if one.report_id is not None}
    return numbered | named
