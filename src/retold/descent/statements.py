"""Statements that a body gave out: who cites one, which report is one, in which language."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from retold.descent.names import BODY_WORDS, is_same_body
from retold.model.report import Report, ReportKind
from retold.text.function_words import is_function_word

MAX_CHARS = 200_000

_UPPER = r"\p{Lu}[\p{L}\p{N}'’.&-]{0,40}"
_NAME = rf"(?P<name>{_UPPER}(?: (?:of|for|and|the|on|{_UPPER})){{0,7}}(?: \(\p{{Lu}}{{2,8}}\))?)"
_OFFICE = (
    r"(?:press|media|information|public relations|communications)[ -]"
    r"(?:office|service|department|bureau|centre|center|wing)"
)
_PAPER = (
    r"(?:(?:written|joint|official|press|short|brief|separate)\s)?"
    r"(?:statement|communiqu[eé]|press release|news release|readout|bulletin|release|notice"
    r"|circular|advisory|ruling|judge?ment|indictment|filing)"
)
_PAPER_WORD = regex.compile(
    r"\b(?:communiqu[eé]|bulletin|notice|circular|advisory|ruling|judge?ment|indictment|filing)\b"
)
_BODY = rf"(?:{'|'.join(sorted(BODY_WORDS))})"
_BY = r"(?:by|from|of|issued by|released by|published by|put out by)"
_GIVEN_OUT = tuple(
    regex.compile(pattern)
    for pattern in (
        rf"\b{_OFFICE} of (?:the )?{_NAME}",
        rf"{_NAME}(?<=['’]s?) {_OFFICE}",
        rf"{_NAME} {_OFFICE}",
        rf"\b{_PAPER} {_BY} (?:the )?{_NAME}",
        rf"{_NAME}(?: \p{{L}}+)? (?:said|announced|noted|stressed|wrote) in an? {_PAPER}",
        rf"\bin an? {_PAPER}(?: on \p{{L}}+)?, (?:the )?{_NAME} ",
        rf"\b(?:the|its|their)(?P<name> \p{{L}}+['’]s) {_OFFICE}",
        rf"\b(?:the|its|their)(?P<name> \p{{L}}+) (?:said|announced) in an? {_PAPER}",
        # A body called by its kind: "police said in their bulletin", "the court's ruling".
        (
            rf"\b(?P<name>{_BODY}) (?:said|say|says|announced|wrote|noted)"
            rf" in (?:an?|its|the|their) {_PAPER}\b"
        ),
        rf"\b(?P<name>{_BODY})(?:(?<=s)['’]|['’]s)? {_PAPER}\b(?! (?:board|of)\b)",
        rf"{_NAME}(?:(?<=s)['’]|['’]s)? {_PAPER} (?:said|says|added|adds|read|reads|went on)\b",
        (
            rf"{_NAME} (?:said|announced|wrote|posted) (?:in a post )?on (?:its|his|her|their)"
            r" (?:own |official )?(?:website|site|web page|channel|account)\b"
        ),
    )
)
# A statement that is cited without its author's name beside it.
_BARE = regex.compile(
    rf"\b(?:he|she|it|they|who|which) (?:also )?(?:said|announced|wrote|added) in an? {_PAPER}\b"
    rf"|\b(?:its|the|their|his|her) {_PAPER} (?:said|says|added|adds|read|reads|went on)\b"
    rf"|\b(?:text|copy|transcript) of (?:its|the|their|his|her|an?) {_PAPER}\b"
    rf"|\b(?:according to|in) (?:its|the|their|an?) {_PAPER}\b"
)
_TEXT = (
    r"(?:copy|copies|text|full text|wording|original|transcript|recording|letter|document"
    rf"|{_PAPER})"
)
_SEEN = regex.compile(
    rf"\b{_TEXT}\b[^.\n]{{0,80}}?\b(?:seen|obtained|reviewed|viewed|received|read|examined)"
    r" by (?P<by>(?:the )?[\p{L}][\p{L}\p{N}'’&.-]*(?: \p{Lu}[\p{L}\p{N}'’&-]*){0,4})"
    r"|\b(?P<own>(?i:we|this newspaper|our reporters?)) (?:have |has )?"
    rf"(?:seen|obtained|read|received) (?:an? |the )?{_TEXT}\b"
)
_WE = frozenset("us our this".split())
_VERSION = (
    r"(?:text|version|original)\b[^.\n]{0,80}"
    r"\b(?:authentic|original|binding|authoritative|prevails)\b"
)
_ORIGINAL = tuple(
    regex.compile(pattern)
    for pattern in (
        rf"(?P<language>\p{{Lu}}\p{{Ll}}{{2,20}})-language {_PAPER}",
        r"(?i:translated from) (?:the (?:original )?)?(?P<language>\p{Lu}\p{Ll}{2,20})",
        rf"[Tt]he (?P<language>\p{{Lu}}\p{{Ll}}{{2,20}}) {_VERSION}",
    )
)
_TITLE = regex.compile(
    r"(?i)^\W*(?:(?:press|joint|official)\s+)?"
    r"(?:statement|communiqu[eé]|(?:press|news|media) (?:release|notice|advisory))\b"
    rf"|^\W*{_OFFICE}\s*$"
)
_OFFICE_TAIL = regex.compile(rf"(?i)[,\s]{{0,3}}(?:the\s{{1,3}})?\b{_OFFICE}\b.*$")


@dataclass(frozen=True, slots=True)
class StatementCitation:
    """A report says that words were given out by a body: in a statement, by its press office."""

    name: str
    words: str
    is_named: bool

    @property
    def paper(self) -> str:
        """What the words call it: a bulletin, a ruling; a statement where they do not say."""
        found = _PAPER_WORD.search(self.words)
        return found.group() if found else "statement"


@dataclass(frozen=True, slots=True)
class Original:
    """A report says that it goes back to a text in another language."""

    language: str
    words: str


def find_statement_citations(report: Report) -> list[StatementCitation]:
    """The statements that a report cites, each with the body's name as printed."""
    text = report.text[:MAX_CHARS]
    found: dict[tuple[int, int], StatementCitation] = {}
    for pattern in _GIVEN_OUT:
        for match in pattern.finditer(text):
            printed = match["name"].strip()
            name = regex.sub(r"^The |['’]s?$", "", printed).strip(" ,.")
            words = " ".join(match.group().split())
            if name and not is_function_word(name.casefold()):
                found.setdefault(
                    match.span("name"), StatementCitation(name, words, name[0].isupper())
                )
    made = [found[key] for key in sorted(found)]
    made += [
        StatementCitation("", " ".join(match.group().split()), is_named=False)
        for match in _BARE.finditer(text)
    ]
    return made


def find_seen_text(report: Report) -> str | None:
    """The words that say that the report's own outlet saw the text of a statement, if any."""
    for match in _SEEN.finditer(report.text[:MAX_CHARS]):
        by = (match["by"] or "").strip(" .,'’")
        is_own = bool(match["own"]) or by.split(" ")[0].casefold() in _WE
        if is_own or (by and report.outlet.name and is_same_body(by, report.outlet.name)):
            return " ".join(match.group().split())
        # "seen by the Herald" in "The Fell Herald": a name of a kind, alone, means the own outlet.
        if by.casefold().removeprefix("the ") in report.outlet.name.casefold().split():
            return " ".join(match.group().split())
    return None


def find_original(report: Report) -> Original | None:
    """The foreign text that a report says it goes back to, if it says so."""
    for pattern in _ORIGINAL:
        match = pattern.search(report.text[:MAX_CHARS])
        if match and match["language"] not in ("English", "The"):
            return Original(match["language"], " ".join(match.group().split()))
    return None


def statement_body(report: Report, *, is_own: bool = False) -> str | None:
    """Whose statement a report is; none where it is no statement itself.

    Args:
        report: The report.
        is_own: Whether it is known to be a paper of its outlet's own.
    """
    if is_own:
        # What follows a comma is the office, or the kind of paper.
        return without_office(report.outlet.name.partition(",")[0].strip())
    lines = [line.strip() for line in report.text[:600].split("\n") if line.strip()][:5]
    title = next((line for line in [report.headline, *lines] if _TITLE.search(line)), None)
    office = _OFFICE_TAIL.search(report.outlet.name)
    if report.kind is not ReportKind.STATEMENT and title is None and not office:
        return None
    if report.kind is not ReportKind.STATEMENT and len(report.text) > 20_000:
        return None
    if report.outlet.name:
        return without_office(report.outlet.name)
    if report.byline:
        return report.byline.removeprefix("By ").strip()
    first = next((line for line in lines if not _TITLE.search(line)), "")
    return first.title() if first.isupper() else first[:80] or None


def without_office(name: str) -> str:
    """The name of a body without that of its press office, and without a possessive ending."""
    return regex.sub(r"['’]s?$", "", _OFFICE_TAIL.sub("", name).strip(" ,.")) or name


def cites_body(citations: list[StatementCitation], body: str) -> StatementCitation | None:
    """The first citation that can mean this body, by its name or a word of it: "the ministry"."""
    words = set(body.casefold().split())
    for citation in citations:
        if citation.is_named and is_same_body(citation.name, body):
            return citation
        if citation.name and not citation.is_named and citation.name.casefold() in words:
            return citation
    return None
