"""Any number of reports, no two alike but where a passage was planted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

import numpy as np

from benchmarks.planted.chance import Chance
from benchmarks.planted.fresh import SUBJECT_REPORTS, fresh_paragraphs
from benchmarks.planted.operations import Operation, apply
from benchmarks.planted.record import Planted
from benchmarks.planted.vocabulary import vocabulary
from retold.model import Report, Span
from retold.text.sentences import find_sentences

# What share of the reports takes a passage over from an earlier one, and how.
MIX: Mapping[Operation, float] = {
    Operation.PARAGRAPH: 0.10,
    Operation.REPLACED_40: 0.05,
    Operation.WIRE_CUT: 0.05,
}
# How far back the exemplar of a copy stands, on average.
_BACK = 500
_BLOCK = 64
_REMEMBERED = 2048
_OPERATION, _EXEMPLAR, _TAKEN, _PUT = range(11, 15)
# What can be done in a stream of any length.
_PARTS = frozenset({Operation.PARAGRAPH, Operation.SENTENCE})
_WHOLE = frozenset(Operation) - _PARTS - {Operation.PARAPHRASED}
_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Made:
    """One report: its number in the stream, its subject, and what it took over."""

    number: int
    subject: int
    text: str
    planted: tuple[Planted, ...] = ()

    def report(self) -> Report:
        """The same as a `Report`, with a path of its own."""
        return Report.from_text(self.text, path=f"{self.number:07}.txt")


def reports(
    n: int,
    words: int = 600,
    seed: int = 0,
    mix: Mapping[Operation, float] | None = None,
    first: int = 0,
) -> Iterator[Made]:
    """So many reports of about so many words each, from this number on, in constant memory.

    A share of them (`mix`) takes over a passage of an earlier report: a paragraph alone under
    PARAGRAPH, a sentence alone under SENTENCE, else the whole of it after the operation. All
    others are new: sentences of the invented texts with other words, names and figures in them,
    drawn as in print, so that unrelated reports share stock phrases and no more. A report depends
    on the seed and its number alone.
    """
    return _Writer(words, seed, MIX if mix is None else mix).write(first, n)


class _Writer:
    def __init__(self, words: int, seed: int, mix: Mapping[Operation, float]) -> None:
        if unknown := set(mix) - _WHOLE - _PARTS:
            raise ValueError(f"no operation of this stream: {', '.join(sorted(unknown))}")
        self.words, self.seed, self.chance = words, seed, Chance(seed)
        self.operations = list(mix)
        self.limits = np.cumsum(list(mix.values())) if mix else np.zeros(0)
        self.fresh: dict[int, list[str]] = {}

    def write(self, first: int, n: int) -> Iterator[Made]:
        for start in range(first, first + n, _BLOCK):
            numbers = np.arange(start, min(first + n, start + _BLOCK))
            own = fresh_paragraphs(self.chance, numbers, self.words)
            for number, paragraphs in zip(numbers.tolist(), own, strict=True):
                operation = self._operation(number)
                if operation is not None:
                    yield self._copy(number, paragraphs, operation)
                    continue
                self.fresh[number] = paragraphs
                self.fresh.pop(number - _REMEMBERED, None)
                yield Made(number, number // SUBJECT_REPORTS, _BREAK.join(paragraphs))

    def _operation(self, number: int) -> Operation | None:
        """What a report does to an earlier one; None for a new one."""
        chosen = self.chance.shares(_OPERATION, number, 0)[0]
        place = int(np.searchsorted(self.limits, chosen, side="right"))
        return self.operations[place] if number and place < len(self.operations) else None

    def _copy(self, number: int, own: list[str], operation: Operation) -> Made:
        back = -_BACK * np.log1p(-self.chance.shares(_EXEMPLAR, number, 0)[0])
        exemplar = max(0, number - 1 - int(back))
        while self._operation(exemplar) is not None:
            exemplar -= 1
        theirs = self.fresh.get(exemplar)
        if theirs is None:
            theirs = fresh_paragraphs(self.chance, np.array([exemplar]), self.words)[0]
        part = self._part if operation in _PARTS else self._whole
        texts, planted = part(number, list(own), exemplar, theirs, operation)
        return Made(number, number // SUBJECT_REPORTS, _BREAK.join(texts), planted)

    def _part(
        self, number: int, own: list[str], exemplar: int, theirs: list[str], operation: Operation
    ) -> tuple[list[str], tuple[Planted, ...]]:
        """One paragraph of theirs put for one of our own, or one sentence of it."""
        taken = int(self.chance.below(len(theirs), _TAKEN, number, 0)[0])
        put = int(self.chance.below(len(own), _PUT, number, 0)[0])
        source = _place(theirs, taken)
        own[put] = theirs[taken]
        if operation is Operation.SENTENCE:
            sentences = find_sentences(theirs[taken])
            chosen = sentences[int(self.chance.below(len(sentences), _TAKEN, number, 1)[0])]
            own[put] = chosen.of(theirs[taken])
            source = Span(source.start + chosen.start, source.start + chosen.end)
        return own, (Planted(operation, exemplar, source, _place(own, put)),)

    def _whole(
        self, number: int, own: list[str], exemplar: int, theirs: list[str], operation: Operation
    ) -> tuple[list[str], tuple[Planted, ...]]:
        """All of theirs, paragraph by paragraph; cut wire copy goes on in words of our own."""
        rng = Random(f"{self.seed} {number}")  # noqa: S311 - a simulation
        kept = len(theirs)
        if operation is Operation.WIRE_CUT:
            kept = max(1, round(kept * rng.uniform(0.3, 0.8)))
        changes = [
            apply(operation, _sentences(paragraph), rng, vocabulary())
            for paragraph in theirs[:kept]
        ]
        order = list(range(kept))
        if operation is Operation.MOVED:
            rng.shuffle(order)
        texts = [changes[place][0] for place in order] + own[kept:]
        planted = tuple(
            Planted(operation, exemplar, _place(theirs, of), _place(texts, at), changes[of][1])
            for at, of in enumerate(order)
        )
        return texts, planted


def _place(paragraphs: list[str], wanted: int) -> Span:
    start = sum(len(one) + len(_BREAK) for one in paragraphs[:wanted])
    return Span(start, start + len(paragraphs[wanted]))


def _sentences(paragraph: str) -> list[str]:
    return [found.of(paragraph).strip() for found in find_sentences(paragraph)]
