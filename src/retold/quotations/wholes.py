"""Two wordings of one utterance that share so little that only the whole can be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retold.model import Difference, DifferenceKind, Reading
from retold.text.tokens import find_words
from retold.text.vectors import word_similarity
from retold.text.worddiff import WordDiff

SENSE, LEAST_WORDS, LOPSIDED = 0.5, 6, 2.5
# Where something tells of an original to translate, two renderings may agree less: word vectors
# see little of "Rivers carry no papers" in "A river does not ask for a passport".
RENDERED = 0.3
APART, LONG_WORDS = 0.25, 12


def is_apart(diff: WordDiff) -> bool:
    """Whether two long wordings share so few words in order that their places say nothing."""
    return min(diff.size_a, diff.size_b) >= LONG_WORDS and diff.share < APART


def whole_difference(
    readings: Sequence[Reading], i: int, j: int, *, is_translated: bool = False
) -> Iterator[Difference]:
    """One difference with both wordings, where two whole quotations agree in sense alone.

    Args:
        readings: All readings of one utterance.
        i: The one.
        j: The other.
        is_translated: Something in the story tells of an original in another language.
    """
    a, b = readings[i], readings[j]
    if a.report_id == b.report_id:
        return
    short, long = sorted((len(find_words(a.text)), len(find_words(b.text))))
    if short < LEAST_WORDS or long > LOPSIDED * short:
        return
    sense = word_similarity(a.text, b.text)
    if sense < (RENDERED if is_translated else SENSE):
        return
    lines = [f"the whole agrees in sense (likeness {sense:.2f}), hardly a word is shared"]
    judgement = DifferenceKind.UNDECIDED
    if is_translated:
        judgement = DifferenceKind.INDEPENDENT_TRANSLATION
        lines.append("a report of the story tells of a translation")
    yield Difference(
        a=i,
        b=j,
        a_text=a.text,
        b_text=b.text,
        judgement=judgement,
        evidence=tuple(lines),
        confidence=0.4,
    )
