"""The small print of an article: date lines, bylines, credits, and captions with their maker.

Each question is asked of one short line; the patterns have no nested quantifiers.
"""

from __future__ import annotations

import re
from functools import cache

import regex

from retold.text.agencies import agencies
from retold.text.days import MONTHS, WEEKDAYS, find_days

_ENDS = regex.compile(r"[.!?…。！？؟۔।]['\"’”»›)\]*]{0,4}(?:\s?[(\[—–][^()\[\]]{2,40}[)\]]?)?$")
STOPS, _TAIL_CHARS = frozenset(".!?…。！？؟۔।"), 52
_LETTERS = regex.compile(r"\p{L}{2,}")
DATE_CHARS, _DATE_NAMES = 160, 3
# The commonest form by far, of days that every month has: no need to read it to know it.
_PLAIN_DAY = re.compile(
    rf"(?:{WEEKDAYS},? )?(?:{MONTHS} (?:[1-9]|1\d|2[0-8]),? |(?:[1-9]|1\d|2[0-8]) {MONTHS} )"
    r"(?:19|20)\d\d"
)
_DATE_LABEL = regex.compile(
    rf"(?i)\b(?:first|last|published|publication|posted|updated|modified|created|issued|released"
    rf"|date[ds]?|on|at|time|local|hrs?|hours|edited|editions?|late|early|{WEEKDAYS}|am|pm"
    r"|[a-z]{2,4}t|utc|gmt|z|and|by|in)\b"
)
_NAME = r"(?:\p{Lu}[\p{L}\p{M}'’.-]*|of|the|and|for|in|at|de|da|van|von|der|bin|al|el|&|\|)"
_BYLINE = regex.compile(
    r"(?:(?i:by|written by|reported by|reporting by|story by|report by|author|words by)\s?:?)"
    rf"[ \u00a0]{{1,3}}(?:(?i:an?|our|the) )?(?:(?:{_NAME}[ \u00a0,]{{0,3}}){{1,12}}"
    r"|staff (?:writer|reporter)s?|(?:own )?correspondent)(?P<rest>.{0,80})"
    r"|\(?(?:Reporting|Additional reporting|Writing|Editing) by \p{Lu}.{2,160}"
)
# What every byline begins with: most lines need no pattern tried on them.
BYLINE_BEGINS = (
    "by", "written", "reported", "reporting", "story", "report", "author", "words", "(report",
    "additional", "(additional", "writing", "(writing", "editing", "(editing",
)  # fmt: skip
_PHOTO = (
    r"photo(?:graph)?s?|images?|pictures?|getty|handout|courtesy|file|screengrab|screenshot"
    r"|illustration"
)
# One of these stands at the start, or near the end, of whatever the next pattern finds.
CAPTION_TAIL = 160
CAPTION_WORDS = (
    "photo", "image", "picture", "getty", "handout", "courtesy", "file", "screengrab",
    "screenshot", "illustration",
)  # fmt: skip
CAPTION_BEGINS = (*CAPTION_WORDS, "caption", "figure", "video")
_CAPTION = regex.compile(
    rf"(?i)(?:{_PHOTO}|caption|figure|video)(?: (?:credit|by|source|courtesy))?\s?[:©/|].{{3,600}}"
    rf"|.{{3,600}}[(\[|–—-]\s?[^()\[\]]{{0,40}}\b(?:{_PHOTO})\b[^()\[\]]{{0,60}}[)\]]?\.?"
    rf"|.{{3,600}}\s(?:photo|image|picture)(?: credit)?s?(?::| by | courtesy | ©).{{2,80}}"
    r"|file\s?(?:photo|picture|image|[-–—:]).{3,600}"
)
# Where the name of who took a picture begins.
TAKEN_TAIL = 70
_TAKEN_BY = regex.compile(r"\s?(?:\(|\[|—\s?|/\s?)(?P<name>[^()\[\]/—]{2,60})[)\]]?$")
_CREDIT = regex.compile(
    r"(?i)(?:sources?|via|credits?|agency|agencies|originally published (?:by|in|on|at)"
    r"|first published (?:by|in|on|at)|this (?:story|article|report) (?:was )?(?:first|originally)"
    r" (?:published|appeared) (?:by|in|on|at))(?:\s?[:|]\s?|(?<=by|in|on|at)\s)\S.{1,80}"
    r"|[(\[]?\s?(?:with|additional)\s(?:agency\s)?(?:inputs?|(?:additional )?reporting)\s"
    r"(?:from|by)\s.{2,80}|[(\[]?\s?agencies\s?[)\]]?"
    r"|[(\[]?\s?translated\s(?:from\s.{2,30}\s)?by\s.{2,60}"
    r"|.{2,100}\scontributed\s(?:to (?:this|the) (?:report|story|article)|reporting)\.?"
)
# What a credit in words begins with, where it does not say "contributed".
CREDIT_BEGINS = (
    "source", "via", "credit", "agenc", "originally", "first", "this", "with", "additional",
    "translated",
)  # fmt: skip
_CREDIT_CHARS, _ALONE_CHARS = 60, 66
_ALONE = regex.compile(r"[(\[—–-]?\s?(?P<names>[^()\[\]]{2,60}?)\s?[)\]]?\.?")
_IN_BRACKETS = regex.compile(r"[(\[]\s?(?:\p{Lu}[\p{L}\p{N}.'’&-]*[ /,]{0,2}){1,6}\s?[)\]]\.?")
_AGENCY_WORDS = regex.compile(
    r"(?:\p{Lu}[\p{L}.'’-]*\s){1,4}"
    r"(?:(?:News|Press) (?:Agency|Service|Association)|Newswire|Wire(?: Service)?)"
)
_AGENCY_SIGNS = regex.compile(r"Agency|Service|Association|[Ww]ire")
_FIRST_WORD = regex.compile(r"\W*+(\w++)")
_ROUND_NAMES = " .()[]—–-"
_BETWEEN_NAMES = regex.compile(r"\s?[/,&|]\s?|\sand\s")


def ends_with_stop(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    if text[-1] in STOPS:
        return True
    # Behind the stop stands nothing but marks, or a dash or bracket with a name.
    end = text[-_TAIL_CHARS:]
    if end[-1].isalnum() and not any(map(end.__contains__, "—–([")):
        return False
    return bool(_ENDS.search(text, max(0, len(text) - _TAIL_CHARS)))


def is_date_line(text: str) -> bool:
    """Whether a line holds a calendar day and hardly anything else, but perhaps a place."""
    if _PLAIN_DAY.fullmatch(text):
        return True
    days = find_days(text) if len(text) <= DATE_CHARS else []
    if not days:
        return False
    rest, at = [], 0
    for day in days:
        rest.append(text[at : day.span.start])
        at = day.span.end
    rest.append(text[at:])
    left = _LETTERS.findall(_DATE_LABEL.sub(" ", " ".join(rest)))
    has_year = any(day.has_year for day in days)
    if has_year and not left:
        return True
    is_named = has_year or all(word[0].isupper() for word in left)
    return len(left) <= _DATE_NAMES and is_named and not ends_with_stop(text)


def is_byline(text: str, folded: str = "") -> bool:
    """Whether a line says who wrote the article: a name, perhaps with a day, but no sentence.

    Args:
        text: The line.
        folded: The same, case folded, where that is known.
    """
    if not (folded or text[:12].casefold()).startswith(BYLINE_BEGINS):
        return False
    found = _BYLINE.fullmatch(text)
    if not found or (ends_with_stop(text) and text.count(" ") > 6):
        return False
    rest = (found["rest"] or "").strip()
    return not rest or is_date_line(rest) or "@" in rest or rest[0] in "|,•·-–—("


def is_agency(name: str) -> bool:
    """Whether a name is that of a news agency, by the list or by its own words."""
    name = name.strip(_ROUND_NAMES)
    return name.casefold() in agencies() or bool(_AGENCY_WORDS.fullmatch(name))


@cache
def agency_beginnings() -> dict[str, tuple[str, ...]]:
    """The names of the agencies that are known, folded, by their first words."""
    made: dict[str, tuple[str, ...]] = {}
    for name in agencies():
        first = _FIRST_WORD.match(name)
        if first:
            made[first[1]] = (*made.get(first[1], ()), name[first.start(1) :])
    return made


def is_credit(text: str, folded: str = "", *, has_word: bool = True) -> bool:
    """Whether a line says after whom the article was written: "Source: X", "(X)", "X" alone.

    Args:
        text: The line.
        folded: The same, case folded, where that is known.
        has_word: Whether it may hold a word of the names of agencies.
    """
    folded = folded or text.casefold()
    is_contributed = "contributed" in folded
    if (
        (is_contributed or folded.lstrip("([ ").startswith(CREDIT_BEGINS))
        and _CREDIT.fullmatch(text)
        and (len(text) < _CREDIT_CHARS or "contributed" in text)
    ):
        return True
    if text[:1] in "([" and _IN_BRACKETS.fullmatch(text):
        return True
    return len(text) <= _ALONE_CHARS and _names_agencies(text, folded, has_word=has_word)


def _names_agencies(text: str, folded: str, *, has_word: bool) -> bool:
    """Whether a line is names of agencies alone; its beginning settles most."""
    first = _FIRST_WORD.match(folded)
    names = agency_beginnings().get(first[1]) if first else None
    is_listed = first is not None and names is not None and folded.startswith(names, first.start(1))
    if not is_listed and not (has_word and _AGENCY_SIGNS.search(text)):
        return False
    alone = _ALONE.fullmatch(text)
    parts = _BETWEEN_NAMES.split(alone["names"]) if alone else []
    return bool(parts) and all(is_agency(name) for name in parts)


def is_caption(text: str) -> bool:
    """Whether a line says in words that it belongs to a picture: "Photo: X", "... (file)"."""
    return bool(_CAPTION.fullmatch(text))


def names_maker(text: str) -> bool:
    """Whether a line ends with an agency that a picture is from, and is no sentence of a report."""
    taken = _TAKEN_BY.search(text, max(0, len(text) - TAKEN_TAIL))
    if not taken or taken.start() < 8:
        return False
    names = _BETWEEN_NAMES.split(taken["name"].strip())
    if not any(is_agency(name.removesuffix(" Photo").strip()) for name in names):
        return False
    before = text[: taken.start()].rstrip()
    # A report can end "... said. (Agency)"; a picture's text states its day in full.
    return not ends_with_stop(before) or any(day.has_year for day in find_days(before))
