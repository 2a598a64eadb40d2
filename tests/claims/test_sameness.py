"""Whether two figures mean one quantity, and how quantities are joined."""

from __future__ import annotations

import pytest

from quotations.making import report, story
from retold.attribution import find_strength
from retold.claims import Material
from retold.claims.context import compare_contexts
from retold.claims.counting import Counts, Match, read_counts
from retold.claims.joining import Joined
from retold.claims.material import open_pages
from retold.claims.sameness import chance_of, digits_kept, may_be_one, read_signs
from retold.figures import find_figures


def counts(name: str, text: str) -> list[Counts]:
    """The figures of one report."""
    one = report(name, text)
    material = Material(
        reports=[one],
        attributions=[],
        alignments=[],
        stories=[story(one)],
        figures=find_figures(one),
        cue_strength=find_strength,
    )
    return read_counts(open_pages(material)[one.id])


def chance(one: str, other: str) -> float:
    """How surely the first figures of two sentences mean one quantity."""
    ours, theirs = counts("a", one)[0], counts("b", other)[0]
    return chance_of(read_signs(ours, theirs, {}, 1)) if may_be_one(ours, theirs) else 0.0


# The first two are told of one quantity, the first and the third are not.
TRIPLES = [
    ("The harbour crane will cost 4.1 million crowns.",
     "They put the price of the harbour crane at 4.9 million crowns.",
     "The mayor of Lunn earns 0.2 million crowns."),
    ("The crane is 31 metres high.", "The crane has a height of 36 metres.",
     "The crane fell 9 metres from the pier."),
    ("The mill cut 140 jobs.", "At the mill 190 workers were laid off.",
     "At the mill 12 windows were broken."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "same", "different"), TRIPLES)
def test_the_words_around_a_figure_say_what_it_is_of(one: str, same: str, different: str) -> None:
    """A figure is nearer to one of its own quantity, though the numbers differ, than to another."""
    assert chance(one, same) > 0.4
    assert chance(one, same) > chance(one, different)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fee is 9 crowns a day.", "The fee is 9 crowns a year."),
        ("The storm killed nine farmers.", "The storm injured nine farmers."),
        ("The pier is 40 metres long.", "The pier weighs 40 tonnes."),
    ],
)
def test_what_cannot_be_one_quantity(one: str, other: str) -> None:
    """Other rates, fates and measures are other quantities, though the numbers are equal."""
    assert chance(one, other) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fee is 9 crowns a head.", "The fee is 9 crowns per person."),
        ("The fee is 9 crowns apiece.", "The fee is 9 crowns each."),
    ],
)
def test_a_rate_in_other_words_is_one_rate(one: str, other: str) -> None:
    """By the head and by the person are one rate."""
    assert chance(one, other) > 0.4


def test_numbers_far_beyond_each_other_are_compared() -> None:
    """The smallest number that can be held against a huge one is no quotient of nought."""
    one, other = f"The pipe is 0.{'0' * 318}1 metres long.", f"The pipe is {'9' * 20} metres long."
    assert chance(one, other) == pytest.approx(chance(other, one))


def test_contexts_are_alike_both_ways() -> None:
    """Of two figures each is as like the other as the other is to it."""
    one, other = (
        counts(name, text)[0].context
        for name, text in (("a", "A reward of 9 crowns."), ("b", "The bounty rose to 12 crowns."))
    )
    found = compare_contexts(one, other, {})
    assert found == pytest.approx(compare_contexts(other, one, {}))
    assert all(0 < likeness <= 1 for likeness in found)


def test_a_short_sentence_takes_up_the_one_before() -> None:
    """The words "I made it forty" are about what the sentence above speaks of."""
    held = counts("a", "She gave the number of villages as 38. I made it 40.")[-1]
    assert "villag" in held.context.stems


@pytest.mark.parametrize(
    ("low", "other", "kept"),
    [(38, 380, 1), (221, 212, 1), (3, 30, 0.5), (212, 2312, 0.5), (38, 41, 0), (7, 7, 0)],
)
def test_slips(low: float, other: float, kept: float) -> None:
    """A nought too many, two digits turned and a digit put in are slips."""
    assert digits_kept(low, other) == digits_kept(other, low) == kept


def test_a_weak_match_joins_no_two_fates() -> None:
    """The killed and the injured stay two quantities, whatever else ties them."""
    killed, hurt = counts("a", "The storm killed nine farmers and injured 12 sailors.")
    joined = Joined([killed, hurt])
    assert not joined.join(Match(killed, hurt, 1.0, 1.0, chance=0.9))
    assert len(joined.sets()) == 2
