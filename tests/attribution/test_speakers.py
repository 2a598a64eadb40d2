"""Who every source means, in a report and over several."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Hashable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.attribution.speakers import Resolution, resolve_speakers
from retold.model import (
    Act,
    Attribution,
    AttributionKind,
    Naming,
    Report,
    Span,
    Speaker,
    SpeakerKind,
    Words,
)


def attribute(report: Report, *sources: str) -> list[Attribution]:
    """One attribution for each source, found in text order; the content is what is left."""
    made: list[Attribution] = []
    at = 0
    for number, source in enumerate(sources):
        start = report.text.index(source, at)
        at = start + len(source)
        made.append(make(report, number, Span(start, at)))
    return made


def make(
    report: Report, number: int, source: Span | None, within: str | None = None
) -> Attribution:
    """A statement by a source, its content unmarked."""
    return Attribution(
        id=f"{report.id}-{number}",
        report_id=report.id,
        kind=AttributionKind.INDIRECT,
        act=Act.STATEMENT,
        naming=Naming.NAMED,
        source=(report.words(source),) if source else (),
        cue=(),
        content=(),
        within_id=within,
    )


def resolve(text: str, *sources: str) -> list[str | None]:
    """The names that sources of one text are resolved to."""
    report = Report.from_text(text)
    return names_of(resolve_speakers([report], attribute(report, *sources)))


def names_of(resolution: Resolution) -> list[str | None]:
    """The speaker's name of each attribution."""
    known = {speaker.id: speaker.name for speaker in resolution.speakers}
    return [known[one.speaker_id] if one.speaker_id else None for one in resolution.attributions]


# text, its sources, the speaker of each
CASES = [
    (
        "John Vale, the minister of ports, spoke. Vale said no. He said it twice.",
        ["John Vale, the minister of ports", "Vale", "He"],
        ["John Vale"] * 3,
    ),
    (
        "The Coastal Rescue Service (CRS) said so. The agency said more. CRS said less.",
        ["The Coastal Rescue Service (CRS)", "The agency", "CRS"],
        ["Coastal Rescue Service"] * 3,
    ),
    (
        "The Defence Ministry said so. The police said more. The court said less.",
        ["The Defence Ministry", "The police", "The court"],
        ["Defence Ministry", "The police", "The court"],
    ),
    (
        "A spokeswoman for the Defence Ministry, Nadia Holm, said so. The ministry said more.",
        ["A spokeswoman for the Defence Ministry, Nadia Holm", "The ministry"],
        ["Nadia Holm", "Defence Ministry"],
    ),
    (
        "The spokesman said so. A spokesman for the Oster Union said more. He said it twice.",
        ["The spokesman", "A spokesman for the Oster Union", "He"],
        ["The spokesman", "A spokesman for the Oster Union", "A spokesman for the Oster Union"],
    ),
    (
        "State television said so. The ministry said more. Local radio said less.",
        ["State television", "The ministry", "Local radio"],
        ["State television", "The ministry", "Local radio"],
    ),
    (
        "The Sarn Island Lifeboat Society said so. SILS said it again.",
        ["The Sarn Island Lifeboat Society", "SILS"],
        ["Sarn Island Lifeboat Society"] * 2,
    ),
    (
        "Vale's spokesman, Dmitri Oss, said no. The spokesman said yes.",
        ["Vale's spokesman, Dmitri Oss", "The spokesman"],
        ["Dmitri Oss"] * 2,
    ),
    (
        "Ada Brell met Tom Sole on the quay. She said the boat was late.",
        ["She"],
        ["Ada Brell"],
    ),
    (
        "The Port Board met on Monday. It said the quay was safe, and its report said why.",
        ["It", "its report"],
        ["Port Board"] * 2,
    ),
    (
        "A statement by the Port Board said so. The statement said more.",
        ["A statement by the Port Board", "The statement"],
        ["Port Board"] * 2,
    ),
    (
        "Brell and Tolland said so. They said it twice.",
        ["Brell and Tolland", "They"],
        ["Brell and Tolland"] * 2,
    ),
    (
        "The deputy harbour master in Ellery said so. The official said more.",
        ["The deputy harbour master in Ellery", "The official"],
        ["The deputy harbour master in Ellery"] * 2,
    ),
    (
        "At first the service said little. Later the Coastal Rescue Service said much.",
        ["the service", "the Coastal Rescue Service"],
        ["Coastal Rescue Service"] * 2,
    ),
]


@pytest.mark.parametrize(("text", "sources", "wanted"), CASES)
def test_wordings_of_one_source_are_one_speaker(
    text: str, sources: list[str], wanted: list[str]
) -> None:
    """Names, roles, descriptions and pronouns of one source have one speaker."""
    assert resolve(text, *sources) == wanted


def test_i_is_the_speaker_of_the_quotation() -> None:
    """The first person in a quotation is who says it, also where the source comes after."""
    report = Report.from_text('"I think we sail," Ada Brell said.')
    outer = make(report, 0, Span(19, 28))
    inner = make(report, 1, Span(1, 2), within=outer.id)
    assert names_of(resolve_speakers([report], [inner, outer])) == ["Ada Brell"] * 2


def test_an_attribution_without_source_has_no_speaker() -> None:
    """Where nobody is named there is no speaker to resolve."""
    report = Report.from_text("It was reported that the boat sank.")
    resolution = resolve_speakers([report], [make(report, 0, None)])
    assert resolution.attributions[0].speaker_id is None
    assert resolution.speakers == ()


def collection(*texts: str) -> list[Report]:
    """Reports of these texts."""
    return [Report.from_text(text, path=f"{number}.txt") for number, text in enumerate(texts)]


# what two reports call a source, and whether it is one
ACROSS = [
    ("the Russian Coastal Service", "Russia's Coastal Services (RCS)", True),
    ("Ada Brell, the mayor", "Mayor Ada Brell", True),
    ("Brell", "Ada Brell", True),
    ("the Norwegian Port Board", "the Danish Port Board", False),
    ("two officials", "two officials", False),
    ("a spokesman", "a spokesman", False),
    ("a spokesman for the Sarn Board", "the Sarn Board's spokesman", True),
    ("Ada Brell", "Tom Brell", False),
    ("the health ministry", "the health ministry", False),
    ("Reuters", "the Reuters news agency", True),
    ("the US", "the United States", True),
]


@pytest.mark.parametrize(("left", "right", "is_one"), ACROSS)
def test_speakers_are_joined_over_reports_by_name_alone(
    left: str,
    right: str,
    is_one: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """The same full name is one speaker; a source without a name is never joined."""
    reports = collection(f"On Monday {left} said so.", f"On Tuesday {right} said no.")
    attributions = [*attribute(reports[0], left), *attribute(reports[1], right)]
    found = [one.speaker_id for one in resolve_speakers(reports, attributions).attributions]
    assert (found[0] == found[1]) is is_one


def test_a_surname_that_two_bear_is_left_alone() -> None:
    """A surname alone joins no one where the collection has two of that name."""
    reports = collection("Ada Brell said so.", "Tom Brell said no.", "Brell said both.")
    sources = ["Ada Brell", "Tom Brell", "Brell"]
    attributions = [attribute(one, name)[0] for one, name in zip(reports, sources, strict=True)]
    found = resolve_speakers(reports, attributions).attributions
    assert len({one.speaker_id for one in found}) == 3


def test_ids_do_not_depend_on_the_order_of_reports() -> None:
    """Shuffled input gives the same speakers."""
    reports = collection(
        "Ada Brell said so. Two men said no.", "Mayor Brell said it. A man agreed."
    )
    attributions = [
        *attribute(reports[0], "Ada Brell", "Two men"),
        *attribute(reports[1], "Mayor Brell", "A man"),
    ]
    one = resolve_speakers(reports, attributions)
    two = resolve_speakers(reports[::-1], attributions[::-1])
    assert one.speakers == two.speakers
    assert sorted(one.attributions, key=str) == sorted(two.attributions, key=str)


def test_a_speaker_lists_its_wordings_and_its_fullest_name() -> None:
    """The fullest name leads, every wording but pronouns follows."""
    report = Report.from_text("Harbour chief Ada Brell said so. Brell said it. She said it again.")
    sources = ("Harbour chief Ada Brell", "Brell", "She")
    speakers = resolve_speakers([report], attribute(report, *sources)).speakers
    assert [(one.name, one.names, one.kind) for one in speakers] == [
        ("Ada Brell", ("Ada Brell", "Brell", "Harbour chief Ada Brell"), SpeakerKind.PERSON)
    ]


@given(st.text(alphabet="ABab \n.,'\"“”()é\x00", max_size=120), st.data())
def test_every_source_span_gets_at_most_one_known_speaker(text: str, data: st.DataObject) -> None:
    """Whatever the text, a speaker id names one of the speakers returned."""
    report = Report.from_text(text)
    ends = st.integers(0, len(text))
    spans = [sorted(data.draw(st.tuples(ends, ends))) for _ in range(3)]
    attributions = [
        make(report, number, Span(start, end)) for number, (start, end) in enumerate(spans)
    ]
    resolution = resolve_speakers([report], attributions)
    known = {speaker.id for speaker in resolution.speakers}
    assert all(one.speaker_id in known | {None} for one in resolution.attributions)


def test_the_labelled_reports_are_resolved(shared: Path) -> None:
    """On the labelled training reports the speakers agree with the referents (B-cubed 0.94)."""
    path = shared / "data" / "attribution" / "wikinews" / "train.jsonl"
    if not path.exists():
        pytest.skip(f"no labelled reports at {path}")
    wanted: dict[Hashable, Hashable] = {}
    found: dict[Hashable, Hashable] = {}
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        report = Report.from_text(row["text"], path=row["id"])
        resolution = resolve_speakers(
            [report], [labelled(report, one) for one in row["attributions"]]
        )
        for one, made in zip(row["attributions"], resolution.attributions, strict=True):
            if one["referent"] and one["source"]:
                wanted[one["id"]] = (row["id"], one["referent"])
                found[one["id"]] = (row["id"], made.speaker_id or one["id"])
    assert b_cubed(wanted, found) >= 0.94


def labelled(report: Report, one: dict[str, object]) -> Attribution:
    """A labelled attribution as the model has it."""
    return Attribution(
        id=str(one["id"]),
        report_id=report.id,
        kind=AttributionKind(str(one["kind"])),
        act=Act(str(one["act"])),
        naming=Naming(str(one["naming"])),
        source=words(report, one["source"]),
        cue=words(report, one["cue"]),
        content=words(report, one["content"]),
        within_id=str(one["within"]) if one["within"] else None,
    )


def words(report: Report, spans: object) -> tuple[Words, ...]:
    """The words at labelled spans."""
    assert isinstance(spans, list)
    return tuple(report.words(Span(*span)) for span in spans)


def b_cubed(wanted: Mapping[Hashable, Hashable], found: Mapping[Hashable, Hashable]) -> float:
    """B-cubed F1 (Bagga and Baldwin 1998)."""
    left, right = clusters(wanted), clusters(found)
    precision = recall = 0.0
    for item in wanted:
        mine, theirs = right[found[item]], left[wanted[item]]
        precision += len(mine & theirs) / len(mine)
        recall += len(mine & theirs) / len(theirs)
    return 2 * precision * recall / (precision + recall) / len(wanted)


def clusters(label: Mapping[Hashable, Hashable]) -> dict[Hashable, set[Hashable]]:
    """The items of each label."""
    made: dict[Hashable, set[Hashable]] = defaultdict(set)
    for item, name in label.items():
        made[name].add(item)
    return made


def test_speakers_are_sorted_by_id() -> None:
    """The order of speakers is fixed."""
    report = Report.from_text("Ada Brell said so. Tom Sole said no. The Port Board said both.")
    sources = ("Ada Brell", "Tom Sole", "The Port Board")
    speakers: tuple[Speaker, ...] = resolve_speakers([report], attribute(report, *sources)).speakers
    assert [one.id for one in speakers] == sorted(one.id for one in speakers)
