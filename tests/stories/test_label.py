"""The line that names a story."""

from __future__ import annotations

from retold.model import Report
from retold.stories.label import MAX_LABEL, story_label
from reuse.reports import made_of


def test_the_first_headline_is_taken() -> None:
    """The earliest report that has a headline names the story."""
    bare = made_of(["Nobody was hurt."], path="a")
    titled = made_of(["Heron seen\n on clock tower", "Nobody was hurt."], path="b", headlines=[0])
    assert story_label([bare, titled]) == "Heron seen on clock tower"


def test_a_long_first_sentence_is_cut_at_a_word() -> None:
    """Without a headline the first sentence is cut, and says so."""
    label = story_label([made_of(["The heron " + "flew and " * 40 + "sat."], path="a")])
    assert len(label) <= MAX_LABEL
    assert label.endswith("…")
    assert not label.endswith(" …")


def test_an_empty_report_has_a_label() -> None:
    """A story is never without a name."""
    assert story_label([Report.from_text("", path="a")]) == "(no text)"
