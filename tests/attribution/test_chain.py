"""The chain of every attribution, from the outlet to the speaker."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from retold.attribution.chain import link_chains
from retold.attribution.speakers import resolve_speakers
from retold.model import (
    Act,
    Attribution,
    AttributionKind,
    Credit,
    Naming,
    Report,
    Span,
    SpeakerKind,
)


@dataclass(frozen=True)
class Said:
    """A source and what it says, by their words; `within` is the number of the one around it."""

    source: str
    content: str
    within: int | None = None
    medium: str = ""
    cue: str = ""


def chains_of(report: Report, *said: Said) -> list[list[str]]:
    """The names in the chain of each attribution."""
    made: list[Attribution] = []
    at = 0
    for number, one in enumerate(said):
        made.append(attribute(report, number, one, at))
        if made[-1].source and one.within is None:
            at = made[-1].source[0].end
    attributions, speakers = link_chains([report], resolve_speakers([report], made))
    names = {speaker.id: speaker.name for speaker in speakers}
    return [[names[link] for link in one.chain] for one in attributions]


def attribute(report: Report, number: int, said: Said, at: int) -> Attribution:
    """The attribution that these words make."""

    def words(part: str, start: int) -> Span:
        found = report.text.index(part, start)
        return Span(found, found + len(part))

    return Attribution(
        id=f"{report.id}-{number}",
        report_id=report.id,
        kind=AttributionKind.INDIRECT,
        act=Act.STATEMENT,
        naming=Naming.NAMED,
        source=(report.words(words(said.source, at)),) if said.source else (),
        cue=(report.words(words(said.cue, at)),) if said.cue else (),
        content=(report.words(words(said.content, 0)),),
        within_id=None if said.within is None else f"{report.id}-{said.within}",
        medium=report.words(words(said.medium, at)) if said.medium else None,
    )


def make_report(text: str, *marks: tuple[str, str]) -> Report:
    """A report of the Ellery Courier with printed credits."""
    printed = tuple(
        Credit(text=words, names=(name,), raw=Span(0, 0), span=None) for words, name in marks
    )
    return Report.from_text(text, outlet="Ellery Courier", credits=printed)


def test_a_plain_statement_has_outlet_and_speaker() -> None:
    """Without a wire the chain is the outlet and who speaks."""
    report = make_report("Ada Brell said the ferry sank.")
    assert chains_of(report, Said("Ada Brell", "the ferry sank")) == [
        ["Ellery Courier", "Ada Brell"]
    ]


def test_a_credit_governs_the_whole_report() -> None:
    """A wire's mark stands between the outlet and every speaker."""
    report = make_report("Ada Brell said the ferry sank. (Norrland)", ("(Norrland)", "Norrland"))
    assert chains_of(report, Said("Ada Brell", "the ferry sank")) == [
        ["Ellery Courier", "Norrland", "Ada Brell"]
    ]


def test_another_outlet_named_for_a_passage_takes_the_place_of_the_credit() -> None:
    """What the text has from another outlet did not come by the credited wire."""
    report = make_report(
        "Reuters reported that Ada Brell said the ferry sank.", ("(Norrland)", "Norrland")
    )
    said = (
        Said("Reuters", "that Ada Brell said the ferry sank"),
        Said("Ada Brell", "the ferry sank", within=0),
    )
    assert chains_of(report, *said) == [
        ["Ellery Courier", "Reuters"],
        ["Ellery Courier", "Reuters", "Ada Brell"],
    ]


def test_a_lead_by_a_wire_holds_for_what_its_source_says_later() -> None:
    """A lead that cites the board is behind what the board says below."""
    report = make_report(
        "Reuters reported on Monday, citing the Port Board, that the ferry sank. "
        "The board said all were safe. Ada Brell said she was sad."
    )
    said = (
        Said("Reuters", "that the ferry sank"),
        Said("The board", "all were safe"),
        Said("Ada Brell", "she was sad"),
    )
    assert chains_of(report, *said) == [
        ["Ellery Courier", "Reuters"],
        ["Ellery Courier", "Reuters", "Port Board"],
        ["Ellery Courier", "Ada Brell"],
    ]


def test_a_label_above_a_text_that_names_the_wire_governs_what_the_wire_brought() -> None:
    """A label over a text that says what the wire reported holds for that alone."""
    report = make_report(
        "Reuters reported, citing the Port Board, that the ferry sank. The board said it was old. "
        "Ada Brell said she was sad.",
        ("Source: Reuters", "Reuters"),
    )
    said = (
        Said("Reuters", "that the ferry sank"),
        Said("The board", "it was old"),
        Said("Ada Brell", "she was sad"),
    )
    assert chains_of(report, *said)[1:] == [
        ["Ellery Courier", "Reuters", "Port Board"],
        ["Ellery Courier", "Ada Brell"],
    ]


def test_the_medium_stands_before_the_speaker() -> None:
    """Who "told Reuters" comes after Reuters."""
    report = make_report("Ada Brell told Reuters the ferry sank.")
    assert chains_of(report, Said("Ada Brell", "the ferry sank", medium="Reuters")) == [
        ["Ellery Courier", "Reuters", "Ada Brell"]
    ]


def test_whom_a_demand_is_made_to_is_no_medium() -> None:
    """Who is urged or told stands in no chain, unless it is an outlet."""
    report = make_report("Ada Brell urged Norway to send boats.")
    assert chains_of(report, Said("Ada Brell", "to send boats", medium="Norway")) == [
        ["Ellery Courier", "Ada Brell"]
    ]


def test_who_holds_a_document_stands_before_it() -> None:
    """A cable obtained by an outlet came through that outlet."""
    report = make_report("A cable obtained by the Sarn Times said the ferry was old.")
    assert chains_of(report, Said("A cable obtained by the Sarn Times", "the ferry was old")) == [
        ["Ellery Courier", "Sarn Times", "A cable obtained by the Sarn Times"]
    ]


def test_a_pronoun_goes_on_with_the_chain_it_takes_up() -> None:
    """What "she" says next came the same way."""
    report = make_report("Reuters said that Ada Brell saw the ferry sink. She said it was old.")
    said = (
        Said("Reuters", "that Ada Brell saw the ferry sink"),
        Said("Ada Brell", "the ferry sink", within=0),
        Said("She", "it was old"),
    )
    assert chains_of(report, *said)[2] == ["Ellery Courier", "Reuters", "Ada Brell"]


def test_who_quoted_a_source_stands_before_it() -> None:
    """Being quoted by an outlet puts the outlet between."""
    report = make_report("The ferry was old, said Ada Brell, who was quoted by Bloomberg.")
    assert chains_of(report, Said("Ada Brell", "The ferry was old")) == [
        ["Ellery Courier", "Bloomberg", "Ada Brell"]
    ]


def test_no_link_stands_twice_in_a_row() -> None:
    """A report of the wire's own page has the wire once."""
    report = Report.from_text(
        "Reuters said the ferry sank.",
        outlet="Reuters",
        credits=(Credit(text="(Reuters)", names=("Reuters",), raw=Span(0, 0), span=None),),
    )
    assert chains_of(report, Said("Reuters", "the ferry sank")) == [["Reuters"]]


@pytest.mark.parametrize(
    ("path", "name"), [("set/03-x.txt", "outlet of 03-x.txt"), ("a.html", "outlet of a.html")]
)
def test_an_outlet_without_name_is_named_after_its_file(path: str, name: str) -> None:
    """The first link is never blank."""
    report = Report.from_text("Ada Brell said the ferry sank.", path=path)
    assert chains_of(report, Said("Ada Brell", "the ferry sank"))[0][0] == name


def test_an_attribution_without_source_has_the_chain_around_it() -> None:
    """Where nobody is named the chain ends with what is known."""
    report = make_report("Ada Brell said it was reported that the ferry sank.")
    said = (
        Said("Ada Brell", "it was reported that the ferry sank"),
        Said("", "the ferry sank", within=0),
    )
    assert chains_of(report, *said)[1] == ["Ellery Courier", "Ada Brell"]


def test_outlets_are_speakers() -> None:
    """The outlet of a report is among the speakers, as an outlet."""
    report = make_report("Ada Brell said the ferry sank.")
    attribution = attribute(report, 0, Said("Ada Brell", "the ferry sank"), 0)
    _, speakers = link_chains([report], resolve_speakers([report], [attribution]))
    assert ("Ellery Courier", SpeakerKind.OUTLET) in [(one.name, one.kind) for one in speakers]


def test_what_was_passed_on_came_through_both() -> None:
    """What an aide is quoted as saying came through the aide too."""
    report = make_report("Reuters quoted an aide as saying that Ada Brell hoped for rain.")
    content = "that Ada Brell hoped for rain"
    said = (
        Said("Reuters", content),
        Said("an aide", content, within=0),
        Said("Ada Brell", "for rain", within=1),
    )
    assert chains_of(report, *said)[2] == ["Ellery Courier", "Reuters", "an aide", "Ada Brell"]
