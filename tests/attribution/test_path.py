"""The path that what is said took, read from whole reports."""

from __future__ import annotations

import pytest

import retold
from retold.attribution import Resolution
from retold.errors import RetoldError
from retold.model import Credit, Report, Span, Speaker

NESTED = (
    "Reuters reported, citing two people familiar with the talks, that the ministry had denied a "
    "deal."
)


def resolve(text: str, *marks: tuple[str, str]) -> Resolution:
    """What is found in a report of the Ellery Courier with printed credits."""
    printed = tuple(
        Credit(text=words, names=(name,), raw=Span(0, 0), span=None) for words, name in marks
    )
    return retold.resolve_speakers(
        [Report.from_text(text, outlet="Ellery Courier", credits=printed)]
    )


def paths(found: Resolution) -> list[list[str]]:
    """The names on the path of every attribution, without the outlet that they all begin with."""
    made = [retold.chain(one, found) for one in found.attributions]
    assert {path[0].name for path in made} == {"Ellery Courier"}
    return [[speaker.name for speaker in path[1:]] for path in made]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Brell said the ferry had sunk.", [["Ada Brell"]]),
        (
            NESTED,
            [
                ["Reuters"],
                ["Reuters", "two people familiar with the talks"],
                ["Reuters", "two people familiar with the talks", "the ministry"],
            ],
        ),
        (
            "Reuters quoted an aide as saying that the mayor believed the bridge was safe.",
            [["Reuters"], ["Reuters", "an aide"], ["Reuters", "an aide", "the mayor"]],
        ),
        (
            "Ada Brell, of the Port Board, told Reuters that it had sunk. She said it was late.",
            [["Reuters", "Ada Brell"], ["Reuters", "Ada Brell"]],
        ),
        (
            'Two officials told AFP that the chief, Mira Oske, had warned: "It will fall."',
            [["AFP", "Two officials"], ["AFP", "Two officials", "Mira Oske"]],
        ),
        ("It was reported that the bridge had been closed.", [[]]),
    ],
)
def test_a_path_names_everyone_between(text: str, expected: list[list[str]]) -> None:
    """Wires, those cited, the outlet that was told and whoever is around stand before a speaker."""
    assert paths(resolve(text)) == expected


def test_a_credit_stands_behind_the_outlet() -> None:
    """A printed wire is on every path of the report, also where nobody speaks."""
    text = "Ada Brell said the ferry had sunk. It was reported that the quay was closed."
    found = resolve(text + " (Norrland)", ("(Norrland)", "Norrland"))
    assert paths(found) == [["Norrland", "Ada Brell"], ["Norrland"]]


def test_an_attribution_before_it_is_resolved_will_do() -> None:
    """What `find_attributions` gave has the path of its counterpart in the resolution."""
    report = Report.from_text("Ada Brell said the ferry had sunk.", outlet="Ellery Courier")
    (one,) = retold.find_attributions(report)
    found = retold.resolve_speakers([report])
    path = retold.chain(one, found)
    assert path == retold.chain(found.attributions[0], found)
    assert all(isinstance(speaker, Speaker) for speaker in path)
    assert retold.chain(one, retold.trace([report])) == path


def test_an_attribution_of_something_else_is_a_mistake() -> None:
    """One that the trace does not have is named, with what to give."""
    found = resolve("Ada Brell said the ferry had sunk.")
    (one,) = retold.find_attributions(Report.from_text("Ivo Tarn said it rained."))
    with pytest.raises(RetoldError, match=rf"{one.id}.*give the trace"):
        retold.chain(one, found)
