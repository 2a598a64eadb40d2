"""Any number of reports, no two alike but where a passage was planted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

import numpy as np

from benchmarks.planted.frames import FIRST_ENDING, NAME, NUMBER, Frames, Numbers, frames
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
# So many reports in a row tell of one subject: the same names, and words of its own.
SUBJECT_REPORTS = 4
_NAMES, _TOPICAL = 12, 60
_TOPICAL_SHARE = 0.3
# How far back the exemplar of a copy stands, on average.
_BACK = 500
# The commonest of 2,000 words fills 5 % of the slots, as in print (Zipf).
_ZIPF = 2.5
_SENTENCES = 3
_WHOLE = frozenset(Operation) - {Operation.PARAGRAPH, Operation.PARAPHRASED}
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
) -> Iterator[Made]:
    """So many reports of about so many words each, in constant memory.

    A share of them (`mix`) takes over a passage of an earlier report: a paragraph alone, under
    PARAGRAPH, else the whole of it after the operation. Passages stand in paragraphs of their
    own. All others are new: sentences of the invented texts with other words, names and figures
    in them, drawn as in print, so that unrelated reports share stock phrases and no more. Every
    report can be made on its own, from the seed and its number.
    """
    writer = _Writer(words, seed, MIX if mix is None else mix)
    return (writer.write(number) for number in range(n))


class _Writer:
    def __init__(self, words: int, seed: int, mix: Mapping[Operation, float]) -> None:
        if unknown := set(mix) - _WHOLE - {Operation.PARAGRAPH}:
            raise ValueError(f"no operation of this stream: {', '.join(sorted(unknown))}")
        self.words, self.seed = words, seed
        self.operations = list(mix)
        self.limits = np.cumsum(list(mix.values())) if mix else np.zeros(0)
        self.frames: Frames = frames()

    def write(self, number: int) -> Made:
        rng = self._rng(number)
        operation = self._operation(number, rng)
        own = self._paragraphs(number, rng)
        subject = number // SUBJECT_REPORTS
        if operation is None:
            return Made(number, subject, _BREAK.join(own))
        exemplar = self._exemplar(number, rng)
        theirs = self._fresh(exemplar)
        if operation is Operation.PARAGRAPH:
            return self._with_paragraph(number, own, exemplar, theirs, rng)
        return self._with_whole(number, own, exemplar, theirs, operation)

    def _rng(self, number: int) -> np.random.Generator:
        return np.random.default_rng((self.seed, number))

    def _operation(self, number: int, rng: np.random.Generator) -> Operation | None:
        """What a report does; the first number drawn decides, so that any report can ask it."""
        place = int(np.searchsorted(self.limits, rng.random(), side="right"))
        is_new = number == 0 or place >= len(self.operations)
        return None if is_new else self.operations[place]

    def _exemplar(self, number: int, rng: np.random.Generator) -> int:
        """An earlier report that is new itself."""
        back = 1 + int(rng.exponential(_BACK))
        exemplar = max(0, number - back)
        while self._operation(exemplar, self._rng(exemplar)) is not None:
            exemplar -= 1
        return exemplar

    def _fresh(self, number: int) -> list[str]:
        rng = self._rng(number)
        self._operation(number, rng)
        return self._paragraphs(number, rng)

    def _with_paragraph(
        self,
        number: int,
        own: list[str],
        exemplar: int,
        theirs: list[str],
        rng: np.random.Generator,
    ) -> Made:
        """One paragraph of theirs put for one of our own."""
        taken, put = int(rng.integers(len(theirs))), int(rng.integers(len(own)))
        own[put] = theirs[taken]
        planted = Planted(Operation.PARAGRAPH, exemplar, _place(theirs, taken), _place(own, put))
        return Made(number, number // SUBJECT_REPORTS, _BREAK.join(own), (planted,))

    def _with_whole(
        self, number: int, own: list[str], exemplar: int, theirs: list[str], operation: Operation
    ) -> Made:
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
            Planted(
                operation, exemplar, _place(theirs, source), _place(texts, at), changes[source][1]
            )
            for at, source in enumerate(order)
        )
        return Made(number, number // SUBJECT_REPORTS, _BREAK.join(texts), planted)

    def _paragraphs(self, number: int, rng: np.random.Generator) -> list[str]:
        """New paragraphs of three sentences, of the report's subject."""
        held = self.frames
        drawn = rng.integers(len(held), size=4 + self.words // 8)
        sizes = np.cumsum(held.words[drawn])
        drawn = drawn[: int(np.searchsorted(sizes, self.words)) + 1]
        counts = held.starts[drawn + 1] - held.starts[drawn]
        ends = np.cumsum(counts)
        slots = np.arange(ends[-1]) + np.repeat(held.starts[drawn] - ends + counts, counts)
        fillings = self._fill(held.kinds[slots], number, rng)
        # Literals and fillings take turns; between two sentences stand two literals.
        pieces = np.empty(2 * len(slots) + len(drawn), dtype=object)
        sentence_of = np.repeat(np.arange(len(drawn)), counts)
        pieces[2 * np.arange(len(slots)) + sentence_of + 1] = held.pool[fillings]
        pieces[2 * np.arange(len(slots)) + sentence_of] = held.literals[slots + drawn[sentence_of]]
        last = 2 * ends + np.arange(len(drawn))
        pieces[last] = held.literals[held.starts[drawn + 1] + drawn]
        flat = pieces.tolist()
        made, at = [], 0
        for end in (last + 1).tolist():
            made.append("".join(flat[at:end]))
            at = end
        return [" ".join(made[at : at + _SENTENCES]) for at in range(0, len(made), _SENTENCES)]

    def _fill(self, kinds: Numbers, number: int, rng: np.random.Generator) -> Numbers:
        """For each slot the place of a word in the pool."""
        held = self.frames
        subject = np.random.default_rng((self.seed, 1, number // SUBJECT_REPORTS))
        own_names = subject.integers(held.pool_sizes[NAME], size=_NAMES)
        topical = subject.random(_TOPICAL)
        drawn = rng.random(len(kinds)) ** _ZIPF
        is_topical = (rng.random(len(kinds)) < _TOPICAL_SHARE) & (kinds >= FIRST_ENDING)
        choice = rng.integers(_TOPICAL, size=len(kinds))
        drawn = np.where(is_topical, topical[choice], drawn)
        places: Numbers = held.pool_starts[kinds] + (drawn * held.pool_sizes[kinds]).astype(
            np.int64
        )
        is_name = kinds == NAME
        places[is_name] = own_names[choice[is_name] % _NAMES]
        is_number = kinds == NUMBER
        places[is_number] = held.pool_starts[NUMBER] + rng.integers(
            held.pool_sizes[NUMBER], size=int(is_number.sum())
        )
        return places


def _place(paragraphs: list[str], wanted: int) -> Span:
    start = sum(len(one) + len(_BREAK) for one in paragraphs[:wanted])
    return Span(start, start + len(paragraphs[wanted]))


def _sentences(paragraph: str) -> list[str]:
    return [found.of(paragraph).strip() for found in find_sentences(paragraph)]
