from __future__ import annotations

import pytest

from retold.descent.mentions import find_mentions


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The cup final was broadcast on Radio Lunnhead.", []),
        ("The show will be aired on Radio Lunnhead in May.", []),
        ("She said so in an interview broadcast on Radio Lunnhead.", ["Radio Lunnhead"]),
        ("He made the remarks in a speech aired on Radio Lunnhead.", ["Radio Lunnhead"]),
        ("The ferry is late, Radio Lunnhead reported.", ["Radio Lunnhead"]),
    ],
)
def test_a_channel_is_a_source_of_what_was_said_there(text: str, names: list[str]) -> None:
    """A show that it broadcast is none of its reports."""
    assert [one.name for one in find_mentions(text, [])] == names
