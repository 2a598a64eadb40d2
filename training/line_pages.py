"""Labelled pages, and variations of them, for training the line model.

The pages at hand are mostly long articles of the web. News is shorter, its paragraphs too, and
people paste pages cut above or below; each variation makes such a page of a labelled one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import regex

from benchmarks.flattened import Page

_SENTENCE_END = regex.compile(r"(?<=[.!?]) (?=[\p{Lu}“\"])")
_LONG_CHARS = 150
_KINDS = (("short", 0.7), ("cut", 0.4), ("bare", 0.2))
_WEIGHTS = {"short": 0.7, "cut": 0.3, "bare": 0.3}
_BROKEN, _FOLLOWED = 0.5, 0.25
_ROUNDS = 2
_NAMES = (
    "Anna Roe", "Tom Field", "mia_k", "J. Harbour", "oldsalt77", "Peter", "Dr Ellen Voss", "K.",
    "sailor", "Mark Lindqvist", "guest", "Ines Duarte", "M Brandt", "theferryman",
)  # fmt: skip
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_COMMENT_HEADS = (
    "{} Comments", "Comments", "Comments ({})", "{} responses to this post",
    "Join the discussion", "What readers say",
)  # fmt: skip
_TEASER_HEADS = ("More stories", "Latest", "You may also like", "From our desk", "Top News", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """Lines, which of them are article, and how much the page counts."""

    texts: list[str]
    labels: list[bool]
    weight: float = 1.0


def vary_pages(pages: Sequence[Page], seed: int) -> list[Labelled]:
    """The pages, and variations of them; text put in comes from the same pages."""
    made = [Labelled(texts=list(page.texts), labels=list(page.labels)) for page in pages]
    for number in range(_ROUNDS):
        chance = np.random.default_rng(seed + number)
        for page in pages:
            for kind, share in _KINDS:
                if sum(page.labels) >= 2 and chance.random() < share:
                    made.append(_vary(page, kind, pages, chance))
    return made


def _vary(page: Page, kind: str, pages: Sequence[Page], chance: np.random.Generator) -> Labelled:
    """One variation of a page."""
    texts, labels = list(page.texts), list(page.labels)
    if chance.random() < _BROKEN:
        texts, labels = _break_paragraphs(texts, labels, chance)
    keep = _kept(labels, kind, chance)
    texts, labels = [texts[at] for at in keep], [labels[at] for at in keep]
    if kind == "short" and chance.random() < _FOLLOWED:
        _put_after(texts, labels, pages, chance)
    return Labelled(texts=texts, labels=labels, weight=_WEIGHTS[kind])


def _break_paragraphs(
    texts: list[str], labels: list[bool], chance: np.random.Generator
) -> tuple[list[str], list[bool]]:
    """Long paragraphs in one or two sentences each, as newspapers have them."""
    made: list[tuple[str, bool]] = []
    for text, label in zip(texts, labels, strict=True):
        sentences = _SENTENCE_END.split(text) if label and len(text) > _LONG_CHARS else [text]
        at = 0
        while at < len(sentences):
            after = at + 1 + int(chance.random() < 0.4)
            made.append((" ".join(sentences[at:after]), label))
            at = after
    return [text for text, _ in made], [label for _, label in made]


def _kept(labels: list[bool], kind: str, chance: np.random.Generator) -> list[int]:
    """The lines that stay: all round a part of the body, what is inside, or the body alone."""
    body = [at for at, label in enumerate(labels) if label]
    if kind == "bare":
        return body
    if kind == "cut":
        side = chance.integers(3)
        first = body[0] if side != 0 else 0
        return list(range(first, body[-1] + 1 if side != 1 else len(labels)))
    count = int(chance.integers(2, max(3, min(len(body) // 2 + 1, 20))))
    begin = 0 if chance.random() < 0.4 else int(chance.integers(0, len(body) - count + 1))
    held = set(body[begin : begin + count])
    first, last = body[begin], body[min(begin + count, len(body)) - 1]
    return [
        at
        for at, label in enumerate(labels)
        if at in held or (not label and (at < body[0] or at > body[-1] or first < at < last))
    ]


def _put_after(
    texts: list[str], labels: list[bool], pages: Sequence[Page], chance: np.random.Generator
) -> None:
    """Put readers' comments or links to other articles below the article."""
    make = _comments if chance.random() < 0.5 else _teasers
    lines = make(pages, chance)
    last = max(at for at, label in enumerate(labels) if label) + 1
    at = min(last + int(chance.integers(0, 4)), len(texts))
    texts[at:at] = lines
    labels[at:at] = [False] * len(lines)


def _comments(pages: Sequence[Page], chance: np.random.Generator) -> list[str]:
    count = int(chance.integers(2, 25))
    frame = int(chance.integers(5))
    lines = [_COMMENT_HEADS[int(chance.integers(len(_COMMENT_HEADS)))].format(count)]
    reply = ["Reply", "Like", "Log in to Reply", "Reply Report", ""][frame]
    for _ in range(count):
        name, day = _NAMES[int(chance.integers(len(_NAMES)))], _day(chance)
        lines += [
            [f"{name} says:", day], [f"{name} on {day} said:"], [name, day], [f"{name} • {day}"],
            [name],
        ][frame]  # fmt: skip
        for _ in range(int(chance.integers(1, 3))):
            sentences = _SENTENCE_END.split(_body_line(pages, chance))
            at = int(chance.integers(len(sentences)))
            lines.append(" ".join(sentences[at : at + int(chance.integers(1, 4))]))
        lines += [reply] if reply and chance.random() < 0.7 else []
    return lines


def _teasers(pages: Sequence[Page], chance: np.random.Generator) -> list[str]:
    head = _TEASER_HEADS[int(chance.integers(len(_TEASER_HEADS)))]
    frame = int(chance.integers(5))
    lines = [head] if head else []
    for _ in range(int(chance.integers(3, 25))):
        title = pages[int(chance.integers(len(pages)))].title or "Untitled"
        text = _body_line(pages, chance)
        is_cut = len(text) > 80 and chance.random() < 0.5
        length = int(chance.integers(80, 220))
        text = text[:length].rpartition(" ")[0] + "…" if is_cut else _SENTENCE_END.split(text)[0]
        lines += [
            [title, text], [title + text], [title, _day(chance), text], [title],
            [text, "Read more"],
        ][frame]  # fmt: skip
    return lines


def _body_line(pages: Sequence[Page], chance: np.random.Generator) -> str:
    """A longer line of the body of some page."""
    while True:
        page = pages[int(chance.integers(len(pages)))]
        lines = zip(page.texts, page.labels, strict=True)
        body = [text for text, label in lines if label and len(text) > 40]
        if body:
            return body[int(chance.integers(len(body)))]


def _day(chance: np.random.Generator) -> str:
    month = _MONTHS[int(chance.integers(12))]
    day, year = int(chance.integers(1, 29)), int(chance.integers(2008, 2027))
    hour, minute = int(chance.integers(1, 13)), int(chance.integers(10, 60))
    return [
        f"{month} {day}, {year} at {hour}:{minute} pm", f"{day} {month} {year}",
        f"{day}/{hour}/{year} {hour}:{minute}", f"{day} days ago",
        f"{month[:3]} {day}, {year}, {hour}:{minute} am",
    ][int(chance.integers(5))]  # fmt: skip
