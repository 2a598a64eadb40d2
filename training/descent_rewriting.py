"""Whole rewritings, as a language model or a spinner makes them: the order stays, the words go.

A rewriter says the same again in other words, sentence by sentence, and takes the other words from
a small stock that all rewriters share. A word that was replaced comes back two rewritings later, so
that a text is often nearer in words to its grandparent than to its parent; what gives descent away
is the sequence, and whatever a rewriter drops, adds or splits. Or it takes the text as a mould:
other names, other figures, another subject, in the same sentences.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from retold.text.function_words import is_function_word
from retold.text.vectors import sentence_vectors

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DIGITS = re.compile(r"\d+")
_PART = re.compile(r"(?:\S+\s*){1,6}")
# Ways of saying one thing, each of which a rewriter may change for another.
_TURNS = tuple(
    tuple(line.split("|"))
    for line in """\
because of|due to|owing to|as a result of
said|stated|remarked|noted|mentioned
according to|as reported by|as stated by
is|remains|stands as
was|had been|came to be
will|is set to|is expected to|is going to
will be|is due to be|is set to be
in order to|so as to|with the aim of
after|following|in the wake of
before|ahead of|prior to
about|approximately|around|roughly
more than|over|in excess of
has|possesses|holds
also|additionally|as well
but|however|yet
while|whereas|as
began|started|commenced
people|individuals|persons
many|numerous|a large number of
several|a number of|various
can|is able to|may
must|has to|is required to
it is|this is|that is
there is|there exists
during|throughout|in the course of
until|up to the point when
when|once|at the time that
if|in the event that|should
near|close to|in the vicinity of
in|within|inside
on|upon
of the|belonging to the|from the
that|which
the|this|its
and|as well as|along with
not|by no means|hardly
for|on behalf of|in favour of
with|together with|alongside
by|through|by means of
now|currently|at present
then|subsequently|afterwards
""".splitlines()
)
_LEADS = (
    "Meanwhile, |In addition, |Moreover, |At the same time, |In response, |Furthermore, |"
    "As a result, |Notably, |In this context, |For now, "
).split("|")
_SENSE_SIZE = 4
_MIN_ALIKE = 0.25
_MIN_WORD = 4
_COLOURS = (
    "significant|remarkable|ongoing|dramatic|unexpected|crucial|intense|notable|swift|thorough|"
    "challenging|vital|considerable|widespread|heightened|dedicated"
).split("|")


class Rewriter:
    """Says a text again in other words.

    It has its habits: of the words of one sense it takes the one it likes best, or the next best
    where the text has that already; so a word comes and goes from one rewriting to the next.

    Args:
        rng: Where chance comes from.
        senses: For each word those of its sense, itself among them: the same for all of them.
    """

    def __init__(self, rng: random.Random, senses: Mapping[str, Sequence[str]]) -> None:
        self.rng, self.senses = rng, senses
        self.loose = sorted(senses)
        self.turn_of = {turn: turns for turns in _TURNS for turn in turns}
        longest_first = sorted(self.turn_of, key=len, reverse=True)
        self.turns = re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b")
        self._liking: dict[str, float] = {}

    def rephrase(self, lines: Sequence[str], rate: float) -> list[str]:
        """The same sentences in the same order, a share of the words changed for others."""
        rng, made = self.rng, []
        for line in lines:
            if len(lines) > 3 and rng.random() < 0.03:
                continue
            # What is kept is kept in stretches.
            parts = [self._part(part, rate) for part in _PART.findall(line)]
            made.append(self._recast("".join(parts), rate))
            if rng.random() < 0.02:
                made.append(self._filler(line))
        return self._joined(made or list(lines))

    def inspire(self, lines: Sequence[str], rate: float, reach: float) -> list[str]:
        """The same sentences about something else: `reach` of the words change throughout."""
        rng = self.rng
        other: dict[str, str] = {}
        for word in sorted({found for line in lines for found in _WORD.findall(line)}):
            folded = word.casefold()
            if not is_function_word(folded) and folded not in other and rng.random() < reach:
                other[folded] = rng.choice(self.loose)
        moved = [
            _DIGITS.sub(
                lambda found: str(rng.randint(1, 99)) if rng.random() < reach else found.group(),
                _WORD.sub(lambda found: _like(found.group(), other), line),
            )
            for line in lines
        ]
        return self.rephrase(moved, rate)

    def _part(self, part: str, rate: float) -> str:
        """A few words of a sentence, most of them changed or few."""
        rate = min(0.98, rate * 1.4) if self.rng.random() < rate else 0.3 * rate
        said = self.turns.sub(lambda found: self._other(found.group(), self.turn_of, rate), part)
        return _WORD.sub(lambda found: self._word(found, rate), said)

    def _other(self, word: str, senses: Mapping[str, Sequence[str]], rate: float) -> str:
        """Another word of its sense; as a rule the one that this rewriter likes best."""
        rng = self.rng
        others = [one for one in senses.get(word, ()) if one != word]
        if not others or rng.random() > rate:
            return word
        if rng.random() < 0.15:
            return rng.choice(others)
        return max(others, key=self._like)

    def _like(self, word: str) -> float:
        return self._liking.setdefault(word, self.rng.random())

    def _word(self, found: re.Match[str], rate: float) -> str:
        """A word changed for another; names stay."""
        word = found.group()
        if word[0].isupper() and found.start() > 0:
            return word
        chosen = self._other(word.casefold(), self.senses, rate)
        return chosen.capitalize() if word[0].isupper() else chosen

    def _recast(self, line: str, rate: float) -> str:
        """A sentence with its halves exchanged, a lead, or a word of colour."""
        rng = self.rng
        first, comma, rest = line.partition(", ")
        if comma and rng.random() < 0.3 * rate and len(rest.split()) > 3:
            end = rest[-1] if rest[-1] in ".!?" else ""
            line = f"{rest.rstrip('.!?').capitalize()}, {first[:1].lower()}{first[1:]}{end}"
        words = line.split()
        if len(words) > 5 and rng.random() < 0.4 * rate:
            words.insert(rng.randrange(2, len(words) - 1), rng.choice(_COLOURS))
        said = " ".join(words)
        if said and rng.random() < 0.15 * rate:
            said = rng.choice(_LEADS) + said[:1].lower() + said[1:]
        return said

    def _filler(self, line: str) -> str:
        """A sentence more, about words of the one before it, that says nothing."""
        words = [word for word in _WORD.findall(line) if len(word) > 4] or ["matter"]
        rng = self.rng
        return (
            f"{rng.choice(_LEADS)}the {rng.choice(words).lower()} remains a {rng.choice(_COLOURS)}"
            f" part of the {rng.choice(_COLOURS)} {rng.choice(words).lower()}."
        )

    def _joined(self, lines: list[str]) -> list[str]:
        """Two sentences made one, or one made two."""
        rng, made = self.rng, list[str]()
        for line in lines:
            if made and rng.random() < 0.06 and len(made[-1]) + len(line) < 240:
                made[-1] = f"{made[-1].rstrip('.')}, and {line[:1].lower()}{line[1:]}"
            elif ", and " in line and rng.random() < 0.3:
                first, _, rest = line.partition(", and ")
                made += [first + ".", rest[:1].upper() + rest[1:]]
            else:
                made.append(line)
        return made


def _like(word: str, other: Mapping[str, str]) -> str:
    """The word that stands for this one, with a capital where it has one."""
    chosen = other.get(word.casefold())
    if chosen is None:
        return word
    return chosen.capitalize() if word[0].isupper() else chosen


@cache
def senses_of(texts: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The words of the texts in groups of up to four of one sense, the nearest pairs first.

    The groups are closed: every word of a group has the same group, so that what was replaced can
    come back. They are far from synonyms, which does not matter for a simulation.
    """
    found = {word for text in texts for word in _WORD.findall(text)}
    words = sorted(
        word
        for word in found
        if word.islower() and len(word) >= _MIN_WORD and not is_function_word(word)
    )
    vectors = sentence_vectors(words)
    alike = vectors @ vectors.T
    np.fill_diagonal(alike, 0.0)
    left = set(range(len(words)))
    made: dict[str, tuple[str, ...]] = {}
    for first in (int(at) for at in np.argsort(-alike.max(axis=1), kind="stable")):
        near = [
            int(at)
            for at in np.argsort(-alike[first], kind="stable")[: 3 * _SENSE_SIZE]
            if alike[first, at] > _MIN_ALIKE and words[at][:_MIN_WORD] != words[first][:_MIN_WORD]
        ]
        group = [first, *[at for at in near if at in left][: _SENSE_SIZE - 1]]
        if first in left and len(group) > 1:
            left.difference_update(group)
            made.update({words[at]: tuple(words[one] for one in group) for at in group})
    return made
