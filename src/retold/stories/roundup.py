"""Round-ups: reports in words of their own that quote and name what a story's reports say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from retold.model import Report
from retold.stories.profile import article_text
from retold.text.quotes import find_quotes
from retold.text.tokens import fold_words

# Shorter quotations are phrases that anyone may use.
MIN_WORDS = 5
RUN = 5
MAX_QUOTES = 200
# Of what a round-up quotes, at least this much stands in the story's reports.
MIN_SHARE = 0.5
MIN_TOLD_WORDS = 16
# Quotations of the story and its outlets named, together.
MIN_TIES = 3
MIN_NAMES = 0.2
MIN_REPORTS = 2

Run = tuple[str, ...]
NamesAlike = Callable[[str, Sequence[str]], float]


@dataclass(frozen=True, slots=True)
class Quoting:
    """What a report quotes, each quotation as its folded words, and every run of its words."""

    quotes: tuple[Run, ...]
    runs: frozenset[Run]
    folded: str


def read_quoting(report: Report) -> Quoting:
    """The quotations of a report's article of five words or more, and its runs of five words."""
    text = article_text(report)
    quotes: list[Run] = []
    for quoted in find_quotes(text):
        words = tuple(fold_words(text, quoted.inner)) if not quoted.depth else ()
        if len(words) >= MIN_WORDS and words not in quotes and len(quotes) < MAX_QUOTES:
            quotes.append(words)
    every = tuple(fold_words(text))
    runs = frozenset(every[at : at + RUN] for at in range(len(every) - RUN + 1))
    return Quoting(quotes=tuple(quotes), runs=runs, folded=f" {' '.join(every)} ")


def join_roundups(
    groups: Sequence[Sequence[str]],
    reports: Mapping[str, Report],
    names_alike: NamesAlike,
    may_join: Iterable[tuple[str, str]],
) -> list[list[str]]:
    """The groups, with each report that stands alone put to the story it quotes and names.

    A report on another event that borrows a sentence quotes others besides, and stays alone.

    Args:
        groups: The stories so far, by the ids of their reports.
        reports: The reports, by id.
        names_alike: The greatest cosine of a report's names with those of some others.
        may_join: Pairs of reports near enough in their words to be looked at.
    """
    place = {one: at for at, group in enumerate(groups) for one in group}
    near: dict[str, set[int]] = {}
    for a, b in may_join:
        for one, other in ((a, b), (b, a)):
            if len(groups[place[one]]) == 1 and len(groups[place[other]]) >= MIN_REPORTS:
                near.setdefault(one, set()).add(place[other])
    known: dict[str, Quoting] = {}
    joined: dict[str, int] = {}
    for one in sorted(near):
        mine = _known(known, reports, one)
        if len(mine.quotes) < MIN_REPORTS:
            continue
        found = {at: _ties(one, groups[at], (known, reports, names_alike)) for at in near[one]}
        best = max(sorted(found), key=lambda at: found[at])
        if found[best] >= MIN_TIES:
            joined[one] = best
    made = [[one for one in group if one not in joined] for group in groups]
    for one, at in joined.items():
        made[at].append(one)
    return [sorted(group) for group in made if group]


def _known(known: dict[str, Quoting], reports: Mapping[str, Report], one: str) -> Quoting:
    if one not in known:
        known[one] = read_quoting(reports[one])
    return known[one]


def _ties(
    one: str,
    group: Sequence[str],
    read: tuple[dict[str, Quoting], Mapping[str, Report], NamesAlike],
) -> int:
    """How many of a story's quotations and outlets a report has; 0 where it has more of others'."""
    known, reports, names_alike = read
    mine = _known(known, reports, one)
    others = [_known(known, reports, other) for other in group]
    told = [quote for quote in mine.quotes if any(_stands_in(quote, it) for it in others)]
    words = sum(map(len, told))
    if words < max(MIN_TOLD_WORDS, MIN_SHARE * sum(map(len, mine.quotes))):
        return 0
    if names_alike(one, group) < MIN_NAMES:
        return 0
    # Sentences out of one report alone are a passage that was borrowed.
    sources = {at for at, it in enumerate(others) for quote in told if _stands_in(quote, it)}
    everywhere = [quote for quote in told if all(_stands_in(quote, it) for it in others)]
    if len(sources) < MIN_REPORTS and len(everywhere) < len(told):
        return 0
    outlets = {" ".join(fold_words(reports[other].outlet.name)) for other in group}
    own = " ".join(fold_words(reports[one].outlet.name))
    named = sum(f" {name} " in mine.folded for name in outlets if name and name != own)
    return len(told) + named


def _stands_in(quote: Run, other: Quoting) -> bool:
    """Whether most of a quotation stands word by word in a report."""
    runs = [quote[at : at + RUN] for at in range(len(quote) - RUN + 1)]
    return sum(run in other.runs for run in runs) >= 0.6 * len(runs)
