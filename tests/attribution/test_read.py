"""Quotations over sentences, paragraphs and blocks."""

from __future__ import annotations

from collections.abc import Callable

from retold.attribution.confidence import find_confidence
from retold.attribution.find import find_attributions
from retold.attribution.read import MAX_PIECES
from retold.model.attribution import Attribution
from retold.model.report import Block, Report, Zone
from retold.model.span import Span

Read = Callable[[str], list[Attribution]]
Rows = Callable[[str], list[tuple[str, str, str]]]


def test_quotation_goes_on(rows: Rows) -> None:
    """A quotation right behind an attributed one belongs to the same speaker."""
    found = rows("“We lost,” Vale said. “Nobody knew.” He left.")
    assert found == [("Vale", "said", "“We lost,” … “Nobody knew.”")]


def test_pieces_of_a_quotation_stand_in_text_order(rows: Rows) -> None:
    """What stands before the speaker comes first, whichever piece was found first."""
    found = rows("It was “We lost it, all,” and Vale said: “They were asleep.”")
    assert found == [("Vale", "said", "“We lost it, all,” … “They were asleep.”")]


def test_lone_quotation(read: Read) -> None:
    """In running text a quotation that nobody is said to have spoken is left out."""
    assert read("“We have lost the pier.”") == []


def test_lone_quotation_as_a_title() -> None:
    """A title that is a quotation is content with neither source nor cue."""
    text = "“We have lost the pier”"
    blocks = (Block(zone=Zone.HEADLINE, span=Span(0, len(text))),)
    (found,) = find_attributions(Report.from_text(text, blocks=blocks))
    assert (found.source, found.cue) == ((), ())
    assert found.confidence < find_confidence("verb-quote")


def test_new_sentence_behind_a_closed_quotation(rows: Rows) -> None:
    """What somebody believes in the next sentence is not the quotation before it."""
    found = rows("“The firm is finished.” Vale believes the sale will go ahead.")
    assert found == [("Vale", "believes", "the sale will go ahead")]


def test_dateline_is_no_content(rows: Rows) -> None:
    """Place, day and agency before the dash are not said by anybody."""
    found = rows("OSTER, May 3 (Wire) — The pier is closed, the mayor said.")
    assert found == [("the mayor", "said", "The pier is closed")]


def test_quotation_of_two_paragraphs(rows: Rows) -> None:
    """Paragraphs that open without closing are one quotation, a span each."""
    found = rows("Vale said: “We lost the pier.\n“Nobody knew it then.”\nHe left.")
    assert found == [("Vale", "said", "“We lost the pier. … “Nobody knew it then.”")]


def test_announced_in_the_block_before() -> None:
    """A block that ends in a colon announces the quotation of the next."""
    text = "Vale said:\n\n“We lost the pier.”"
    blocks = tuple(Block(zone=Zone.BODY, span=span) for span in (Span(0, 10), Span(12, len(text))))
    (found,) = find_attributions(Report.from_text(text, blocks=blocks))
    assert [words.text for words in found.source] == ["Vale"]
    assert [words.text for words in found.content] == ["“We lost the pier.”"]


def test_announced_and_never_given(read: Read) -> None:
    """A quotation that does not come makes no attribution."""
    assert read("Vale said:") == []


def test_speaker_in_a_sentence_of_his_own(rows: Rows) -> None:
    """A short sentence behind a quotation may only name who spoke it."""
    assert rows("“We lost!” Vale said.") == [("Vale", "said", "“We lost!”")]


def test_quotations_without_end_are_cut(read: Callable[[str], list[Attribution]]) -> None:
    """Of quotations that go on for ever, a bounded number belongs to the one who began."""
    (found,) = read("Vale said: “We won.” " + "“We won again today.” " * (2 * MAX_PIECES))
    assert len(found.content) == MAX_PIECES
