"""The changed words inside a pair of passages, slot by slot."""

from __future__ import annotations

from collections.abc import Sequence

from retold.model import Change, Span, Zone
from retold.reuse.profile import Profile
from retold.reuse.slots import Slot, find_slots
from retold.reuse.units import Word
from retold.reuse.wordrun import WordLikeness, WordRun
from retold.reuse.words import Link, equal_ends, equal_link, link_words

_Side = tuple[str, Sequence[Word]]


def find_changes(
    left: tuple[Profile, int, int],
    right: tuple[Profile, int, int],
    alike: WordLikeness,
    *,
    semantic: bool = True,
) -> tuple[Change, ...]:
    """The words of the left passage and those of the right one that stand in the same slot.

    Words are linked by equality, then by likeness, then by kind; what lies between equal words is
    changed. Quotation marks put around a few words, or taken away, are a change as well, and are
    part of its span. A headline is no rewording of the sentence it sums up: of such a pair only
    the words that replace each other beside a word that both have are given.

    Args:
        left: The left report, the first sentence of its passage, and how many it has.
        right: The same of the right.
        alike: How alike the words of the two reports are.
        semantic: Whether words are linked by likeness too.
    """
    runs = WordRun.of_units(*left), WordRun.of_units(*right)
    ours = (left[0].report.text, runs[0].words)
    theirs = (right[0].report.text, runs[1].words)
    has_marks = left[0].is_marked(*left[1:]) or right[0].is_marked(*right[1:])
    start, end = equal_ends(ours[1], theirs[1])
    if start == len(ours[1]) == len(theirs[1]) and not has_marks:
        return ()
    inner = (
        runs[0].part(start, len(ours[1]) - end),
        runs[1].part(start, len(theirs[1]) - end),
    )
    links = link_words(*inner, alike if semantic else None)
    slots = [slot.moved(start, start) for slot in find_slots(*inner, links, alike)]
    links = [link.moved(start, start) for link in links]
    if has_marks or _is_headline(left) is not _is_headline(right):
        links = [*_ends(ours[1], theirs[1], start, end), *links]
    if _is_headline(left) is not _is_headline(right):
        slots = _anchored(slots, ours[1], links)
    placed = [((slot.left, slot.right), _change(ours, theirs, slot)) for slot in slots]
    if has_marks:
        equal = sorted(link for link in links if link.is_equal)
        placed += _remarked(ours, theirs, equal)
    return tuple(change for _, change in sorted(placed, key=lambda one: one[0]))


def _ends(ours: Sequence[Word], theirs: Sequence[Word], start: int, end: int) -> list[Link]:
    """The links of the equal words with which two passages begin and end."""
    places = [*range(start), *range(-end, 0)]
    return [equal_link(ours, i % len(ours), i % len(theirs)) for i in places]


def _is_headline(side: tuple[Profile, int, int]) -> bool:
    return side[0].units[side[1]].zone is Zone.HEADLINE


def _anchored(slots: Sequence[Slot], ours: Sequence[Word], links: Sequence[Link]) -> list[Slot]:
    """The slots with words on both sides that stand next to an equal word that carries matter."""
    firm = {
        (link.left, link.right)
        for link in links
        if link.is_equal and not ours[link.left].is_function
    }
    return [
        slot
        for slot in slots
        if all(slot.sizes)
        and ((slot.left - 1, slot.right - 1) in firm or (slot.left_end, slot.right_end) in firm)
    ]


def _change(left: _Side, right: _Side, slot: Slot) -> Change:
    return _as_change(
        left[0],
        _span(left[0], left[1][slot.left : slot.left_end]),
        right[0],
        _span(right[0], right[1][slot.right : slot.right_end]),
    )


def _as_change(left: str, ours: Span | None, right: str, theirs: Span | None) -> Change:
    return Change(
        left=ours,
        right=theirs,
        left_text=ours.of(left) if ours else "",
        right_text=theirs.of(right) if theirs else "",
    )


def _span(text: str, words: Sequence[Word]) -> Span | None:
    """Where words stand, with the marks around them if all that the marks enclose is there."""
    if not words:
        return None
    start, end = words[0].span.start, words[-1].span.end
    for marked in (words[0].marked, words[-1].marked):
        if marked and not _says(text[marked.start : start]) and not _says(text[end : marked.end]):
            start, end = min(start, marked.start), max(end, marked.end)
    return Span(start, end)


def _says(text: str) -> bool:
    return any(one.isalnum() for one in text)


def _remarked(
    left: _Side, right: _Side, equal: Sequence[Link]
) -> list[tuple[tuple[int, int], Change]]:
    """Equal words that stand between marks of their own on one side only."""
    made = []
    for run in _runs([link for link in equal if _is_remarked(left, right, link)]):
        words = [left[1][link.left] for link in run], [right[1][link.right] for link in run]
        ours, theirs = _span(left[0], words[0]), _span(right[0], words[1])
        marked = next(word.marked for side in words for word in side if word.marked)
        if marked in (ours, theirs):
            made.append(((run[0].left, run[0].right), _as_change(left[0], ours, right[0], theirs)))
    return made


def _is_remarked(left: _Side, right: _Side, link: Link) -> bool:
    return bool(left[1][link.left].marked) != bool(right[1][link.right].marked)


def _runs(links: Sequence[Link]) -> list[list[Link]]:
    made: list[list[Link]] = []
    for link in links:
        if made and (link.left, link.right) == (made[-1][-1].left + 1, made[-1][-1].right + 1):
            made[-1].append(link)
        else:
            made.append([link])
    return made
