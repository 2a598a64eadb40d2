"""Which pairs of reports are worth aligning."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from retold.model import Report, Zone
from retold.reuse.shingles import fingerprints
from retold.text.function_words import is_function_word
from retold.text.quotes import find_quotes
from retold.text.stems import stem_word
from retold.text.tokens import fold_words
from retold.text.weights import WordWeights

# So few reports are aligned all with all.
FEW = 12
MAX_CHARS = 400_000
# A fingerprint or a word that more reports have than this leads to none of them: it is furniture,
# or the reports are copies of one text, which are found by what they share in all.
MOST_REPORTS = 50
NEIGHBOURS = 6
COPIES_SHARE = 0.6
LEAST_FINGERPRINTS = 3
LEAST_QUOTED_WORDS = 5
# A report is looked up by its rarest words and names; two that share this many may be one story
# in two translations, without a shingle in common.
RAREST = 60
LEAST_RARE = 5
_ZONES = (Zone.HEADLINE, Zone.STANDFIRST, Zone.TEASER, Zone.BODY)


def candidate_pairs(
    reports: Sequence[Report], *, weights: WordWeights | None = None
) -> Iterator[tuple[int, int]]:
    """The pairs of reports that may share a passage, as places in the sequence, in order.

    A pair shares a run of words, a quotation, or several rare words. Of up to twelve reports
    every pair comes; of more, time grows with the reports and with what they share, not with the
    number of pairs. Where more than fifty reports copy one text, each is paired with a few of
    them only.
    """
    if len(reports) <= FEW:
        return iter([(a, b) for b in range(len(reports)) for a in range(b)])
    known = weights or WordWeights.from_reports(reports)
    texts = [_article(report) for report in reports]
    folded = [fold_words(text) for text in texts]
    prints = [fingerprints(words) for words in folded]
    found = _sharing(prints, LEAST_FINGERPRINTS) | _crowded(prints)
    found |= _sharing((_quotations(text) for text in texts), 1)
    found |= _sharing((_rarest(words, known) for words in folded), LEAST_RARE)
    return iter(sorted(found, key=lambda pair: (pair[1], pair[0])))


def _article(report: Report) -> str:
    return "\n".join(block.span.of(report.text) for block in report.blocks_in(*_ZONES))[:MAX_CHARS]


def _sharing(kept: Iterable[Iterable[Hashable]], least: int) -> set[tuple[int, int]]:
    """The pairs of sets that share at least so many members."""
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in _holders(kept).values():
        if 1 < len(numbers) <= MOST_REPORTS:
            shared.update((a, b) for place, b in enumerate(numbers) for a in numbers[:place])
    return {pair for pair, count in shared.items() if count >= least}


def _crowded(prints: Sequence[set[int]]) -> set[tuple[int, int]]:
    """Of many copies of one text each with those just before it, if they share most of it."""
    crowds = {
        tuple(numbers) for numbers in _holders(prints).values() if len(numbers) > MOST_REPORTS
    }
    near = {
        (a, b)
        for numbers in crowds
        for place, b in enumerate(numbers)
        for a in numbers[max(0, place - NEIGHBOURS) : place]
    }
    return {
        (a, b)
        for a, b in near
        if len(prints[a] & prints[b]) >= COPIES_SHARE * min(len(prints[a]), len(prints[b]))
    }


def _holders(kept: Iterable[Iterable[Hashable]]) -> dict[Hashable, list[int]]:
    """For each member the numbers of the sets that have it."""
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for number, members in enumerate(kept):
        for member in members:
            holders[member].append(number)
    return holders


def _quotations(text: str) -> set[str]:
    """Every quotation of five words or more, folded, without its marks, by its first words."""
    made = set()
    for quoted in find_quotes(text):
        words = fold_words(text, quoted.inner)
        if len(words) >= LEAST_QUOTED_WORDS:
            made.add(" ".join(words[:12]))
    return made


def _rarest(folded: Sequence[str], weights: WordWeights) -> list[str]:
    counts = Counter(stem_word(word) for word in folded if not is_function_word(word))
    ranked = sorted(
        counts, key=lambda stem: (-weights.weight(stem) * (1 + math.log(counts[stem])), stem)
    )
    return ranked[:RAREST]
