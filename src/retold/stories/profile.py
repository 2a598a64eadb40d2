"""What a report is about, boiled down for comparison with many others."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retold.model import Publication, Report, Zone
from retold.text.function_words import is_function_word
from retold.text.sentences import find_sentences
from retold.text.stems import stem_word
from retold.text.tokens import find_words, fold_word
from retold.text.vectors import sentence_vectors
from retold.text.weights import WordWeights

# A report's subject is clear long before this.
MAX_CHARS = 40_000
LEAD_CHARS = 600
_ARTICLE = (Zone.HEADLINE, Zone.STANDFIRST, Zone.TEASER, Zone.BODY, Zone.SUBHEADING)

Terms = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """A report's words, names and numbers with their weights, and the vector of its opening.

    `words`, `names` and `numbers` are of unit length, so that a dot product is a cosine.
    """

    report_id: str
    words: Terms
    names: Terms
    numbers: Terms
    opening: npt.NDArray[np.float32]
    published: Publication


def read_profile(report: Report, weights: WordWeights) -> Profile:
    """The profile of a report's article text, without captions and credits."""
    text = article_text(report)
    words: Counter[str] = Counter()
    names: Counter[str] = Counter()
    numbers: Counter[str] = Counter()
    for sentence in find_sentences(text):
        for order, span in enumerate(find_words(text, sentence)):
            word = span.of(text)
            folded = fold_word(word)
            if is_function_word(folded):
                continue
            stem = stem_word(word)
            words[stem] += 1
            if word[0].isdigit():
                numbers[folded.replace(",", "")] += 1
            elif word[0].isupper() and order > 0:
                names[stem] += 1
    return Profile(
        report_id=report.id,
        words=_unit(words, weights),
        names=_unit(names, weights),
        numbers=_unit(numbers, weights),
        opening=sentence_vectors([text[:LEAD_CHARS]])[0],
        published=report.published,
    )


def article_text(report: Report) -> str:
    """A report's headline and article, one block a line, to 40,000 characters."""
    parts = [block.span.of(report.text) for block in report.blocks_in(*_ARTICLE)]
    if report.headline and report.headline not in parts[:1]:
        parts.insert(0, report.headline)
    return "\n".join(parts)[:MAX_CHARS]


def cosine(one: Terms, other: Terms) -> float:
    """The cosine of two term vectors of unit length."""
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other.get(term, 0.0) for term, value in one.items())


def _unit(counts: Counter[str], weights: WordWeights) -> dict[str, float]:
    made = {
        term: (1 + math.log(count)) * weights.weight(term) ** 1.5 for term, count in counts.items()
    }
    length = math.sqrt(sum(value * value for value in made.values()))
    return {term: value / length for term, value in made.items()} if length else {}
