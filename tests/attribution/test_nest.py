"""Attributions inside others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from retold.model.attribution import Attribution

Read = Callable[[str], list[Attribution]]

NESTED = [
    ("Oster Radio reported that Vale said the pier was shut.", {"said": "reported"}),
    ("Vale said that Kerr denied that the union wants to strike.",
     {"denied": "said", "wants": "denied"}),
    ("“I think we won,” Vale said.", {"think": "said"}),
    ("Vale left, Kerr said, and Oster Radio, citing a letter, reported that he was ill.",
     {"citing": "reported"}),
    ("Oster Radio quoted Vale as saying that the union hopes to strike.",
     {"as saying": "quoted", "hopes": "as saying"}),
    ("“I hope to sail,” Vale was quoted by Oster Radio as saying.",
     {"as saying": "was quoted by", "hope": "as saying"}),
    ("Oster Radio, citing Vale, said that the union hopes to strike.",
     {"citing": "said", "hopes": "citing"}),
    ("The pier is to open, Kerr said. Vale hopes to sail.", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "within"), NESTED)
def test_innermost_host(read: Read, text: str, within: dict[str, str]) -> None:
    """`within_id` names the innermost attribution in whose content one lies."""
    found = read(text)
    cues = {one.id: one.cue[0].text for one in found}
    got = {cues[one.id]: cues[one.within_id] for one in found if one.within_id}
    assert got == within
