"""Which words of two passages differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import LCSseq

from retold.model.span import Span
from retold.text.tokens import find_words, fold_word

# Longer passages are compared by their first words only, so that time stays bounded.
MAX_WORDS, MAX_CHARS = 1_500, 12_000


@dataclass(frozen=True, slots=True)
class WordEdit:
    """Words of the one passage and words of the other that stand in one place.

    `before` and `after` count the equal words that stand next to the place on either side;
    `a_gap` and `b_gap` reach from the equal word before to the equal word after, marks included.
    """

    a: Span | None
    b: Span | None
    a_words: tuple[str, ...]
    b_words: tuple[str, ...]
    before: int
    after: int
    a_gap: Span
    b_gap: Span


@dataclass(frozen=True, slots=True)
class WordDiff:
    """All places where two passages differ, and how many words they share in order."""

    edits: tuple[WordEdit, ...]
    common: int
    size_a: int
    size_b: int

    @property
    def share(self) -> float:
        """Words in common as a share of the shorter passage, 0 to 1."""
        least = min(self.size_a, self.size_b)
        return self.common / least if least else 0.0


def diff_words(a: str, a_span: Span, b: str, b_span: Span) -> WordDiff:
    """The changed words between a passage of one text and a passage of another.

    Words are compared folded (case, apostrophes, possessives), by a longest common subsequence;
    marks are not compared. An edit without words on one side says that they are missing there.
    """
    left, folded_a = _words_of(a_span.of(a)[:MAX_CHARS])
    right, folded_b = _words_of(b_span.of(b)[:MAX_CHARS])
    opcodes = LCSseq.opcodes(folded_a, folded_b)
    codes = [(one.tag, one.src_start, one.src_end, one.dest_start, one.dest_end) for one in opcodes]
    merged = _slide(_merge(codes), folded_a, folded_b)
    edits = []
    common = 0
    for order, code in enumerate(merged):
        if code[0] == "equal":
            common += code[2] - code[1]
            continue
        _, i, j, k, m = code
        edits.append(
            WordEdit(
                a=_hull(left[i:j], a_span.start),
                b=_hull(right[k:m], b_span.start),
                a_words=folded_a[i:j],
                b_words=folded_b[k:m],
                before=_equal_size(merged, order - 1),
                after=_equal_size(merged, order + 1),
                a_gap=_gap(left, i, j, a_span),
                b_gap=_gap(right, k, m, b_span),
            )
        )
    return WordDiff(tuple(edits), common, len(left), len(right))


_Places = tuple[tuple[int, int], ...]


@lru_cache(maxsize=8_000)
def _words_of(passage: str) -> tuple[_Places, tuple[str, ...]]:
    """The words of a passage, where in it they stand, and the same words folded."""
    words = find_words(passage)[:MAX_WORDS]
    return (
        tuple((word.start, word.end) for word in words),
        tuple(fold_word(word.of(passage)) for word in words),
    )


_Code = tuple[str, int, int, int, int]


def _merge(codes: list[_Code]) -> list[_Code]:
    """Neighbouring deletions and insertions as one replacement."""
    made: list[_Code] = []
    for tag, i, j, k, m in codes:
        if tag != "equal" and made and made[-1][0] != "equal":
            _, i0, _, k0, _ = made.pop()
            made.append(("replace", i0, j, k0, m))
        else:
            made.append((tag, i, j, k, m))
    return made


def _slide(codes: list[_Code], a: Sequence[str], b: Sequence[str]) -> list[_Code]:
    """Words missing after the very beginning moved to the beginning, where that is the same.

    Of "We regret it. We say so." against "We say so." the first four words are missing, not the
    words from "regret" to the second "We".
    """
    if len(codes) < 2 or codes[0][0] != "equal" or codes[1][0] == "equal":
        return codes
    _, i0, i, k0, k = codes[0]
    _, _, j, _, m = codes[1]
    size = i - i0
    if m == k and a[j - size : j] == a[i0:i] and j - size >= i:
        return [("delete", i0, j - size, k0, k0), ("equal", j - size, j, k0, k), *codes[2:]]
    if j == i and b[m - size : m] == b[k0:k] and m - size >= k:
        return [("insert", i0, i0, k0, m - size), ("equal", i0, i, m - size, m), *codes[2:]]
    return codes


def _equal_size(codes: list[_Code], order: int) -> int:
    return codes[order][2] - codes[order][1] if 0 <= order < len(codes) else 0


def _hull(words: _Places, shift: int) -> Span | None:
    return Span(words[0][0] + shift, words[-1][1] + shift) if words else None


def _gap(words: _Places, start: int, end: int, within: Span) -> Span:
    return Span(
        words[start - 1][1] + within.start if start else within.start,
        words[end][0] + within.start if end < len(words) else within.end,
    )
