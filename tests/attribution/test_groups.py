"""Verb groups."""

from __future__ import annotations

import pytest

from retold.attribution.groups import find_group
from retold.attribution.inflect import Form
from retold.attribution.sentence import read_sentence
from retold.model.span import Span

# The verb is the last word; the group is what is named.
GROUPS = [
    ("he has not yet said", Form.PARTICIPLE, "has not yet said", "active"),
    ("he was told", Form.PARTICIPLE, "was told", "passive"),
    ("they are being urged", Form.PARTICIPLE, "are being urged", "passive"),
    ("he has for weeks been saying", Form.ING, "has for weeks been saying", "active"),
    ("he left adding", Form.ING, "adding", "bare"),
    ("words said", Form.PARTICIPLE, "said", "bare"),
    ("he had to say", Form.BASE, "say", "infinitive"),
    ("he will say", Form.BASE, "will say", "active"),
]


@pytest.mark.parametrize(("text", "form", "group", "kind"), GROUPS)
def test_group(text: str, form: Form, group: str, kind: str) -> None:
    """A group takes its auxiliaries, negation and adverbs, and knows its voice."""
    sentence = read_sentence(text, Span(0, len(text)), ())
    found = find_group(sentence, len(sentence) - 1, form)
    assert found
    assert sentence.span(found.start, found.end).of(text) == group
    flags = {"passive": found.is_passive, "bare": found.is_bare, "infinitive": found.is_infinitive}
    assert [name for name, is_set in flags.items() if is_set] == [kind] * (kind != "active")


@pytest.mark.parametrize(("text", "form"), [("he was say", Form.BASE), ("he has said", Form.PAST)])
def test_no_group(text: str, form: Form) -> None:
    """A form that its auxiliaries do not allow is no verb there."""
    sentence = read_sentence(text, Span(0, len(text)), ())
    assert find_group(sentence, len(sentence) - 1, form) is None
