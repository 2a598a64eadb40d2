"""Quotations that answer to each other because they stand in one aligned slot."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from retold.model import Span, Speaker
from retold.quotations.likeness import senses
from retold.quotations.same_speaker import is_same_source
from retold.quotations.slots import Slots
from retold.quotations.utterances import Utterance
from retold.text.worddiff import diff_words

# The best of one slot are partners from this likeness on, of one speaker and of unknown ones.
PARTNER, LIKE = 0.3, 0.5
LONGEST = 10_000  # characters that a quotation with its sentence reaches


def find_partners(
    utterances: Sequence[Utterance], slots: Slots, speakers: Mapping[str, Speaker]
) -> list[tuple[int, int]]:
    """Pairs of quotations of two reports that stand in one slot, each the other's best there.

    This finds the translation that shares no word with the other, and the spun copy. Quotations
    of two different persons are never partners.
    """
    places = _Places(utterances)
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for i, one in enumerate(utterances):
        rivals = {
            j: is_same_source(one, utterances[j], speakers)
            for slot in slots.counterparts(one.report.id, one.sentence)
            for j in places.within(slot.report_id, slot.there)
            if _may_be_partners(one, utterances[j])
        }
        scores = _scores(one, [utterances[j] for j in rivals])
        for (j, same), score in zip(rivals.items(), scores, strict=True):
            key = (i, utterances[j].report.id)
            least = PARTNER if same else LIKE
            if same is not False and score >= least and score > best.get(key, (0.0, -1))[0]:
                best[key] = (score, j)
    return [
        (i, j)
        for (i, _), (_, j) in sorted(best.items())
        if i < j and best.get((j, utterances[i].report.id), (0.0, -1))[1] == i
    ]


class _Places:
    """The quotations of each report, found by a span that their sentences touch."""

    def __init__(self, utterances: Sequence[Utterance]) -> None:
        self._sentences: dict[str, list[tuple[Span, int]]] = defaultdict(list)
        for at, utterance in enumerate(utterances):
            self._sentences[utterance.report.id].append((utterance.sentence, at))
        for held in self._sentences.values():
            held.sort()

    def within(self, report_id: str, span: Span) -> list[int]:
        """The quotations whose sentence shares a character with the span, in text order."""
        held = self._sentences.get(report_id, [])
        last = bisect_left(held, (Span(span.end, span.end), -1))
        first = last
        while first and span.start - held[first - 1][0].start <= LONGEST:
            first -= 1
        return [at for sentence, at in held[first:last] if sentence.overlap(span)]


def _may_be_partners(one: Utterance, other: Utterance) -> bool:
    if one.report.id == other.report.id or one.depth or other.depth:
        return False
    return not (one.is_ragged or other.is_ragged)


def _scores(one: Utterance, others: Sequence[Utterance]) -> list[float]:
    """How alike a quotation is to each of others: half by words in order, half by sense."""
    if not others:
        return []
    cosines = senses([one.text, *(other.text for other in others)])[0][1:]
    return [
        0.5 * diff_words(one.report.text, one.span, other.report.text, other.span).share
        + 0.5 * max(0.0, cosine)
        for other, cosine in zip(others, cosines, strict=True)
    ]
