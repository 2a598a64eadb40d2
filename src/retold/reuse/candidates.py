"""Which pairs of reports are worth aligning."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from retold.model import Report
from retold.reuse.index import FingerprintIndex, article_of
from retold.reuse.rarest import LEAST_RARE, rarest_stems
from retold.reuse.sharing import MOST_REPORTS
from retold.text.tokens import fold_words
from retold.text.weights import WordWeights

# So few reports are aligned all with all.
FEW = 12


def candidate_pairs(
    reports: Sequence[Report], *, weights: WordWeights | None = None
) -> Iterator[tuple[int, int]]:
    """The pairs of reports that may share a passage, as places in the sequence, in order.

    A pair shares about a sentence of words, a quotation, or several rare words. Of up to twelve
    reports every pair comes; of more, time grows with the reports and with what they share, not
    with the number of pairs. Where more than fifty reports copy one text, each is paired with a
    few of them only.
    """
    if len(reports) <= FEW:
        return iter([(a, b) for b in range(len(reports)) for a in range(b)])
    known = weights or WordWeights.from_reports(reports)
    index = FingerprintIndex()
    index.extend_texts((str(place), article_of(report)) for place, report in enumerate(reports))
    found = {(int(a), int(b)) for a, b in index.pairs()}
    rarest = (rarest_stems(fold_words(article_of(report)), known) for report in reports)
    found |= _sharing(rarest, LEAST_RARE)
    return iter(sorted(found, key=lambda pair: (pair[1], pair[0])))


def _sharing(kept: Iterable[Iterable[Hashable]], least: int) -> set[tuple[int, int]]:
    """The pairs of sets that share at least so many members."""
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for number, members in enumerate(kept):
        for member in members:
            holders[member].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if 1 < len(numbers) <= MOST_REPORTS:
            shared.update((a, b) for place, b in enumerate(numbers) for a in numbers[:place])
    return {pair for pair, count in shared.items() if count >= least}
