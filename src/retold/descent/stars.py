"""Lost originals: sibling copies of a source that is in no report, told by what they share."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt

from retold.descent.case import Case, Unseen
from retold.descent.links import Link
from retold.descent.sharing import Unit, content_pairs, content_words, free_runs, holders_of
from retold.descent.wording import Words

Table = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Shared = Callable[[list[Words]], tuple[Table, Floats]]

# A run of words arises once (Dollo's law); what a copy leaves out, it leaves out in stretches, so
# that a lost run says little.
ARISES = 1.0
PAIR = 1.0
WORD = 0.25
MIN_CHARS = 4
LOST = 0.03
# To make up a source takes more than to use one: beside these, it must gain so much, and so much
# of the weight of all that is shared, times the share of the reports that stand right under it.
LOST_PROOF = 0.1
MIN_GAIN = 4.0
# Words come about twice where tales are told from memory; runs of words hardly do.
CLEAR_OF_WORDS = 0.085
CLEAR_OF_RUNS = 0.025
# The source of a story is copied by many of its reports at first hand.
MIN_TOPS = 0.45
MIN_MOVE = 2.0
# A report that shares fewer runs than this with all others tells nothing.
MIN_RUNS = 4
# Copies of an agency are more frequent than copies of its copies.
NAMED_GAIN = 3.0
MIN_CHILDREN = 3
MAX_REPORTS = 1_500
MAX_CELLS = 50_000_000
CONFIDENCE = 0.5
_SWEEPS = 3
LABEL = "common source (inferred)"


def add_lost_originals(case: Case, links: dict[int, Link]) -> None:
    """Put an unseen source above reports each pair of which shares what no third report has.

    Where A, B and C share passages pair by pair, no one of them can be the exemplar of the other
    two. Each run of words is taken to have arisen once (Dollo parsimony; Farris 1977): a tree in
    which runs would have arisen twice, against one with a source above them in which they do not.
    An unseen source that is named by some of the reports is used before one is made up.
    """
    # Who rewrites a whole text comes upon the same words again and again: they arise many times.
    if case.is_rewritten:
        return
    size = len(case.reports)
    for top, members in _clusters(case, links).items():
        if len(members) < MIN_CHILDREN or len(members) > MAX_REPORTS:
            continue
        if top > size:
            star = _Star(case, links, members, top, _shared_words)
            _improve(case, links, star, is_made=False)
        elif _may_have_original(case, top - 1, members):
            for shared in (_shared_runs, _shared_words):
                if _improve(case, links, _Star(case, links, members, 0, shared), is_made=True):
                    break


def _may_be_copied(unseen: Unseen) -> bool:
    """Whether a report credits a named source with the whole of its words.

    Who cites an interview for a sentence has the rest from elsewhere, and so have its copies.
    """
    credited = (one.is_whole for found in unseen.citing.values() for one in found)
    return not unseen.is_statement and any(credited)


def _clusters(case: Case, links: Mapping[int, Link]) -> dict[int, list[int]]:
    """Each topmost report, or unseen source that can have copies, with all below it."""
    made: dict[int, list[int]] = {}
    size = len(case.reports)
    for report in range(size):
        node = report + 1
        while node in links and node <= size:
            above = links[node].exemplar
            if above > size and not _may_be_copied(case.unseen[above - size - 1]):
                break
            node = above
        made.setdefault(node, []).append(report)
    return made


def _may_have_original(case: Case, top: int, members: list[int]) -> bool:
    """Whether nothing says that the topmost report is itself the source of the others."""
    if case.bodies[top] or case.evidence[top].is_own_wire:
        return False
    return not any((copy, top) in case.cited or (copy, top) in case.revised for copy in members)


class _Star:
    """A tree of reports with one source above it, and how well it explains shared runs."""

    def __init__(
        self, case: Case, links: Mapping[int, Link], members: list[int], node: int, shared: Shared
    ) -> None:
        self.members = members
        self.shared = shared
        self.lost = LOST_PROOF
        self.node = node
        self.place = {report: at for at, report in enumerate(members)}
        self.held, self.weights = shared([case.words[report] for report in members])
        # -1 is the source above.
        self.parents = [self._place_of(links.get(report + 1)) for report in members]
        self.original = list(self.parents)
        self.tops = 0
        self.having = np.zeros(len(self.held))
        for at in range(len(members)):
            self._count(at, 1)
        self.fixed = [self._is_fixed(case, links.get(report + 1)) for report in members]

    def _place_of(self, link: Link | None) -> int:
        return self.place.get(link.exemplar - 1, -1) if link else -1

    def _is_fixed(self, case: Case, link: Link | None) -> bool:
        """Whether the report's own words or its outlet tie it to its exemplar."""
        if link is None or link.exemplar > len(case.reports):
            return True
        pair = (link.copy - 1, link.exemplar - 1)
        if self.held[:, self.place[link.copy - 1]].sum() < MIN_RUNS:
            return True
        return pair in case.cited or pair in case.revised or pair in case.statement_cited

    def cost(self) -> float:
        """What the runs cost: each time that one arises, and each time that one is lost."""
        total = self._cost_above()
        for at, parent in enumerate(self.parents):
            if parent >= 0:
                total += self._cost_below(at, parent)
        return total

    def cost_within(self) -> float:
        """What the runs cost if one of the reports, the best one for it, were the source itself."""
        tops = [at for at, parent in enumerate(self.parents) if parent < 0]
        below = self.cost() - self._cost_above()
        return below + min(
            ARISES * float(self.weights @ self.held[:, chosen])
            - (self._cost_below(chosen, parent) if parent >= 0 else 0.0)
            + sum(self._cost_below(top, chosen) for top in tops if top != chosen)
            for chosen, parent in enumerate(self.parents)
        )

    def move(self, at: int, parent: int) -> float:
        """Move one report under another, or under the source (-1); what that gains."""
        before = self._local(at)
        self._count(at, -1)
        self.parents[at] = parent
        self._count(at, 1)
        return before - self._local(at)

    def is_proven(self, gain: float) -> bool:
        """Whether so many reports stand under the source, and gain so much, that it is made up."""
        tops = self.tops / len(self.members)
        if self.tops < MIN_CHILDREN or tops < MIN_TOPS or gain < MIN_GAIN:
            return False
        clear = CLEAR_OF_RUNS if self.shared is _shared_runs else CLEAR_OF_WORDS
        return tops * gain >= clear * float(self.weights.sum())

    def _count(self, at: int, step: int) -> None:
        if self.parents[at] < 0:
            self.tops += step
            self.having += step * self.held[:, at]

    def _local(self, at: int) -> float:
        """The part of the cost that hangs on where one report stands."""
        parent = self.parents[at]
        return self._cost_above() + (self._cost_below(at, parent) if parent >= 0 else 0.0)

    def _cost_above(self) -> float:
        """Of the runs of reports under the source: it has each that is cheaper so."""
        with_it = ARISES + self.lost * (self.tops - self.having)
        return float((self.weights * np.minimum(ARISES * self.having, with_it)).sum())

    def _cost_below(self, at: int, parent: int) -> float:
        mine, theirs = self.held[:, at], self.held[:, parent]
        arisen = float(self.weights @ (mine & ~theirs))
        return ARISES * arisen + self.lost * float(self.weights @ (theirs & ~mine))


def _shared_runs(words: list[Words]) -> tuple[Table, Floats]:
    """Which runs of words (rows) two reports or more have, and which not all; each weighs 1."""
    table, _ = _table([set(free_runs(one)) for one in words])
    return table, np.ones(len(table))


def _shared_words(words: list[Words]) -> tuple[Table, Floats]:
    """Which content words, and pairs of them, two reports or more have; what each weighs."""
    table, units = _table([_units(one) for one in words])
    return table, np.array([WORD if len(unit) == 1 else PAIR for unit in units])


def _units(words: Words) -> set[Unit]:
    single = {(word,) for word, _ in content_words(words) if len(word) >= MIN_CHARS}
    return single.union(content_pairs(words))


def _table(rows: list[set[Unit]]) -> tuple[Table, list[Unit]]:
    """Which units (rows) that some but not all of the reports share are in which (columns)."""
    holders = holders_of(rows)
    shared = sorted(unit for unit, found in holders.items() if 1 < len(found) < len(rows))
    # An even sample where there are too many: bounds the memory at 50 MB.
    shared = shared[:: 1 + len(shared) * len(rows) // MAX_CELLS]
    table = np.zeros((len(shared), len(rows)), dtype=bool, order="F")
    for row, unit in enumerate(shared):
        table[row, holders[unit]] = True
    return table, shared


def _improve(case: Case, links: dict[int, Link], star: _Star, *, is_made: bool) -> bool:
    """Move reports up to the source where that explains the runs better; keep it if it pays."""
    start = star.cost()
    star.lost = LOST
    # Where nearly all name their source, one that does not had it from another's copy.
    naming = 0 if is_made else len(case.unseen[star.node - len(case.reports) - 1].citing)
    bonus = 0.0 if is_made else NAMED_GAIN * (3 - 4 * naming / len(star.members))
    movable = [at for at, fixed in enumerate(star.fixed) if not fixed]
    if is_made:
        for at in movable:
            star.move(at, -1)
    for _ in range(_SWEEPS):
        moved = False
        for at in movable:
            here = star.parents[at]
            there = star.original[at] if here < 0 else -1
            gain = star.move(at, there) + (bonus if there < 0 else -bonus)
            if gain < (MIN_MOVE if there < 0 else -MIN_MOVE):
                star.move(at, here)
            else:
                moved = True
        if not moved:
            break
    risen = [at for at in movable if star.parents[at] < 0]
    star.lost = LOST_PROOF
    if not is_made:
        _write(case, links, star, risen)
        return True
    if star.is_proven(min(start, star.cost_within()) - star.cost()):
        case.unseen.append(Unseen(label=LABEL))
        star.node = len(case.reports) + len(case.unseen)
        tops = [at for at, parent in enumerate(star.parents) if parent < 0]
        _write(case, links, star, tops)
        return True
    return False


def _write(case: Case, links: dict[int, Link], star: _Star, risen: list[int]) -> None:
    """The edges from the source to the reports that moved up to it."""
    unseen = case.unseen[star.node - len(case.reports) - 1]
    tops = [at for at, parent in enumerate(star.parents) if parent < 0]
    for at in risen:
        report = star.members[at]
        siblings = [star.members[one] for one in tops if one != at]
        nearest = max(siblings, key=lambda one: (float(case.wording[report, one]), -one))
        unseen.inferred[report] = nearest
        old = links.get(report + 1)
        instead = [(old.exemplar, (1 - CONFIDENCE) * 0.8)] if old else []
        reason = (
            f"{len(tops)} reports share passages pair by pair that the others lack: no one of them"
            " can be the exemplar of all."
        )
        links[report + 1] = Link(report + 1, star.node, CONFIDENCE, instead, reasons=[reason])
