"""What the tests of attribution share: the rules alone, whichever tiers can run here."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from retold.attribution.find import find_attributions
from retold.model.attribution import Attribution
from retold.model.report import Report

Row = tuple[str, str, str]


def roles(attribution: Attribution) -> Row:
    """Source, cue and content as words, pieces parted by an ellipsis."""
    parts = (attribution.source, attribution.cue, attribution.content)
    return tuple(" … ".join(words.text for words in part) for part in parts)  # type: ignore[return-value]


@pytest.fixture
def read() -> Callable[[str], list[Attribution]]:
    """The attributions of a text."""
    return lambda text: list(find_attributions(Report.from_text(text), "fast"))


@pytest.fixture
def rows() -> Callable[[str], list[Row]]:
    """The roles of every attribution of a text, as words."""
    return lambda text: [roles(one) for one in find_attributions(Report.from_text(text), "fast")]
