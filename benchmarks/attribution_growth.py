"""How the time of each tier grows when a hostile text doubles: 2 is linear."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from benchmarks.attribution import tiers
from benchmarks.table import Row, print_table
from retold.attribution import find_attributions
from retold.model import Report
from retold.pipeline import resolve_speakers

Work = Callable[[], object]

SCALES = {"fast": 0.1, "accurate": 0.03}
_SAID = '"We say," said Ann Orr, that "it" was (the) case; she denied it. '


def hostile_texts(scale: float) -> dict[str, str]:
    """Texts made to be slow, by name; at scale 2 a sentence of 50,000 words, 10,000 marks."""
    words = int(25_000 * scale)
    return {
        "news": _SAID * int(8_000 * scale),
        "one sentence of words": "word " * words,
        "one sentence of claims": "Orr said that Vale said " * (words // 5),
        "one sentence of citations": "Orr said, citing Vale, " * (words // 5) + "it rained.",
        "one sentence of lists": "Orr, Vale and " * (words // 3) + "Tarn said it rained.",
        "quotation marks": '" ' * int(5_000 * scale),
        "opening marks": "“a " * int(5_000 * scale),
        "quotations in a line": '"It rained," she said. ' * int(5_000 * scale),
        "colons": "Orr: " * words,
        "no letters": "0123456789 -- ... !? " * int(25_000 * scale),
        "blank lines": "\n" * int(500_000 * scale),
        "short lines": "Orr said\n" * words,
        "one word": "x" * int(500_000 * scale),
    }


def rows() -> list[Row]:
    """A row for each tier and text: the time of twice the text over that of the text.

    And a row for each text for saying who the sources are, of what the fast tier finds in it.
    """
    made = []
    for tier in tiers():
        find_attributions(Report.from_text(_SAID), tier)
        made += _rows_of(tier, SCALES[tier], partial(_finding, tier))
    return made + _rows_of("speakers", SCALES["fast"], _resolving)


def _rows_of(label: str, scale: float, make: Callable[[Report], Work]) -> list[Row]:
    made = []
    once, twice = hostile_texts(scale), hostile_texts(2 * scale)
    for name in once:
        before, after = (_seconds(make(Report.from_text(texts[name]))) for texts in (once, twice))
        note = f"{len(twice[name])} characters in {after:.2f} s"
        made.append(Row("growth", f"{label}: {name}", f"{after / before:.2f}", note))
    return made


def _finding(tier: str, report: Report) -> Work:
    return lambda: find_attributions(report, tier)


def _resolving(report: Report) -> Work:
    found = find_attributions(report, "fast")
    return lambda: resolve_speakers([report], found)


def _seconds(work: Work) -> float:
    """The least processor time of three runs: what disturbs a run only ever adds to it."""
    taken = []
    for _ in range(3):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return max(1e-9, min(taken))


if __name__ == "__main__":
    print_table(rows())
