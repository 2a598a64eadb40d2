"""Measure how far two readers agree who marked the same reports of the written corpus.

    python training/corpus_agreement.py [--list]

The first reading is corpus/attribution, the second corpus/second-reading: every tenth report,
marked afresh from its plain text by someone who did not write it. `--list` prints what they do not
share. An attribution of one reading is paired with at most one of the other; a pair needs some
overlap in source, cue and content, where a role empty in both counts as overlap and a role empty
in one does not. Each F1 is 2 x agreed / (marked first + marked second).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from attribution_corpus import CORPUS, CorpusError, read_corpus, read_report

SECOND = CORPUS.parent / "second-reading"
ROLES = ("source", "cue", "content")
Report = dict[str, Any]
Attribution = dict[str, Any]
Pair = tuple[Attribution, Attribution]


def covered(attribution: Attribution, role: str) -> set[int]:
    """The places of the text that a role of an attribution covers."""
    return {place for start, end in attribution[role] for place in range(start, end)}


def likeness(one: Attribution, other: Attribution) -> float:
    """The overlap (Jaccard) of the three roles added up; 0 where any role has none."""
    total = 0.0
    for role in ROLES:
        left, right = covered(one, role), covered(other, role)
        if not left and not right:
            total += 1.0
        elif left & right:
            total += len(left & right) / len(left | right)
        else:
            return 0.0
    return total


def pairs_of(first: Report, second: Report) -> list[Pair]:
    """Attributions of two readings of one report that are the same relation, the likest first."""
    left, right = first["attributions"], second["attributions"]
    ranked = sorted(
        (
            (-score, one, other)
            for one, mine in enumerate(left)
            for other, theirs in enumerate(right)
            if (score := likeness(mine, theirs)) > 0
        ),
    )
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    made: list[Pair] = []
    for _, one, other in ranked:
        if one not in taken_left and other not in taken_right:
            taken_left.add(one)
            taken_right.add(other)
            made.append((left[one], right[other]))
    return made


def both_readings(first: Path = CORPUS, second: Path = SECOND) -> Iterator[tuple[Report, Report]]:
    """Every report that was read twice; raises `CorpusError` where the texts differ."""
    for theirs in read_corpus(second):
        mine = read_report(first / f"{theirs['name']}.txt")
        if mine["text"] != theirs["text"]:
            raise CorpusError(f"{second / theirs['name']}.txt:1: not the text of the first reading")
        yield mine, theirs


def kappa(left: Sequence[str], right: Sequence[str]) -> float:
    """Agreement of two labellings beyond chance (Cohen 1960); 1 where there is but one label."""
    total = len(left)
    observed = sum(one == other for one, other in zip(left, right, strict=True)) / max(1, total)
    ours, theirs = Counter(left), Counter(right)
    chance = sum(ours[label] * theirs[label] for label in ours) / max(1, total) ** 2
    return 1.0 if chance == 1 else (observed - chance) / (1 - chance)


def same_holder(pair: Pair, partner: dict[str, str]) -> bool:
    """Whether both readings let a relation lie within the same one, or within none."""
    mine, theirs = pair[0]["within"], pair[1]["within"]
    return bool(theirs == (mine and partner.get(mine)))


def agreement(readings: Sequence[tuple[Report, Report]]) -> Iterator[tuple[str, str]]:
    """Every row of the table: what is compared, and the figure."""
    paired = [pairs_of(mine, theirs) for mine, theirs in readings]
    pairs = [pair for each in paired for pair in each]
    marked = [sum(len(reading[side]["attributions"]) for reading in readings) for side in (0, 1)]
    nested = [
        sum(bool(made["within"]) for reading in readings for made in reading[side]["attributions"])
        for side in (0, 1)
    ]
    yield "reports", str(len(readings))
    yield "attributions, first and second reading", f"{marked[0]} and {marked[1]}"
    yield "whole relation, any overlap in all roles, F1", f"{2 * len(pairs) / sum(marked):.3f}"
    for role in ROLES:
        exact = sum(mine[role] == theirs[role] for mine, theirs in pairs)
        yield f"{role} exact, F1", f"{2 * exact / sum(marked):.3f}"
    both = holders = 0
    for each in paired:
        partner = {mine["id"]: theirs["id"] for mine, theirs in each}
        same = [pair for pair in each if same_holder(pair, partner)]
        holders += len(same)
        both += sum(bool(mine["within"]) for mine, _ in same)
    yield "nested relations with the same holder, F1", f"{2 * both / max(1, sum(nested)):.3f}"
    yield "same holder, of shared relations", f"{holders / max(1, len(pairs)):.1%}"
    for field in ("act", "kind", "naming"):
        labels = [[pair[side][field] for pair in pairs] for side in (0, 1)]
        alike = sum(one == other for one, other in zip(*labels, strict=True))
        yield (
            f"{field}, of shared relations",
            f"{alike / max(1, len(pairs)):.1%} (kappa {kappa(labels[0], labels[1]):.2f})",
        )


def roles_of(report: Report, attribution: Attribution) -> str:
    """An attribution in one line."""
    shown = (
        " / ".join(report["text"][start:end] for start, end in attribution[role]) for role in ROLES
    )
    return " | ".join(shown) + f" ({attribution['act']})"


def unshared(mine: Report, theirs: Report) -> Iterator[str]:
    """What only one reading has, and shared relations that differ in a span or in act."""
    pairs = pairs_of(mine, theirs)
    known = {made["id"] for made, _ in pairs}, {made["id"] for _, made in pairs}
    for report, ids, side in ((mine, known[0], "first"), (theirs, known[1], "second")):
        for made in report["attributions"]:
            if made["id"] not in ids:
                yield f"{mine['name']}: only {side}: {roles_of(report, made)}"
    for one, other in pairs:
        fields = [field for field in (*ROLES, "act", "kind") if one[field] != other[field]]
        if fields:
            yield f"{mine['name']}: {', '.join(fields)}"
            yield f"    first:  {roles_of(mine, one)}"
            yield f"    second: {roles_of(theirs, other)}"


def main() -> int:
    """Print the table; 1 where there is nothing to compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", action="store_true", help="print what the readings do not share")
    options = parser.parse_args()
    readings = list(both_readings())
    if not readings:
        print(f"no reports in {SECOND}", file=sys.stderr)
        return 1
    for name, value in agreement(readings):
        print(f"{name:48}{value:>24}")
    if options.list:
        for mine, theirs in readings:
            print(*unshared(mine, theirs), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
