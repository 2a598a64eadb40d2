"""How many of a story's reports had it from nobody, read off the story itself."""

from __future__ import annotations

import math

import numpy as np

from retold.descent.arborescence import Scores
from retold.descent.links import edge_chances

# Before a story is read, so many of its reports have no exemplar among them, beside the one that
# every story begins with; and that weighs as much as so many reports. On simulated stories, events
# told by those who were there, and mixtures of both, shares from .15 to .4 are about equally
# likely; of these it is the one that human retellings and tellings together do best with.
SHARE = 0.3
REPORTS = 4.0
_ROUNDS = 6


def alone_score(scores: Scores, size: int, temperature: float) -> float:
    """What is to be added to the score of "none of these" for the reports of this story.

    In some stories nearly every report was made of another, in others everybody was there: what
    hardly resembles any report is likelier to be a copy from memory among the former, and a report
    of its own among the latter. The share of reports by themselves is the likeliest one, given all
    scores (empirical Bayes, Robbins 1956; expectation maximisation, Dempster et al. 1977), with a
    beta distribution before anything is read.

    Args:
        scores: The score of each exemplar (column) for each copy (row); node 0 is "none of these".
        size: How many reports there are: the nodes from 1 on.
        temperature: What scores are divided by to be log-odds.
    """
    added = 0.0
    if size < 2:
        return added
    for _ in range(_ROUNDS):
        moved = scores.copy()
        moved[1 : size + 1, 0] += added
        alone = float(np.sum(edge_chances(moved, temperature)[1 : size + 1, 0]))
        # One report is the first whatever the others are.
        share = (max(0.0, alone - 1) + REPORTS * SHARE) / (size - 1 + REPORTS)
        added = temperature * (_odds(share) - _odds(SHARE))
    return added


def _odds(share: float) -> float:
    return math.log(share / (1 - share))
