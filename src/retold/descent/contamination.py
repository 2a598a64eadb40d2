"""Second exemplars: what a copy has that its main exemplar lacks, and another source has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from retold.descent.case import Case, Unseen
from retold.descent.dates import is_certain_after
from retold.descent.evidence import Citation
from retold.descent.links import Link, is_above
from retold.descent.names import is_same_body
from retold.descent.wording import Mask, Words, find_verbatim, share_of
from retold.text.sentences import find_sentences

RUN = 6
CITED_RUN = 4
MIN_WORDS = 10
CITED_MIN_WORDS = 4
MAX_SECONDS = 6
MAX_LENDERS = 12
MAX_HOLDERS = 60
MAX_CONFIDENCE = 0.85


class Lenders:
    """Which reports have a run of words: a look-up over all reports of a story."""

    def __init__(self, words: Sequence[Words]) -> None:
        self._by_run: dict[tuple[str, ...], list[int]] = {}
        for number, one in enumerate(words):
            for at in range(len(one) - RUN + 1):
                holders = self._by_run.setdefault(one.folded[at : at + RUN], [])
                if len(holders) < MAX_HOLDERS and (not holders or holders[-1] != number):
                    holders.append(number)

    def likely(self, words: Words, left: Mask) -> list[int]:
        """The reports that have most of the runs which lie in the marked words, in order."""
        hits: Counter[int] = Counter()
        for at in range(len(words) - RUN + 1):
            if left[at : at + RUN].all():
                hits.update(self._by_run.get(words.folded[at : at + RUN], ()))
        return sorted(sorted(hits, key=lambda one: (-hits[one], one))[:MAX_LENDERS])


@dataclass(slots=True)
class Second:
    """A second exemplar of a copy, and the words of the copy that it accounts for."""

    link: Link
    mask: Mask
    least: int = MIN_WORDS


def find_seconds(
    case: Case,
    links: dict[int, Link],
    copy: int,
    explained: Mask,
    known: tuple[list[Link], Lenders],
) -> list[Second]:
    """The second exemplars of a report, those that account for most of what is left first.

    Args:
        case: The story.
        links: The main edges.
        copy: The report's number.
        explained: The words of it that its main exemplar accounts for.
        known: The second edges of other reports, so that no circle comes about, and the look-up.
    """
    left = ~explained
    seconds = _named_unseen(case, links, copy, left)
    for second in seconds:
        left &= ~second.mask
    candidates = _seen(case, links, copy, left, known)
    while candidates and len(seconds) < MAX_SECONDS:
        best = max(candidates, key=lambda one: (int((one.mask & left).sum()), -one.link.exemplar))
        candidates.remove(best)
        # What a copy says of its own accord stands, whatever its main exemplar has of that.
        if best.least or (best.mask & left).any():
            best.mask = best.mask & left
        if best.mask.sum() >= best.least:
            seconds.append(best)
            left &= ~best.mask
    return seconds


def _seen(
    case: Case,
    links: dict[int, Link],
    copy: int,
    left: Mask,
    known: tuple[list[Link], Lenders],
) -> list[Second]:
    """Reports of the set that have words of the copy which its main exemplar lacks."""
    made = []
    main = links[copy + 1].exemplar if copy + 1 in links else 0
    found, lenders = known
    cited = {pair[1] for pair in case.cited if pair[0] == copy}
    for other in sorted(cited.union(lenders.likely(case.words[copy], left))):
        if (copy, other) in case.refused:
            continue
        if other in (copy, main - 1) or is_certain_after(case.reports[other], case.reports[copy]):
            continue
        is_cited = (copy, other) in case.cited
        if not is_cited and not _may_lend(case, copy, other):
            continue
        mask = find_verbatim(case.words[copy], case.words[other], CITED_RUN if is_cited else RUN)
        least = CITED_MIN_WORDS if is_cited else MIN_WORDS
        # Of an outlet's second report it must have words of its own.
        is_again = _is_again(case, main - 1, other)
        if is_cited and not is_again and _is_quoted_by(case, copy, main - 1, other):
            mask, least = mask | governed_by(case, copy, case.cited[copy, other]), 0
        # Quoted words reach two reporters from one speaker: so many others must be shared besides,
        # but for an outlet's own earlier report.
        quotes = is_cited or _is_again(case, copy, other)
        is_shared = (mask & left & (~case.words[copy].quoted | quotes)).sum() >= least
        if not is_shared:
            continue
        if is_above(links, found, copy + 1, other + 1):
            continue
        confidence = MAX_CONFIDENCE if is_cited else 0.5
        made.append(Second(Link(copy + 1, other + 1, confidence, is_main=False), mask, least))
    return made


def _is_again(case: Case, main: int, other: int) -> bool:
    """Whether two reports are of one outlet: one name, one source."""
    if not 0 <= main < len(case.reports):
        return False
    return is_same_body(case.reports[main].outlet.name, case.reports[other].outlet.name)


def _is_quoted_by(case: Case, copy: int, main: int, other: int) -> bool:
    """Whether the copy itself says that another reported something: its main exemplar does not.

    Who was merely told something, or names a source as the exemplar does, has it from there.
    """
    if all(one.is_told for one in case.cited[copy, other]):
        return False
    return not (0 <= main < len(case.reports) and (main, other) in case.cited)


def governed_by(case: Case, copy: int, citations: Iterable[Citation]) -> Mask:
    """The words of a report in the sentences that these citations speak for."""
    return case.words[copy].within(span for one in citations for span in one.governed)


def _may_lend(case: Case, copy: int, other: int) -> bool:
    """Whether a report that the copy does not name can be thought of as lending it a passage."""
    if (other, copy) in case.cited or case.evidence[copy].is_own_wire:
        return False
    moments = [case.reports[at].published.moment for at in (other, copy)]
    if moments[0] and moments[1]:
        return moments[0].earliest <= moments[1].earliest
    return moments[1] is None and other < copy


def _named_unseen(case: Case, links: dict[int, Link], copy: int, left: Mask) -> list[Second]:
    """Unseen sources that the copy names for some of its words, but for its main exemplar."""
    made = []
    main = links[copy + 1].exemplar if copy + 1 in links else 0
    for number, unseen in enumerate(case.unseen):
        node = 1 + len(case.reports) + number
        if copy not in unseen.citing or node == main:
            continue
        mask = governed_words(case, copy, unseen)
        if _is_inherited(copy, main, unseen) and not (mask & left).any():
            continue
        is_whole = any(one.is_whole for one in unseen.citing[copy])
        mask = mask & left if mask.any() else mask
        link = Link(copy + 1, node, MAX_CONFIDENCE if is_whole else 0.75, is_main=False)
        made.append(Second(link, mask))
    return made


def _is_inherited(copy: int, main: int, unseen: Unseen) -> bool:
    """Whether the main exemplar names this source too, for some of its words: so it is copied."""
    citations = unseen.citing.get(main - 1, [])
    return bool(citations) and not any(one.is_whole for one in unseen.citing[copy])


def governed_words(case: Case, copy: int, unseen: Unseen) -> Mask:
    """The words of a report that its citations of an unseen source speak for.

    These are the sentences of the citations and what follows them in the same paragraph, as long
    as no other source is named there and no report has it that does not name this source.
    """
    citations = unseen.citing.get(copy, [])
    words = case.words[copy]
    mask = governed_by(case, copy, citations)
    if len(case.reports) == 1 or not mask.any():
        return mask
    elsewhere = _elsewhere(case, copy, unseen)
    others = words.within(
        span
        for one in case.evidence[copy].citations
        if one not in citations
        for span in one.governed
    )
    speaks, end = False, 0
    for sentence in find_sentences(words.text):
        here = words.within([sentence])
        is_next = "\n" not in words.text[end : sentence.start]
        end = sentence.end
        if (mask & here).any():
            speaks = True
        elif is_next and speaks and not (others & here).any() and not _is_shared(elsewhere[here]):
            mask |= here
        else:
            speaks = False
    return mask


def _is_shared(elsewhere: Mask) -> bool:
    """Whether a sentence stands in other reports too, to nearly a third or more of its words."""
    return share_of(elsewhere) >= 0.3


def _elsewhere(case: Case, copy: int, unseen: Unseen) -> Mask:
    """Which words of a report another one has too that does not name this source."""
    mask = np.zeros(len(case.words[copy]), dtype=bool)
    order = np.argsort(-case.wording[copy], kind="stable")[:6]
    for other in (int(at) for at in order):
        if other != copy and other not in unseen.citing:
            mask |= find_verbatim(case.words[copy], case.words[other], CITED_RUN)
            mask |= case.words[copy].within(
                case.aligned.spans(case.reports[copy], case.reports[other])
            )
    return mask


def cited_share(case: Case, copy: int, unseen: Unseen) -> float:
    """The share of a report's words that its citations of an unseen source speak for."""
    return share_of(governed_words(case, copy, unseen))
