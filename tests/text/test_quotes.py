"""Quotation marks: which open, which close, and which are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.text.quotes import find_quotes, is_name_or_scare

CASES = [
    ('He said "no" and left.', ["no"]),
    ("“All of it,” she said.", ["All of it,"]),
    ("'I think it's bad,' he said. 'The islanders' boats are lost.'",
     ["I think it's bad,", "The islanders' boats are lost."]),
    ("the States' plan and the boys' boats", []),
    ("rock 'n' roll in the '90s for workers' rights", []),
    ("‘Twas the ’90s", []),
    ("“The ‘big’ one’s fine.”", ["The ‘big’ one’s fine.", "big"]),
    ("“They called it ‘a gift’.”", ["They called it ‘a gift’.", "a gift"]),
    ("„Wir gehen“, sagte er.", ["Wir gehen"]),
    ("«Oui», dit-il. »Nein«, sagte sie.", ["Oui", "Nein"]),
    ("「はい」と言った", ["はい"]),
    ('a 5" pipe and a "x"', ["x"]),
    ("the \"Patient Marie\" and 'Octet'", ["Patient Marie", "Octet"]),
    ('("inside brackets")', ["inside brackets"]),
    ('a dash—"like this"—here', ["like this"]),
    ('"We go, "he said. "They stay, "Orr said.', ["We go,", "They stay,"]),
    ('"They stay! "he said. It rained.', ["They stay!"]),
    ('We all go, "she said.', []),
    ('He said, "we all go.', ["we all go."]),
    # A lost mark: the first ends before who said it, and the second opens.
    ('"We go, he said, "and we stay."', ["We go,", "and we stay."]),
    ("“We go. The boat waits, said Ana Pell. “We must,” he added.", ["We go.", "We must,"]),
    ('"We go. "They stay. "All of us."', ['We go. "They stay. "All of us."', "All of us."]),
    ('"We go," he said, "and "they" stay."', ["We go,", 'and "they" stay.', "they"]),
    ("", []),
    ('""', []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_what_stands_in_marks_is_found(text: str, wanted: list[str]) -> None:
    """Each style of marks is found, apostrophes are none."""
    assert [quoted.inner.of(text).strip() for quoted in find_quotes(text)] == wanted


def test_a_quotation_over_paragraphs_is_one_in_each() -> None:
    """A paragraph that opens a quotation and does not close it is a running quotation."""
    text = "She said: “We go.\n“We stay,” she added."
    found = find_quotes(text)
    assert [(one.inner.of(text), one.closed) for one in found] == [
        ("We go.", False),
        ("We stay,", True),
    ]


LONG = "The island is calm and nobody sails today. " * 12


def test_a_mark_that_never_closes_does_not_quote_half_a_page() -> None:
    """In a long paragraph that the next does not go on with, the first sentence is quoted."""
    (found,) = find_quotes(f"He said: “We go. {LONG}\n\nIt rained.", None)
    assert len(found.inner) == len("We go.")


def test_a_long_paragraph_of_a_running_quotation_is_quoted_whole() -> None:
    """Where the next paragraph opens with a mark the quotation runs on, however long it is."""
    first, _ = find_quotes(f"He said: “We go. {LONG}\n\n“We stay.”")
    assert len(first.inner) > len(LONG)


def test_nesting_is_counted() -> None:
    """A quotation inside another has a depth of one."""
    text = "He said: \"She told me 'never again' twice.\""
    assert [quoted.depth for quoted in find_quotes(text)] == [0, 1]


def test_a_lost_mark_does_not_swallow_the_text() -> None:
    """A double mark in mid-sentence that nothing closes opens nothing."""
    assert find_quotes('The 12" gun and the sea\nNext line') == ()


@given(st.text(alphabet="ab \n.,“”\"'’‘«»„", max_size=80))
def test_every_quotation_lies_in_the_text(text: str) -> None:
    """Spans lie inside the text, never cross a line, and marks stand outside the words."""
    for quoted in find_quotes(text):
        assert quoted.outer.covers(quoted.inner)
        assert quoted.outer.end <= len(text)
        assert "\n" not in quoted.outer.of(text)
        assert quoted.outer.start + 1 == quoted.inner.start


@given(st.text(alphabet="ab \n.,“”\"'’‘«»„", max_size=80))
def test_quotations_nest_and_never_cross(text: str) -> None:
    """Two quotations are apart, or one lies in the other."""
    found = find_quotes(text)
    for one in found:
        for other in found:
            apart = one.outer.overlap(other.outer) == 0
            assert apart or one.outer.covers(other.outer) or other.outer.covers(one.outer)


@pytest.mark.parametrize("mark", ['"', "“", "”", "'", "‘", "«"])
def test_a_thousand_marks_are_read(mark: str) -> None:
    """Unbalanced marks by the thousand are no trouble."""
    assert len(find_quotes(f"word {mark} " * 1_001)) <= 1_001


SCARE = [
    ('The "Patient Marie" sailed.', True),
    ("the 'Octet' met", True),
    ('support for "Port Vareth".', True),
    ('the so-called "reform" of fares', True),
    ('They dubbed it the "sleeping giant" at once.', True),
    ('"No," he said.', False),
    ('He called for "an immediate halt".', False),
    ('It was "worse than foolish".', False),
    ('"Help!" cried the mate.', False),
    ('"The Ministry Knew It Was Coming And Did Nothing," ran the headline.', False),
]


@pytest.mark.parametrize(("text", "wanted"), SCARE)
def test_names_and_scare_quotes_are_told_from_utterances(text: str, wanted: bool) -> None:  # noqa: FBT001
    """A name, or a word held at arm's length, is no utterance."""
    assert is_name_or_scare(text, find_quotes(text)[0]) is wanted
