"""A speaker's page: everything said, through whom, in which readings, over all stories."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Annotated

from retold.errors import RetoldError
from retold.model import Attribution, Noun, Quotation, Speaker
from retold.store.speakers import load_quotations_by, load_sayings, load_speakers


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying(Noun):
    """One time that somebody is said to have said something."""

    story_id: Annotated[str, "In which story."]
    outlet: Annotated[str, "Who published it."]
    headline: Annotated[str, "Under which headline."]
    day: Annotated[str | None, "The day of publication: the middle of what is known of it."]
    attribution: Annotated[Attribution, "What was said, and how it is put."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance(Noun):
    """A quotation of the speaker's, with its story."""

    story_id: Annotated[str, "In which story."]
    quotation: Annotated[Quotation, "Every reading of it."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaking(Noun):
    """All that a speaker is said to have said."""

    speaker: Annotated[Speaker, "Who, with every name found."]
    sayings: Annotated[tuple[Saying, ...], "Everything said, earliest first."]
    utterances: Annotated[tuple[Utterance, ...], "What stood in quotation marks, by reading."]
    through: Annotated[tuple[Speaker, ...], "Those who stand in the chains of these sayings."]


def read_speaking(connection: sqlite3.Connection, speaker_id: str) -> Speaking:
    """All that a speaker is said to have said.

    Raises:
        RetoldError: There is no such speaker.
    """
    found = load_speakers(connection, [speaker_id])
    if not found:
        raise RetoldError(f"no such speaker on this desk: {speaker_id}")
    sayings = tuple(
        Saying(story_id=story, outlet=outlet, headline=headline, day=day, attribution=one)
        for story, outlet, headline, day, one in load_sayings(connection, speaker_id)
    )
    chains = {link for one in sayings for link in one.attribution.chain} - {speaker_id}
    utterances = load_quotations_by(connection, speaker_id)
    return Speaking(
        speaker=found[0],
        sayings=sayings,
        utterances=tuple(Utterance(story_id=one, quotation=two) for one, two in utterances),
        through=tuple(load_speakers(connection, sorted(chains))),
    )
