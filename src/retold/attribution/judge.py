"""What an attribution is: direct or not, how its source is named, how sure the rule is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retold.attribution.gazetteer import bodies, documents, roles
from retold.attribution.marks import QuoteIndex
from retold.model.attribution import AttributionKind, Naming
from retold.model.span import Span
from retold.text.quotes import Quoted, is_name_or_scare
from retold.text.tokens import find_words, fold_word

_INDEFINITE = frozenset("a an some several many other".split())
_EDGE = " \t.,;:!?—–-…"
_STARTERS = frozenset("the a an this that some many several his her its their one two".split())
_PRONOUNS = frozenset("he she it they we i him her his its their our my who which them us".split())
_CROWDS = frozenset(
    "officials sources analysts critics experts people residents witnesses observers activists "
    "supporters opponents others some many most everyone everybody nobody someone one media users "
    "consumers scientists researchers economists investors traders reports source insiders "
    "lawmakers politicians diplomats locals leaders workers employees survivors relatives "
    "those".split()
)


def judge_kind(text: str, content: Sequence[Span], quotes: QuoteIndex) -> AttributionKind:
    """DIRECT where the whole content stands in quotation marks, MIXED where part of it does."""
    if not content:
        return AttributionKind.INDIRECT
    first, last = content[0].start, content[-1].end
    within = [one for one in quotes.opening_in(first, last) if one.outer.end <= last + 2]
    whole, part = True, False
    for span, inside in _with_quotes(content, within):
        bare = _without_edge(text, span)
        part = part or any(not is_name_or_scare(text, one) for one in inside)
        whole = whole and any(
            one.outer.start <= bare.start and bare.end <= one.outer.end for one in inside
        )
    if whole and content and part:
        return AttributionKind.DIRECT
    return AttributionKind.MIXED if part else AttributionKind.INDIRECT


def _with_quotes(
    content: Sequence[Span], quotes: Sequence[Quoted]
) -> Iterator[tuple[Span, list[Quoted]]]:
    """Each span with the quotations that it touches; both in order, and each looked at once."""
    touched: list[Quoted] = []
    at = 0
    for span in content:
        while at < len(quotes) and quotes[at].outer.start < span.end:
            touched.append(quotes[at])
            at += 1
        touched = [one for one in touched if one.outer.end > span.start]
        yield span, touched


def _without_edge(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end)


def judge_naming(text: str, source: Sequence[Span]) -> Naming:
    """How a source is named, from its words alone: a pronoun counts as the name it stands for."""
    if not source:
        return Naming.NONE
    first, _, rest = source[0].of(text).partition(",")
    words = [word.of(first) for word in find_words(first)]
    if not words:
        return Naming.ANONYMOUS
    folded = [fold_word(word) for word in words]
    if len(words) == 1 and folded[0] in _PRONOUNS:
        return Naming.NAMED
    head = _head(folded)
    is_capital = words[folded.index(head)][0].isupper() and len(words) > 1
    if (head in _CROWDS or folded[0] in _CROWDS) and not is_capital:
        return Naming.ANONYMOUS
    if rest.strip()[:1].isupper():
        return Naming.NAMED  # "the minister, Ada Vale"
    return _judge_by_head(words, folded, head, is_capital=is_capital)


def _judge_by_head(words: list[str], folded: list[str], head: str, *, is_capital: bool) -> Naming:
    if not is_capital and head in roles():
        return Naming.OFFICE
    if not is_capital and head.removesuffix("s") in roles():
        return Naming.ANONYMOUS  # of many, none is named
    if any(word[0].isupper() for word in words[1:]):
        return Naming.NAMED
    if words[0][0].isupper() and folded[0] not in _STARTERS:
        return Naming.NAMED
    if folded[0] in _INDEFINITE:
        return Naming.ANONYMOUS
    if head in documents() or head.removesuffix("s") in documents():
        return Naming.NAMED
    is_definite = folded[0] in ("the", "this", "that", "its", "their", "his", "her", "our")
    if head in bodies():
        return Naming.NAMED if is_definite else Naming.ANONYMOUS
    return Naming.ANONYMOUS


def _head(folded: list[str]) -> str:
    """The head noun: the last word before the first preposition or comma-like break."""
    for at, word in enumerate(folded):
        if at and word in (
            "of",
            "for",
            "in",
            "at",
            "from",
            "with",
            "on",
            "who",
            "familiar",
            "close",
        ):
            return folded[at - 1]
    return folded[-1]
