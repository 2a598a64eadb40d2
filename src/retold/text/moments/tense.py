"""Whether the words around an expression speak of what was or of what is to come."""

from __future__ import annotations

from enum import IntEnum

import regex

_BEFORE, _AFTER, _JOINING = 200, 120, 20
_STOP = regex.compile(r"[.!?;][\"'”’)\]]*\s+(?=[\p{Lu}\"“‘'(])|\n")
_CUE = regex.compile(
    r"(?i)\b(?:(?P<open>(?:was|were|had been|been)\s(?:\p{L}+ly\s)?"
    r"(?:due|scheduled|set|slated|expected|planned|to|supposed)\b)"
    r"|(?P<past>(?:would|will|should|could|might|(?-i:may))\s(?:not\s)?have\s)"
    r"|(?:(?:will|shall|would|wo(?=n['’]t))\b(?:\s(?:not|\p{L}+ly))?(?:\sbe\b)?(?:\s\p{L}+ed\b)?"
    r"|(?-i:may|might|can)\s(?:not\s)?(?!have)\p{Ll}+|to\sbe\s\p{L}+|(?:upcoming|scheduled|slated|due|forthcoming)\b"
    r"|(?:is|are|be)\s(?:\p{L}+ly\s)?(?:to|due|set|scheduled|slated|expected|planned|likely)\b"
    r"|(?:going|plan(?:s|ned|ning)?|hop(?:es?|ed|ing)|intend(?:s|ed|ing)?|expect(?:s|ed|ing)?|agreed?"
    r"|vow(?:s|ed)?|pledged?|promised?|threatens?|threatened|set|prepar(?:es?|ed|ing)|invited"
    r"|refus(?:es?|ed))\sto\b"
    r"|expected\b|ahead\sof\b|deadline\b)"
    r"|(?P<was>was|were|had|has|have|did|said|says|told|took|began|came|went|made|met|left|held"
    r"|found|saw|got|gave|won|lost|fell|rose|spoke|wrote|struck|hit|broke|sank|shot|fought|flew"
    r"|\p{L}{2,20}ed)\b)"
    r"|['’]ll\b"
)

_WHEN = regex.compile(r"(?i)\b(?:when|once|if|until|before|as soon as)\b")

# ", and on Friday parliament will vote": what was said before belongs to another clause.
_OPENS_CLAUSE = regex.compile(
    r"(?i)(?:[,;–—]\s{1,3}(?:(?:and|but|while|whereas|then|so|yet|or)\s)?"
    r"|\b(?:and|but|while|whereas)\s)(?:(?:on|by|in|at|from)\s)?$"
)
_CLAUSE_END = regex.compile(r"[,;]\s|\s(?:and|but|or)\s")


class Tense(IntEnum):
    """What the words around an expression speak of."""

    PAST = -1
    UNKNOWN = 0
    FUTURE = 1


def find_tense(text: str, start: int, end: int) -> Tense:
    """The tense of the nearest verb before an expression in its sentence, else of the first after.

    Where the expression opens a clause it is that clause's own verb.

    >>> find_tense("She said that the court will sit on Friday.", 33, 42).name
    'FUTURE'
    """
    low = max(0, start - _BEFORE)
    for stop in _STOP.finditer(text, low, start):
        low = stop.end()
    ends = _STOP.search(text, end, end + _AFTER)
    last = ends.start() + 1 if ends else end + _AFTER
    if _OPENS_CLAUSE.search(text, max(low, start - _JOINING), start):
        comma = _CLAUSE_END.search(text, end, last)
        first = _CUE.search(text, end, comma.start() if comma else last)
        if first:
            return _of(first)
    before = list(_CUE.finditer(text, low, start))
    if before:
        return _of_last(before, text)
    first = _CUE.search(text, end, last)
    return _of(first) if first else Tense.UNKNOWN


def _of_last(cues: list[regex.Match[str]], text: str) -> Tense:
    """The tense of the last cue; "would start when they opened on Friday" is to come."""
    tense = _of(cues[-1])
    if tense is Tense.PAST and len(cues) > 1 and _of(cues[-2]) is Tense.FUTURE:
        depends = _WHEN.search(text, cues[-2].end(), cues[-1].start())
        return Tense.FUTURE if depends else tense
    return tense


def _of(cue: regex.Match[str]) -> Tense:
    if cue["open"]:
        return Tense.UNKNOWN
    return Tense.PAST if cue["past"] or cue["was"] else Tense.FUTURE
