"""Where a text names an outlet as the source of what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from retold.model.span import Span
from retold.text.moments.patterns import WEEKDAY

# A kind of outlet in a name that no list holds: "Radio Harbour", "The Fell Gazette".
_KINDS = (
    "Radio|TV|Television|Times|Herald|Journal|Gazette|Tribune|Courier|Telegraph|Broadcasting|"
    "Newspaper|News|Agency|Chronicle|Observer|Mercury|Lantern|Bulletin|Dispatch|Post|Network|"
    "Channel|Magazine|Daily|Argus|Echo|Examiner|Sentinel|Despatch|Beacon|Advertiser|Enquirer|"
    "Inquirer|Newswire|Wire|Press|Bugle|Clarion"
)
_WORD = r"\p{Lu}[\p{L}\p{N}'’&-]{0,30}"
# A name, and no day: "told the newspaper Monday".
_NAME = rf"(?!{WEEKDAY}\b){_WORD}"
_KIND_NAME = regex.compile(
    rf"(?:{_WORD} ){{1,3}}(?:{_KINDS})\b(?: {_WORD})?"
    rf"|\b(?:Radio|TV|Channel|Daily)(?: {_WORD}){{1,2}}"
    # Who is told something in an interview is an outlet, whatever its name.
    rf"|{_NAME}(?= in an? (?:\p{{Ll}}+ )?interview\b)"
    # "The Kveld newspaper"; in "the Lunnish newspaper Kveld" the name stands behind.
    rf"|(?!The )\b{_WORD}(?: {_WORD})?"
    rf"(?= (?:news agency|newspaper|newswire|wire service)\b(?! {_NAME}))"
    rf"|(?:(?<=\b(?:newspaper|agency|broadcaster|weekly|tabloid|magazine|journal|station|portal) )"
    rf"|(?<=\b(?:the|\p{{Lu}}\p{{L}}+) daily )){_NAME}(?: (?:& )?{_NAME}){{0,2}}"
)
# "Press Agency" is one, "Environment Agency" reports its own doings.
_BODY_NAME = regex.compile(r"(?i)\b(?:agency|post|service|channel|network)$")
_MEDIA = regex.compile(r"(?i)\b(?:news|press|wire|radio|tv|television|telegraph|information)\b")

_BEFORE = regex.compile(
    r"(?i)(?:\baccording to|\bas per|\bas (?:reported|indicated|noted|quoted|published) by"
    r"|\b(?:reported|carried|quoted|published|cited|obtained|seen|distributed|aired|broadcast"
    r"|indicated|first reported|released) (?:by|in|on)"
    r"|\b(?:report|reports|story|article|dispatch|interview|investigation|piece)"
    r" (?:by|from|in|on|with|to)|\b(?:told|telling|citing|quoting|cites|quotes)"
    r"|\b(?:comments|remarks|interview|statement|speaking|spoke|talking) (?:to|with|on)"
    r"|\b(?:said|says|admitted|confirmed|complained|explained|confided|replied) to"
    r"|\bcourtesy of|\bsource ?:|\bvia|\binputs from)"
    r"\s+(?:(?:the\s+|an?\s+)?(?:\p{L}+\s+)?(?:state[- ](?:run|owned)\s+)?(?:news agency|newspaper"
    r"|agency|daily|weekly|tabloid|magazine|journal|broadcaster|outlet|website|channel)\s+"
    r"|the\s+|a\s+|state[- ](?:run|owned)\s+)?[\"“'‘]?$"
)
_AFTER = regex.compile(
    r"(?i)^[\"”'’]?(?:['’]s?)?(?:,)?"
    r"(?:\s+(?:news agency|agency|newspaper|wire|television|radio))?\s+"
    r"(?:(?:has|had|also|first|earlier|later|further)\s+)?"
    r"(?:reported|reports|reporting|quoted|quotes|wrote|writes|revealed|reveals|published"
    r"|said|says|noted|added|cited|cites|indicated|claimed|disclosed|learned|learnt|broadcast)\b"
)

# A match, a show, a contest is broadcast too: only what was said there makes the channel a source.
_SHOWN = regex.compile(r"(?i)\A(?:aired|broadcast)\b")
_SPEECH = regex.compile(
    r"(?i)\b(?:interview|remarks?|statement|address|speech|message|footage|report|comments?|appeal"
    r"|video|recording|words|claims?|confession|briefing|investigation|documentary)\b"
)

# Names are looked up by so many of their first characters, wherever no letter stands before.
_HEAD = 2
_BEGINNING = regex.compile(r"(?<![\p{L}\p{N}])\S")
_LETTER = regex.compile(r"[\p{L}\p{N}]")


@dataclass(frozen=True, slots=True)
class Mention:
    """An outlet's name in a text, with the words around it that make it a source."""

    name: str
    span: Span
    words: str


def find_mentions(text: str, names: Sequence[str]) -> Iterator[Mention]:
    """Yield where one of the names, or a name of an outlet's kind, is named as a source.

    Linear: one pass for the names, a window of 60 characters on either side of each.
    """
    taken = -1
    for start, end in _candidates(text, names):
        if start < taken:
            continue
        before = _BEFORE.search(text, max(0, start - 60), start)
        if before and _SHOWN.match(before.group()):
            lead = text[max(0, before.start() - 60) : before.start()]
            before = before if _SPEECH.search(lead) else None
        after = _AFTER.match(text[end : end + 60])
        if not before and not after:
            continue
        taken = end
        first = before.start() if before else start
        last = end + after.end() if after else end
        span = Span(start, end)
        yield Mention(name=text[start:end], span=span, words=" ".join(text[first:last].split()))


def _candidates(text: str, names: Sequence[str]) -> list[tuple[int, int]]:
    """Where a name stands, the longest first at each place."""
    found = {match.span() for match in _KIND_NAME.finditer(text) if _is_outlet(match.group())}
    return sorted({*found, *named_places(text, tuple(names))}, key=lambda span: (span[0], -span[1]))


def named_places(text: str, names: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where one of the names stands as words of its own: at each place the longest of them."""
    by_head = _by_head(names)
    end = 0
    for match in _BEGINNING.finditer(text):
        start = match.start()
        if start < end:
            continue
        for name in by_head.get(text[start : start + _HEAD], ()):
            last = start + len(name)
            if text.startswith(name, start) and not _LETTER.match(text, last):
                yield start, last
                end = last
                break


@lru_cache(maxsize=16)
def _by_head(names: tuple[str, ...]) -> dict[str, list[str]]:
    """The names by the characters with which they begin, the longest first."""
    made: dict[str, list[str]] = {}
    for name in sorted(set(names), key=len, reverse=True):
        if len(name) >= _HEAD:
            made.setdefault(name[:_HEAD], []).append(name)
    return made


def _is_outlet(name: str) -> bool:
    """Whether a name of an outlet's kind is surely an outlet's."""
    return not _BODY_NAME.search(name) or bool(_MEDIA.search(name))
