"""Measure how often each rule of attribution is right, and how well the shares are calibrated.

    python training/rule_confidence.py WIKINEWS.jsonl [--write]

Reads the annotated reports of Wikinews and the written corpus, and counts for every rule what it
finds and how much of that is right: source, cue and content each overlap an annotated one, or are
empty on both sides; each used once. Prints the reliability by decile, every report judged by
shares that were counted on the other four fifths (folds by position in the files, no chance in
it); `--write` then makes `src/retold/attribution/confidence.en.txt` from all reports.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attribution_corpus import read_corpus
from retold.attribution.find import find_attributions
from retold.model.attribution import Attribution
from retold.model.report import Block, Report, Zone
from retold.model.span import Span

TARGET = Path(__file__).parents[1] / "src" / "retold" / "attribution" / "confidence.en.txt"
FOLDS = 5
WEIGHT = 4  # cases by which a rule is drawn to its family, and a family to OVERALL of the whole
OVERALL = 0.8  # of the overall share: a rule that was never seen is a rare one
SUREST = 0.99  # no rule is certain
LEAST = 10  # cases of a rule that has a line of its own; a rarer one has its family's share
HEAD = """\
# The share of right ones among what each rule finds: source, cue and content each overlap the
# annotated one, on {reports} annotated reports ({found} found). Drawn towards the share of its
# family by the weight of four cases; a family towards four fifths of the overall share. A name
# without a hyphen is a family, * is all rules together. Made by training/rule_confidence.py.
"""

Case = tuple[str, bool]  # the rule, and whether it was right
Places = Sequence[tuple[int, int]]


def main() -> None:
    """Count, print the reliability, and write the shares if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("wikinews", type=Path, help="train.jsonl of the annotated Wikinews reports")
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    given = parser.parse_args()
    cases = [list(judge_report(one)) for one in read_reports(given.wikinews)]
    print_reliability(cases)
    if given.write:
        together = [case for report in cases for case in report]
        head = HEAD.format(reports=len(cases), found=len(together))
        TARGET.write_text(head + as_lines(count_shares(together)), encoding="utf-8")


def read_reports(wikinews: Path) -> Iterator[Mapping[str, Any]]:
    """Every annotated report of both sets."""
    for line in wikinews.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)
    yield from read_corpus()


def judge_report(row: Mapping[str, Any]) -> Iterator[Case]:
    """What the rules find in a report, and whether it is right."""
    found = find_attributions(_as_report(row["text"], str(row["name"])), tier="fast")
    free = list(row["attributions"])
    for one in found:
        right = next((true for true in free if is_same(one, true)), None)
        if right is not None:
            free.remove(right)
        yield one.rule, right is not None


def _as_report(text: str, name: str) -> Report:
    """A report whose first line is its headline."""
    line = max(0, text.find("\n"))
    blocks = (
        Block(zone=Zone.HEADLINE, span=Span(0, line)),
        Block(zone=Zone.BODY, span=Span(line, len(text))),
    )
    return Report.from_text(text, path=name, blocks=blocks if line else blocks[1:])


def is_same(one: Attribution, true: Mapping[str, Any]) -> bool:
    """Whether all roles overlap, or are empty on both sides."""
    ours = {"source": one.source, "cue": one.cue, "content": one.content}
    return all(
        _overlap([(words.span.start, words.span.end) for words in spans], true[role])
        for role, spans in ours.items()
    )


def _overlap(ours: Places, theirs: Places) -> bool:
    if not ours or not theirs:
        return not ours and not theirs
    return any(a < d and c < b for a, b in ours for c, d in theirs)


def count_shares(cases: Iterable[Case]) -> dict[str, float]:
    """The share of right ones for every rule seen often enough, every family, and (`*`) all."""
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for rule, is_right in cases:
        for name in (rule, family_of(rule), "*") if rule != family_of(rule) else (rule, "*"):
            found[name] += 1
            right[name] += is_right
    overall = OVERALL * right["*"] / max(1, found["*"])
    shares = {"*": overall}
    for name in sorted(found, key=lambda name: ("-" in name, name)):
        if name != "*":
            towards = shares[family_of(name)] if "-" in name else overall
            shares[name] = (right[name] + WEIGHT * towards) / (found[name] + WEIGHT)
    return {
        name: share for name, share in shares.items() if "-" not in name or found[name] >= LEAST
    }


def family_of(rule: str) -> str:
    """The rule's name up to its first hyphen."""
    return rule.partition("-")[0]


def share_of(rule: str, shares: Mapping[str, float]) -> float:
    """What `retold.attribution.confidence` would say of a rule with these shares."""
    return shares.get(rule, shares.get(family_of(rule), shares["*"]))


def print_reliability(cases: Sequence[Sequence[Case]]) -> None:
    """Print, for each tenth of confidence, how many were found and how many of them were right."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for fold in range(FOLDS):
        rest = [one for at, held in enumerate(cases) if at % FOLDS != fold for one in held]
        shares = count_shares(rest)
        for held in cases[fold::FOLDS]:
            for rule, is_right in held:
                sure = share_of(rule, shares)
                bins[min(9, int(sure * 10))].append((sure, is_right))
    total = sum(map(len, bins.values()))
    error = 0.0
    print("| confidence | found | mean confidence | right |\n|---|---|---|---|")
    for tenth, judged in sorted(bins.items()):
        sure = sum(one for one, _ in judged) / len(judged)
        right = sum(is_right for _, is_right in judged) / len(judged)
        error += abs(sure - right) * len(judged) / total
        print(
            f"| .{tenth} to {(tenth + 1) / 10:.1f} | {len(judged):,} | {sure:.2f} | {right:.2f} |"
        )
    print(f"\nexpected calibration error {error:.3f} over {total:,}")


def as_lines(shares: Mapping[str, float]) -> str:
    """The lines of the list, families first."""
    return "".join(f"{name} {min(SUREST, share):.2f}\n" for name, share in shares.items())


if __name__ == "__main__":
    main()
