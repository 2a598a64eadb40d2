"""Deliveries of press databases to their articles."""

from __future__ import annotations

import pytest

from ingest.delivery import deliveries
from ingest.formats.given import PARAGRAPHS, TEXT, body_of, read_all, reports_in
from retold.model import Report, Skip, SkipReason, Zone

SHAPES = {
    "numbered": deliveries.numbered(),
    "ended": "\n".join(line for _, line in deliveries.ended()),
    "coded": deliveries.coded(),
    "uncoded": deliveries.uncoded(),
    "ruled": deliveries.ruled(),
}


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_articles_and_their_fields(name: str, line_end: str) -> None:
    """Each article of a delivery is a report with its fields read and none of them in its text."""
    body = SHAPES[name].replace("\n", line_end).encode()
    reports = [one for one in read_all(body, "d.txt") if isinstance(one, Report)]
    assert [report.headline for report in reports] == list(deliveries.HEADLINES)
    assert [body_of(report) for report in reports] == list(deliveries.BODIES)
    assert {report.outlet.name for report in reports} == {deliveries.OUTLET}
    assert [report.byline.removeprefix("By ") for report in reports] == list(deliveries.BYLINES)
    days = [report.published.moment for report in reports]
    assert [day.middle.date().isoformat() if day else "" for day in days] == [
        "2031-05-05", "2031-05-06", "2031-05-07"]  # fmt: skip
    assert all(report.published.evidence.startswith("delivery: ") for report in reports)
    assert len({report.id for report in reports}) == 3
    assert len({report.capture_id for report in reports}) == 1


@pytest.mark.parametrize("name", SHAPES)
def test_no_blank_lines(name: str) -> None:
    """Where saving lost the blank lines between paragraphs, articles and fields are the same."""
    lines = [line for line in SHAPES[name].splitlines() if line.strip()]
    body = "\ufeff" + "\n".join(lines)
    reports = [one for one in read_all(body.encode(), "d.txt") if isinstance(one, Report)]
    assert [report.headline for report in reports] == list(deliveries.HEADLINES)
    assert [body_of(report) for report in reports] == list(deliveries.BODIES)
    assert {report.outlet.name for report in reports} == {deliveries.OUTLET}
    assert [report.byline.removeprefix("By ") for report in reports] == list(deliveries.BYLINES)


def test_a_section_above_the_headline() -> None:
    """The name of a section that stands above the headline is neither headline nor left over."""
    body = deliveries.uncoded()
    for headline in deliveries.HEADLINES:
        body = body.replace(headline + "\n", f"World News\n{headline}\n")
    found = list(read_all(body.encode(), "d.txt"))
    assert [one.headline for one in found if isinstance(one, Report)] == list(deliveries.HEADLINES)
    assert not [one for one in found if isinstance(one, Skip)]


@pytest.mark.parametrize("name", SHAPES)
def test_one_article_alone(name: str) -> None:
    """A delivery of one article is read the same way."""
    whole = SHAPES[name]
    starts = {"numbered": "2 of 3", "ended": "\n" + deliveries.HEADLINES[1] + "\nThe",
              "coded": "SE  News\nHD  Net", "uncoded": deliveries.HEADLINES[1],
              "ruled": "Document 2 of 3"}  # fmt: skip
    ends = {"numbered": "3 of 3", "ended": deliveries.HEADLINES[2] + "\nThe",
            "coded": "SE  News\nHD  Harbour", "uncoded": deliveries.HEADLINES[2],
            "ruled": "Document 3 of 3"}  # fmt: skip
    part = whole[whole.index(starts[name]) : whole.rindex(ends[name])]
    (report,) = reports_in(part.strip(" \n_").encode(), "d.txt")
    assert report.headline == deliveries.HEADLINES[1]
    assert body_of(report) == deliveries.BODIES[1]
    assert report.outlet.name == deliveries.OUTLET


def test_a_text_whose_label_comes_first() -> None:
    """An article may begin with the label of its text."""
    body = f"Full text: {TEXT}\n\nTitle: Ferry\n\nPublication date: May 5, 2031\n"
    (report,) = reports_in(body.encode(), "d.txt")
    assert (report.headline, body_of(report)) == ("Ferry", PARAGRAPHS)


def test_what_stands_between_is_told() -> None:
    """A cover page belongs to no article, and is no silent loss."""
    skips = [one for one in read_all(SHAPES["ended"].encode(), "d.txt") if isinstance(one, Skip)]
    assert [skip.reason for skip in skips] == [SkipReason.BETWEEN_ARTICLES]
    assert skips[0].detail.startswith('43 words that belong to no article: "User Name: A Reader')


def test_the_caption_of_the_picture() -> None:
    """The words under "Graphic" are a caption."""
    report = next(one for one in read_all(SHAPES["ended"].encode(), "d") if isinstance(one, Report))
    (caption,) = report.blocks_in(Zone.CAPTION)
    assert caption.span.of(report.text) == "Boats at the quay of Port Ellery."


def test_marks_of_pages() -> None:
    """A mark of a page in mid-article is left out, and the paragraph goes on."""
    body = SHAPES["numbered"].replace("\n\n   Nobody", "\n\nPage 1 of 2\n\n   Nobody")
    report = reports_in(body.encode(), "d.txt")[0]
    assert body_of(report) == deliveries.BODIES[0]


NO_DELIVERIES = [
    TEXT,
    f"SECTION ONE\n\n{TEXT}",
    f"Ferry strikes mole\n\nBy Hanne Orlick\n\n{TEXT}\n\nCopyright 2031 Port Ellery Press",
    f"Ferry strikes mole\n\nLength: long\n\n{TEXT}",
    "Ferry strikes mole\n\n{}\n\nSubject: a letter\n\n{}\n\n{}".format(*PARAGRAPHS),
    f"Page 1 of 2\n\n{TEXT}\n\nPage 2 of 2",
    f"{TEXT}\n\nEnd of story? Hardly.",
    f"{TEXT}\n\nThe vote was 2 of 3 documents in favour.\n",
]


@pytest.mark.parametrize("text", NO_DELIVERIES)
def test_other_texts_are_left_as_they_are(text: str) -> None:
    """A text that only has a word of a delivery in it is one report, and nothing is cut away."""
    (report,) = reports_in(text.encode(), "a.txt")
    for paragraph in PARAGRAPHS:
        assert paragraph in report.text


def test_a_field_in_mid_article() -> None:
    """A line that looks like a field has text below it, so it is text."""
    lines = "Subject: the mole\n\n" + "The mole was built long ago by the town.\n\n" * 12
    body = SHAPES["ended"].replace("Nobody was hurt.", lines)
    report = next(one for one in read_all(body.encode(), "d.txt") if isinstance(one, Report))
    assert "The mole was built long ago" in report.text
