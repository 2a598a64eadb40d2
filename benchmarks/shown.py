"""What simulated stories show of their descent: how far an oracle comes, and what is lost below it.

The oracle knows the true history, and answers by it but for what the texts cannot show:

- A lost original that nothing marks (`leaves_mark`): one of its copies stands for it.
- An exemplar that another report matches: one of the same credit and not certainly dated after the
  copy, which has every word, pair and run of words that the copy has of the true one, and no more
  stretches besides. Of so many that nothing tells apart one in so many is right.
- A second exemplar of which the copy has nothing but what its main exemplar has too.

It takes no part in what is inferred, so it bounds any program. The bound is a loose one: a wrong
date, the direction between two texts without dates, and the least trace of a lost original count
as shown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection

from benchmarks.parents import UNSEEN
from benchmarks.planted.stories import Edge, Story
from benchmarks.tally import Tally
from retold.descent.arising import arisings_of_pairs, arisings_of_runs
from retold.descent.sharing import Unit, content_pairs, content_words, free_runs
from retold.descent.wording import Words

Ends = tuple[int, int]
# A report that has so much of what two copies share can be their exemplar itself.
_ALL = 0.95


def leaves_mark(story: Story, group: frozenset[int]) -> bool:
    """Whether anything shows a lost original: a credit, or words that no report has whole.

    If one report has all that any two of the copies share, it can be their exemplar itself, and
    nobody could tell.
    """
    if any(story.reports[copy].credits for copy in group):
        return True
    runs = [Words.of(report).runs for report in story.reports]
    held = [runs[copy] for copy in sorted(group)]
    shared = {run for at, one in enumerate(held) for other in held[:at] for run in one & other}
    return bool(shared) and max(len(one & shared) for one in runs) < _ALL * len(shared)


class Shown:
    """One story's traced edges, and which of them its reports show."""

    def __init__(self, story: Story) -> None:
        self.story = story
        words = [Words.of(report) for report in story.reports]
        self.units = [_units(one) for one in words]
        # What an exemplar (column) has and the copy (row) lacks, in stretches.
        self.besides = (arisings_of_runs(words).arisen + arisings_of_pairs(words).arisen).T
        self.mains = {one.copy: exemplar_of(one) for one in story.traced if one.is_main}
        self.seconds: dict[int, list[int]] = defaultdict(list)
        for one in story.traced:
            if not one.is_main:
                self.seconds[one.copy].append(exemplar_of(one))
        lost = [group for group in story.traced_lost if not leaves_mark(story, group)]
        self.unmarked = frozenset(at for group in lost for at in group)
        # Of each group the report that has most stands for the lost original: it gets no edge.
        self.standing = {max(group, key=lambda at: len(self.units[at])) for group in lost}

    def oracle(self) -> Tally:
        """What the oracle is right in, of all edges."""
        hits, found = 0.0, 0
        for copy, main in self.mains.items():
            found += copy not in self.standing
            if main == UNSEEN:
                hits += copy not in self.unmarked
            else:
                hits += 1 / len(self.matches(copy, main))
        for copy, others in self.seconds.items():
            shown = [one for one in others if self.is_second_shown(copy, one)]
            hits, found = hits + len(shown), found + len(shown)
        return Tally(hits, len(self.story.traced), hits, found)

    def matches(self, copy: int, exemplar: int) -> list[int]:
        """The reports that could be the exemplar of a copy as well as this one, itself first."""
        common = self.units[copy] & self.units[exemplar]
        others = [
            at
            for at, units in enumerate(self.units)
            if at not in (copy, exemplar)
            and common <= units
            and self.besides[copy, at] <= self.besides[copy, exemplar]
            and self._credit(at) == self._credit(exemplar)
            and not self.is_after(at, copy)
        ]
        return [exemplar, *others]

    def is_after(self, exemplar: int, copy: int) -> bool:
        """Whether the dates say that an exemplar came after its copy."""
        first, second = (self.story.reports[at].published.moment for at in (exemplar, copy))
        return first is not None and second is not None and second.is_before(first)

    def _credit(self, at: int) -> str:
        report = self.story.reports[at]
        named = [name for one in report.credits for name in one.names]
        return named[0] if named else report.outlet.name if _is_agency(report.outlet.name) else ""

    def is_second_shown(self, copy: int, exemplar: int) -> bool:
        """Whether a copy has anything of a second exemplar that its main one lacks."""
        main = self.mains.get(copy, UNSEEN)
        if UNSEEN in (main, exemplar):
            return True
        return not self.units[copy] & self.units[exemplar] <= self.units[main]


def wrong_edges(shown: Shown, found: Collection[Ends], mains: Collection[Ends]) -> Counter[str]:
    """How many edges are missed or made up, by what went wrong.

    Args:
        shown: The story.
        found: Exemplar and copy of every edge that was inferred, UNSEEN for a lost one.
        mains: Those of the greatest share.
    """
    made: Counter[str] = Counter()
    given = {copy: exemplar for exemplar, copy in mains}
    for copy in range(len(shown.story.reports)):
        true, here = shown.mains.get(copy), given.get(copy)
        others = shown.seconds.get(copy, [])
        besides = {exemplar for exemplar, at in found if at == copy} - {here}
        if true != here:
            missed = true is not None and true not in besides
            wrong = here is not None and here not in others
            made[_what_went_wrong(shown, copy, here)] += missed + wrong
        missed_besides = [one for one in others if one != here and one not in besides]
        hidden = [one for one in missed_besides if not shown.is_second_shown(copy, one)]
        made["second exemplar missed: hidden"] += len(hidden)
        made["second exemplar missed"] += len(missed_besides) - len(hidden)
        made["second exemplar made up"] += len(besides - {true, *others})
    return +made


def _what_went_wrong(shown: Shown, copy: int, here: int | None) -> str:
    true = shown.mains.get(copy)
    if true is None:
        return "own report given an exemplar"
    if true == UNSEEN:
        return f"lost original{' that nothing marks' if copy in shown.unmarked else ''}: missed"
    if here is None:
        return "copy given no exemplar"
    if here == UNSEEN:
        return "copy of a copy given to a lost source"
    if here in shown.matches(copy, true):
        return "other exemplar: it matches the true one"
    if shown.is_after(true, copy):
        return "other exemplar: the date of the true one is wrong"
    reports = shown.story.reports
    is_dated = all(reports[at].published.moment for at in (copy, true, here))
    return f"other exemplar: {'' if is_dated else 'not '}all dated"


def exemplar_of(edge: Edge) -> int:
    """The place of an edge's exemplar, UNSEEN for a lost one."""
    return UNSEEN if edge.exemplar is None else edge.exemplar


def _units(words: Words) -> set[Unit]:
    single = {(word,) for word, _ in content_words(words)}
    return single.union(content_pairs(words), free_runs(words))


def _is_agency(name: str) -> bool:
    return name.endswith("News Agency")
