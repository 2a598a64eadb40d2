"""What one line of a flattened page is, by its own looks."""

from __future__ import annotations

from enum import StrEnum

import regex

from retold.ingest.smallprint import ends_with_stop, is_byline, is_caption, is_credit, is_date_line
from retold.ingest.words import furniture_labels, list_openers, pitches

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
_NO_STOPS_SCRIPT = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}]")
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
_READ_MORE = regex.compile(
    r"(?:read (?:more|also|next|on)|also read|see also|see more|watch(?: now| live| also)?"
    r"|related(?: (?:story|stories|article|articles|news|coverage))?|don['’]t miss|must read"
    r"|recommended|further reading|listen(?: now)?|click here|more on this(?: story)?|next"
    r"|previous|you may also like|trending)\s?(?:[:|»>→]|[–—-]\s|\.\.\.)\s?\S.{0,200}"
    r"|read (?:more|also|next) (?:about|on|at|here)\b.{0,80}[^.!?]"
)
_RIGHTS = regex.compile(
    r"all rights reserved|©\s?(?:19|20)\d\d|terms of (?:use|service) and privacy"
)


def sort_line(text: str, words: int) -> LineKind:
    """What a line is, by its own looks.

    Args:
        text: The line, without white space at its ends and without its bullet.
        words: How many words it has.
    """
    if len(text) <= _SHORT_CHARS:
        folded = text.casefold()
        kind = _sort_label(folded, words) or _sort_small_print(text)
        if kind is not None:
            return kind
    if len(text) <= _CAPTION_CHARS and is_caption(text):
        return LineKind.CAPTION
    return _sort_prose(text, words)


def _sort_label(folded: str, words: int) -> LineKind | None:
    """A line that is page furniture by its wording."""
    label = folded.strip(_EDGES)
    if _COMMENTS.fullmatch(label):
        return LineKind.COMMENTS
    if label in list_openers():
        return LineKind.LIST_LABEL
    if label in furniture_labels() or _COUNTER.fullmatch(label) or _RIGHTS.search(folded):
        return LineKind.FURNITURE
    if _READ_MORE.fullmatch(folded):
        return LineKind.READ_MORE
    if words <= _PITCH_WORDS and folded.startswith(pitches()):
        return LineKind.FURNITURE
    return None


def _sort_small_print(text: str) -> LineKind | None:
    """A line that says who wrote the article, when, or after whom."""
    if is_byline(text):
        return LineKind.BYLINE
    if is_date_line(text):
        return LineKind.DATE
    return LineKind.CREDIT if is_credit(text) else None


def _sort_prose(text: str, words: int) -> LineKind:
    if ends_with_stop(text) and words >= 3:
        return LineKind.SENTENCE
    if text.endswith((":", ",", ";", "—", "-")) and words >= 5:
        return LineKind.SENTENCE
    if len(text) > 60 and _NO_STOPS_SCRIPT.search(text, 0, 200):
        return LineKind.SENTENCE
    if words >= 20:
        return LineKind.SENTENCE if _INNER_STOP.search(text) else LineKind.LONG
    return LineKind.HEADING if words >= 2 else LineKind.FRAGMENT
