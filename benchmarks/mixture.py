"""Descent where some copied and some were there themselves, in one story.

python -m benchmarks.descent mixture [--whole]

Every story is an event of `corpus/tellings`, told by several who copied nothing, and copies of them
that `training/descent_stories.py` makes: copied, edited, spun, told from memory, rendered anew.
Only families of events that no weight of descent is fitted to. Or two families of real human
retellings thrown together, of two events: edges from the one to the other are made up. What is
measured is both: copies under their exemplar, and reports of their own under nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.families import Family, human_families
from benchmarks.parents import UNSEEN, infer_mains
from benchmarks.planted.stories import Recipe, Writer
from benchmarks.scripts import TRAINING, import_from
from benchmarks.table import Row
from benchmarks.tally import Tally, mean_interval, merit_of, share_interval
from retold.model import Report
from retold.text.sentences import find_sentences

SEED = 77
DRAWS, DRAWS_WHOLE = 2, 6
PAIRS, PAIRS_WHOLE = 4, 10
_COPIES = (1, 2, 3, 4, 6, 8, 12)


@dataclass(frozen=True, slots=True)
class Mixed:
    """Reports, and the place of each one's exemplar, None for those of their own."""

    family: str
    reports: tuple[Report, ...]
    mains: tuple[int | None, ...]


def mixed_stories(seed: int, draws: int) -> Iterator[Mixed]:
    """So many stories of each held-out event, dated or not, told and copied at random."""
    writer, rng = Writer(seed), Random(seed)  # noqa: S311 - a simulation
    (corpus,) = import_from(TRAINING, "tellings_corpus")
    for family, is_held_out, told in corpus.read_events():
        for _ in range(draws if is_held_out else 0):
            texts = [_sentences(report) for report in rng.sample(told, len(told))]
            made = writer.story(_recipe(rng, len(texts)), texts[0], texts[1:])
            yield Mixed(family, made.reports, made.mains)


def _sentences(report: Report) -> list[str]:
    return [found.of(report.text) for found in find_sentences(report.text)]


def _recipe(rng: Random, tellings: int) -> Recipe:
    return Recipe(
        size=tellings + rng.choice(_COPIES),
        ways=rng.choice(["wire", "telling", "telling", "mixed"]),
        star=rng.choice([0.2, 0.5]),
        dated=rng.choice([0.0, 0.7, 1.0, 1.0, 1.0]),
        coarse=rng.choice([0.0, 0.0, 0.5]),
        wrong=0.02,
        independent=0.0,
        credited=rng.choice([0.0, 0.5]),
    )


def two_events(left: Family, right: Family, seed: int) -> Mixed:
    """Two families as one story, their dates interleaved."""
    both = [*left.reports(left.order(seed)), *right.reports(right.order(seed))]
    size = len(left.texts)
    mains = [
        *left.parents,
        *(None if parent is None else parent + size for parent in right.parents),
    ]
    numbered = [
        Report.from_text(one.text, path=f"{at:04}.txt", published=one.published.moment)
        for at, one in enumerate(both)
    ]
    return Mixed(f"{left.name}, {right.name}", tuple(numbered), tuple(mains))


def mixture_rows(*, is_whole: bool = False) -> list[Row]:
    """The rows of mixtures, and of human retellings of two events in one story."""
    drawn = list(mixed_stories(SEED, DRAWS_WHOLE if is_whole else DRAWS))
    made = _rows("mixture: told and copied", drawn)
    families = [one for one in human_families() if len(one.texts) < 40]
    # Far apart in the list, so of two subjects.
    half = len(families) // 2
    pairs = [
        (families[at], families[at + half])
        for at in range(half)
        if _subject(families[at]) != _subject(families[at + half])
    ]
    if pairs:
        chosen = pairs[: PAIRS_WHOLE if is_whole else PAIRS]
        made += _rows(
            "mixture: retellings of two events",
            [two_events(*pair, seed) for seed, pair in enumerate(chosen)],
        )
    return made


def _subject(family: Family) -> str:
    """What a family is about: the last word of its name up to how its text ends."""
    return family.name.split()[-1].split("_")[0]


def _rows(data: str, stories: Sequence[Mixed]) -> list[Row]:
    """Edges right, copies under their exemplar, and reports of their own given one."""
    right = copies = given = own = unseen = 0
    tallies = []
    shares: dict[str, list[bool]] = {}
    for story in stories:
        found = {copy: main for copy, (main, _) in infer_mains(story.reports).items()}
        hits = [
            found.get(copy) == main for copy, main in enumerate(story.mains) if main is not None
        ]
        alone = [found.get(at) for at, main in enumerate(story.mains) if main is None]
        shares.setdefault(story.family, []).extend(hits)
        right, copies = right + sum(hits), copies + len(hits)
        given += sum(one is not None for one in alone)
        unseen += alone.count(UNSEEN)
        own += len(alone)
        tallies.append(Tally.of(sum(hits), len(hits), len(found)))
    low, high = mean_interval([sum(one) / len(one) for one in shares.values()])
    merit = merit_of(tallies)
    up_low, up_high = share_interval(given, own)
    return [
        Row(data, "edges F1", f"{merit.f1:.3f}", str(merit)),
        Row(
            data,
            "copies under their exemplar",
            f"{right / copies:.3f} ({low:.3f}-{high:.3f})",
            f"of {copies}; interval over {len(shares)} families",
        ),
        Row(
            data,
            "own reports given an exemplar",
            f"{given / own:.3f} ({up_low:.3f}-{up_high:.3f})",
            f"{given} of {own}, {unseen} of them a source made up",
        ),
    ]
