"""Quotations that answer to each other because they stand in one aligned slot."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from retold.model import Span, Speaker
from retold.quotations.likeness import senses
from retold.quotations.same_speaker import is_same_source
from retold.quotations.slots import Slots
from retold.quotations.utterances import Utterance
from retold.text.worddiff import diff_words

# The best of one slot are partners from this likeness on: of one speaker, or where a slot has no
# other and the words are as many, as in a spun copy; and of unknown speakers.
PARTNER, LIKE = 0.3, 0.5
# Without a slot, of one speaker: for quotations of this many words, and so many of a speaker.
FREE, FREE_WORDS, MAX_SPOKEN = 0.42, 10, 120
# By so much the best must be better than the speaker's next quotation there: whatever one speaker
# says on one matter agrees in sense.
MARGIN = 0.08
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
            is_alone = len(rivals) == 1 and len(one.words) == len(utterances[j].words)
            least = PARTNER if same or is_alone else LIKE
            if same is not False and score >= least and score > best.get(key, (0.0, -1))[0]:
                best[key] = (score, j)
    return _mutual(best, utterances)


def find_free_partners(
    utterances: Sequence[Utterance], taken: Collection[tuple[int, str]]
) -> list[tuple[int, int]]:
    """Pairs of long quotations of one speaker that agree in sense, each the other's best.

    Free translations of one utterance need not share a word, nor stand where they would align.

    Args:
        utterances: The quotations of a story.
        taken: Those that have a counterpart in a report already.
    """
    spoken: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(utterances):
        if one.speaker_id and len(one.words) >= FREE_WORDS:
            spoken[one.speaker_id].append(at)
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for numbers in spoken.values():
        for i in numbers[:MAX_SPOKEN]:
            rivals = [
                j
                for j in numbers[:MAX_SPOKEN]
                if (i, utterances[j].report.id) not in taken
                and (j, utterances[i].report.id) not in taken
                and _may_be_free(utterances[i], utterances[j])
            ]
            scores = _scores(utterances[i], [utterances[j] for j in rivals])
            ranked: dict[str, list[tuple[float, int]]] = defaultdict(list)
            for j, score in zip(rivals, scores, strict=True):
                ranked[utterances[j].report.id].append((score, j))
            for name, found in ranked.items():
                found.sort(reverse=True)
                if found[0][0] >= FREE and _stands_out(found):
                    best[i, name] = found[0]
    return _mutual(best, utterances)


def _stands_out(ranked: Sequence[tuple[float, int]]) -> bool:
    """Whether the best of several is better than the next by a margin."""
    return len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= MARGIN


def _mutual(
    best: Mapping[tuple[int, str], tuple[float, int]], utterances: Sequence[Utterance]
) -> list[tuple[int, int]]:
    """The pairs of which each is the other's best in its report."""
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


def _may_be_free(one: Utterance, other: Utterance) -> bool:
    """Whether two long quotations of one speaker may be free renderings, wherever they stand."""
    short, long = sorted((len(one.words), len(other.words)))
    return short >= FREE_WORDS and long <= 2 * short and _may_be_partners(one, other)


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
