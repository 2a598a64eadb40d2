"""The words of the invented texts, and names made of syllables."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from benchmarks.planted.bases import bases
from retold.text.function_words import is_function_word

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ONSETS = "b br c cr d dr f fl g gr h j k l m n p pr qu r s sh st t th tr v w y z".split()
_MIDDLES = "a e i o u ar el en or ul".split()
_ENDS = "dan bury ford mere vik ton ley sand rick holm field wick by gate more den".split()


@cache
def vocabulary() -> tuple[str, ...]:
    """The words of matter in lower case, the commonest first."""
    counts = Counter(
        word
        for base in bases()
        for sentence in base.sentences
        for word in WORD.findall(sentence)
        if word.islower() and not is_function_word(word)
    )
    return tuple(sorted(counts, key=lambda word: (-counts[word], word)))


@cache
def names() -> tuple[str, ...]:
    """Some 48,000 invented names, the last of which no list of words holds."""
    return tuple(
        (onset + middle + second + end).capitalize()
        for onset in _ONSETS
        for middle in _MIDDLES
        for second in ("", "l", "n", "r", "lla", "mi", "na", "ro", "sta", "ve")
        for end in _ENDS
    )
