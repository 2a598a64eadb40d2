"""Measure how varied the written corpus is, beside the annotated Wikinews reports.

    python training/corpus_statistics.py [FOLDER] [--wikinews train.jsonl]

Prints one table: size, what kinds of attributions there are, how much of the text stands in them,
and four measures that fall when texts are made from templates: distinct cue phrases, type-token
ratio, shared runs of words, near-duplicates. The second column needs the labelled data beside the
checkout (RETOLD_SHARED says where else) and is left out where that is absent.
"""

from __future__ import annotations

import argparse
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from attribution_corpus import CORPUS, read_corpus

SHARED = Path(os.environ.get("RETOLD_SHARED", Path(__file__).parents[2] / "shared"))
WIKINEWS = SHARED / "data" / "attribution" / "wikinews" / "train.jsonl"
WINDOW = 10_000
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
Report = dict[str, Any]


def words_of(text: str) -> list[str]:
    """The words of a text, folded to small letters."""
    return [found[0].casefold() for found in _WORD.finditer(text)]


def word_runs(text: str, length: int) -> set[tuple[str, ...]]:
    """The runs of so many words that occur in a text."""
    words = words_of(text)
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def share_inside(reports: Sequence[Report], roles: Iterable[str]) -> float:
    """The share of words that stand in one of these roles of some attribution."""
    inside = total = 0
    for report in reports:
        covered = bytearray(len(report["text"]))
        for attribution in report["attributions"]:
            for role in roles:
                for start, end in attribution[role]:
                    covered[start:end] = b"\1" * (end - start)
        for found in _WORD.finditer(report["text"]):
            total += 1
            inside += covered[found.start()]
    return inside / max(1, total)


def cue_phrases(reports: Sequence[Report]) -> list[str]:
    """The cue of every attribution that has one, folded, its pieces joined by " / "."""
    return [
        " / ".join(report["text"][start:end] for start, end in attribution["cue"]).casefold()
        for report in reports
        for attribution in report["attributions"]
        if attribution["cue"]
    ]


def distinct_per_hundred(phrases: Sequence[str], size: int = 100) -> float:
    """Different phrases in a hundred consecutive ones, on average over whole hundreds."""
    starts = range(0, len(phrases) - size + 1, size)
    counts = [len(set(phrases[at : at + size])) for at in starts]
    return sum(counts) / max(1, len(counts))


def type_token_ratio(reports: Sequence[Report], window: int = WINDOW) -> float:
    """Different words over words, on average over consecutive windows of so many words."""
    words = [word for report in reports for word in words_of(report["text"])]
    starts = range(0, max(1, len(words) - window + 1), window)
    ratios = [len(set(words[at : at + window])) / len(words[at : at + window]) for at in starts]
    return sum(ratios) / max(1, len(ratios))


def shared_runs(reports: Sequence[Report], length: int = 5) -> float:
    """The share of a report's runs of words that some other report has too, on average."""
    runs = [word_runs(report["text"], length) for report in reports]
    spread = Counter(run for each in runs for run in each)
    shares = [sum(spread[run] > 1 for run in each) / max(1, len(each)) for each in runs]
    return sum(shares) / max(1, len(shares))


def near_duplicates(reports: Sequence[Report], likeness: float = 0.2) -> list[tuple[str, str]]:
    """Pairs of reports whose runs of three words overlap by so much (Jaccard)."""
    runs = [(report["name"], word_runs(report["text"], 3)) for report in reports]
    return [
        (one, other)
        for (one, left), (other, right) in combinations(runs, 2)
        if len(left & right) > likeness * len(left | right)
    ]


def measures(reports: Sequence[Report]) -> Iterator[tuple[str, str]]:
    """Every row of the table: what is measured, and the figure."""
    made = [attribution for report in reports for attribution in report["attributions"]]
    words = sum(len(words_of(report["text"])) for report in reports)
    phrases = cue_phrases(reports)
    yield "reports", str(len(reports))
    yield "words", f"{words:,}"
    yield "words a report", f"{words / len(reports):.0f}"
    yield "attributions", str(len(made))
    yield "attributions per 100 words", f"{100 * len(made) / words:.2f}"
    for field in ("kind", "act", "naming"):
        for value, count in Counter(each[field] for each in made).most_common():
            yield f"{field}: {value}", f"{count} ({count / len(made):.0%})"
    yield "nested", f"{sum(bool(each['within']) for each in made) / len(made):.1%}"
    yield "with medium", str(sum(bool(each["medium"]) for each in made))
    yield "words in contents", f"{share_inside(reports, ['content']):.1%}"
    yield "words in any role", f"{share_inside(reports, ['source', 'cue', 'content']):.1%}"
    yield "distinct cues, whole set", str(len(set(phrases)))
    yield "distinct cues per 100 attributions", f"{distinct_per_hundred(phrases):.1f}"
    yield "cues that are 'said'", f"{phrases.count('said') / len(phrases):.1%}"
    yield f"type-token ratio, {WINDOW:,}-word windows", f"{type_token_ratio(reports):.3f}"
    yield "5-word runs shared with another report", f"{shared_runs(reports):.2%}"
    yield "near-duplicate pairs", str(len(near_duplicates(reports)))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=CORPUS)
    parser.add_argument("--wikinews", type=Path, default=WIKINEWS)
    options = parser.parse_args()
    reports = list(read_corpus(options.folder))
    ours = dict(measures(reports))
    theirs: dict[str, str] = {}
    if options.wikinews.exists():
        lines = options.wikinews.read_text(encoding="utf-8").splitlines()
        theirs = dict(measures([json.loads(line) for line in lines]))
    print(f"{'':42}{'corpus':>16}{'wikinews' if theirs else '':>16}")
    for name in ours | theirs:
        print(f"{name:42}{ours.get(name, '-'):>16}{theirs.get(name, ''):>16}")
    genres = Counter(report["genre"] for report in reports)
    print("genres:", ", ".join(f"{name} {count}" for name, count in genres.most_common()))


if __name__ == "__main__":
    main()
