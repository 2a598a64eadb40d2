"""Pairs of readable texts with planted passages, and pairs on one subject without any."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from benchmarks.planted.bases import Base, bases
from benchmarks.planted.operations import Operation, apply
from benchmarks.planted.record import Planted
from benchmarks.planted.vocabulary import vocabulary
from retold.model import Report, Span

PARAPHRASES = Path(__file__).with_name("paraphrases.jsonl")
# Of every so many pairs one has nothing planted.
NEGATIVES = 5
LEAST_WORDS, MOST_WORDS = 35, 130
FILLER_WORDS = 150
# A sentence alone is for finding reports, not for cutting passages.
ALL = tuple(one for one in Operation if one is not Operation.SENTENCE)
_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports, and every passage of the right one that was made from the left one.

    Without a passage both tell of the same subject, each in words of its own.
    """

    left: Report
    right: Report
    planted: tuple[Planted, ...]

    @property
    def operation(self) -> Operation | None:
        """What was done to its passages, the same to all; None where there are none."""
        return self.planted[0].operation if self.planted else None


def passages(seed: int, n: int, operations: Sequence[Operation] | None = None) -> Iterator[Pair]:
    """So many pairs: the operations (`ALL`) in turn, after every fourth one without a passage.

    Passages paraphrased by hand come in the order of their file, and not at all without it.
    """
    chosen = list(operations or ALL)
    if not paraphrases():
        chosen = [one for one in chosen if one is not Operation.PARAPHRASED]
    turn = 0
    for number in range(n):
        rng = Random(f"{seed} {number}")  # noqa: S311 - a simulation
        if number % NEGATIVES == NEGATIVES - 1 or not chosen:
            yield _negative(rng)
            continue
        operation = chosen[turn % len(chosen)]
        yield _plant(operation, turn // len(chosen), rng)
        turn += 1


@cache
def paraphrases() -> tuple[dict[str, str], ...]:
    """Paragraphs and their paraphrases: id, original, paraphrase, base; none without the file."""
    if not PARAPHRASES.exists():
        return ()
    lines = PARAPHRASES.read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines if line.strip())


def _plant(operation: Operation, turn: int, rng: Random) -> Pair:
    if operation is Operation.PARAPHRASED:
        return _paraphrased(turn, rng)
    base, *others = _unlike(rng, rng.choice(_long()))
    first, second = _halves(base)
    if operation is Operation.WIRE_CUT:
        return _wire(base, _filler(rng, others[0], 1)[0], rng)
    left = first + [(one,) for one in _filler(rng, others[0], FILLER_WORDS)]
    if operation is Operation.PARAGRAPH:
        run = rng.choice([one for one in _runs(first) if len(one[2]) > 1] or _runs(first))
        runs, host = [run], _filler(rng, others[1], 2 * FILLER_WORDS)
    else:
        few = 2 if operation is Operation.MOVED else rng.choice([1, 1, 2, 3])
        runs = _apart(_runs(first), few, rng)
        host = second + _filler(rng, others[1], FILLER_WORDS)
    if operation is Operation.MOVED:
        runs.reverse()
    made = [(run, *apply(operation, run[2], rng, vocabulary())) for run in runs]
    return _assemble(operation, left, host, made, rng)


# A run of sentences: the paragraph it starts in, the sentence there, and its sentences.
_Run = tuple[int, int, tuple[str, ...]]


def _runs(paragraphs: Sequence[Sequence[str]]) -> list[_Run]:
    """Every run of sentences inside one paragraph that is long enough to be a passage."""
    found = [
        (place, start, tuple(paragraph[start:end]))
        for place, paragraph in enumerate(paragraphs)
        for start in range(len(paragraph))
        for end in range(start + 1, len(paragraph) + 1)
        if LEAST_WORDS <= sum(len(one.split()) for one in paragraph[start:end]) <= MOST_WORDS
    ]
    return found or [(place, 0, tuple(one)) for place, one in enumerate(paragraphs)]


def _apart(runs: Sequence[_Run], few: int, rng: Random) -> list[_Run]:
    """A few runs out of different paragraphs, in order."""
    chosen: dict[int, _Run] = {}
    for run in rng.sample(list(runs), len(runs)):
        if run[0] not in chosen and len(chosen) < few:
            chosen[run[0]] = run
    return [chosen[place] for place in sorted(chosen)]


def _assemble(
    operation: Operation,
    left: Sequence[Sequence[str]],
    host: Sequence[str],
    made: Sequence[tuple[_Run, str, float]],
    rng: Random,
) -> Pair:
    """The two texts: the passages put into the host, in order, some glued to a paragraph of it."""
    left_text, starts = _join([" ".join(paragraph) for paragraph in left])
    places = sorted(rng.randrange(1, len(host) + 1) for _ in made)
    pieces: list[str] = []
    planted: list[Planted] = []
    at = done = 0
    for (place, start, sentences), text, changed in made:
        between = host[done : places[len(planted)]]
        done = places[len(planted)]
        for paragraph in between:
            pieces += [paragraph, _BREAK]
            at += len(paragraph) + len(_BREAK)
        if between and rng.random() < 0.3:
            pieces[-1] = " "
            at += 1 - len(_BREAK)
        skipped = sum(len(one) + 1 for one in left[place][:start])
        begin = starts[place] + skipped
        source = Span(begin, begin + len(" ".join(sentences)))
        planted.append(Planted(operation, 0, source, Span(at, at + len(text)), changed))
        pieces += [text, _BREAK]
        at += len(text) + len(_BREAK)
    right_text = "".join(pieces) + _BREAK.join(host[done:])
    return _pair(left_text, right_text.strip(), tuple(planted))


def _wire(base: Base, lead: str, rng: Random) -> Pair:
    """The whole text taken over from its start, cut, under a lead of the outlet's own."""
    whole = [" ".join(paragraph) for paragraph in base.paragraphs]
    left_text, _ = _join(whole)
    kept = whole[: max(2, round(len(whole) * rng.uniform(0.3, 0.8)))]
    copied = _BREAK.join(kept)
    at = len(lead) + len(_BREAK)
    planted = Planted(Operation.WIRE_CUT, 0, Span(0, len(copied)), Span(at, at + len(copied)), 0.0)
    return _pair(left_text, lead + _BREAK + copied, (planted,))


def _paraphrased(turn: int, rng: Random) -> Pair:
    """A paragraph in its text, and its paraphrase among the rest of another text."""
    one = paraphrases()[turn % len(paraphrases())]
    held = {base.name: base for base in bases()}
    base = held.get(one["base"].removesuffix(".txt")) or rng.choice(_long())
    original, text = one["original"].strip(), one["paraphrase"].strip()
    base, *others = _unlike(rng, base)
    near = [
        joined
        for joined in (" ".join(paragraph) for paragraph in base.paragraphs[1:])
        if original not in joined and joined not in original
    ][:3]
    left = [(near_one,) for near_one in near] + [(other,) for other in _filler(rng, others[0], 60)]
    place = rng.randrange(len(left) + 1)
    left.insert(place, (original,))
    run: _Run = (place, 0, (original,))
    host = _filler(rng, others[1], 2 * FILLER_WORDS)
    return _assemble(Operation.PARAPHRASED, left, host, [(run, text, 1.0)], rng)


def _negative(rng: Random) -> Pair:
    """The two halves of one text: one subject, one set of names, nothing taken over."""
    base, *others = _unlike(rng, rng.choice(_long()))
    first, second = _halves(base)
    left, _ = _join([" ".join(one) for one in first] + _filler(rng, others[0], FILLER_WORDS))
    right, _ = _join(second + _filler(rng, others[1], FILLER_WORDS))
    return _pair(left, right, ())


def _halves(base: Base) -> tuple[list[tuple[str, ...]], list[str]]:
    """The text in two, without its opening, which tells in short what the rest tells at length."""
    rest = list(base.paragraphs[2:])
    middle = (len(rest) + 1) // 2
    return rest[:middle], [" ".join(paragraph) for paragraph in rest[middle:]]


@cache
def _long() -> tuple[Base, ...]:
    """The texts that two halves can be made of."""
    return tuple(
        base
        for base in bases()
        if len(base.paragraphs) >= 7
        and sum(len(one.split()) for one in base.sentences) > 250
        and any(run[2] for run in _runs(_halves(base)[0]))
    )


def _unlike(rng: Random, base: Base) -> list[Base]:
    """A text and two more, all of different families."""
    chosen = [base]
    while len(chosen) < 3:
        other = rng.choice(_long())
        if other.family not in {one.family for one in chosen}:
            chosen.append(other)
    return chosen


def _filler(rng: Random, other: Base, words: int) -> list[str]:
    """Paragraphs in a row out of a text, of at least so many words where it has them."""
    start = rng.randrange(max(1, len(other.paragraphs) - 3))
    made: list[str] = []
    for paragraph in other.paragraphs[start:]:
        made.append(" ".join(paragraph))
        if sum(len(one.split()) for one in made) >= words:
            break
    return made


def _join(paragraphs: Sequence[str]) -> tuple[str, list[int]]:
    """The text of paragraphs, and where each begins."""
    starts, at = [], 0
    for paragraph in paragraphs:
        starts.append(at)
        at += len(paragraph) + len(_BREAK)
    return _BREAK.join(paragraphs), starts


def _pair(left: str, right: str, planted: tuple[Planted, ...]) -> Pair:
    return Pair(
        Report.from_text(left, path="left.txt"), Report.from_text(right, path="right.txt"), planted
    )
