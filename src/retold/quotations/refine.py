"""Changed places cut as finely as their words answer to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retold.model import Span
from retold.quotations.splices import ELLIPSES
from retold.text.scales import is_on_one_scale
from retold.text.stems import FUNCTION_WORDS, is_alike, stem_word
from retold.text.tokens import find_words, fold_word
from retold.text.vectors import word_similarity
from retold.text.worddiff import WordDiff, WordEdit

MAX_SHORT, LOPSIDED, MAX_BETWEEN = 4, 4, 2
# From so many words more on one side on, a word of grammar behind them is met by chance.
FAR = 8
AGREES = 0.33
_ARTICLES = frozenset(["a", "an", "the"])


def refine_diff(diff: WordDiff, a_text: str, b_text: str) -> WordDiff:
    """The diff with lopsided and equally long places cut where single words answer.

    "sharp rise" against a sentence that holds "steep increase" becomes what stands before it,
    "sharp" / "steep", "rise" / "increase", and what stands after it.
    """
    edits: list[WordEdit] = []
    for edit in _join_strays(_join_gaps(diff.edits, a_text, b_text), a_text, b_text):
        for marked in _cut_marked(edit, a_text, b_text):
            for part in _cut_lopsided(marked, a_text, b_text):
                edits.extend(_cut_even(part, a_text, b_text))
    return replace(diff, edits=tuple(edits))


def _join_gaps(edits: Sequence[WordEdit], a_text: str, b_text: str) -> list[WordEdit]:
    """The places with two gaps made one where the words between them fit behind the second too.

    Of "as I told the board in March, the" against "the" one stretch was left out, not two.
    """
    made: list[WordEdit] = []
    for edit in edits:
        joined = _joined(made[-1], edit, a_text, b_text) if made else None
        if joined is None:
            made.append(edit)
        else:
            made[-1] = joined
    return made


def _joined(one: WordEdit, other: WordEdit, a_text: str, b_text: str) -> WordEdit | None:
    if one.a is None and other.a is None:
        turned = _joined(_turned(one), _turned(other), b_text, a_text)
        return None if turned is None else _turned(turned)
    size = one.after
    if one.a is None or other.a is None or one.b or other.b or not 1 <= size <= MAX_BETWEEN:
        return None
    words = find_words(a_text, Span(one.a.start, other.a.end))
    folded = [fold_word(word.of(a_text)) for word in words]
    between = folded[len(one.a_words) : len(one.a_words) + size]
    if folded[-size:] != between or len(other.a_words) < size:
        return None
    kept = len(words) - size
    return replace(
        one,
        a=Span(words[0].start, words[kept - 1].end),
        a_words=tuple(folded[:kept]),
        after=size + other.after,
        a_gap=Span(one.a_gap.start, words[kept].start),
    )


def _join_strays(edits: Sequence[WordEdit], a_text: str, b_text: str) -> list[WordEdit]:
    """Two places made one where only words of grammar, met far behind, hold them apart.

    Of "in a drawer. Whoever wants one, may have the key" against "in the chest" it is the drawer
    that became a chest, not the key.
    """
    made: list[WordEdit] = []
    for edit in edits:
        if made and _is_stray(made[-1], edit, a_text):
            made[-1] = _merged(made[-1], edit, a_text, b_text)
        else:
            made.append(edit)
    return made


def _is_stray(one: WordEdit, other: WordEdit, a_text: str) -> bool:
    """Whether the words between two places are of grammar, and words of one side lead up to them.

    What follows has to be words against words: a gap by itself says nothing of where it begins.
    """
    if not 1 <= one.after <= MAX_BETWEEN or not (other.a and other.b):
        return False
    between = find_words(a_text, Span(one.a_gap.end, other.a_gap.start))
    words = [fold_word(word.of(a_text)) for word in between]
    far = abs(len(one.a_words) - len(one.b_words)) >= FAR
    return far and all(word in FUNCTION_WORDS for word in words)


def _merged(one: WordEdit, other: WordEdit, a_text: str, b_text: str) -> WordEdit:
    """Two neighbouring places and the equal words between them as one place."""
    a = _words_from(a_text, one.a or one.a_gap, other.a)
    b = _words_from(b_text, one.b or one.b_gap, other.b)
    return WordEdit(
        a=_hull(a),
        b=_hull(b),
        a_words=tuple(fold_word(word.of(a_text)) for word in a),
        b_words=tuple(fold_word(word.of(b_text)) for word in b),
        before=one.before,
        after=other.after,
        a_gap=Span(one.a_gap.start, other.a_gap.end),
        b_gap=Span(one.b_gap.start, other.b_gap.end),
    )


def _words_from(text: str, first: Span, last: Span | None) -> list[Span]:
    return find_words(text, Span(first.start, (last or first).end))


def _cut_marked(edit: WordEdit, a_text: str, b_text: str) -> list[WordEdit]:
    """A place where an ellipsis stands on one side as up to three: before, at and after the mark.

    Of "and I am glad of it" against "[here] ... But nobody" the ellipsis stands for the words on
    the other side; what is beside it was put in, or goes on from elsewhere.
    """
    if edit.a is None or edit.b is None:
        return [edit]
    at, at_left = _mark(b_text, edit.b_gap), _mark(a_text, edit.a_gap)
    if (at is None) == (at_left is None):
        return [edit]
    if at is None:
        return [_turned(one) for one in _cut_marked(_turned(edit), b_text, a_text)]
    words = _spans(edit.b, b_text)
    first = sum(word.end <= at for word in words)
    start = words[first - 1].end if first else edit.b_gap.start
    stop = words[first].start if first < len(words) else edit.b_gap.end
    gap = replace(edit, b=None, b_words=(), b_gap=Span(start, stop))
    made = [gap]
    if first:
        made.insert(0, _part(edit, None, (), _hull(words[:first]), edit.b_words[:first]))
    if first < len(words):
        made.append(_part(edit, None, (), _hull(words[first:]), edit.b_words[first:]))
    return _with_neighbours(made, edit)


def _mark(text: str, span: Span) -> int | None:
    """Where an ellipsis stands in a stretch, if one does."""
    places = [text.find(mark, span.start, span.end) for mark in ELLIPSES]
    return min((at for at in places if at >= 0), default=None)


def _cut_lopsided(edit: WordEdit, a_text: str, b_text: str) -> list[WordEdit]:
    if edit.a is None or edit.b is None:
        return [edit]
    size_a, size_b = len(edit.a_words), len(edit.b_words)
    if size_a <= MAX_SHORT and size_b >= size_a + LOPSIDED:
        start = _window(edit.a_words, edit.b_words)
        return [edit] if start is None else _cut_b(edit, start, size_a, b_text)
    if size_b <= MAX_SHORT and size_a >= size_b + LOPSIDED:
        return [_turned(one) for one in _cut_lopsided(_turned(edit), b_text, a_text)]
    return [edit]


def _window(short: tuple[str, ...], long: tuple[str, ...]) -> int | None:
    """Where in the longer side every content word of the shorter one is answered, if anywhere."""
    for start in range(len(long) - len(short) + 1):
        pairs = zip(short, long[start : start + len(short)], strict=True)
        if any(word not in FUNCTION_WORDS for word in short) and all(
            _answers(one, other) for one, other in pairs
        ):
            return start
    return None


def _answers(one: str, other: str) -> bool:
    if one == other or is_alike(stem_word(one), stem_word(other)):
        return True
    if one in _ARTICLES and other in _ARTICLES:
        return True
    return is_on_one_scale([one], [other]) or word_similarity(one, other) >= AGREES


def _cut_b(edit: WordEdit, start: int, size: int, b_text: str) -> list[WordEdit]:
    """The place as up to three: before the window, the window, after it."""
    words = _spans(edit.b, b_text)
    stop = start + size
    made = []
    if start:
        made.append(_part(edit, None, (), _hull(words[:start]), edit.b_words[:start]))
    made.append(
        _part(edit, edit.a, edit.a_words, _hull(words[start:stop]), edit.b_words[start:stop])
    )
    if stop < len(words):
        made.append(_part(edit, None, (), _hull(words[stop:]), edit.b_words[stop:]))
    return _with_neighbours(made, edit)


def _cut_even(edit: WordEdit, a_text: str, b_text: str) -> list[WordEdit]:
    """Two or three words against as many, pair by pair where each answers to its counterpart."""
    if len(edit.a_words) != len(edit.b_words) or not 2 <= len(edit.a_words) <= MAX_SHORT:
        return [edit]
    if not all(_answers(x, y) for x, y in zip(edit.a_words, edit.b_words, strict=True)):
        return [edit]
    left, right = _spans(edit.a, a_text), _spans(edit.b, b_text)
    made = [
        _part(edit, left[at], (edit.a_words[at],), right[at], (edit.b_words[at],))
        for at in range(len(left))
        if edit.a_words[at] != edit.b_words[at]
    ]
    return _with_neighbours(made, edit)


def _spans(span: Span | None, text: str) -> list[Span]:
    return find_words(text, span) if span is not None else []


def _hull(words: list[Span]) -> Span:
    return Span(words[0].start, words[-1].end)


def _part(
    edit: WordEdit,
    a: Span | None,
    a_words: tuple[str, ...],
    b: Span | None,
    b_words: tuple[str, ...],
) -> WordEdit:
    return replace(edit, a=a, a_words=a_words, b=b, b_words=b_words)


def _with_neighbours(parts: list[WordEdit], edit: WordEdit) -> list[WordEdit]:
    """The parts of a place; only the outer ones have equal words beside them."""
    last = len(parts) - 1
    return [
        replace(part, before=edit.before if at == 0 else 0, after=edit.after if at == last else 0)
        for at, part in enumerate(parts)
    ]


def _turned(edit: WordEdit) -> WordEdit:
    """The place seen from the other side."""
    return replace(
        edit,
        a=edit.b,
        b=edit.a,
        a_words=edit.b_words,
        b_words=edit.a_words,
        a_gap=edit.b_gap,
        b_gap=edit.a_gap,
    )
