"""Two wordings of one utterance that share so little that only the whole can be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retold.model import Difference, DifferenceKind, Reading
from retold.text.tokens import find_words
from retold.text.vectors import word_similarity
from retold.text.worddiff import WordDiff

SENSE, LEAST_WORDS, LOPSIDED = 0.5, 6, 2.5
APART, LONG_WORDS = 0.25, 12


def is_apart(diff: WordDiff) -> bool:
    """Whether two long wordings share so few words in order that their places say nothing."""
    return min(diff.size_a, diff.size_b) >= LONG_WORDS and diff.share < APART


def whole_difference(readings: Sequence[Reading], i: int, j: int) -> Iterator[Difference]:
    """One difference with both wordings, where two whole quotations agree in sense alone."""
    a, b = readings[i], readings[j]
    if a.report_id == b.report_id:
        return
    short, long = sorted((len(find_words(a.text)), len(find_words(b.text))))
    if short < LEAST_WORDS or long > LOPSIDED * short:
        return
    sense = word_similarity(a.text, b.text)
    if sense >= SENSE:
        line = f"the whole agrees in sense (likeness {sense:.2f}), hardly a word is shared"
        yield Difference(
            a=i,
            b=j,
            a_text=a.text,
            b_text=b.text,
            judgement=DifferenceKind.UNDECIDED,
            evidence=(line,),
            confidence=0.4,
        )
