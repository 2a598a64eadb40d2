"""Datelines: "PORT ELLERY, May 3 (Agency) -" and "Port Ellery:" before the first sentence."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from retold.model import Span
from retold.text.days import MONTHS

_PLACE = r"\p{Lu}[\p{L}\p{M}'’.-]*(?:[ /](?:\p{Lu}[\p{L}\p{M}'’.-]*|of|de|el|al|la|upon|on|le|du))"
_PLACES = rf"(?P<place>{_PLACE}{{0,3}}(?:, {_PLACE}{{0,2}}){{0,2}})"
# A day may stand with its weekday, its year and, as agencies stamp it, the hour of sending.
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )?"
_CLOCK = (
    r"(?:,? (?:at )?[0-2]?\d[:.h][0-5]\d(?: ?[ap]\.?m\b\.?)?(?: (?:local time|\p{Lu}{2,4}\b))?)?"
)
_DATE = rf"(?:{MONTHS} [0-3]?\d|[0-3]?\d {MONTHS})(?:,? (?:19|20)\d\d{_CLOCK})?"
_DAY = rf"(?:,? {_WEEKDAY}(?P<day>{_DATE}))?"
_AGENCY = r"(?: ?\((?P<agency>[^()\n]{2,40})\))?"
_DASHED = regex.compile(rf"{_PLACES}{_DAY}{_AGENCY},?\s?(?:[—–]|--?)\s?(?=[\p{{Lu}}\"“'‘\p{{N}}])")
_AGENCY_DAY = regex.compile(rf"{_PLACES} ?\((?P<agency>[^()\n]{{2,40}})\){_DAY}\s?[—–:-]+\s")
# As some print them: "PORT ELLERY, May 3. /AGENCY/." and "Port Ellery [Lunn], May 3 (AGENCY): ".
_SLASHED = regex.compile(
    rf"{_PLACES}{_DAY}\.? ?/(?P<agency>\p{{Lu}}[^/\n]{{1,40}})/[.,:]?\s?[—–-]?\s?"
)
_BRACKETED = regex.compile(
    rf"{_PLACES}(?: ?\[[^\[\]\n]{{2,30}}\])?,? (?P<day>(?:{MONTHS} [0-3]?\d|[0-3]?\d {MONTHS}))"
    r" ?\((?P<agency>[^()\n]{2,40})\) ?[:—–-]{0,2}\s(?=[\p{Lu}\"“'‘])"
)
_BARE_AGENCY = regex.compile(
    r"\((?P<agency>\p{Lu}[^()\n]{1,40})\)\s?[—–-]{1,2}\s(?P<place>)(?P<day>)"
)
_COLON = regex.compile(
    rf"(?P<place>{_PLACE}{{0,2}})(?:, (?P<day>{MONTHS} [0-3]?\d))?(?P<agency>)(?::\s)(?=\p{{Lu}})"
)
_WINDOW = 120
_NOT_PLACES = frozenset(
    "Breaking Update Updated Exclusive Watch Video Live Note Editor Opinion Analysis".split()
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as printed, with its parts; spans are in the flat text."""

    text: str
    place: str
    agency: str
    agency_span: Span | None
    day_span: Span | None


def find_dateline(flat: str, paragraph: Span) -> Dateline | None:
    """The dateline at the start of a body paragraph, if one stands there."""
    end = min(paragraph.end, paragraph.start + _WINDOW)
    for pattern in (_DASHED, _AGENCY_DAY, _SLASHED, _BRACKETED, _BARE_AGENCY, _COLON):
        match = pattern.match(flat, paragraph.start, end)
        if match and _is_believable(match):
            return _make(match)
    return None


def _is_believable(match: regex.Match[str]) -> bool:
    """A capitalised word before a dash is a place if capitals, a day or an agency say so."""
    place = match["place"]
    if place.split(" ")[0].strip(",") in _NOT_PLACES:
        return False
    if match["day"] or match["agency"] or match.re is _COLON:
        return True
    return place.isupper() and len(place) > 2


def _make(match: regex.Match[str]) -> Dateline:
    text = match.group().rstrip(" \t\u00a0—–-:").strip()
    text = text[:-1] if text.endswith(("/.", "/,")) else text
    return Dateline(
        text=text,
        place=match["place"],
        agency=(match["agency"] or "").strip(),
        agency_span=Span(*match.span("agency")) if match["agency"] else None,
        day_span=Span(*match.span("day")) if match["day"] else None,
    )
