"""The summary in the terminal."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from export.sample import make_trace
from retold.cli.terminal.summary import print_summary
from retold.model import Skip, SkipReason, Trace


def summary(trace: Trace, *, width: int = 80, is_terminal: bool = False) -> str:
    """The summary as it would be written."""
    file = io.StringIO()
    console = Console(
        file=file,
        width=width,
        force_terminal=is_terminal,
        color_system="truecolor" if is_terminal else None,
        markup=False,
        legacy_windows=False,
    )
    print_summary(trace, "what next", console)
    return file.getvalue()


@pytest.mark.parametrize("width", [60, 80, 120, 160])
def test_lines_fit_the_terminal(width: int) -> None:
    """No line is wider than the terminal, and none ends in blanks."""
    for line in summary(make_trace(), width=width).splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


def test_piped_output_has_no_codes() -> None:
    """Without a terminal there is no escape code at all."""
    assert "\x1b" not in summary(make_trace())


def test_a_report_cannot_steer_the_terminal() -> None:
    """The only escape codes are our own styles; markup in a text is shown as it stands."""
    made = summary(make_trace(), width=120, is_terminal=True)
    for raw in ("\x1b[31m", "\u202e", "\x9b", "\x00", "\ud800"):
        assert raw not in made
    assert "[bold]markup[/bold]" in summary(make_trace(), width=160)
    made.encode("utf-8")


def test_many_skips_are_grouped() -> None:
    """Of many items that were left out each reason is said once, with its count and a few items."""
    skips = tuple(
        Skip(item=f"page{number}.html", step="read", reason=reason, detail="nothing in it")
        for number in range(30)
        for reason in [SkipReason.EMPTY if number % 3 else SkipReason.NO_BODY]
    )
    made = summary(replace(make_trace(), skips=skips))
    assert "20 × " in made
    assert "10 × " in made
    assert made.count("page") == 6
    assert "… and 17 more" in made


PARTS = [
    "7 reports; 2 stories; 1 quotation altered; 2 sources lost; 1 figure that disagrees",
    "Quay crane fails in Marrow Bay",
    "[α] [Harbour office statement: not in the set]",
    "── A Northline Agency: quoted from it, 70 %, high confidence (0.80)",
    "also from A (quoted from it, 20 %)",
    "“We [lament] the [ills] and [assent] that the inspection came late,”",
    "→ altered, which side changed: C E: regret | lament, failure | ills, agree | assent (odd word",
    "Source lost (2 places)",
    "dock workers: at least 41 (A) | At least 47 (C): the figures disagree",
    "failed (A B) | collapsed (C)",
    "2 items left out",
    "clippings/empty.txt — empty (step: ingest): no words in it",
    "what next",
]


@pytest.mark.parametrize("part", PARTS)
def test_the_summary_says(part: str) -> None:
    """Everything that matters is said in words that need no colour."""
    assert part in " ".join(summary(make_trace(), width=160).replace("│", " ").split())


def test_nothing_found_is_said() -> None:
    """An empty trace has a summary, and its next step."""
    assert summary(Trace()).splitlines()[0].startswith("0 reports; 0 stories")
