"""The numbers among the words of a changed place."""

from __future__ import annotations

from collections.abc import Sequence

_NUMBER_WORDS = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {word: word for word in "hundred thousand million billion trillion dozen half".split()}
_NUMBER_WORDS |= dict(
    zip(
        "thirty forty fifty sixty seventy eighty ninety".split(),
        "30 40 50 60 70 80 90".split(),
        strict=True,
    )
)


def numerals(words: Sequence[str]) -> list[str]:
    """The numbers among folded words, those up to twenty and the tens as digits.

    >>> numerals(["the", "fifteen", "1,200"])
    ['15', '1200']
    """
    return [
        _NUMBER_WORDS.get(word, word.replace(",", ""))
        for word in words
        if word[0].isdigit() or word in _NUMBER_WORDS
    ]
