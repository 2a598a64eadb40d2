"""Differences between two wordings that are a matter of form: an editor's, or reported speech's.

The words are the same: spelled or bent otherwise, written apart, as an initialism, or shifted in
person and tense on the way from speech to report.
"""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from retold.text.stems import FUNCTION_WORDS, is_alike, stem_word

Words = tuple[str, ...]
PRONOUNS = frozenset(
    "i me my we us our you your he him his she her it its they them their this these that those "
    "myself ourselves himself herself themselves".split()
)
# What a speaker says, and what stands for it once it is told of.
_SHIFTS = (
    ("am is are", "was were"),
    ("was were", "been"),
    ("will shall", "would should"),
    ("can", "could"),
    ("may", "might"),
    ("must", "had"),
    ("have has", "had"),
    ("do does", "did"),
    ("i'm we're they're it's", "was were"),
    ("i'll we'll they'll", "would"),
    ("won't shan't", "wouldn't"),
    ("can't cannot", "couldn't"),
    ("don't doesn't", "didn't"),
    ("isn't aren't", "wasn't weren't"),
    ("haven't hasn't", "hadn't"),
    ("here", "there"),
    ("now", "then"),
    ("ago", "before earlier"),
)
_PAIRS = frozenset(
    (one, other) for spoken, told in _SHIFTS for one in spoken.split() for other in told.split()
)


class Form(NamedTuple):
    """A difference of form, in words, and how sure it is none of matter."""

    line: str
    confidence: float


def find_form(a: Words, b: Words, *, is_reported: bool) -> Form | None:
    """What difference of form two changed stretches show, if it is one.

    Args:
        a: The folded words of the one.
        b: Those of the other.
        is_reported: Whether one of them stands outside quotation marks, where tenses shift.
    """
    if not a or not b:
        return None
    if len(a) == len(b) and all(_is_one_word(x, y) for x, y in zip(a, b, strict=True)):
        return Form("another form or spelling of the same word", 0.7)
    if "".join(a).replace("-", "") == "".join(b).replace("-", ""):
        return Form("the same letters, written apart or together", 0.8)
    if _is_initialism(a, b) or _is_initialism(b, a):
        return Form("an initialism and its words", 0.7)
    if set(a) | set(b) <= PRONOUNS:
        return Form("a pronoun differs, as it does on the way through reported speech", 0.55)
    return _shift(a, b) if is_reported and len(a) == len(b) else None


def _shift(a: Words, b: Words) -> Form | None:
    pairs = [*zip(a, b, strict=True)]
    shifted = [pair for pair in pairs if is_shifted(*pair)]
    if not shifted or any(not is_shifted(*pair) and not set(pair) <= PRONOUNS for pair in pairs):
        return None
    told = ", ".join(f'"{one}" / "{other}"' for one, other in shifted)
    return Form(f"the tense is shifted, as on the way through reported speech: {told}", 0.6)


def is_shifted(one: str, other: str) -> bool:
    """Whether two folded words are one, as said and as told of.

    >>> is_shifted("will", "would"), is_shifted("may", "will")
    (True, False)
    """
    return (one, other) in _PAIRS or (other, one) in _PAIRS


def _is_one_word(one: str, other: str) -> bool:
    if one == other:
        return True
    if is_alike(stem_word(one), stem_word(other)):
        return True
    return (
        min(len(one), len(other)) >= 6
        and one[0] == other[0]
        and (Levenshtein.distance(one, other, score_cutoff=1) <= 1)
    )


def _is_initialism(short: Words, long: Words) -> bool:
    letters = short[0].replace(".", "") if len(short) == 1 else ""
    return len(letters) >= 2 and letters == "".join(
        word[0] for word in long if word not in FUNCTION_WORDS
    )
