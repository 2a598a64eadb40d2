"""How sure an attribution of the accurate tier is: what speaks for it, in numbers."""

from __future__ import annotations

from math import log

import numpy as np

from retold.attribution.confidence import find_confidence
from retold.attribution.found import Found
from retold.attribution.relations import CONTENT, SOURCE, Relation

_EDGE = 1e-3  # no share is nearer to 0 or 1 than this


def find_signs(relation: Relation, found: Found) -> tuple[float, ...]:
    """What speaks for the attribution of a cue; `found` is what the network makes of it.

    The first sign is always 1. Where the rules have an attribution at the cue there are three
    more: how sure their rule is, and how far they and the network agree.
    """
    source, content = (_certainty(relation, role) for role in (SOURCE, CONTENT))
    alone = (
        1.0,
        _log_odds(relation.cue.share),
        _log_odds(relation.valid),
        _log_odds(content) if content is not None else -3.0,
        _log_odds(source) if source is not None else 0.0,
        float(source is not None),
    )
    ruled = relation.cue.ruled
    if ruled is None:
        return alone
    is_agreed = bool(ruled.source) == bool(found.source)
    sure = _log_odds(find_confidence(ruled.rule))
    return (*alone, sure, _likeness(ruled, found), float(is_agreed))


def _certainty(relation: Relation, role: int) -> float | None:
    """The mean share of a role over the pieces that have it."""
    share = relation.share[relation.roles == role, role]
    return float(np.mean(share)) if len(share) else None


def _log_odds(share: float) -> float:
    return log(max(share, _EDGE) / max(1 - share, _EDGE))


def _likeness(ruled: Found, found: Found) -> float:
    """The overlap of two contents: twice what both cover over what each does."""
    both = sum(one.overlap(other) for one in ruled.content for other in found.content)
    return 2 * both / max(1, ruled.size + found.size)
