"""Inflection."""

from __future__ import annotations

import pytest

from retold.attribution.inflect import Form, noun_forms, verb_forms

VERBS = [
    (("deny", "denied"), "deny denies denied denying"),
    (("plan", "planned"), "plan plans planned planning"),
    (("note",), "note notes noted noting"),
    (("agree",), "agree agrees agreed agreeing"),
    (("say", "said"), "say says said saying"),
    (("know", "knew", "known"), "know knows knew known knowing"),
    (("press",), "press presses pressed pressing"),
]


@pytest.mark.parametrize(("entry", "forms"), VERBS)
def test_verbs(entry: tuple[str, ...], forms: str) -> None:
    """A verb has its five forms, by rule but for the past."""
    assert set(verb_forms(*entry)) == set(forms.split())


def test_both_spellings() -> None:
    """A last "l" behind a short vowel is single or doubled."""
    assert {"signaled", "signalled", "signalling"} <= set(verb_forms("signal"))
    assert "revealled" not in verb_forms("reveal")


def test_nouns() -> None:
    """A noun has two forms."""
    assert noun_forms("inquiry", "inquiries") == {
        "inquiry": (Form.SINGULAR,),
        "inquiries": (Form.PLURAL,),
    }
