"""Which reports are a body's own paper, by whose words they give: notices, findings, letters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from retold.descent.names import has_kind, is_paper, is_wire
from retold.model.attribution import Attribution
from retold.model.report import Report
from retold.text.function_words import is_function_word
from retold.text.tokens import fold_words

# Of what a report attributes, so much must be the words of whoever published it.
MIN_OWN = 0.5
MIN_CHARS = 150
_STAFF = frozenset("reporter reporters correspondent correspondents newspaper staff".split())


def own_papers(reports: Sequence[Report], attributions: Iterable[Attribution]) -> frozenset[str]:
    """The ids of the reports whose outlet speaks in them for itself, and is no paper and no wire.

    Most of what such a report attributes it attributes to its own outlet ("the Agency estimates",
    "the head of the Division"), or to people that it calls its own ("our engineers"): it is the
    source of the story and no report of it.

    Args:
        reports: The reports.
        attributions: Who says what in them.
    """
    found: dict[str, list[Attribution]] = {}
    for one in attributions:
        found.setdefault(one.report_id, []).append(one)
    return frozenset(
        report.id
        for report in reports
        if report.outlet.name
        and not is_paper(report.outlet.name)
        and not is_wire(report.outlet.name)
        and _speaks_for_itself(report, found.get(report.id, ()))
    )


def _speaks_for_itself(report: Report, attributions: Sequence[Attribution]) -> bool:
    outlet = set(fold_words(report.outlet.name))
    phrases = [" ".join(words.text for words in one.source) for one in attributions]
    # A person who is introduced as its own stays its own.
    own = {
        one.speaker_id
        for one, phrase in zip(attributions, phrases, strict=True)
        if one.speaker_id and _is_own(phrase, outlet)
    }
    mine = total = 0
    for one, phrase in zip(attributions, phrases, strict=True):
        size = sum(len(words.text) for words in one.content)
        total += size
        mine += size if one.speaker_id in own or _is_own(phrase, outlet) else 0
    return mine >= MIN_CHARS and mine >= MIN_OWN * total


def _is_own(phrase: str, outlet: set[str]) -> bool:
    """Whether a source is called the outlet's own, or by a name of its kind: "the Agency"."""
    words = fold_words(phrase)
    if "our" in words:
        return _STAFF.isdisjoint(words)
    named = [word for word in words if not is_function_word(word)]
    runs = (list(run) for is_its, run in groupby(words, lambda word: word in outlet) if is_its)
    kinds = [run for run in runs if any(has_kind(word) for word in run)]
    return any(len(run) > 1 for run in kinds) or (bool(kinds) and set(named) <= outlet)
