"""What a word as printed is for grouping, read once for each form of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache, lru_cache

from retold.text.function_words import is_function_word
from retold.text.number_words import is_small, small_value
from retold.text.sentences import ABBREVIATIONS
from retold.text.stems import stem_word
from retold.text.tokens import fold_word
from retold.text.weights import IMAGINED, IMAGINED_RARE, imagined_count

# What the frame of a web page says on any page; the reader of pages leaves most of it out.
_FURNITURE = frozenset(
    map(
        stem_word,
        "subscribe subscriber subscription newsletter login log sign register registration account "
        "password username user email mail cookie click advertisement copyright website site "
        "facebook twitter instagram whatsapp share comment posted updated browser javascript page "
        "link read loading menu search photo video image".split(),
    )
)
_IMAGINED_FURNITURE = 300
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_DAY_OF = {name: day for day, name in enumerate(_WEEKDAYS)} | {
    short: day for day, name in enumerate(_WEEKDAYS) for short in (name[:3], name[:4])
}
_MONTH_OF = {name: month for month, name in enumerate(_MONTHS, start=1)} | {
    name[:3]: month for month, name in enumerate(_MONTHS, start=1)
}
_YEAR_OLD = ("year-old", "years-old", "year-olds")
YEAR_OLD = "yearold"
_SMALL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_LARGE = "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
# Numbers that are written small and in one word.
_SMALL_NUMBERS = frozenset(f"{_SMALL} {_LARGE}".split())


@dataclass(frozen=True, slots=True)
class Form:
    """A word form, or a mark: the term it counts as, and what it can be besides.

    `term` is empty for what tells nothing; `number` is its value in digits, or empty; `weekday`
    counts from Monday = 0, `month` from January = 1, -1 and 0 where it is none. `traits` are bits
    of `Trait`; `weight` is how much it tells by what is known of English alone.
    """

    printed: str
    folded: str
    term: str
    number: str
    weekday: int
    month: int
    traits: int
    weight: float


class Trait:
    """What a form is, in bits. Plain numbers, for speed."""

    WORD = 1  # no mark
    CAPITAL = 2
    DIGITS = 4  # begins with a digit
    TELLS = 8  # capital, and tells something
    NAME = 16  # the same, and no number
    RARE = 32  # no known word of English
    NUMBER = 64  # to be looked at for what it counts
    DAY = 128  # a name of a weekday or a month
    OPENS = 256  # a mark after which a sentence, a line or a quotation opens
    STOP = 512  # such a mark, but not where an abbreviation stands before it
    ABBREVIATION = 1024


_MARKS = dict.fromkeys('!?\n"“”:', Trait.OPENS) | {".": Trait.OPENS | Trait.STOP}


@lru_cache(maxsize=200_000)
def read_form(word: str) -> Form:
    """The form of a word or number as printed.

    >>> read_form("Twenty-one").number, read_form("Tuesday").weekday
    ('21', 1)
    """
    folded = fold_word(word)
    stem = YEAR_OLD if folded.endswith(_YEAR_OLD) else stem_word(word)
    is_capital, is_digits = word[0].isupper(), word[0].isdigit()
    tells = word[0].isalnum() and not is_function_word(folded)
    number = _number(folded)
    term = (number if is_digits else stem) if tells else ""
    is_name = is_capital and term and not number
    weekday = _DAY_OF.get(folded, -1) if is_capital else -1
    month = _MONTH_OF.get(folded, 0) if is_capital else 0
    # What is written small counts in one word alone.
    counts = number and (not "a" <= word[0] <= "~" or word in _SMALL_NUMBERS)
    traits = Trait.CAPITAL if is_capital else 0
    traits |= Trait.WORD if word[0].isalnum() else _MARKS.get(word, 0)
    traits |= Trait.DIGITS if is_digits else 0
    traits |= Trait.TELLS if is_capital and term else 0
    traits |= Trait.NAME if is_name else 0
    traits |= Trait.RARE if imagined_count(term) <= IMAGINED_RARE else 0
    traits |= Trait.NUMBER if counts else 0
    traits |= Trait.DAY if is_name and (month or weekday >= 0) else 0
    traits |= Trait.ABBREVIATION if word.casefold() in ABBREVIATIONS else 0
    return Form(
        printed=word,
        folded=folded,
        term=term,
        number=number,
        weekday=weekday,
        month=month,
        traits=traits,
        weight=english_weight(stem),
    )


def english_count(stem: str) -> int:
    """In how many of a thousand imagined reports a stem stands, the frame of a page with them."""
    count = imagined_count(stem)
    return max(count, _IMAGINED_FURNITURE) if stem in _FURNITURE else count


def english_weight(stem: str) -> float:
    """How much a stem tells by what is known of English alone, 0 to 1."""
    return _weight(english_count(stem))


@cache
def _weight(count: int) -> float:
    return max(0.0, math.log(IMAGINED / count) / math.log(IMAGINED / IMAGINED_RARE))


def _number(folded: str) -> str:
    if folded[0].isdigit():
        return folded.replace(",", "")
    try:
        return str(int(small_value(folded))) if is_small(folded.partition("-")[0]) else ""
    except KeyError:  # "two-thirds", "one-sided"
        return ""
