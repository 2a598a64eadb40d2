"""The name of an outlet in the lines around a headline, freed of what is printed beside it."""

from __future__ import annotations

from itertools import zip_longest

import regex

from retold.ingest.layout import Layout
from retold.ingest.lines import Line, LineKind
from retold.model import Outlet, Zone
from retold.text.days import MONTHS, WEEKDAYS, find_days
from retold.text.outlet_words import is_outlet_like

_NAME_KINDS = (LineKind.HEADING, LineKind.FRAGMENT, LineKind.CREDIT, LineKind.DATE)
_MAX_NAME_WORDS = 6
_MAX_BESIDE_WORDS = 5
# A page whose menus were not cut off has its title further down; what stands above is no masthead.
_MAX_ABOVE = 6
_WINDOW = 200
_SMALL = frozenset("of the and for in on".split())
SECTIONS = frozenset(
    "politics world sport sports business economy opinion local national international culture "
    "arts science technology health lifestyle travel education environment society regions europe "
    "asia africa americas region metro money home news features analysis columns comment letters "
    "editorial advertisement menu search exclusive breaking latest live updated published "
    "posted".split()
)
_LABELLED = regex.compile(
    r"(?i)(?:source|outlet|publication|publisher|newspaper|paper|medium|media outlet"
    r"|published (?:by|in))\s?[:=]\s?(?P<name>\S.{1,80})"
)
_OF_A_DAY = regex.compile(
    rf"(?i:from) (?P<name>.{{2,60}}?) (?:of|on|for)? ?(?={WEEKDAYS}|{MONTHS}|\d)"
)
_BEFORE_DAY = regex.compile(rf"(?i)[\s,|(–—-]*(?:\b(?:{WEEKDAYS}|on|of|for)\b[\s,]*)*$")
# What stands behind the name on its line: a path or a menu, a list of subjects, a place, a page.
_TAIL = regex.compile(
    r"\s*(?:[|>»›·•]|\s[–—-]{1,2}\s|:\s|\s//\s|\s?\((?=\p{Lu})|,\s(?=(?i:page|p\.|pp\.|section"
    r"|no\.|vol\.|issue|edition|[\p{L}-]+ (?:edition|service|desk|bulletin|print))\b)).*$"
)
_LIVE = regex.compile(r"\s(?:LIVE|Live|live blog|Live blog)$")
# What says on the line above or below a name whose paper it is, and of what sort.
_OFFICE = regex.compile(
    r"(?i)\b(?:press|media|information|public relations|communications)[ -]"
    r"(?:office|service|department|bureau|centre|center|desk|wing)\b"
    r"|\b(?:notice|release|statement|communiqu[eé]|readout|advisory|circular)\b"
    r"|\b(?:division|directorate|ministry|department)\b"
)
_SORT_ALONE = regex.compile(
    r"(?i)(?:press|news|media|joint|official|public|safety)?\s?(?:release|statement|notice"
    r"|communiqu[eé]|advisory)(?: (?:no\.? ?)?[\d/.-]+)?"
)
_HOST = regex.compile(
    r"(?i)(?:https?://)?(?:www\d?\.|m\.)?(?P<name>[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+){0,3}"
    r"\.\p{L}{2,12})(?:/\S*)?"
)
_BEHIND_PEOPLE = regex.compile(r"(?:,|\s[|/·•–—-]| for| of)\s(?P<name>(?:[Tt]he )?\p{Lu}.{2,50})$")
_BESIDE_TITLE = regex.compile(r"\s(?P<mark>[|–—-]|::)\s")


def find_masthead(layout: Layout) -> Outlet | None:
    """The outlet by the lines above and below the headline; none where none of them names one."""
    title = layout.headline
    if title is None:
        return _by_top(layout, _dated_top(layout))
    above = layout.lines[: title.number] if title.number <= _MAX_ABOVE else []
    found = _by_label(above) or _by_top(layout, above) or _by_title(title)
    return found or _below(layout, title)


def _dated_top(layout: Layout) -> list[Line]:
    """The first line, with the day below it, where no line of the text was taken for a headline."""
    top = layout.lines[:2]
    is_dated = len(top) > 1 and top[1].kind is LineKind.DATE and top[1].gap == 0
    return top if is_dated and top[1].number < layout.first_body() else []


def _by_label(above: list[Line]) -> Outlet | None:
    """A line that says what it is: "Outlet: The Fell Gazette", "From the Fell Gazette of 3 May"."""
    for line in above:
        shown = line.text[:_WINDOW]
        found = _LABELLED.fullmatch(shown) or _OF_A_DAY.match(shown)
        name = free_name(found["name"]) if found else ""
        if name:
            return Outlet(name=name, evidence=f'the line "{shown[:80]}" above the headline')
    return None


def _by_top(layout: Layout, above: list[Line]) -> Outlet | None:
    """The first name above the headline."""
    if not layout.is_clean and not _is_bare(above):
        return None
    for line, following in zip_longest(above, above[1:]):
        name = free_name(line.text[:_WINDOW])
        if not _is_name(layout, line, name):
            continue
        # A name has capitals; in small letters it is one only where the day stands below.
        if not _is_title(name) and not (following and following.kind is LineKind.DATE):
            continue
        name = _with_sort(layout, name, following)
        return Outlet(name=name, evidence=f'masthead "{line.text[:80]}" above the headline')
    return None


def _with_sort(layout: Layout, name: str, following: Line | None) -> str:
    """A body's name with the office or the sort of paper that is printed above or below it."""
    second = following.text if following and following.gap == 0 else ""
    if following and _SORT_ALONE.fullmatch(name) and _is_name(layout, following, second):
        return f"{second}, {name}"
    is_sort = _OFFICE.search(second[:_WINDOW]) and not find_days(second[:_WINDOW])
    return f"{name}, {second}" if is_sort else name


def _is_bare(above: list[Line]) -> bool:
    """Whether a name, perhaps with the day, is all that stands above the headline."""
    return 0 < len(above) <= 4 and not any(line.has_bullet for line in above)


def _by_title(title: Line) -> Outlet | None:
    """A name beside the headline, on its line: "Harbour reopens | The Fell Gazette"."""
    text = title.text[:300]
    marks = list(_BESIDE_TITLE.finditer(text))
    sides = [text[marks[-1].end() :], text[: marks[0].start()]] if marks else []
    for name in (one.strip() for one in sides):
        is_likely = is_outlet_like(name) or name.casefold().startswith("the ")
        is_short = len(name.split()) <= _MAX_BESIDE_WORDS and 2 * len(name) < len(text)
        if is_likely and is_short and _is_title(name):
            return Outlet(name=name, evidence=f'"{name}" beside the headline')
    return None


def _is_title(name: str) -> bool:
    """Whether a name is printed with capitals throughout, or is an address."""
    is_capital = (not word[0].islower() or word in _SMALL for word in name.split())
    return all(is_capital) or bool(_HOST.fullmatch(name))


def _below(layout: Layout, title: Line) -> Outlet | None:
    """A name between headline and text: alone, or behind those of who wrote it."""
    for line in layout.lines[title.number + 1 : layout.first_body()]:
        shown = line.text[:_WINDOW]
        if line.kind in (LineKind.SENTENCE, LineKind.LONG, LineKind.CAPTION):
            continue
        host = _HOST.fullmatch(shown)
        if host:
            return Outlet(name=host["name"].casefold(), evidence=f'the address "{shown[:80]}"')
        name = _name_below(line, shown)
        if is_outlet_like(name) and _is_title(name) and len(name.split()) <= _MAX_NAME_WORDS:
            return Outlet(name=name, evidence=f'the line "{shown[:80]}" below the headline')
    return None


def _name_below(line: Line, shown: str) -> str:
    """What a line below the headline names: the line itself, or what is behind who wrote it."""
    if line.kind is LineKind.DATE:
        return ""
    behind = _BEHIND_PEOPLE.search(shown)
    name = free_name(behind["name"]) if behind else ""
    return name or (free_name(shown) if line.kind in _NAME_KINDS else "")


def free_name(line: str) -> str:
    """The outlet's name in a line, without what is printed behind it; empty where none is left.

    >>> free_name("Fell Gazette | Ports | May 3, 2031"), free_name("FELL GAZETTE LIVE")
    ('Fell Gazette', 'FELL GAZETTE')
    >>> free_name("3 May 2031")
    ''
    """
    host = _HOST.fullmatch(line)
    if host:
        return host["name"].casefold()
    days = find_days(line)
    if days:
        line = _BEFORE_DAY.sub("", line[: days[0].span.start])
    name = _LIVE.sub("", _TAIL.sub("", line.strip())).strip(" ,;:|-–—")
    return name if any(letter.isalpha() for letter in name) else ""


def _is_name(layout: Layout, line: Line, name: str) -> bool:
    title = layout.headline
    return (
        bool(name)
        and line.kind in _NAME_KINDS
        and len(name.split()) <= _MAX_NAME_WORDS
        and not line.has_bullet
        and name.casefold() not in SECTIONS
        and (title is None or line.key != title.key)
        and layout.zones.get(line.number) not in (Zone.BODY, Zone.SUBHEADING)
    )
