"""What the user corrects flows through every later run, and can be undone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.told import light
from retold import Desk
from retold.desk import Successor
from retold.errors import RetoldError
from retold.model import JudgementKind, Trace, Zone


def lamp(desk: Desk) -> Trace:
    """The story of the lamp."""
    return desk.story(desk.stories(order="largest")[0].id)


def test_a_wrong_date_is_put_right_and_back(desk: Desk) -> None:
    """A corrected date moves the report in its story; undone, all is as before."""
    before = lamp(desk)
    last = before.reports[-1]
    made = desk.judge("WRONG_DATE", last.id, value="2031-06-01")
    assert lamp(desk).reports[0].id == last.id
    assert desk.report(last.id).published.evidence == "corrected by the user"
    assert desk.stories(until="2031-06-01T12:00")[0].id == before.stories[0].id
    desk.add([light("Late Echo", "2031-06-04")], tier="fast")
    assert lamp(desk).reports[0].id == last.id
    desk.forget(lamp(desk).reports[-1].id)
    assert desk.undo(made.id) == made
    # Which words speak for the story hangs on all reports that ever came, the forgotten one too.
    after = replace(lamp(desk).stories[0], evidence=before.stories[0].evidence)
    assert replace(lamp(desk), stories=(after,)) == before
    assert desk.judgements() == []


def test_a_date_may_be_made_unknown(desk: Desk) -> None:
    """An empty date says that it is not known."""
    report = lamp(desk).reports[0]
    desk.judge(JudgementKind.WRONG_DATE, report.id)
    assert desk.report(report.id).published.moment is None


def test_a_wrong_outlet_is_put_right(desk: Desk) -> None:
    """A corrected outlet is the one that lists and chains name."""
    report = lamp(desk).reports[0]
    desk.judge("WRONG_OUTLET", report.id, value="The Skerry Agency")
    assert "The Skerry Agency" in {one.name for one in desk.outlets()}
    assert "The Skerry Agency" in {one.name for one in lamp(desk).speakers}
    assert desk.stories(outlet="The Skerry Agency")


def test_a_wrong_body_is_read_again(desk: Desk) -> None:
    """What is outside the corrected body says nothing any more; its words stay in the text."""
    report = lamp(desk).reports[0]
    assert '"We regret' in report.text
    end = report.text.index('"We regret')
    made = desk.judge("WRONG_BODY", report.id, value=f"0,{end}")
    corrected = desk.report(report.id)
    assert corrected.text == report.text
    assert all("regret" not in one.span.of(report.text) for one in corrected.blocks_in(Zone.BODY))
    said = [one for one in lamp(desk).attributions if one.report_id == report.id]
    assert not any("regret" in words.text for one in said for words in one.content)
    desk.undo(made.id)
    said = [one for one in lamp(desk).attributions if one.report_id == report.id]
    assert any("regret" in words.text for one in said for words in one.content)


def test_two_speakers_are_one(desk: Desk) -> None:
    """The second speaker is the first wherever it is named, also in reports that come later."""
    orme, board = (desk.speakers(name=name)[0] for name in ("orme", "board"))
    made = desk.judge("SAME_SPEAKER", orme.id, board.id)
    desk.add([light("Late Echo", "2031-06-04")], tier="fast")
    trace = lamp(desk)
    assert board.id not in str(trace.to_dict())
    assert "Lights Board" in next(one.names for one in trace.speakers if one.id == orme.id)
    assert desk.successor(board.id) == Successor(kind="speaker", id=orme.id)
    desk.undo(made.id)
    assert board.id in {one.id for one in lamp(desk).speakers}


@pytest.mark.parametrize(
    ("kind", "other", "value", "said"),
    [
        ("WRONG_DATE", "", "soon", "no date"),
        ("WRONG_BODY", "", "5", "no stretch"),
        ("WRONG_BODY", "", "5,5", "no stretch"),
        ("WRONG_BODY", "", "0,99999", "no stretch"),
        ("ONE_STORY", "r0", "", "no other such report"),
        ("NOT_THIS_EXEMPLAR", "", "", "no other such report"),
        ("SAME_SPEAKER", "s0", "", "no such speaker"),
        ("MADE_UP", "", "", "no such judgement"),
    ],
)
def test_a_correction_that_cannot_be_is_said(
    desk: Desk, kind: str, other: str, value: str, said: str
) -> None:
    """A judgement that makes no sense changes nothing."""
    report = lamp(desk).reports[0]
    with pytest.raises(RetoldError, match=said):
        desk.judge(kind, report.id, other, value)
    assert desk.judgements() == []


def test_an_exemplar_is_ruled_out_until_that_is_taken_back(desk: Desk) -> None:
    """No later run says again that the copy came from there; undone, the stemma is as before."""
    before = lamp(desk).stemmata[0]
    reports = {one.siglum: one.report_id for one in before.witnesses}
    edge = next(one for one in before.descents if reports[one.exemplar] and reports[one.copy])
    pair = reports[edge.exemplar], reports[edge.copy]
    made = desk.judge("NOT_THIS_EXEMPLAR", pair[1] or "", pair[0] or "")
    for _ in range(2):
        stemma = lamp(desk).stemmata[0]
        reports = {one.siglum: one.report_id for one in stemma.witnesses}
        assert pair not in {(reports[one.exemplar], reports[one.copy]) for one in stemma.descents}
        desk.add([light("Late Echo", "2031-06-04")], tier="fast")
    late = next(one.id for one in lamp(desk).reports if one.outlet.name == "Late Echo")
    desk.forget(late)
    desk.undo(made.id)
    assert lamp(desk).stemmata[0] == before


def test_two_stories_are_one_until_that_is_taken_back(desk: Desk) -> None:
    """Stories that the user joins stay joined while they grow; undone, there are two again."""
    first, second = (desk.story(one.id) for one in desk.stories(order="largest"))
    made = desk.judge("ONE_STORY", first.reports[0].id, second.stories[0].id)
    assert desk.count() == 1
    desk.add([light("Late Echo", "2031-06-04")], tier="fast")
    assert desk.story_of(first.reports[0].id) == desk.story_of(second.reports[0].id)
    desk.undo(made.id)
    assert desk.story_of(first.reports[0].id) != desk.story_of(second.reports[0].id)


def test_a_report_is_kept_out_of_a_story_until_that_is_taken_back(desk: Desk) -> None:
    """A report that the user takes out of a story does not come back while it grows."""
    trace = lamp(desk)
    stray = trace.reports[-1].id
    made = desk.judge("NOT_THIS_STORY", stray, trace.stories[0].id)
    assert desk.story_of(stray).report_ids == (stray,)
    desk.add([light("Late Echo", "2031-06-04")], tier="fast")
    assert stray not in desk.story_of(trace.reports[0].id).report_ids
    desk.undo(made.id)
    assert len(desk.story_of(stray).report_ids) == 4


def test_what_contradicts_another_judgement_is_said(desk: Desk) -> None:
    """Two reports cannot be put together and kept apart; nothing changes."""
    one, two, _ = (report.id for report in lamp(desk).reports)
    desk.judge("ONE_STORY", one, two)
    with pytest.raises(RetoldError, match="take that back first"):
        desk.judge("NOT_THIS_STORY", one, two)
    assert len(desk.judgements()) == 1
    assert len(lamp(desk).reports) == 3
    desk.add([light("Late Echo", "2031-06-04")], tier="fast")
    assert len(lamp(desk).reports) == 4
