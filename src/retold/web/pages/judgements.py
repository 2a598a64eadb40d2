"""What the user corrected, and how to take it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from retold.desk import Desk
from retold.errors import RetoldError
from retold.export.views.lookup import one_line, shorten
from retold.model import Judgement, JudgementKind

_WORDS = 50
_REPORTS = frozenset(JudgementKind) - {JudgementKind.SAME_SPEAKER}
SAID = {
    JudgementKind.NOT_THIS_STORY: "{subject} does not belong to the story of {other}",
    JudgementKind.ONE_STORY: "{subject} and {other} tell one story",
    JudgementKind.NOT_THIS_EXEMPLAR: "{subject} was not taken from {other}",
    JudgementKind.SAME_SPEAKER: "{other} is {subject}",
    JudgementKind.WRONG_DATE: "{subject} was published on {value}",
    JudgementKind.WRONG_OUTLET: "{subject} was published by {value}",
    JudgementKind.WRONG_BODY: "the body of {subject} is {value}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementView:
    """One correction."""

    id: Annotated[int, "Its number."]
    said: Annotated[str, "What the user says."]
    made: Annotated[str, "When."]
    link: Annotated[str, "The page of what it is said of."]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementsPage:
    """What the user corrected."""

    title: Annotated[str, "The page's title."]
    judgements: Annotated[tuple[JudgementView, ...], "The corrections, the latest first."]
    complaint: Annotated[str, "What is wrong with what was just said; empty if nothing."]


def build_judgements_page(desk: Desk, complaint: str = "") -> JudgementsPage:
    """What the user corrected, the latest first."""
    made = tuple(_judgement(desk, one) for one in reversed(desk.judgements()))
    return JudgementsPage(title="Judgements", judgements=made, complaint=complaint)


def say(desk: Desk, judgement: Judgement) -> str:
    """A correction in a sentence."""
    is_of_reports = judgement.kind in _REPORTS
    return SAID[judgement.kind].format(
        subject=_name(desk, judgement.subject, is_report=is_of_reports),
        other=_name(desk, judgement.other, is_report=is_of_reports),
        value=_value(desk, judgement),
    )


def _value(desk: Desk, judgement: Judgement) -> str:
    """What is right, in words; of a body the words that it begins and ends with."""
    value = shorten(judgement.value, 120) or "(unknown)"
    if judgement.kind is not JudgementKind.WRONG_BODY:
        return value
    try:
        text = desk.report(judgement.subject).text
    except RetoldError:
        return f"characters {value}"
    start, end = (int(part) for part in judgement.value.split(","))
    body = text[start:end]
    first, last = shorten(body, _WORDS), one_line(body[-_WORDS:]).partition(" ")[2]
    return f"from “{first}” to “… {last}”" if len(body) > 2 * _WORDS else f"“{shorten(body)}”"


def _judgement(desk: Desk, judgement: Judgement) -> JudgementView:
    page = "report" if judgement.kind in _REPORTS else "speaker"
    return JudgementView(
        id=judgement.id,
        said=say(desk, judgement),
        made=judgement.made[:16].replace("T", " "),
        link=f"/{page}/{judgement.subject}",
    )


def _name(desk: Desk, id_: str, *, is_report: bool) -> str:
    if not id_:
        return ""
    try:
        if not is_report:
            return f"“{shorten(desk.speaker(id_).speaker.name, 80)}”"
        report = desk.report(id_)
    except RetoldError:
        return "something that is not on the desk any more"
    outlet = shorten(report.outlet.name, 60)
    headline = shorten(report.headline, 80)
    return f"{outlet}: “{headline}”" if outlet else f"“{headline}”"
