"""Blocks: a few sentences against a few that say the same, each in words of its own."""

from __future__ import annotations

import numpy as np
import pytest

from retold.model import PassageLabel, Report
from retold.reuse import align
from retold.reuse.blocks import Blocks
from retold.reuse.passing import BLOCK, FIRM_BLOCK
from retold.reuse.profile import Profile
from retold.reuse.reworded import blocks_of
from retold.text.weights import WordWeights
from reuse.reports import made_of, shared

ORIGINAL = [
    "The parish council wants to sell the old ropewalk, which has stood empty for nine years.",
    "A builder from Sarle has offered enough to pay for a new roof on the school.",
    "Neighbours object that eleven families of swifts nest under its eaves.",
]
PARAPHRASE = [
    "Nobody has used the ropewalk for nine years, and now the councillors would be rid of it.",
    "The school could have its roof mended out of what a Sarle construction firm would pay.",
    "Those who live next door speak up for the swifts: eleven pairs breed beneath the eaves.",
]
OTHERS = [
    "Trains between Holm and Vester were late all morning because of ice on the points.",
    "The choir sings its last concert of the winter in the harbour chapel on Sunday.",
    "Prices of barley rose for the third week as ships waited for the wind to turn.",
    "A goat that had fled the fair was caught on the roof of the customs house.",
]
AGAIN = [
    "The museum of clocks has let its visitors wind the great pendulum since May.",
    "Anglers on the lower Tamm report the poorest run of sea trout in memory.",
    "Two bakers share this year's prize for the best loaf made with rye alone.",
    "The lighthouse tender will be painted yellow, as it was before the war.",
]
WEIGHTS = WordWeights()


def _report(sentences: list[str], path: str) -> Report:
    return made_of(sentences, path=path)


def _blocks(left: Report, right: Report) -> Blocks:
    return blocks_of(Profile(left, WEIGHTS.weight), Profile(right, WEIGHTS.weight))


def test_a_paraphrased_paragraph_is_found_between_other_news() -> None:
    """Three sentences put in other words are found where all else is about something else."""
    left = _report([*OTHERS[:2], *ORIGINAL, *OTHERS[2:]], "l")
    right = _report([*AGAIN, *PARAPHRASE], "r")
    found = shared(align(left, right))
    assert {one.label for one in found} == {PassageLabel.REWORDED}
    assert " ".join(ORIGINAL[:1])[:40] in " ".join(one.left_text for one in found)
    assert not any(one in passage.left_text for passage in found for one in OTHERS)
    assert not any(one in passage.right_text for passage in found for one in AGAIN)


def test_reports_on_different_news_have_no_firm_block() -> None:
    """Where nothing is told twice no block is worth enough."""
    blocks = _blocks(_report(OTHERS, "l"), _report(AGAIN, "r"))
    assert list(blocks.best(BLOCK, FIRM_BLOCK)) == []


def test_the_best_blocks_share_no_sentence() -> None:
    """Of blocks that overlap on either side the best alone is given, the best first."""
    blocks = _blocks(
        _report([*ORIGINAL, *OTHERS], "l"), _report([*AGAIN, *PARAPHRASE, *ORIGINAL], "r")
    )
    best = list(blocks.best(BLOCK, -50.0))
    assert [one.value for one in best] == sorted((one.value for one in best), reverse=True)
    ours = [place for one in best for place in range(one.left, one.left + one.height)]
    theirs = [place for one in best for place in range(one.right, one.right + one.width)]
    assert len(ours) == len(set(ours)) > 0
    assert len(theirs) == len(set(theirs)) > 0


def test_a_block_has_no_headline_in_it() -> None:
    """A headline is paired by other rules, and stands in no block."""
    left = made_of([*ORIGINAL, *OTHERS], path="l", headlines=[0])
    right = made_of([*PARAPHRASE, *AGAIN], path="r")
    assert 0 not in _blocks(left, right).left


def test_blocks_are_the_same_from_either_side() -> None:
    """What is measured of a block does not depend on which report stands on the left."""
    left, right = _report([*ORIGINAL, *OTHERS], "l"), _report([*AGAIN, *PARAPHRASE], "r")
    one, other = _blocks(left, right), _blocks(right, left)
    mine = sorted(zip(one.left, one.right, one.height, one.width, strict=True))
    yours = sorted(zip(other.right, other.left, other.width, other.height, strict=True))
    assert mine == yours
    assert np.allclose(np.sort(one.signs, axis=1), np.sort(other.signs, axis=1), atol=1e-4)


@pytest.mark.parametrize("sentences", [[], ["Ice."], ORIGINAL[:1]])
def test_texts_of_a_sentence_or_none_have_blocks_that_fit(sentences: list[str]) -> None:
    """No block reaches beyond the end of a short text."""
    left, right = _report(sentences, "l"), _report(PARAPHRASE, "r")
    if sentences:
        blocks = _blocks(left, right)
        assert all(blocks.left + blocks.height <= len(sentences))
    assert align(left, right).left_id == left.id
