"""Simulated stories with known histories, to fit and to measure descent on.

The first report of a story is one of the invented reports of corpus/attribution; what copies add
of their own comes from other ones. A copy trims the end, drops and inserts sentences, rewords,
retells from memory, renders anew as a translator would, alters quotations, updates figures,
merges two exemplars; it keeps the credit or drops it. Then some reports are lost, and dates are
coarse, missing or wrong. Nothing of the labelled data is used.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache

import numpy as np

from attribution_corpus import read_corpus
from descent_rewriting import Rewriter, senses_of
from retold.model import Credit, Moment, Precision, Report, Span
from retold.text.function_words import is_function_word
from retold.text.sentences import find_sentences
from retold.text.vectors import sentence_vectors

LOST = -1  # the exemplar is not among the reports
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DATELINE = re.compile(r"^[^\W\d_][^()\n]{0,60}\([^()\n]{2,40}\)\s*[-–—:]+\s*")
_NUMBER = re.compile(r"\d+")
_NAMES = "Norvane|Ossel|Tarsk|Hallenmere|Quaymouth|Lunnhead|Valecross|Sandbar|Emmel|Brisk".split(
    "|"
)
_KINDS = "Herald|Courier|Lantern|Post|Gazette|Mirror|Signal|Voice".split("|")
_WAYS = {
    # How the reports of a story come about: chances of each way of using an exemplar.
    "wire": {"copied": 4, "edited": 5, "spun": 1, "merged": 2, "retold": 1},
    "telling": {"retold": 9, "translated": 1},
    "contaminated": {"merged": 5, "edited": 2, "copied": 1},
    "reciting": {"recited": 3, "retold": 1},
    "rephrased": {"rephrased": 1},
    "inspired": {"inspired": 1},
    "mixed": {"copied": 2, "edited": 3, "spun": 2, "merged": 1, "retold": 3, "translated": 1},
}
_REWRITING = ("rephrased", "inspired")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a simulated story is like: shares and chances, 0 to 1."""

    size: int
    ways: str = "mixed"
    star: float = 0.5  # a copy of the first report, and not of any
    chains: int = 0  # if so many: each copy is made of the last of one of them, or begins one
    credited: float = 0.5
    dated: float = 1.0
    coarse: float = 0.0
    wrong: float = 0.0
    independent: float = 0.05
    lost: float = 0.0  # reports other than the first that are left out
    is_first_lost: bool = False


@dataclass(frozen=True, slots=True)
class Traced:
    """A story's history without the reports left out that nothing in the set shows."""

    mains: tuple[int | None, ...]
    seconds: tuple[frozenset[int], ...]
    groups: tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class Simulated:
    """Reports, and the index of the exemplar that each was mainly made from.

    None for a report of its own; LOST where the exemplar was left out. `groups` holds, for each
    report left out that two or more reports were made from, those reports. `seconds` holds the
    other exemplars of each report, LOST among them; `ways` how it came about, "" for a first one.

    `traced` is the same as far as anything in the set can show it: a report left out that one line
    of copies alone goes back to, and that no copy of it credits, is passed over, and that line
    stands under the nearest report above that is not.
    """

    reports: tuple[Report, ...]
    mains: tuple[int | None, ...]
    groups: tuple[frozenset[int], ...]
    seconds: tuple[frozenset[int], ...] = ()
    ways: tuple[str, ...] = ()
    traced: Traced | None = None


@dataclass(slots=True)
class _Made:
    lines: list[str]
    main: int | None
    wire: str = ""
    others: set[int] = field(default_factory=set)
    way: str = ""
    rewriter: Rewriter | None = None


class Writer:
    """Makes simulated stories out of the invented reports."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)  # noqa: S311 - a simulation
        texts = [str(one["text"]) for one in read_corpus()]
        self.texts = [
            [found.of(text) for found in find_sentences(text)] for text in texts if len(text) > 600
        ]
        self.near = _near_words(tuple(texts))
        self.loose = sorted(self.near)
        self.senses = senses_of(tuple(texts))
        self.rewriters: list[Rewriter] = []
        self.told: frozenset[str] = frozenset()
        self.beside: list[Sequence[str]] = []

    def story(
        self, recipe: Recipe, base: Sequence[str] = (), beside: Sequence[Sequence[str]] = ()
    ) -> Simulated:
        """One story after a recipe, of these sentences or of any of the texts.

        `beside` are tellings of the same event by others who copied nothing: each comes in at a
        moment of its own, and is copied as any other report. They count in the recipe's size.
        """
        rng = self.rng
        text = list(base) or rng.choice(self.texts)
        self.told = frozenset(text)
        self.beside = rng.sample(beside, len(beside))
        # The story has an agency of its own.
        text[0] = _DATELINE.sub("", text[0])
        length = rng.choice([5, 7, 10, 15, 20, 30])
        start = rng.randrange(max(1, len(text) - length))
        wire = f"{rng.choice(_NAMES)} News Agency"
        if recipe.ways in _REWRITING:
            self.rewriters = [Rewriter(rng, self.senses) for _ in range(rng.choice([1, 2, 3]))]
        made = [_Made(text[start : start + length], None, wire)]
        while len(made) < recipe.size or self.beside:
            made.append(self._next(made, recipe))
        return self._publish(made, recipe, wire)

    def _next(self, made: list[_Made], recipe: Recipe) -> _Made:
        rng = self.rng
        if self.beside and rng.random() < len(self.beside) / max(1, recipe.size - len(made)):
            return _Made(list(self.beside.pop()), None, way="independent")
        if rng.random() < recipe.independent:
            return _Made(self._independent(made[0].lines), None, way="independent")
        main = self._exemplar(made, recipe)
        source = made[main]
        chances = _WAYS[recipe.ways]
        (way,) = rng.choices(list(chances), list(chances.values()))
        copy = _Made(list(source.lines), main, way=way)
        if way in _REWRITING:
            copy.rewriter = source.rewriter or rng.choice(self.rewriters)
            copy.lines = self._rewritten(source, copy.rewriter, way)
        elif way == "merged":
            second = rng.randrange(len(made))
            copy.lines, is_used = self._merged(source.lines, made[second].lines)
            copy.others = {second} - {main} if is_used else set()
        else:
            copy.lines = getattr(self, f"_{way}")(source.lines)
        keeps = recipe.credited if main == 0 else 0.6
        if source.wire and way != "translated" and rng.random() < keeps:
            copy.wire = source.wire
        return copy

    def _exemplar(self, made: Sequence[_Made], recipe: Recipe) -> int:
        """Which of the reports so far the next one is made of."""
        rng = self.rng
        if recipe.chains:
            used = {one.main for one in made}
            tips = [at for at in range(1, len(made)) if at not in used]
            begins = len(tips) < recipe.chains and rng.random() < 1 - len(tips) / recipe.chains
            return 0 if begins or not tips else rng.choice(tips)
        return 0 if rng.random() < recipe.star else rng.randrange(len(made))

    def _rewritten(self, source: _Made, rewriter: Rewriter, way: str) -> list[str]:
        """Said again in other words; or the same sentences about something else."""
        rng = self.rng
        rate = rng.uniform(0.6, 0.95)
        if way == "rephrased":
            return rewriter.rephrase(source.lines, rate)
        reach = rng.uniform(0.3, 0.6) if source.main is None else rng.choice([0.02, 0.05, 0.1, 0.2])
        return rewriter.inspire(source.lines, rate, reach)

    def _copied(self, lines: Sequence[str]) -> list[str]:
        """Copied, often without the end, with a slip here and there."""
        kept = list(lines)
        if self.rng.random() < 0.7:
            kept = kept[: max(2, int(len(kept) * self.rng.uniform(0.25, 1.0)))]
        return [self.reword(line, synonym=0.02) for line in kept]

    def _edited(self, lines: Sequence[str]) -> list[str]:
        """A newsroom's version: cuts, a lead of its own, some sentences more, newer figures."""
        rng = self.rng
        kept = [line for line in lines if rng.random() > 0.15] or list(lines[:1])
        kept = kept[: max(2, int(len(kept) * rng.uniform(0.5, 1.2)))]
        kept[0] = self.reword(kept[0], synonym=0.4, drop=0.1, function=0.2)
        kept = [self.reword(line, synonym=rng.choice([0, 0, 0.1, 0.25])) for line in kept]
        if rng.random() < 0.3:
            kept = [_NUMBER.sub(self._newer, line) for line in kept]
        if rng.random() < 0.3:
            at = rng.randrange(len(kept))
            kept[at] = self.reword(kept[at], synonym=0.15, drop=0.1, is_quote_kept=False)
        for line in self._own(rng.randint(0, 5)):
            kept.insert(rng.randrange(1, len(kept) + 1), line)
        return kept

    def _spun(self, lines: Sequence[str]) -> list[str]:
        """Reworded by a machine, word by word."""
        rate = self.rng.uniform(0.3, 0.7)
        kept = self._copied(lines)
        return [self.reword(line, synonym=rate, is_quote_kept=False) for line in kept]

    def _retold(self, lines: Sequence[str]) -> list[str]:
        """Told again from memory: shorter, with other words for some of it."""
        rng = self.rng
        keep, drop = rng.uniform(0.25, 1.0), rng.uniform(0.05, 0.4)
        kept = [line for line in lines if rng.random() < keep] or [rng.choice(list(lines))]
        synonym, function = rng.uniform(0.05, 0.3), rng.uniform(0.05, 0.3)
        told = [
            self.reword(line, synonym=synonym, drop=drop, function=function, is_quote_kept=False)
            for line in kept
        ]
        return [line for line in told if line] or list(lines[:1])

    def _recited(self, lines: Sequence[str]) -> list[str]:
        """Told again nearly word for word: a word here and there is lost or another."""
        rate = self.rng.uniform(0.01, 0.12)
        told = [
            self.reword(line, synonym=rate, drop=rate, function=rate, is_quote_kept=False)
            for line in lines
        ]
        return [line for line in told if line] or list(lines[:1])

    def _translated(self, lines: Sequence[str]) -> list[str]:
        """Rendered anew: the sense, the figures and the order, hardly the words."""
        return [
            self.reword(line, synonym=0.55, drop=0.1, function=0.5, is_quote_kept=False)
            for line in lines
        ]

    def _merged(self, lines: Sequence[str], others: Sequence[str]) -> tuple[list[str], bool]:
        """Most of one exemplar, and a passage of another, if that has one of its own."""
        held = set(lines)
        extra = [line for line in others if line not in held][:4]
        return [*self._edited(lines), *extra], bool(extra)

    def _independent(self, lines: Sequence[str]) -> list[str]:
        """Another outlet's own report: the names and the figures are the same, no more."""
        names = [
            word for line in lines for word in _WORD.findall(line)[1:] if word[:1].isupper()
        ] or ["Emmel"]
        own = self._own(self.rng.randint(4, 14))
        swap = lambda found: (  # noqa: E731 - one expression, used once
            self.rng.choice(names)
            if found.group()[0].isupper() and self.rng.random() < 0.6
            else found.group()
        )
        return [_WORD.sub(swap, line) for line in own] or ["Nothing is known."]

    def _own(self, count: int) -> list[str]:
        """Some sentences about something else."""
        text = self.rng.choice(self.texts)
        while not self.told.isdisjoint(text):
            text = self.rng.choice(self.texts)
        start = self.rng.randrange(len(text))
        return text[start : start + count]

    def _newer(self, found: re.Match[str]) -> str:
        if self.rng.random() > 0.4 or len(found.group()) > 6:
            return found.group()
        return str(int(found.group()) + self.rng.randint(1, 5))

    def reword(
        self,
        line: str,
        *,
        synonym: float = 0.0,
        drop: float = 0.0,
        function: float = 0.0,
        is_quote_kept: bool = True,
    ) -> str:
        """A sentence with some words changed or left out; quoted words stay unless told."""
        rng, made, is_quoted = self.rng, [], False
        for token in line.split():
            is_quoted ^= token[:1] in '"“‘'
            free = not (is_quoted and is_quote_kept)
            if token[-1:] in '"”' or token[-2:-1] in '"”':
                is_quoted = False
            word = _WORD.search(token)
            if word is None or not free:
                made.append(token)
                continue
            core = word.group()
            if rng.random() < drop:
                continue
            if is_function_word(core.casefold()):
                other = self._function() if rng.random() < function else core
            else:
                other = self._synonym(core) if rng.random() < synonym else core
            made.append(token.replace(core, other, 1))
        return " ".join(made)

    def _synonym(self, word: str) -> str:
        """A word near in sense; of half of them, and of names, some other word."""
        near = self.near.get(word.casefold(), ())
        if near and self.rng.random() < 0.6:
            chosen = self.rng.choice(near)
        else:
            chosen = self.rng.choice(self.loose)
        return chosen.capitalize() if word[0].isupper() else chosen

    def _function(self) -> str:
        return self.rng.choice("the a and of to in that it was had for on with at by he".split())

    def _publish(self, made: Sequence[_Made], recipe: Recipe, wire: str) -> Simulated:
        """Lose some reports, date and shuffle the rest."""
        rng = self.rng
        lost = {at for at in range(1, len(made)) if rng.random() < recipe.lost}
        lost |= {0} if recipe.is_first_lost else set()
        times = self._times(len(made))
        kept = [at for at in range(len(made)) if at not in lost]
        rng.shuffle(kept)
        place = {at: number for number, at in enumerate(kept)}
        reports = tuple(
            self._report(made[at], f"{number:03}.txt", wire if at == 0 else "", times[at], recipe)
            for at, number in place.items()
        )
        mains = tuple(_main(made[at].main, place) for at in kept)
        groups = (
            frozenset(place[at] for at in kept if made[at].main == gone) for gone in sorted(lost)
        )
        seconds = (frozenset(place.get(other, LOST) for other in made[at].others) for at in kept)
        return Simulated(
            reports,
            mains,
            tuple(one for one in groups if len(one) > 1),
            tuple(seconds),
            tuple(made[at].way for at in kept),
            _traced(made, place),
        )

    def _times(self, count: int) -> list[datetime]:
        time, made = datetime(2031, 5, 5, 6, tzinfo=UTC), []
        for _ in range(count):
            time += timedelta(minutes=self.rng.randint(1, 240))
            made.append(time)
        return made

    def _report(self, made: _Made, path: str, own: str, time: datetime, recipe: Recipe) -> Report:
        rng = self.rng
        if rng.random() < recipe.wrong:
            time += timedelta(hours=rng.randint(-72, 72))
        precision = Precision.DAY if rng.random() < recipe.coarse else Precision.MINUTE
        outlet = own or f"The {rng.choice(_NAMES)} {rng.choice(_KINDS)} {path[:3]}"
        printed = made.wire if made.wire and not own else ""
        text = "\n\n".join(" ".join(made.lines[at : at + 2]) for at in range(0, len(made.lines), 2))
        credit = Credit(text=f"({printed})", names=(printed,), raw=Span(0, 0), span=None)
        return Report.from_text(
            text,
            path=path,
            outlet=outlet,
            credits=(credit,) if printed else (),
            published=Moment.of(time, precision) if rng.random() < recipe.dated else None,
        )


def _main(main: int | None, place: dict[int, int]) -> int | None:
    return None if main is None else place.get(main, LOST)


def _traced(made: Sequence[_Made], place: dict[int, int]) -> Traced:
    """The exemplars and the groups that are left if such reports are passed over."""
    parents = {at: one.main for at, one in enumerate(made)}
    below: dict[int | None, set[int]] = {}
    shown = set(place)
    # Later reports are copies of earlier ones: from the last, all copies are known by then.
    for at in reversed(range(len(made))):
        copies = below.get(at, set())
        is_credited = at == 0 and any(made[copy].wire for copy in copies)
        if at in place or len(copies) > 1 or (copies and is_credited):
            shown.add(at)
            below.setdefault(parents[at], set()).add(at)
            continue
        for copy in copies:
            parents[copy] = parents[at]
            below.setdefault(parents[at], set()).add(copy)

    def above(at: int | None) -> int | None:
        while at is not None and at not in shown:
            at = parents[at]
        return at

    groups = [{place[one] for one in below.get(at, ()) if one in place} for at in sorted(shown)]
    lost = [at not in place for at in sorted(shown)]
    seconds = ({above(other) for other in made[at].others} - {parents[at], at} for at in place)
    return Traced(
        tuple(_main(parents[at], place) for at in place),
        tuple(
            frozenset(place.get(one, LOST) for one in held if one is not None) for held in seconds
        ),
        tuple(frozenset(one) for one, is_lost in zip(groups, lost, strict=True) if is_lost and one),
    )


@cache
def _near_words(texts: tuple[str, ...]) -> dict[str, list[str]]:
    """For each content word of the texts, others of them that stand near it in sense."""
    words = {word.casefold() for text in texts for word in _WORD.findall(text) if len(word) > 3}
    listed = sorted(word for word in words if not is_function_word(word))
    vectors = sentence_vectors(listed)
    near: dict[str, list[str]] = {}
    for start in range(0, len(listed), 500):
        alike = vectors[start : start + 500] @ vectors.T
        for row, word in zip(alike, listed[start : start + 500], strict=True):
            best = np.argpartition(-row, 9)[:9]
            order = [int(at) for at in best[np.argsort(-row[best])]]
            near[word] = [
                listed[at] for at in order if row[at] > 0.45 and listed[at][:4] != word[:4]
            ]
    return near
