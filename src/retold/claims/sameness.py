"""How surely two figures mean one quantity, from all that is known of them.

A logistic model over a dozen signs: what is counted, the words around it, how many rivals each
figure has in its report, and how the two numbers lie. Its weights are fitted by
training/figure_weights.py on invented reports alone.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from operator import attrgetter

from retold.claims.context import compare_contexts
from retold.claims.counting import COPIED, ELSEWHEN, LAST, Counts
from retold.claims.measures import low_in, measure_of
from retold.claims.pairs import likeness
from retold.claims.quantities import CASUALTIES, is_near, is_same_value
from retold.claims.things import are_apart, stand_apart
from retold.model import Category
from retold.text.scales import is_opposite
from retold.text.stems import content_stems, is_alike
from retold.text.tokens import fold_words
from retold.text.vectors import word_similarity

_ANYBODY = frozenset("people person persons others other more individuals".split())
THOUSAND = 3  # digits after the first
# How near numbers lie that differ as slips do: a nought too many, two digits turned.
SLIP = 0.7


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for or against two figures meaning one quantity, each 0 to 1."""

    head: float
    is_open: float
    one_person: float
    context: float
    word: float
    sentence: float
    rivals: float
    value: float
    casualty: float
    one_casualty: float
    rate: float
    elsewhen: float
    equal: float
    large: float


_values = attrgetter(*(field.name for field in fields(Signs)))
BIAS = -6.16
WEIGHTS = Signs(
    head=0.57,
    is_open=-0.30,
    one_person=-1.82,
    context=1.44,
    word=1.46,
    sentence=1.70,
    rivals=2.26,
    value=3.89,
    casualty=2.5,  # by hand: no key names two counts of one fate that are two quantities
    one_casualty=-1.27,
    rate=-1.86,
    elsewhen=-0.44,
    equal=1.22,
    large=2.06,
)


def may_be_one(one: Counts, other: Counts) -> bool:
    """Whether two figures can mean one quantity: by measure, fate, group, part, rate and time."""
    figure, figure2 = one.figure, other.figure
    if measure_of(figure) != measure_of(figure2) or one.is_part != other.is_part:
        return False
    hurt = {figure.category, figure2.category} & CASUALTIES
    if len(hurt) > 1 or (one.rate and other.rate and one.rate != other.rate):
        return False
    if are_apart(figure, figure2) or stand_apart(figure, one.page, figure2, other.page):
        return False
    if is_same_value(figure, figure2):
        return True
    if is_opposite(one.lead, other.lead):
        return False
    times = {one.elsewhen, other.elsewhen} - {LAST}
    is_now = len(times) <= 1 or _is_copied(one, other)
    return is_now or is_near(figure, figure2)


def _is_copied(one: Counts, other: Counts) -> bool:
    """Whether one sentence is the other's copy, so that the sentence before it says nothing."""
    both = (one.sentence, other.sentence)
    return likeness(*both) >= COPIED and not any(map(ELSEWHEN.search, both))


def chance_of(signs: Signs) -> float:
    """How surely the figures with these signs mean one quantity, 0 to 1."""
    weighed = zip(_values(WEIGHTS), _values(signs), strict=True)
    return 1 / (1 + math.exp(-BIAS - sum(weight * sign for weight, sign in weighed)))


def read_signs(one: Counts, other: Counts, rarity: Mapping[str, float], rivals: int) -> Signs:
    """What speaks for two figures, which can mean one quantity, doing so.

    Args:
        one: The one figure.
        other: The other.
        rarity: How rare stems are in the story, 0 to 1.
        rivals: How many pairs of figures they compete with: those of the one report that can mean
            the other figure times those of the other that can mean the one.
    """
    figure, figure2 = one.figure, other.figure
    head, is_open = _heads(one, other)
    context, word = compare_contexts(one.context, other.context, rarity)
    low, low2 = figure.low or 0.0, low_in(figure2, figure.unit) or figure2.low or 0.0
    small, great = sorted((abs(low), abs(low2)))
    ratio = small / great if low * low2 > 0 else 0.0
    value = max(ratio, SLIP * digits_kept(low, low2))
    size = math.log10(max(1.0, abs(low), abs(low2))) / THOUSAND
    fates = [each.category in CASUALTIES for each in (figure, figure2)]
    return Signs(
        head=head,
        is_open=float(is_open),
        one_person=float({_counts_persons(one), _counts_persons(other)} == {True, False}),
        context=context,
        word=word,
        sentence=likeness(one.sentence, other.sentence),
        rivals=1 / math.sqrt(max(1, rivals)),
        value=value,
        casualty=float(all(fates)),
        one_casualty=float(fates[0] != fates[1]),
        rate=float(bool(one.rate) != bool(other.rate)),
        elsewhen=float(bool(one.elsewhen) != bool(other.elsewhen)),
        equal=float(is_near(figure, figure2)),
        large=value * min(1.0, size),
    )


def _counts_persons(counts: Counts) -> bool | None:
    """Whether a figure counts persons; None for a number whose noun is left out."""
    figure = counts.figure
    if not figure.counted and figure.category is Category.OTHER:
        return None
    return figure.category is Category.PEOPLE or figure.category in CASUALTIES


def _heads(one: Counts, other: Counts) -> tuple[float, bool]:
    """How alike the nouns for what is counted are, and whether one of them leaves it open."""
    if measure_of(one.figure):
        return 0.0, False
    ours, theirs = (content_stems(each.counted)[-1:] for each in (one, other))
    if not ours or not theirs:
        return 0.0, True
    if is_alike(ours[0], theirs[0]):
        return 1.0, False
    last, last2 = (fold_words(each.counted)[-1] for each in (one, other))
    if (last in _ANYBODY) != (last2 in _ANYBODY):
        return 0.0, True
    return max(0.0, word_similarity(last, last2)), False


def digits_kept(low: float, other: float) -> float:
    """Whether two numbers differ as slips and boasts do: a nought, a digit, two digits turned."""
    ours, theirs = (_significant(each) for each in (low, other))
    if not ours or not theirs or low == other:
        return 0.0
    if ours == theirs:
        return 1.0 if len(ours) > 1 else 0.5
    if len(ours) > 1 and sorted(ours) == sorted(theirs):
        return 1.0
    short, long = sorted((ours, theirs), key=len)
    is_within = any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    return 0.5 if len(short) > 1 and is_within else 0.0


def _significant(number: float) -> str:
    return f"{abs(number):.6f}".rstrip("0").replace(".", "").strip("0")
