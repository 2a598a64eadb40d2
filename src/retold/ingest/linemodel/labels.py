"""Known words of page furniture in a line, and lines that stand on the page more than once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
import numpy.typing as npt

from retold.ingest.linemodel.sheet import Places, Sheet
from retold.ingest.linemodel.words import Keys, Words
from retold.ingest.words import furniture_labels, list_openers

Bools = npt.NDArray[np.bool_]
MARKS = ("opener", "furniture", "byline", "rights", "comments")
_OPENER, _FURNITURE, _BYLINE, _RIGHTS, _COMMENTS = (1 << place for place in range(len(MARKS)))
_SHORT_CHARS = 240  # no longer line is furniture for one word in it
_BYLINE_WORDS = 12
_MOST_TIMES = 5
_BYLINES = ("by", "author", "authors", "written", "posted", "reviewed", "reported")
# Words that may stand anywhere in a short line.
_RIGHTS_WORDS = (
    "rights", "reserved", "cookie", "cookies", "privacy", "terms", "newsletter", "newsletters",
    "subscribe", "subscribed", "subscription", "subscriptions", "sign", "signup", "login",
    "advertise", "advertisement", "advertisements", "advertising", "copyright",
)  # fmt: skip
_COMMENT_WORDS = ("comment", "comments", "commented", "reply", "replies", "replied")
_COPYRIGHT = ord("©")
_BITS = (1 << np.arange(len(MARKS), dtype=np.uint8))[:, None]
# What a whole line can be, what its first word, and what any longer word.
_ASKED = np.array([_OPENER | _FURNITURE, _BYLINE, _RIGHTS | _COMMENTS], dtype=np.uint8)
_FILTER_BITS = np.uint64(0xFFFF)


def find_marks(
    words: Words, line_keys: Keys, counts: npt.NDArray[np.floating], inner: tuple[Places, Keys]
) -> Bools:
    """Which lines are known labels, or hold known words: a row for each of `MARKS`.

    Args:
        words: The words of the lines.
        line_keys: The key of each line.
        counts: How many words each line has.
        inner: Of each longer word its line and its key.
    """
    lines = len(line_keys)
    at, bits = _look_up(np.concatenate((line_keys, words.first_keys(), inner[1])))
    bits &= _ASKED.take(np.minimum(at // lines, 2))
    index = np.arange(lines)
    found = np.zeros(lines, dtype=np.uint8)
    np.bitwise_or.at(found, np.concatenate((index, index, inner[0])).take(at), bits)
    found[words.ends.searchsorted((words.folded == _COPYRIGHT).nonzero()[0])] |= _RIGHTS
    made = (found & _BITS) > 0
    made[2] &= counts <= _BYLINE_WORDS
    made[3:] &= words.ends - words.starts <= _SHORT_CHARS
    return made


def count_repeats(keys: Keys) -> npt.NDArray[np.intp]:
    """How often each line stands on the page, by its words; five times at most."""
    order = keys.argsort()
    ordered = keys.take(order)
    is_new = np.ones(len(keys), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=is_new[1:])
    begins = is_new.nonzero()[0]
    times = np.empty(len(keys), dtype=np.intp)
    held = np.append(begins[1:], len(keys)) - begins
    times[order] = np.minimum(held, _MOST_TIMES).repeat(held)
    return times


def _look_up(keys: Keys) -> tuple[Places, npt.NDArray[np.uint8]]:
    """Where known keys stand among some, and what each of these is."""
    known, bits, can_be = _known()
    at = can_be.take((keys & _FILTER_BITS).astype(np.intp)).nonzero()[0]
    place = known.searchsorted(keys.take(at))
    is_known = known.take(place, mode="clip") == keys.take(at)
    return at.compress(is_known), bits.take(place.compress(is_known))


@cache
def _known() -> tuple[Keys, npt.NDArray[np.uint8], Bools]:
    """What is known, in order; the bits of each; and for the last bits of a key: if any has them.

    The last is asked first, since hardly any word is known.
    """
    bits: dict[int, int] = {}
    for sort, texts in (
        (_OPENER, list_openers()), (_FURNITURE, furniture_labels()), (_BYLINE, _BYLINES),
        (_RIGHTS, _RIGHTS_WORDS), (_COMMENTS, _COMMENT_WORDS),
    ):  # fmt: skip
        for key in _keys_of(texts):
            bits[key] = bits.get(key, 0) | sort
    known = np.array(sorted(bits), dtype=np.uint64)
    can_be = np.zeros(int(_FILTER_BITS) + 1, dtype=bool)
    can_be[(known & _FILTER_BITS).astype(np.intp)] = True
    return known, np.array([bits[key] for key in sorted(bits)], dtype=np.uint8), can_be


def _keys_of(texts: Iterable[str]) -> list[int]:
    """The keys of some lines; what has no word is left out."""
    keys: list[int] = Words(Sheet(sorted(texts))).line_keys().tolist()
    return [key for key in keys if key]
