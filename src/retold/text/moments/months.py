"""Months, seasons and quarters: "in March", "late last May", "the summer of 2031", "Q3 2031".

A month without its year is the last one up to the publication, or the next one where the words
speak of what is to come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import regex

from retold.model.moment import Precision
from retold.model.span import Span
from retold.text.moments.calendar import month, months, part_of, season
from retold.text.moments.found import Days, Found, Seen, within_calendar
from retold.text.moments.names import follows_lead, is_in_name, precedes_name
from retold.text.moments.patterns import MONTH, YEAR, is_recurring, month_number
from retold.text.moments.tense import Tense, find_tense

PART = r"(?P<part>early|mid|late|end(?=-)|(?:the )?(?:start|beginning|middle|end) of)"
_WHICH = r"(?P<which>last|next|this|this coming|this past)"
_MONTH = regex.compile(
    rf"\b(?:(?i:{PART})[ -])?(?:(?i:{_WHICH}) )?(?:(?i:(?:the )?month of) )?(?P<month>{MONTH})"
    rf"(?:(?:,? | of |, of )(?P<year>{YEAR}|(?:last|this|next|that) year)\b|\b)"
    rf"(?! ?\d|[-’'][a-z]{{2}}|\p{{L}})(?:['’]s\b)?"
)
# Words that are months in a date only: verbs, and names of women.
_ALSO_WORDS = frozenset("may march mar june april august jan dec sep oct".split())
_IN = regex.compile(
    r"(?i)\b(?:in|since|until|till|from|to|of|between|during|after|before|last|and) $"
)
_SEASON = regex.compile(
    rf"(?i)\b(?:{PART}[ -])?(?:(?P<which>last|this|next|this past|this coming) "
    r"|(?:(?:in|over|during|by) )?(?:the )?)"
    rf"(?P<season>spring|summer|autumn|fall|winter)(?:(?: of|,)? (?P<year>{YEAR}))?\b"
)
_SOME = regex.compile(r"(?i)(?:over|during|by) the ")
_NTH = r"(?P<nth>first|second|third|fourth|final|last|1st|2nd|3rd|4th)"
_QUARTER = regex.compile(
    rf"(?i)\b(?:the )?(?:{_NTH}[ -](?P<unit>quarter|half)|Q(?P<number>[1-4]))"
    rf"(?:(?:,? of|,| in)?(?: the(?= f))?(?: (?:fiscal|financial)(?: year)?)? (?P<year>{YEAR}|"
    rf"(?:last|this|next) year|the year))\b"
    rf"|\b(?:in|during|for|of|from) the {_NTH.replace('nth', 'nth4')}[ -]quarter\b(?!,? (?:of|in) )"
    rf"|\b(?P<year3>(?:last|this|next) year)['’]s {_NTH.replace('nth', 'nth3')}[ -]quarter\b"
    rf"|\b(?P<year2>{YEAR})[ -]Q(?P<number2>[1-4])\b"
)
_NEAR_CHARS = 150
_BUSINESS = regex.compile(
    r"(?i)[$€£¥]|\b(?:profits?|losses|loss|revenues?|earnings|sales|shares|production|output|growth|gdp"
    r"|economy|investors|analysts|company|firm|bank|deliveries|exports|imports|inflation)\b"
)
_QUARTERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3}
_YEARS = {"last year": -1, "this year": 0, "the year": 0, "next year": 1}


def find_months(seen: Seen) -> Iterator[Found]:
    """The months, seasons and quarters that a text names."""
    for match in _MONTH.finditer(seen.text):
        if is_recurring(seen.text, match.start()) or not _is_month(match, seen.text):
            continue
        days = _month(match, seen)
        part = (match["part"] or "").lower().removeprefix("the ").removesuffix(" of")
        yield Found(
            span=Span(*match.span()),
            days=part_of(days, part) if days else None,
            precision=Precision.MONTH,
            rule="month",
            has_year=bool(match["year"]) and days is not None,
            month_and_day=(month_number(match["month"]), None) if _is_bare(match) else None,
            count=_of_that_year(match) if (match["year"] or "").lower() == "that year" else None,
        )
    yield from _find_seasons(seen)
    yield from _find_quarters(seen)


def _of_that_year(match: regex.Match[str]) -> Callable[[Days], Days]:
    number = month_number(match["month"])
    return lambda days: month(days[0].year, number)


def _is_bare(match: regex.Match[str]) -> bool:
    return not match["year"] and not match["which"]


def _is_month(match: regex.Match[str], text: str) -> bool:
    """Whether a word that looks like a month is one."""
    if match["year"] or match["part"] or match["which"] or " of " in match.group():
        return True
    if follows_lead(text, match.start()) and not is_in_name(text, match):
        return len(match["month"]) > 3 or bool(
            _IN.search(text, max(0, match.start() - 8), match.start())
        )
    if match["month"].lower().rstrip(".") in _ALSO_WORDS or len(match["month"]) < 4:
        return False
    return not precedes_name(text, match.end())


@within_calendar
def _month(match: regex.Match[str], seen: Seen) -> Days | None:
    number, stated = month_number(match["month"]), (match["year"] or "").lower()
    if stated.isdigit():
        return month(int(stated), number)
    today = seen.today
    if today is None or stated == "that year":
        return None
    if stated:
        return month(today.year + _YEARS[stated], number)
    which = (match["which"] or "").lower()
    is_future = "next" in which or "coming" in which
    if not which:
        is_future = _is_to_come(match, seen, (number - today.month) % 12)
    if which == "this":
        return month(today.year, number)
    if is_future:
        is_later = number > today.month or (number == today.month and "next" not in which)
        return month(today.year + (not is_later), number)
    # "Last April" is not said of the month that was on, or of the one before it.
    is_past = number < today.month - (which == "last") or (number == today.month and not which)
    return month(today.year - (not is_past), number)


def _is_to_come(match: regex.Match[str], seen: Seen, ahead: int) -> bool:
    """Whether the words speak of a month to come; "the August figures" are the nearest ones."""
    if find_tense(seen.text, *match.span()) is not Tense.FUTURE:
        return False
    before = seen.text[max(0, match.start() - 3) : match.start()].lower()
    return ahead <= 6 or (before != "of " and follows_lead(seen.text, match.start()))


def _find_seasons(seen: Seen) -> Iterator[Found]:
    for match in _SEASON.finditer(seen.text):
        which = (match["which"] or "").lower().removeprefix("this ")
        if not which and not match["year"] and not _SOME.match(match.group()):
            continue
        days = None
        if match["year"]:
            days = season(match["season"], int(match["year"]))
        elif seen.today is not None:
            days = _season_near(match["season"], which, seen.today)
        part = (match["part"] or "").lower().removeprefix("the ").removesuffix(" of")
        yield Found(
            span=Span(*match.span()),
            days=part_of(days, part) if days else None,
            precision=Precision.MONTH,
            rule="season",
            has_year=bool(match["year"]),
        )


def _season_near(name: str, which: str, today: date) -> Days:
    """The season of that name that is over, is on, or is to come."""
    near = [season(name, today.year + step) for step in (-2, -1, 0, 1)]
    if which in ("last", "past"):
        return max(days for days in near if days[1] < today)
    if which in ("next", "coming"):
        return min(days for days in near if days[0] > today)
    return min(near, key=lambda days: abs((days[0] - today).days + 45))


def _find_quarters(seen: Seen) -> Iterator[Found]:
    for match in _QUARTER.finditer(seen.text):
        if match["nth4"] and not _is_business(match, seen.text):
            continue
        number = int(match["number"] or match["number2"] or 0)
        number = number or _QUARTERS.get(
            (match["nth"] or match["nth3"] or match["nth4"] or "").lower(), 4
        )
        stated = (match["year"] or match["year2"] or match["year3"] or "").lower()
        year = int(stated) if stated.isdigit() else _year_of_quarter(stated, number, seen, match)
        size = 6 if (match["unit"] or "").lower() == "half" else 3
        first = min(number, 12 // size) * size - size + 1
        yield Found(
            span=Span(*match.span()),
            days=months(month(year, first), size) if year else None,
            precision=Precision.MONTH,
            rule="quarter",
            has_year=stated.isdigit(),
        )


def _year_of_quarter(stated: str, number: int, seen: Seen, match: regex.Match[str]) -> int | None:
    """The year of "the third quarter": the last one that has begun, or the next one to come."""
    if seen.today is None:
        return None
    if stated:
        return seen.today.year + _YEARS[stated]
    has_begun = number * 3 - 2 <= seen.today.month
    tense = find_tense(seen.text, *match.span())
    if tense is Tense.FUTURE:
        return seen.today.year + int(number * 3 < seen.today.month)
    return seen.today.year - (not has_begun)


def _is_business(match: regex.Match[str], text: str) -> bool:
    """Whether a quarter is one of a year: games have them too."""
    low = max(0, match.start() - _NEAR_CHARS)
    return bool(_BUSINESS.search(text, low, match.end() + _NEAR_CHARS))
