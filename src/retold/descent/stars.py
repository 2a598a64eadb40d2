"""Lost originals: sibling copies of a source that is in no report, told by what they share."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from retold.descent.case import Case, Unseen
from retold.descent.links import Link
from retold.descent.wording import RUN, Words

Table = npt.NDArray[np.bool_]

# A run of words arises once (Dollo's law); what a copy leaves out, it leaves out in stretches, so
# that a lost run says little.
ARISES = 1.0
LOST = 0.03
# To make up a source takes more than to use one.
LOST_PROOF = 0.07
# Runs that must be explained better before a source is made up, and before a report moves.
MIN_GAIN = 18.0
MIN_SHARE = 0.06
MIN_MOVE = 2.0
# A report that shares fewer runs than this with all others tells nothing.
MIN_RUNS = 4
# Copies of an agency are more frequent than copies of its copies.
NAMED_GAIN = 3.0
MIN_CHILDREN = 3
# The source of a story is copied by many of its reports at first hand: simulated stories whose
# first report is there seldom seem to need one above more of them than this.
MIN_TOPS = 0.45
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
            if not case.unseen[top - size - 1].is_statement:
                _improve(case, links, _Star(case, links, members, top), is_made=False)
        elif _may_have_original(case, top - 1, members):
            _improve(case, links, _Star(case, links, members, 0), is_made=True)


def _clusters(case: Case, links: Mapping[int, Link]) -> dict[int, list[int]]:
    """Each topmost report or unseen source, or wire under a statement, with all below it."""
    made: dict[int, list[int]] = {}
    size = len(case.reports)
    for report in range(size):
        node = report + 1
        while node in links and node <= size:
            node = links[node].exemplar
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
        self, case: Case, links: Mapping[int, Link], members: list[int], node: int
    ) -> None:
        self.members = members
        self.lost = LOST_PROOF
        self.node = node
        self.place = {report: at for at, report in enumerate(members)}
        self.held = _shared_runs([case.words[report] for report in members])
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

    def move(self, at: int, parent: int) -> float:
        """Move one report under another, or under the source (-1); what that gains."""
        before = self._local(at)
        self._count(at, -1)
        self.parents[at] = parent
        self._count(at, 1)
        return before - self._local(at)

    def has_enough_tops(self, gain: float) -> bool:
        """Whether so many reports stand under the source, and gain so much, that it is made up."""
        least = max(MIN_CHILDREN, MIN_TOPS * len(self.members))
        return self.tops >= least and gain >= max(MIN_GAIN, MIN_SHARE * len(self.held))

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
        return float(np.minimum(ARISES * self.having, with_it).sum())

    def _cost_below(self, at: int, parent: int) -> float:
        mine, theirs = self.held[:, at], self.held[:, parent]
        arisen = np.count_nonzero(mine & ~theirs)
        return ARISES * arisen + self.lost * np.count_nonzero(theirs & ~mine)


def _shared_runs(words: list[Words]) -> Table:
    """Which runs (rows) that two reports or more have outside quotations are in which (columns)."""
    holders: dict[tuple[str, ...], list[int]] = {}
    for number, one in enumerate(words):
        quoted = {one.folded[at : at + RUN] for at in _quoted_starts(one)}
        for run in one.runs - quoted:
            holders.setdefault(run, []).append(number)
    shared = sorted(run for run, found in holders.items() if 1 < len(found) < len(words))
    # An even sample where there are too many: bounds the memory at 50 MB.
    shared = shared[:: 1 + len(shared) * len(words) // MAX_CELLS]
    table = np.zeros((len(shared), len(words)), dtype=bool, order="F")
    for row, run in enumerate(shared):
        table[row, holders[run]] = True
    return table


def _quoted_starts(words: Words) -> list[int]:
    """Where a run begins that stands in quotation marks throughout: anyone can quote it."""
    if len(words) < RUN:
        return []
    within = np.convolve(words.quoted, np.ones(RUN, dtype=np.int64), "valid")
    return [int(at) for at in np.flatnonzero(within == RUN)]


def _improve(case: Case, links: dict[int, Link], star: _Star, *, is_made: bool) -> None:
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
    gain = start - star.cost()
    if not is_made:
        _write(case, links, star, risen)
    elif star.has_enough_tops(gain):
        case.unseen.append(Unseen(label=LABEL))
        star.node = len(case.reports) + len(case.unseen)
        tops = [at for at, parent in enumerate(star.parents) if parent < 0]
        _write(case, links, star, tops)


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
