"""Which pairs of reports are worth aligning."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from retold.model import Report
from retold.reuse.index import FingerprintIndex
from retold.reuse.rarest import LEAST_RARE, rarest_stems
from retold.reuse.sharing import MOST_REPORTS
from retold.text.article import article_of
from retold.text.crowds import find_crowds
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
    with the number of pairs. Where more than fifty reports have one text, each is paired with the
    first of them and a few others; with the first alone, if it has its very words.
    """
    if len(reports) <= FEW:
        return iter([(a, b) for b in range(len(reports)) for a in range(b)])
    crowds = find_crowds(reports)
    known = weights or WordWeights.from_reports(crowds.speaking(reports))
    articles = {
        place: article_of(report)
        for place, report in enumerate(reports)
        if place not in crowds.same
    }
    index = FingerprintIndex()
    index.extend_texts((str(place), article) for place, article in articles.items())
    found = {(int(a), int(b)) for a, b in index.pairs()}
    rarest = {
        place: rarest_stems(fold_words(article), known) for place, article in articles.items()
    }
    found |= _sharing(rarest, LEAST_RARE)
    found |= {(first, place) for place, first in crowds.behind.items()}
    return iter(sorted(found, key=lambda pair: (pair[1], pair[0])))


def _sharing(kept: Mapping[int, Iterable[Hashable]], least: int) -> set[tuple[int, int]]:
    """The pairs of sets that share at least so many members."""
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for number, members in kept.items():
        for member in members:
            holders[member].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if 1 < len(numbers) <= MOST_REPORTS:
            shared.update((a, b) for place, b in enumerate(numbers) for a in numbers[:place])
    return {pair for pair, count in shared.items() if count >= least}
