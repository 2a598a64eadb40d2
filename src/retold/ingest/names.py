"""How lines name who wrote an article: people, their titles and offices, and newsrooms."""

from __future__ import annotations

import regex

_SAYS = (
    r"(?:(?i:by|(?:article )?written by|reported by|reporting by|story by|report by|words by"
    r"|posted by|(?:opinion|analysis|comment|review|interview|exclusive|text) by)|Author)"
)
_TITLE = r"(?:(?:Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Captain|Capt)\.? )?"
_NAME = r"(?!(?:Published|Posted|Updated?|Last)\b)\p{Lu}[\p{L}\p{M}.'’-]{0,24}"
_PARTICLE = r"(?:de|da|di|du|van|von|der|den|bin|al|el|la)"
_PERSON = rf"{_TITLE}{_NAME}(?: (?:{_PARTICLE}|{_NAME})){{1,5}}"
_PEOPLE = rf"{_PERSON}(?:(?:, (?:and )?| and | & ){_PERSON}){{0,4}}"
# "News Desk", "Harbour Staff", "The Herald editors", "Our Correspondent", "Quay News Service".
_PLACE_OF_WORK = (
    r"(?:[Tt]he )?(?:\p{Lu}[\p{L}\p{M}.'’-]{0,24} ){1,4}"
    r"(?:[Ss]taff|[Dd]esk|[Nn]ewsroom|[Ee]ditors|[Bb]ureau|[Cc]orrespondents?|[Rr]eporters?"
    r"|[Ss]taff [Ww]riters?|News Service|News Agency)"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]{0,8}"
_OFFICE = (
    r"(?:editor|reporter|correspondent|writer|columnist|journalist|analyst|producer|critic"
    r"|contributor|photographer|author|fellow|editor-in-chief)s?"
)
_DEGREES = r"(?:, ?(?:[A-Z]\.?){2,6}| ?, ?Ph\.?D\.?){1,5}"
_DAY = rf"(?:{_MONTH} \d|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|\d{{4}}-\d|\d{{1,2}}/\d)"
_MARK = r"[|•·–—]"
LABEL = regex.compile(rf"{_SAYS}\s?:?")
NAMES = regex.compile(_PEOPLE)
# What may stand behind names that a word announces.
_GOES_ON = (
    rf"(?=$|[,|•·–—(/@\d-]|\b(?:Updated?|Last|Published|Posted|on|in|for|from|at)\b|{_MONTH} \d)"
)
# Lines that say who wrote an article, beside other things.
SIGNED = (
    regex.compile(
        rf"{_SAYS}\s?:?\s{{0,2}}(?P<names>{_PEOPLE}|{_PLACE_OF_WORK})\s{{0,2}}{_GOES_ON}"
    ),
    regex.compile(rf"Authors?:\s?(?P<names>{_PEOPLE})"),
    # "Published 3 May 2031 by Ann Roe", "3 May 2031 · 3 min read · By Ann Roe"
    regex.compile(
        rf"[^.!?]{{0,40}}\d{{4}}(?:,? |[^.!?]{{0,30}}{_MARK}\s|,? Posted )[bB]y "
        rf"(?P<names>{_PEOPLE}|{_PLACE_OF_WORK})\s{{0,2}}(?=$|\d)"
    ),
    # "3 May 2031 · Harbours · Ann Roe"
    regex.compile(
        rf"(?=[^.!?]{{0,20}}{_DAY})[^.!?]{{4,60}}\d{{4}}[^.!?]{{0,60}}{_MARK}\s(?P<names>{_PEOPLE})$"
    ),
    # Any name, where a mark and a day follow it: "by quayside · 3 May 2031"
    regex.compile(
        rf"(?i:(?:posted |written )?by)\s:?(?P<names>[\p{{L}}\p{{N}}][^|•·,:;.!?]{{1,40}}?)\s?"
        rf"(?:{_MARK}|\bon\b)\s?(?:\p{{L}}+day,? )?{_DAY}"
    ),
)
_ALONE = regex.compile(
    rf"(?!By\b|Written\b)(?P<names>{_PEOPLE})(?:$|(?P<told>,? {_DAY}|\s?[|•·]\s?\S|{_DEGREES}$"
    r"|\s(?:Published|Posted|Updated)\b|\sreports?$|\s@\w))"
)
_IN_OFFICE = regex.compile(rf"(?P<names>{_PERSON}),\s(?:[\p{{L}}&'’-]+ ){{0,5}}(?i:{_OFFICE})")
_WORKPLACE = regex.compile(
    rf"{_PLACE_OF_WORK}|(?:[Ff]rom )?[Oo]ur (?:own |special )?(?:[Cc]orrespondents?|[Rr]eporters?)"
)
_OFFICE_LINE = regex.compile(rf"(?:[\p{{L}}&'’-]+ ){{0,5}}(?i:{_OFFICE})(?:,? .{{0,40}})?")


def find_alone(text: str) -> tuple[str, bool]:
    """The names that a line begins with; whether what follows speaks for an author.

    A day, a mark, a degree or an office does; the names are empty where the line has other words.
    """
    if _WORKPLACE.fullmatch(text):
        return text, True
    held = _IN_OFFICE.fullmatch(text)
    if held:
        return held["names"], True
    found = _ALONE.match(text)
    return (found["names"], found["told"] is not None) if found else ("", False)


def is_office(text: str) -> bool:
    """Whether a line is what somebody does at a newspaper: "Harbour reporter"."""
    return len(text) <= 80 and _OFFICE_LINE.fullmatch(text) is not None


def names_workplace(name: str) -> bool:
    """Whether a name is that of a newsroom or of those who work there, and of no person."""
    return _WORKPLACE.fullmatch(name) is not None
