"""How sure an attribution of the accurate tier is: what speaks for it, in numbers."""

from __future__ import annotations

from math import log

import numpy as np

from retold.attribution.confidence import find_confidence
from retold.attribution.found import Found
from retold.attribution.relations import CONTENT, SOURCE, Relation
from retold.attribution.wordpieces import Pieces
from retold.model.span import Span

_EDGE = 1e-3  # no share is nearer to 0 or 1 than this


def find_signs(pieces: Pieces, relation: Relation, found: Found) -> tuple[float, ...]:
    """What speaks for the attribution of a cue; `found` is what the network makes of it.

    The first sign is always 1. Where the rules have an attribution at the cue there are more: how
    sure their rule is, how far they and the network agree, and what the network says of the pieces
    that they take for source and content.
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
    return (
        *alone,
        _log_odds(find_confidence(ruled.rule)),
        _likeness(ruled.content, found.content),
        _likeness(ruled.source, found.source),
        float(bool(ruled.source) == bool(found.source)),
        _log_odds(_share_under(pieces, relation, CONTENT, ruled.content)),
        _log_odds(_share_under(pieces, relation, SOURCE, ruled.source)),
    )


def _certainty(relation: Relation, role: int) -> float | None:
    """The mean share of a role over the pieces that have it."""
    share = relation.share[relation.roles == role, role]
    return float(np.mean(share)) if len(share) else None


def _log_odds(share: float) -> float:
    return log(max(share, _EDGE) / max(1 - share, _EDGE))


def _share_under(pieces: Pieces, relation: Relation, role: int, spans: tuple[Span, ...]) -> float:
    """The mean share of a role over the pieces of some spans that were read for it.

    Without a span how sure it is that no piece has the role.
    """
    share = relation.share[: len(relation.roles), role]
    if not spans:
        return 1 - float(share.max())
    under = [pieces.under(span) for span in spans]
    places = [
        slice(max(0, u.start - relation.first), max(0, u.stop - relation.first)) for u in under
    ]
    seen = np.concatenate([share[place] for place in places])
    return float(seen.mean()) if len(seen) else 0.5


def _likeness(some: tuple[Span, ...], others: tuple[Span, ...]) -> float:
    """The overlap of two roles: twice what both cover over what each does."""
    both = sum(one.overlap(other) for one in some for other in others)
    return 2 * both / max(1, sum(map(len, some)) + sum(map(len, others)))
