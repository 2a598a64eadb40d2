"""New paragraphs for any report of a stream: frames with words, names and figures put in."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from benchmarks.planted.chance import Chance, Numbers
from benchmarks.planted.frames import NAME, NUMBER, frames

# So many reports in a row tell of one subject: the same names, and words of its own.
SUBJECT_REPORTS = 4
_NAMES, _TOPICAL = 12, 60
_TOPICAL_SHARE = 0.3
# The commonest of 2,000 words fills 5 % of the slots, as in print (Zipf).
_ZIPF = 2.5
_SENTENCES = 3
# What a random number is for.
_SENTENCE, _WORD, _IS_TOPICAL, _CHOICE, _OWN_NAME, _OWN_WORD = range(1, 7)


def fresh_paragraphs(chance: Chance, numbers: Numbers, words: int) -> list[list[str]]:
    """The paragraphs, of three sentences each, of the reports of these numbers.

    About so many words a report; each depends on the chance and its own number alone.
    """
    held = frames()
    drawn, sentences = _draw_sentences(chance, numbers, words)
    counts = held.starts[drawn + 1] - held.starts[drawn]
    ends = np.cumsum(counts)
    slots = np.arange(ends[-1]) + np.repeat(held.starts[drawn] - ends + counts, counts)
    sentence_of = np.repeat(np.arange(len(drawn)), counts)
    report_of = np.repeat(np.arange(len(numbers)), sentences)
    fillings = _fill(chance, numbers, held.kinds[slots], report_of[sentence_of])
    # A sentence is literals and fillings in turn, a literal at both ends, and a space.
    places = 2 * np.arange(len(slots)) + 2 * sentence_of
    lasts = 2 * ends + 2 * np.arange(len(drawn))
    pieces = np.empty(2 * (len(slots) + len(drawn)), dtype=object)
    pieces[places] = held.literals[slots + drawn[sentence_of]]
    pieces[places + 1] = held.pool[fillings]
    pieces[lasts] = held.literals[held.starts[drawn + 1] + drawn]
    pieces[lasts + 1] = " "
    flat, stops = pieces.tolist(), (lasts + 2).tolist()
    made, first = [], 0
    for count in sentences.tolist():
        made.append(_join(flat, stops, first, count))
        first += count
    return made


def _join(flat: list[str], stops: list[int], first: int, count: int) -> list[str]:
    """The paragraphs of one report, whose sentences begin with this one."""
    edges = [*range(first, first + count, _SENTENCES), first + count]
    starts = [stops[edge - 1] if edge else 0 for edge in edges]
    return ["".join(flat[a : b - 1]) for a, b in pairwise(starts)]


def _draw_sentences(chance: Chance, numbers: Numbers, words: int) -> tuple[Numbers, Numbers]:
    """The frames of all reports in a row, and how many each has."""
    held = frames()
    most = 4 + words // 8
    drawn = chance.below(len(held), _SENTENCE, numbers[:, None], np.arange(most))
    before = np.cumsum(held.words[drawn], axis=1) - held.words[drawn]
    is_kept = before < words
    return drawn[is_kept], is_kept.sum(axis=1)


def _fill(chance: Chance, numbers: Numbers, kinds: Numbers, report_of: Numbers) -> Numbers:
    """For each slot the place of a word in the pool."""
    held = frames()
    report, place = numbers[report_of], np.arange(len(kinds))
    place = place - np.searchsorted(report_of, np.arange(len(numbers)))[report_of]
    subject = report // SUBJECT_REPORTS
    drawn = chance.shares(_WORD, report, place) ** _ZIPF
    choice = chance.below(_TOPICAL, _CHOICE, report, place)
    is_topical = chance.shares(_IS_TOPICAL, report, place) < _TOPICAL_SHARE
    drawn = np.where(is_topical, chance.shares(_OWN_WORD, subject, choice), drawn)
    name = chance.shares(_OWN_NAME, subject, choice % _NAMES)
    drawn = np.where(kinds == NAME, name, drawn)
    drawn = np.where(kinds == NUMBER, chance.shares(_WORD, report, place), drawn)
    places: Numbers = held.pool_starts[kinds] + (drawn * held.pool_sizes[kinds]).astype(np.int64)
    return places
