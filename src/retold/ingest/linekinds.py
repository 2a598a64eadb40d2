"""What one line of a flattened page is, by its own looks."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache

import regex

from retold.ingest.linesigns import ALL_SIGNS, CAPTION, CREDIT, FIGURE, RIGHTS, SHORT_CHARS, TAKEN
from retold.ingest.smallprint import (
    BYLINE_BEGINS,
    CAPTION_BEGINS,
    CREDIT_BEGINS,
    DATE_CHARS,
    STOPS,
    agency_beginnings,
    ends_with_stop,
    is_byline,
    is_caption,
    is_credit,
    is_date_line,
    names_maker,
)
from retold.ingest.words import furniture_labels, list_openers, pitches, pitches_with

_CAPTION_CHARS = 700
NO_STOPS_CHARS = 60  # a longer line of a script without stops is prose
_PITCH_WORDS = 40


class LineKind(StrEnum):
    """What a line looks like, taken alone."""

    SENTENCE = "sentence"  # prose that ends with a stop
    LONG = "long"  # many words and no stop: a ticker, or a paragraph that lost its stop
    HEADING = "heading"  # some words and no stop: a title, a link, a menu entry
    FRAGMENT = "fragment"  # a word, a number, a mark
    DATE = "date"
    BYLINE = "byline"
    CREDIT = "credit"
    CAPTION = "caption"
    READ_MORE = "read more"  # a link to another page, inside the article
    LIST_LABEL = "list label"  # opens a list of links
    COMMENTS = "comments"  # opens or counts what readers wrote
    FURNITURE = "furniture"


_INNER_STOP = regex.compile(r"\p{Ll}{2}[.!?][\"'”’)]? {1,2}[\"“'‘(]?\p{Lu}")
# Thai, Lao, Tibetan and Myanmar; Khmer.
_NO_STOPS_SCRIPT = re.compile("[\u0e01-\u109f\u1780-\u17ff\u19e0-\u19ff\ua9e0-\ua9fe\uaa60-\uaa7f]")
_EDGES = " \t\u00a0:.…>»›|-–—•*[]()!→▸▼"
_COUNTER = regex.compile(
    r"\d[\d.,]{0,9}\s?[km]?\s?\+?\s?"
    r"(?:shares?|views?|likes?|reads?|retweets?|followers?|votes?|reactions?|claps?"
    r"|min(?:ute)?s?|sec(?:ond)?s?|hours?|hrs?|days?|weeks?|months?)"
    r"(?:\s(?:read|ago|reading time|to read|read time))?"
    r"|(?:page\s)?\d{1,4}\s?(?:of|/)\s?\d{1,4}"
    r"|(?:(?:estimated )?reading time|read time|views|shares|hits)\s?:?\s?\d.{0,20}"
    r"|\(?\d[\d.,:\s]{0,12}\)?"
    r"|(?:published|posted|updated)?\s?(?:\d+|an?|one|two)\s"
    r"(?:second|minute|hour|day|week|month|year)s?\sago"
)
_COMMENTS = regex.compile(
    r"(?:no|\d[\d.,]{0,9}|reader|all|view|show|join the|leave a|post a|add a|write a)?\s?\+?\s?"
    r"(?:comments?|repl(?:y|ies)|responses?|conversation|discussion|thoughts)"
    r"(?:\s(?:section|below|so far|\(\d+\)|on\s.{1,150}|to\s.{1,150}))?"
)
# The same label in other languages: "12 commentaires", "Kommentare (3)".
_COMMENTS_ELSEWHERE = regex.compile(
    r"(?:\d[\d.,]{0,9}\s?)?(?:commentaires?|kommentare?|kommentarer|comentarios?|comentários?"
    r"|commenti|reacties|komentarze|komentar|yorum(?:lar)?|комментари(?:и|ев|й)|коментар(?:і|ів)"
    r"|تعليقات|التعليقات|评论|評論|コメント|댓글)(?:\s?\(?\d[\d.,]{0,9}\)?)?"
)
_READ_MORE = regex.compile(
    r"(?:read (?:more|also|next|on)|also read|see also|see more|watch(?: now| live| also)?"
    r"|related(?: (?:story|stories|article|articles|news|coverage))?|don['’]t miss|must read"
    r"|recommended|further reading|listen(?: now)?|click here|more on this(?: story)?|next"
    r"|previous|you may also like|trending)\s?(?:[:|»>→]|[–—-]\s|\.\.\.)\s?\S.{0,200}"
    r"|read (?:more|also|next) (?:about|on|at|here)\b.{0,80}[^.!?]"
)
# What a line that opens with a link begins with: most lines need no pattern tried on them.
_MORE_BEGINS = (
    "read", "also", "see", "watch", "related", "don", "must", "recommended", "further", "listen",
    "click", "more", "next", "previous", "you may", "trending",
)  # fmt: skip
_RIGHTS = ("© 19", "© 20", "©19", "©20")
# What a label begins with that a pattern may fit: most lines need none of them tried.
_COMMENTS_BEGIN = (
    "no", "reader", "all", "view", "show", "join the", "leave a", "post a", "add a", "write a",
    "comment", "repl", "response", "conversation", "discussion", "thoughts",
)  # fmt: skip
_COMMENTS_ELSEWHERE_BEGIN = (
    "com", "kom", "rea", "yor", "ком", "تعل", "التع", "评", "評", "コ", "댓",
)  # fmt: skip
_COUNTING = "0123456789., +\t\v\f"
_COUNTER_BEGIN = (
    "page", "estimated", "read", "views", "shares", "hits", "published", "posted", "updated",
    "a ", "an ", "one ", "two ",
)  # fmt: skip
_SHORT_SIGNS = RIGHTS | CREDIT | FIGURE
# What a line can be by its first letters, as bits.
(
    MAY_COMMENT,
    _MAY_LABEL,
    _MAY_COUNT,
    _MAY_LEAD,
    _MAY_PITCH,
    _MAY_BYLINE,
    _MAY_CREDIT,
    MAY_CAPTION,
) = (1 << place for place in range(8))
_FURNITURE = MAY_COMMENT | _MAY_LABEL | _MAY_COUNT | _MAY_LEAD | _MAY_PITCH
ANY = _FURNITURE | _MAY_BYLINE | _MAY_CREDIT
COUNTED = MAY_COMMENT | _MAY_LABEL | _MAY_COUNT
OPENING = 4
_GOES_ON = frozenset(":,;—-")
_TERMS = regex.compile(r"terms of (?:use|service) and privacy")


def sort_line(text: str, folded: str, words: int, signs: int = ALL_SIGNS) -> LineKind:
    """What a line is, by its own looks.

    Args:
        text: The line, without white space at its ends and without its bullet.
        folded: The same, case folded.
        words: How many words it has.
        signs: What it may hold, as bits (`linesigns`).
    """
    chars = len(text)
    begins = begin_as(folded[:OPENING])
    if chars <= SHORT_CHARS and (begins or signs & _SHORT_SIGNS):
        kind = _sort_short(text, folded, words, begins, signs)
        if kind is not None:
            return kind
    if chars <= _CAPTION_CHARS and (
        ((signs & CAPTION or begins & MAY_CAPTION) and is_caption(text))
        or (signs & TAKEN and names_maker(text))
    ):
        return LineKind.CAPTION
    return _sort_prose(text, words, signs)


def _sort_short(text: str, folded: str, words: int, begins: int, signs: int) -> LineKind | None:
    """A line that is furniture by its wording, or says who wrote the article, when, after whom."""
    if begins & _FURNITURE or signs & RIGHTS:
        kind = _sort_label(folded, words, begins, signs)
        if kind is not None:
            return kind
    if begins & _MAY_BYLINE and is_byline(text, folded):
        return LineKind.BYLINE
    if signs & FIGURE and len(text) <= DATE_CHARS and is_date_line(text):
        return LineKind.DATE
    may_be = begins & _MAY_CREDIT or signs & CREDIT
    is_named = may_be and is_credit(text, folded, has_word=bool(signs & CREDIT))
    return LineKind.CREDIT if is_named else None


@lru_cache(maxsize=1 << 14)
def begin_as(letters: str) -> int:
    """What a line can be by its first letters: a mark may begin anything, a figure some labels."""
    first = letters[0]
    if not first.isalnum():
        return ANY
    known = openings()
    made = 0 if first.isalpha() else COUNTED
    for length in range(1, OPENING + 1):
        made |= known.get(letters[:length], 0)
    return made


@cache
def openings() -> dict[str, int]:
    """How lines begin that may be labels or small print, cut to their first letters."""
    made: dict[str, int] = {}
    for sign, begun in (
        (MAY_COMMENT, _COMMENTS_BEGIN), (MAY_COMMENT, _COMMENTS_ELSEWHERE_BEGIN),
        (_MAY_LABEL, furniture_labels()), (_MAY_LABEL, list_openers()),
        (_MAY_COUNT, _COUNTER_BEGIN), (_MAY_LEAD, _MORE_BEGINS), (_MAY_PITCH, pitches()),
        (_MAY_BYLINE, BYLINE_BEGINS), (_MAY_CREDIT, CREDIT_BEGINS),
        (_MAY_CREDIT, agency_beginnings()), (MAY_CAPTION, CAPTION_BEGINS),
    ):  # fmt: skip
        for one in begun:
            made[one[:OPENING]] = made.get(one[:OPENING], 0) | sign
    return made


def _is_counter(label: str) -> bool:
    """Whether a label counts shares, minutes, pages, or the time since."""
    if label.isalpha() or (label[:1].isalpha() and not label.startswith(_COUNTER_BEGIN)):
        return False
    return bool(_COUNTER.fullmatch(label))


def _states_rights(folded: str) -> bool:
    if "rights" in folded and "all rights reserved" in folded:
        return True
    if "©" in folded and any(words in folded for words in _RIGHTS):
        return True
    return "terms of" in folded and bool(_TERMS.search(folded))


def is_comments_label(folded: str) -> bool:
    """Whether a line, case folded, opens or counts what readers wrote, and is nothing else."""
    return len(folded) <= SHORT_CHARS and _counts_comments(folded.strip(_EDGES))


def _counts_comments(label: str) -> bool:
    # Digits of other scripts may stand before the word too: then both patterns are tried.
    is_plain = label.isascii()
    word = label.lstrip(_COUNTING) if is_plain else label
    is_worded = is_plain or word[:1].isalpha()
    if (not is_worded or word.startswith(_COMMENTS_BEGIN)) and _COMMENTS.fullmatch(label):
        return True
    is_foreign = not is_worded or word.startswith(_COMMENTS_ELSEWHERE_BEGIN)
    return is_foreign and bool(_COMMENTS_ELSEWHERE.fullmatch(label))


def _sort_label(folded: str, words: int, begins: int, signs: int) -> LineKind | None:
    """A line that is page furniture by its wording."""
    label = folded.strip(_EDGES)
    kind = None
    if begins & MAY_COMMENT and _counts_comments(label):
        kind = LineKind.COMMENTS
    elif begins & _MAY_LABEL and label in list_openers():
        kind = LineKind.LIST_LABEL
    elif (
        (begins & _MAY_LABEL and label in furniture_labels())
        or (begins & _MAY_COUNT and _is_counter(label))
        or (signs & RIGHTS and _states_rights(folded))
    ):
        kind = LineKind.FURNITURE
    elif begins & _MAY_LEAD and folded.startswith(_MORE_BEGINS) and _READ_MORE.fullmatch(folded):
        kind = LineKind.READ_MORE
    elif (
        begins & _MAY_PITCH and words <= _PITCH_WORDS and folded.startswith(pitches_with(folded[0]))
    ):
        kind = LineKind.FURNITURE
    return kind


def _sort_prose(text: str, words: int, signs: int) -> LineKind:
    last = text[-1]
    if words >= 3 and (
        last in STOPS or ((signs & TAKEN or not last.isalnum()) and ends_with_stop(text))
    ):
        return LineKind.SENTENCE
    if words >= 5 and last in _GOES_ON:
        return LineKind.SENTENCE
    if len(text) > NO_STOPS_CHARS and not text.isascii() and _NO_STOPS_SCRIPT.search(text, 0, 200):
        return LineKind.SENTENCE
    if words >= 20:
        return LineKind.SENTENCE if _INNER_STOP.search(text) else LineKind.LONG
    return LineKind.HEADING if words >= 2 else LineKind.FRAGMENT
