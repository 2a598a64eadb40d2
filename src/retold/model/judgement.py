"""What the user corrected."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from retold.model.noun import Noun


class JudgementKind(StrEnum):
    """What the user says of reports, of a descent, or of two speakers."""

    NOT_THIS_STORY = "NOT_THIS_STORY"
    ONE_STORY = "ONE_STORY"
    NOT_THIS_EXEMPLAR = "NOT_THIS_EXEMPLAR"
    SAME_SPEAKER = "SAME_SPEAKER"
    WRONG_DATE = "WRONG_DATE"
    WRONG_OUTLET = "WRONG_OUTLET"
    WRONG_BODY = "WRONG_BODY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Noun):
    """A correction by the user, kept beside what was found, so that it can be undone.

    What `subject`, `other` and `value` are depends on the kind:

    - NOT_THIS_STORY: a report, and one of the reports that it was put together with;
    - ONE_STORY: two reports;
    - NOT_THIS_EXEMPLAR: the copy, and the exemplar that it did not come from, as reports;
    - SAME_SPEAKER: two speakers, the second of whom is the first;
    - WRONG_DATE: a report; the right date in ISO 8601, empty where it is unknown;
    - WRONG_OUTLET: a report; the right outlet, empty where it is unknown;
    - WRONG_BODY: a report; the body's first and last words, as `start,end` in its text.
    """

    id: Annotated[int, "Its number on the desk, in the order in which judgements were made."]
    kind: Annotated[JudgementKind, "What the user says."]
    subject: Annotated[str, "The report, or the speaker, that it is said of."]
    other: Annotated[str, "The second report or speaker; empty where there is none."] = ""
    value: Annotated[str, "The right date, outlet or body; empty where there is none."] = ""
    made: Annotated[str, "When, in ISO 8601 and UTC."] = ""
