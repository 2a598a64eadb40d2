"""Words without their endings, for comparing what two people wrote of one thing."""

from __future__ import annotations

from functools import lru_cache

from retold.model.span import Span
from retold.text.function_words import BARE_SAYING, GRAMMAR
from retold.text.tokens import fold_word, fold_words

# Words that carry no matter of their own; two texts share them by chance.
FUNCTION_WORDS = GRAMMAR | BARE_SAYING
# Stems of one family that are not equal begin with so many equal letters.
FAMILY = 5
_SIBILANT = ("s", "x", "z", "ch", "sh")
_VOWELS = frozenset("aeiouy")
_ENDINGS = (
    ("ization", 4), ("isation", 4), ("ements", 4), ("ement", 4),
    ("ments", 4), ("ment", 4), ("ingly", 3), ("edly", 3), ("ness", 4), ("ities", 4), ("ity", 4),
    ("ions", 5), ("ion", 5), ("izing", 3), ("ising", 3), ("ized", 3), ("ised", 3), ("ize", 3),
    ("ise", 4), ("ing", 3), ("ied", 3), ("ies", 3), ("ed", 3), ("ally", 4), ("ly", 4), ("al", 5),
)  # fmt: skip


@lru_cache(maxsize=100_000)
def stem_word(word: str) -> str:
    """A word without the endings of number, tense and adverb, and in one spelling.

    It is a key for comparing, no word: `urge`, `urging` and `urged` give one key, and so do
    `neighbouring` and `neighboring`. Words in other scripts come back folded only.

    >>> stem_word("Urging") == stem_word("urges"), stem_word("organised") == stem_word("organize")
    (True, True)
    """
    folded = fold_word(word)
    if len(folded) <= 3 or not folded.isascii() or not folded.isalpha():
        return folded
    made = folded.replace("our", "or") if len(folded) > 5 else folded
    made = _without_plural(made)
    for ending, least in _ENDINGS:
        if made.endswith(ending) and len(made) - len(ending) >= least:
            made = made.removesuffix(ending) + ("y" if ending in {"ied", "ies"} else "")
            made = _undoubled(made) if ending in {"ing", "ed", "edly", "ingly"} else made
            break
    if len(made) > 3 and made.endswith("e"):
        made = made[:-1]
    return made[:-1] + "i" if len(made) > 3 and made.endswith("y") else made


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("es") and word[:-2].endswith(_SIBILANT):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _undoubled(word: str) -> str:
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz" and word[-1] not in _VOWELS:
        return word[:-1]
    return word


def is_alike(one: str, other: str) -> bool:
    """Whether two stems belong to one family: equal, or one begins the other.

    >>> is_alike(stem_word("acknowledge"), stem_word("acknowledgement"))
    True
    """
    if one == other:
        return True
    if len(one) > len(other):
        one, other = other, one
    return len(one) >= FAMILY and len(other) - len(one) <= 4 and other.startswith(one)


def content_stems(text: str, span: Span | None = None) -> list[str]:
    """The stems of the words that carry matter, in order."""
    return [stem_word(word) for word in fold_words(text, span) if word not in FUNCTION_WORDS]
