"""What an edge rests on, in words; and how the copy used its exemplar."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from retold.descent.case import Case, Unseen
from retold.descent.dates import say_dates
from retold.descent.evidence import Citation
from retold.descent.support import DRAWS
from retold.descent.wording import RUN, Mask, find_verbatim, longest, phrases, share_of
from retold.model.stemma import DescentKind
from retold.text.escape import visible

VERBATIM_SHARE = 0.85
REVISION_SHARE = 0.4
QUOTED_COPY = 0.2
QUOTED_EQUAL = 0.6
_SHOWN_WORDS = 14
_MAX_CITED = 3
MAX_NAME = 60


def accounted_words(case: Case, copy: int, exemplar: int) -> Mask:
    """The words of a report that another accounts for: in equal runs, or in aligned passages."""
    mask = find_verbatim(case.words[copy], case.words[exemplar])
    spans = case.aligned.spans(case.reports[copy], case.reports[exemplar])
    return mask | case.words[copy].within(spans)


def kind_of(case: Case, copy: int, exemplar: int) -> DescentKind:
    """How a report used another: by how much of it is equal, and whether that is quoted."""
    equal = find_verbatim(case.words[copy], case.words[exemplar])
    share = share_of(equal)
    if case.reports[copy].language != case.reports[exemplar].language and share < 0.1:
        return DescentKind.TRANSLATION
    if share >= VERBATIM_SHARE:
        return DescentKind.VERBATIM
    quoted = case.words[copy].quoted
    in_quotes = share_of(equal & quoted)
    if in_quotes >= QUOTED_COPY and in_quotes >= QUOTED_EQUAL * share:
        return DescentKind.QUOTATION
    if case.bodies[exemplar] and not case.bodies[copy] and (equal & quoted).sum() >= 2 * RUN:
        return DescentKind.QUOTATION
    if case.revised.get((copy, exemplar)):
        return DescentKind.REVISION
    return DescentKind.REVISION if share >= REVISION_SHARE else DescentKind.PARAPHRASE


def kind_of_second(case: Case, copy: int, mask: Mask) -> DescentKind:
    """How a report used a second exemplar for these of its words."""
    quoted = case.words[copy].quoted
    if mask.any() and (mask & quoted).sum() >= 3:
        return DescentKind.QUOTATION
    return DescentKind.PARAPHRASE


def say_seen(case: Case, copy: int, exemplar: int) -> list[str]:
    """The evidence that a report had it from another, the strongest first."""
    said = say_citations(case.cited.get((copy, exemplar), []))
    statement = case.statement_cited.get((copy, exemplar))
    if statement:
        said.append(f"It cites the statement: {quote(statement.words)}.")
    said += _say_update(case, copy, exemplar)
    said += _say_wording(case, copy, exemplar)
    said += _say_innovations(case, copy, exemplar)
    said += _say_rewriting(case, copy, exemplar)
    order = _say_order(case, copy, exemplar)
    dates = say_dates(case.reports[exemplar], case.reports[copy])
    back = case.cited.get((exemplar, copy), [])
    if back:
        said.append(f"The other way round stands {quote(back[0].words)}; it is overruled.")
    return [*said, *order, *([dates] if dates else ["One of the two has no date."])]


def say_citations(citations: list[Citation]) -> list[str]:
    """The places where a report names its source."""
    printed = list(dict.fromkeys(one.words for one in citations))
    words = [one for one in printed if not any(one in other for other in printed if one != other)]
    said = []
    for one in words[:_MAX_CITED]:
        basis = next(citation.basis for citation in citations if citation.words == one)
        said.append(f"It names the source ({basis}): {quote(one)}.")
    if len(words) > _MAX_CITED:
        said.append(f"It does so in {len(words) - _MAX_CITED} more places.")
    return said


def _say_update(case: Case, copy: int, exemplar: int) -> list[str]:
    """That both are by one outlet, and what the later one says of that."""
    if (copy, exemplar) not in case.revised:
        return []
    note = case.revised[copy, exemplar]
    if note is None:
        return ["It is a later report of the same outlet."]
    return [f"It says that it replaces an earlier report of the same outlet: {quote(note.words)}."]


def _say_wording(case: Case, copy: int, exemplar: int) -> list[str]:
    words = case.words[copy]
    equal = find_verbatim(words, case.words[exemplar])
    said = [
        f"{share_of(equal):.0%} of its words stand in runs of {RUN} or more words that are equal"
        + (f"; the longest: {quote(longest(words, equal))}." if equal.any() else ".")
    ]
    novel = [word for word in phrases(words, ~equal, 2) if any(map(str.isalpha, word))]
    if novel and equal.any():
        shown = max(novel, key=len)
        said.append(
            f"{1 - float(case.wording[copy, exemplar]):.0%} of its wording, weighed by rarity, is"
            f" not explained so, as {quote(shown)}; the other way round it is"
            f" {1 - float(case.wording[exemplar, copy]):.0%}."
        )
    return said


def _say_innovations(case: Case, copy: int, exemplar: int) -> list[str]:
    """Odd readings that the two share against others that have the same sentence."""
    found = case.shared.get((copy, exemplar), [])
    shown = ", ".join(visible(word) for word in found[:_MAX_CITED])
    return [f"Both have words where others agree in other ones: {shown}."] if found else []


def _say_rewriting(case: Case, copy: int, exemplar: int) -> list[str]:
    """What is weighed besides where whole texts were rewritten: sequence, and place in time."""
    if not case.is_rewritten:
        return []
    kept = float(case.sequence[copy, exemplar])
    whole = "The reports of this story are rewritings of whole texts"
    said = [f"{whole}: {kept:.0%} of the words stand in the same order."]
    times = case.placed.get((copy, exemplar))
    if times is not None:
        said.append(
            f"By its place in time alone it is {times:.1f} times as likely as the average of those"
            " before the copy."
        )
    return said


def _say_order(case: Case, copy: int, exemplar: int) -> list[str]:
    """The sequence of the aligned passages, and whether the copy stops before the end."""
    pairs = case.aligned.pairs(case.reports[copy], case.reports[exemplar])
    if len(pairs) < 3:
        return []
    places = [there.start for _, there in pairs]
    kept = sum(first <= second for first, second in pairwise(places))
    said = [f"{len(pairs)} passages correspond; {kept + 1} of them follow in the same order."]
    end = max(there.end for _, there in pairs)
    rest = len(case.reports[exemplar].text) - end
    if kept + 1 == len(pairs) and rest > 0.15 * len(case.reports[exemplar].text):
        said.append("It stops where the exemplar goes on: trimmed at the end.")
    return said


def say_support(support: float) -> str:
    """How often an edge stands when the passages of the reports are drawn anew."""
    stands = round(support * DRAWS)
    return f"With the passages of all reports drawn anew {DRAWS} times, it stands in {stands}."


def say_unseen(case: Case, copy: int, unseen: Unseen) -> list[str]:
    """The evidence that a report had it from a source that is not in the set."""
    said = say_citations(unseen.citing.get(copy, []))
    other = unseen.inferred.get(copy)
    if other is None:
        return [*said, "No report of the set is by this source."]
    words, equal = case.words[copy], find_verbatim(case.words[copy], case.words[other])
    runs = sorted(phrases(words, equal), key=len, reverse=True)[:2]
    shown = " and ".join(quote(run) for run in runs)
    name = name_of_report(case, other)
    said.append(
        f"Inferred: it does not name the source, but shares wording with {name}"
        + (f": {shown}." if shown else ".")
    )
    said += _say_own(case, copy, other)
    return said


def _say_own(case: Case, copy: int, other: int) -> list[str]:
    """What each of two reports has that the other lacks: neither is the other's copy."""
    left, right = case.words[copy], case.words[other]
    own = sorted(left.particulars - set(right.folded))[:4]
    theirs = sorted(right.particulars - set(left.folded))[:4]
    if not own or not theirs:
        return []
    shown = f"{', '.join(own)}; {', '.join(theirs)}"
    said = f"Each has names or figures that the other lacks ({visible(shown)})"
    return [f"{said}: neither is taken for the other's copy, and their order is unknown."]


def kind_of_unseen(case: Case, copy: int, unseen: Unseen, children: int) -> DescentKind:
    """How a report used a source whose words are not known."""
    if unseen.language or unseen.is_rendered:
        return DescentKind.TRANSLATION
    if children > 1:
        return DescentKind.SAME_SOURCE
    if unseen.is_statement:
        has_quotes = bool(case.words[copy].quoted.any())
        return DescentKind.QUOTATION if has_quotes else DescentKind.PARAPHRASE
    citations = unseen.citing.get(copy, [])
    if any(one.is_whole for one in citations):
        return DescentKind.REVISION
    governed = case.words[copy].within(span for one in citations for span in one.governed)
    return kind_of_second(case, copy, governed)


def name_of_report(case: Case, report: int) -> str:
    """The outlet's name, or the headline, or the path, not too long for a sentence."""
    one = case.reports[report]
    name = visible(one.outlet.name or one.headline or one.path or one.url or one.id)
    return name if len(name) <= MAX_NAME else name[: MAX_NAME - 1] + "…"


def quote(words: str) -> str:
    """Printed words in quotation marks, shortened in the middle, made safe to show."""
    parts = visible(words).split()
    if len(parts) > _SHOWN_WORDS:
        half = _SHOWN_WORDS // 2
        parts = [*parts[:half], "…", *parts[-half:]]
    return "“" + " ".join(part[:60] for part in parts).strip('.“”"') + "”"


def share_between(case: Case, copy: int, others: list[int]) -> float:
    """The share of a report's words that some of the others account for."""
    mask = np.zeros(len(case.words[copy]), dtype=bool)
    for other in others:
        mask |= accounted_words(case, copy, other)
    return share_of(mask)
