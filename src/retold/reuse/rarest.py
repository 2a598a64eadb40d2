"""The words that a report can be told by."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from retold.text.function_words import is_function_word
from retold.text.stems import stem_word
from retold.text.weights import WordWeights

# A report is looked up by its rarest words and names; two that share this many may be one story
# in two translations, without a shingle in common.
RAREST = 60
LEAST_RARE = 5


def rarest_stems(folded: Sequence[str], weights: WordWeights) -> list[str]:
    """The stems that tell most of a text: rare ones, and those that come often.

    Args:
        folded: The words of the text, folded.
        weights: How much each word tells.
    """
    counts: Counter[str] = Counter()
    for word, many in Counter(folded).items():
        if not is_function_word(word):
            counts[stem_word(word)] += many
    ranked = sorted(
        (-weights.weight(stem) * (1 + math.log(many)), stem) for stem, many in counts.items()
    )
    return [stem for _, stem in ranked[:RAREST]]
