"""What one line of a flattened page is, by its own looks."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

import regex

from retold.ingest.smallprint import (
    BYLINE_BEGINS,
    CREDIT_BEGINS,
    DATE_CHARS,
    agency_beginnings,
    ends_with_stop,
    is_byline,
    is_caption,
    is_credit,
    is_date_line,
)
from retold.ingest.words import furniture_labels, list_openers, pitches, pitches_with

_SHORT_CHARS = 240  # patterns of furniture are tried on no longer line
_CAPTION_CHARS = 700
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
_COUNTER_BEGIN = (
    "page", "estimated", "read", "views", "shares", "hits", "published", "posted", "updated",
    "a ", "an ", "one ", "two ",
)  # fmt: skip
# What a line can be by its first letters, as bits.
_LABEL, _BYLINE, _CREDIT = 1, 2, 4
_OPENING = 4
# One of these stands in whatever states rights, or says after whom, wherever it begins.
_RIGHTS_WORDS = ("rights", "©", "terms of")
_CREDIT_WORDS = ("contributed", "agency", "service", "association", "wire")
_FIGURE = re.compile(r"\d")
_TERMS = regex.compile(r"terms of (?:use|service) and privacy")


def sort_line(text: str, folded: str, words: int) -> LineKind:
    """What a line is, by its own looks.

    Args:
        text: The line, without white space at its ends and without its bullet.
        folded: The same, case folded.
        words: How many words it has.
    """
    if len(text) <= _SHORT_CHARS:
        kind = _sort_short(text, folded, words)
        if kind is not None:
            return kind
    if len(text) <= _CAPTION_CHARS and is_caption(text, folded):
        return LineKind.CAPTION
    return _sort_prose(text, words)


def _sort_short(text: str, folded: str, words: int) -> LineKind | None:
    """A line that is furniture by its wording, or says who wrote the article, when, after whom."""
    signs = _signs_of(folded)
    if signs & _LABEL or any(map(folded.__contains__, _RIGHTS_WORDS)):
        kind = _sort_label(folded, words)
        if kind is not None:
            return kind
    if signs & _BYLINE and is_byline(text, folded):
        return LineKind.BYLINE
    if len(text) <= DATE_CHARS and _FIGURE.search(text) and is_date_line(text):
        return LineKind.DATE
    may_be = signs & _CREDIT or any(map(folded.__contains__, _CREDIT_WORDS))
    return LineKind.CREDIT if may_be and is_credit(text, folded) else None


def _signs_of(folded: str) -> int:
    """What a line can be by its first letters: a mark or a figure may begin anything."""
    if not folded[0].isalpha():
        return _LABEL | _BYLINE | _CREDIT
    known = _openings()
    signs = known.get(folded[:_OPENING], 0)
    for length in range(1, _OPENING):
        signs |= known.get(folded[:length], 0)
    return signs


@cache
def _openings() -> dict[str, int]:
    """How lines begin that may be labels or small print, cut to their first letters."""
    labels = (
        *_COMMENTS_BEGIN, *_COMMENTS_ELSEWHERE_BEGIN, *_COUNTER_BEGIN, *_MORE_BEGINS, *pitches(),
        *furniture_labels(), *list_openers(),
    )  # fmt: skip
    made: dict[str, int] = {}
    for sign, begun in (
        (_LABEL, labels), (_BYLINE, BYLINE_BEGINS), (_CREDIT, CREDIT_BEGINS),
        (_CREDIT, agency_beginnings()),
    ):  # fmt: skip
        for one in begun:
            made[one[:_OPENING]] = made.get(one[:_OPENING], 0) | sign
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
    begun = _comments_openings()
    if folded[0].isalpha() and folded[:2] not in begun and folded[0] not in begun:
        return False
    return len(folded) <= _SHORT_CHARS and _counts_comments(folded.strip(_EDGES))


@cache
def _comments_openings() -> frozenset[str]:
    """The first two letters of a label of comments that begins with a letter."""
    begun = (*_COMMENTS_BEGIN, *_COMMENTS_ELSEWHERE_BEGIN)
    return frozenset(one[:2] for one in begun)


def _counts_comments(label: str) -> bool:
    is_worded = label[:1].isalpha()
    if (not is_worded or label.startswith(_COMMENTS_BEGIN)) and _COMMENTS.fullmatch(label):
        return True
    is_foreign = not is_worded or label.startswith(_COMMENTS_ELSEWHERE_BEGIN)
    return is_foreign and bool(_COMMENTS_ELSEWHERE.fullmatch(label))


def _sort_label(folded: str, words: int) -> LineKind | None:
    """A line that is page furniture by its wording."""
    label = folded.strip(_EDGES)
    if _counts_comments(label):
        return LineKind.COMMENTS
    if label in list_openers():
        return LineKind.LIST_LABEL
    if label in furniture_labels() or _is_counter(label) or _states_rights(folded):
        return LineKind.FURNITURE
    if folded.startswith(_MORE_BEGINS) and _READ_MORE.fullmatch(folded):
        return LineKind.READ_MORE
    if words <= _PITCH_WORDS and folded.startswith(pitches_with(folded[0])):
        return LineKind.FURNITURE
    return None


def _sort_prose(text: str, words: int) -> LineKind:
    if ends_with_stop(text) and words >= 3:
        return LineKind.SENTENCE
    if text.endswith((":", ",", ";", "—", "-")) and words >= 5:
        return LineKind.SENTENCE
    if len(text) > 60 and not text.isascii() and _NO_STOPS_SCRIPT.search(text, 0, 200):
        return LineKind.SENTENCE
    if words >= 20:
        return LineKind.SENTENCE if _INNER_STOP.search(text) else LineKind.LONG
    return LineKind.HEADING if words >= 2 else LineKind.FRAGMENT
