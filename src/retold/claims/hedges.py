"""Words by which a text keeps what it says at arm's length, and words that deny."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from retold.model import Polarity, Span
from retold.text.stems import FUNCTION_WORDS, stem_word
from retold.text.tokens import fold_words

# Kinds of hedge: what others report, what it looks like, what is not excluded, what is foreseen,
# what is likely, what may be.
_KINDS = {
    "hearsay": (
        r"allegedly|reportedly|supposedly|purportedly|ostensibly|alleged|purported|unconfirmed|"
        r"rumou?red|(?:is|are|was|were|been) (?:also )?(?:said|reported|rumou?red|alleged) to|"
        r"it (?:is|was) (?:claimed|said|reported|alleged|rumou?red|understood|believed|thought)"
    ),
    "appearance": (
        r"apparently|seemingly|presumably|(?:appear|seem)(?:s|ed)?(?: to| that)?|suspected|"
        r"(?:is|are|was|were|been) (?:widely )?"
        r"(?:believed|thought|understood|considered|feared|supposed) to"
    ),
    "open": (
        r"(?:can|could|cannot|can[\'’]t|did|does|do|would|will)(?: not|n[\'’]t)? (?:be )?"
        r"(?:excluded?|ruled? out)|not (?:been |be )?(?:excluded|ruled out)"
    ),
    "foreseen": r"(?:is|are|was|were|been) expected to|is set to|are set to|is due to|are due to",
    "likely": r"probably|possibly|perhaps|maybe|(?:most |very |more )?likely",
    "chance": (
        r"possible|may|might|could|maybe|potential(?:ly)?|possibility|"
        r"would|chances?|risks?"
    ),
}
_HEDGE = regex.compile(
    "|".join(rf"(?P<{kind}>\b(?:{words})\b)" for kind, words in _KINDS.items()), regex.IGNORECASE
)
_NEGATIONS = frozenset("not no never none nothing neither nor nobody without cannot".split())
_MONTH_AFTER = regex.compile(r"\s*\d")


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge, its kind and its place."""

    kind: str
    text: str
    span: Span


def find_hedges(text: str, span: Span) -> tuple[Hedge, ...]:
    """The hedges in a span: hearsay, appearance, what is foreseen, what may be.

    >>> [hedge.text for hedge in find_hedges("The door had apparently jammed.", Span(0, 31))]
    ['apparently']
    """
    found = []
    for match in _HEDGE.finditer(text, span.start, span.end):
        if match.group() == "May" and _MONTH_AFTER.match(text, match.end()):
            continue
        if match.group() == "May" and match.start() > span.start:
            continue  # the month
        found.append(Hedge(match.lastgroup or "", match.group(), Span(*match.span())))
    return tuple(found)


def denied_stems(text: str, span: Span) -> frozenset[str]:
    """The stems that a negation in the span bears on: the next word of matter after each.

    >>> sorted(denied_stems("No progress was made.", Span(0, 21)))
    ['progress']
    """
    words = fold_words(text, span)
    found = set()
    for at, word in enumerate(words):
        if word in _NEGATIONS or word.endswith("n't"):
            after = (stem_word(one) for one in words[at + 1 : at + 5] if one not in FUNCTION_WORDS)
            found |= {stem for stem in [next(after, "")] if stem}
    return frozenset(found)


def polarity_of(text: str, span: Span) -> Polarity:
    """NEGATED where an odd number of negations stands in the span."""
    words = fold_words(text, span)
    count = sum(word in _NEGATIONS or word.endswith("n't") for word in words)
    return Polarity.NEGATED if count % 2 else Polarity.AFFIRMED
