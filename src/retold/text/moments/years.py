"""Years, decades and centuries: "since 2002", "the 2031 vote", "the late 1980s"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import regex

from retold.model.moment import Precision
from retold.model.span import Span
from retold.text.moments.calendar import part_of, years
from retold.text.moments.found import Days, Found, Seen
from retold.text.moments.months import PART
from retold.text.moments.patterns import YEAR

_PARTED = rf"(?:(?i:{PART})[ -])?"
_YEAR = regex.compile(
    rf"(?<![\w$€£#./:,+*×=<>%°&?-])(?<!\d )\b{_PARTED}"
    rf"(?:(?i:(?:the )?(?:(?:fiscal|financial) )?year(?: of)?) )?(?P<year>{YEAR})\b"
    rf"(?:[-–/](?P<to>\d\d)\b)?(?![.,:]\d|[-–/]\d|\p{{L}}|[’']?s\b|[%°€$£@_=+*&]|\.\w)"
)
_FISCAL = regex.compile(rf"\b(?:FY ?|(?i:fiscal ))(?P<year>{YEAR})\b")
# Words before a number that say a year follows it, and words that say it is none.
_SAYS_YEAR = regex.compile(
    r"(?i)\b(?:in|since|by|until|till|during|from|before|after|between|through|throughout|around"
    r"|circa|as of|of|for|to|and|or|on|late|early|mid|the|that|this|its|his|her|their|our|a|an|year"
    r"|[\p{L}]+['’]s?|(?:later|earlier|sooner) than)[ -]$"
)
_SAYS_NUMBER = regex.compile(
    r"(?i)(?:\b(?:about|some|nearly|almost|over|than|least|most|to|only|around|roughly|approximately"
    r"|up|another|all|no\.?|number|nos\.?|room|flight|page|article|resolution|route|highway|bus"
    r"|unit|channel|model|boeing|airbus|code|section|of|for|and|or|with|by|a|the)|[$€£#])[ -]?$"
)
_COUNTED = regex.compile(
    r"[ -](?:people|persons?|men|women|children|troops|soldiers|police|officers|jobs|homes|houses"
    r"|residents|civilians|euros?|dollars?|pounds|francs|yen|rubles|rupees|kilomet\w+|km|miles?|met"
    r"(?:er|re)s?|feet|foot|tons?|tonnes|hectares|acres|degrees|hours|hrs|GMT|UTC|local|local time"
    r"|points?|votes|seats|million|billion|thousand|hundred|or (?:so|more)|square|cubic|litres|MHz"
    r"|students|workers|employees|members|passengers|vehicles|cars|others?|new|additional|more)\b"
)
_GOES_ON = regex.compile(
    rf" (?:(?:to|and|or|until|till|through) {YEAR}|or (?:after|later|before|earlier)|was|saw"
    r"|marked|has been|will be|would be)\b"
)
_DECADE = regex.compile(
    rf"(?<![\w-])(?:the )?{_PARTED}(?:(?P<full>(?:1[5-9]|20)\d0)['’]?s|['’‘](?P<short>[2-9]0)s)\b"
    r"|\b[Tt]he (?:(?P<part2>early|mid|late)[ -])?"
    r"(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|noughties)\b"
)
_WORDS = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960,
    "seventies": 1970, "eighties": 1980, "nineties": 1990, "noughties": 2000,
}  # fmt: skip
_CENTURY = regex.compile(rf"(?i)\b(?:the )?{_PARTED}(?P<nth>1\d|20|21)(?:th|st)[ -]century\b")


def find_years(seen: Seen) -> Iterator[Found]:
    """The years, decades and centuries that a text names."""
    for match in _YEAR.finditer(seen.text):
        if _is_year(match, seen.text):
            first = int(match["year"])
            last = first // 100 * 100 + int(match["to"]) if match["to"] else first
            if first <= last <= first + 10:
                yield _found(match, years(first, last), "year")
    for match in _FISCAL.finditer(seen.text):
        yield _found(match, years(int(match["year"])), "year")
    for match in _DECADE.finditer(seen.text):
        start = _decade(match)
        yield _found(match, years(start, start + 9), "decade")
    for match in _CENTURY.finditer(seen.text):
        start = int(match["nth"]) * 100 - 99
        yield _found(match, (date(start, 1, 1), date(start + 99, 12, 31)), "century")


def _is_year(match: regex.Match[str], text: str) -> bool:
    """Whether a number of four digits is a year, by the words around it."""
    if match["part"] or not match.group()[0].isdigit():
        return True
    start, end = match.span()
    if _COUNTED.match(text, end, end + 24):
        return False
    low = max(0, start - 14)
    if _SAYS_YEAR.search(text, max(0, start - 18), start):
        return not _is_bound(text, start)
    if _SAYS_NUMBER.search(text, low, start):
        return False
    if _GOES_ON.match(text, end):
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    return (before in "([" and after in ")],;–-—" and start > 0) or bool(match["to"])


def _is_bound(text: str, start: int) -> bool:
    """Whether the words before say that a number of things follows: "up to 2000"."""
    return text[max(0, start - 8) : start].lower().endswith(("up to ", "close to ", "than a "))


def _decade(match: regex.Match[str]) -> int:
    if match["full"]:
        return int(match["full"])
    if match["short"]:
        number = int(match["short"])
        return number + (1900 if number > 20 else 2000)
    return _WORDS[match["word"].lower()]


def _found(match: regex.Match[str], days: Days, rule: str) -> Found:
    groups = match.groupdict()
    part = (groups.get("part") or groups.get("part2") or "").lower()
    part = part.removeprefix("the ").removesuffix(" of")
    return Found(
        span=Span(*match.span()),
        days=part_of(days, part),
        precision=Precision.YEAR,
        rule=rule,
        has_year=True,
    )
