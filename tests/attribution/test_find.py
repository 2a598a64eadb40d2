"""The whole of a report."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.attribution.find import find_attributions
from retold.model.report import Block, Report, Zone
from retold.model.span import Span

PIECES = st.sampled_from(
    ["Vale", "the mayor", "said", "that", "“", "”", '"', "'", ",", ".", ":", "according to", "by",
     "citing", "reportedly", "was told", "to", "and", "adding", "plans", "\n", "(", ")", "US'",
     "who was quoted by",
     "quoted", "as saying", "which", "what", "Asked whether", "•", "one", "put",
     "in comments carried by", "his claim", "—", "\0", "é", "не", "5", ";"]
)  # fmt: skip
GARBAGE = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join))


@given(GARBAGE)
def test_every_span_equals_its_words(text: str) -> None:
    """Spans lie in the text, on one line, without white space at the ends."""
    for one in find_attributions(Report.from_text(text)):
        assert one.content
        for words in (*one.source, *one.cue, *one.content):
            assert words.text == text[words.start : words.end] == words.text.strip() != ""
            assert "\n" not in words.text


@given(GARBAGE)
def test_nesting_is_a_forest(text: str) -> None:
    """Following `within_id` always comes to an end."""
    found = {one.id: one.within_id for one in find_attributions(Report.from_text(text))}
    for one in found:
        seen = set()
        at: str | None = one
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = found[at]


@given(GARBAGE)
def test_reading_again_changes_nothing(text: str) -> None:
    """The same report gives the same attributions."""
    report = Report.from_text(text)
    assert find_attributions(report) == find_attributions(report)


@pytest.mark.parametrize(
    "text",
    ["", " \n\n ", "a" * 100_000, "vale, " * 8_000 + "said", '"' * 3_000, "“We won " * 2_000,
     '"We won," he said. ' * 500, "he said that " * 1_000, "quoted Vale as saying " * 300,
     "which he said " * 300, '"We won," the man beamed. ' * 300, "Judge: no shots fired.\n" * 500],
    ids=["empty", "blank", "no spaces", "one sentence", "marks", "left open", "quotes", "cues",
         "relayed", "relatives", "open cues", "labels"],
)  # fmt: skip
def test_hostile_texts(text: str) -> None:
    """Texts that are no reports give no error."""
    find_attributions(Report.from_text(text))


def test_blocks_are_read_apart() -> None:
    """A sentence never runs from one block into the next."""
    text = "Vale said that\nthe pier fell."
    blocks = (
        Block(zone=Zone.BODY, span=Span(0, 14)),
        Block(zone=Zone.BODY, span=Span(15, len(text))),
    )
    found = find_attributions(Report.from_text(text, blocks=blocks))
    assert all(words.end <= 14 for one in found for words in one.content)


def test_what_an_attribution_says_of_itself() -> None:
    """Each says which rule found it, how sure it is, and by which tier."""
    report = Report.from_text("Vale told Oster Radio that the pier was safe.")
    (one,) = find_attributions(report, "fast")
    assert (one.rule, one.tier) == ("verb-that", "fast")
    assert 0 < one.confidence < 1
    assert one.medium
    assert one.medium.text == "Oster Radio"


def test_reporters_are_no_medium() -> None:
    """Who is told something is a medium only where he is an outlet."""
    (one,) = find_attributions(Report.from_text("Vale told reporters that the pier was safe."))
    assert one.medium is None


def test_seeds(seeds: dict[str, Path]) -> None:
    """The sample texts hold a good hundred attributions, some of them nested."""
    texts = [path.read_text(encoding="utf-8") for path in seeds.values()]
    found = [one for text in texts for one in find_attributions(Report.from_text(text))]
    assert len(found) > 100
    assert sum(one.within_id is not None for one in found) > 20


def test_an_announced_quotation_that_never_comes_is_no_fault() -> None:
    """Marks with a space on the wrong side leave one announced and another open."""
    text = (
        'It is not a sight, "Orr said.\n"Millions of boats have gone, and that goes on for ever. '
        '"We are three words away from it, "he said.\nSome left on Monday for the harbour.'
    )
    assert all(one.content for one in find_attributions(Report.from_text(text)))
