"""Words for every case."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import pytest

from retold.export.views import wording
from retold.model import (
    Act,
    AttributionKind,
    Bound,
    DescentKind,
    DifferenceKind,
    DriftKind,
    Polarity,
    Relation,
    SkipReason,
    Voice,
    Zone,
)

TABLES: list[tuple[Mapping[Any, str], type[StrEnum]]] = [
    (wording.ACT, Act),
    (wording.ATTRIBUTION, AttributionKind),
    (wording.BOUND, Bound),
    (wording.DESCENT, DescentKind),
    (wording.DESCENT_SHORT, DescentKind),
    (wording.DRIFT, DriftKind),
    (wording.JUDGEMENT, DifferenceKind),
    (wording.POLARITY, Polarity),
    (wording.RELATION, Relation),
    (wording.SKIP, SkipReason),
    (wording.VOICE, Voice),
    (wording.ZONE, Zone),
]


@pytest.mark.parametrize(("table", "kinds"), TABLES)
def test_every_kind_has_words(table: Mapping[StrEnum, str], kinds: type[StrEnum]) -> None:
    """A kind that the model knows can be shown."""
    assert set(table) == set(kinds)


def test_the_words_judge_nobody() -> None:
    """No word for what was found accuses anyone or claims to know the truth."""
    said = " ".join(words for table, _ in TABLES for words in table.values()).casefold()
    for word in ("lie", "fake", "false", "true", "bias", "propaganda", "manipulat", "wrong"):
        assert word not in said.replace("believes", ""), word
