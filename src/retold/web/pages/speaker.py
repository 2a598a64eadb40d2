"""A speaker: everything said, through whom, in which readings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from retold.desk import Desk, Saying, SpeakerRow, Utterance
from retold.export.views.dates import date_words
from retold.export.views.lookup import Lookup, shorten
from retold.export.views.quotations import QuotationView, build_quotations
from retold.export.views.wording import ACT, ATTRIBUTION, confidence_words, count_words
from retold.model import Speaker, Trace

_MOST = 300
PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class SayingView:
    """One time that the speaker is said to have said something."""

    story: Annotated[str, "In which story."]
    report: Annotated[str, "In which report."]
    outlet: Annotated[str, "Who published it."]
    headline: Annotated[str, "Under which headline."]
    when: Annotated[str, "When it was published."]
    words: Annotated[str, "What is said."]
    manner: Annotated[str, "How: quoted or reported, stated, believed, demanded."]
    through: Annotated[str, "Through whom, outlet first; empty for nobody else."]
    confidence: Annotated[str, "How sure, in words."]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPage:
    """One speaker."""

    title: Annotated[str, "The fullest name found."]
    id: Annotated[str, "The speaker's id."]
    kind: Annotated[str, "What the speaker is."]
    names: Annotated[tuple[str, ...], "The other names found."]
    summary: Annotated[str, "How often, and in how many stories."]
    through: Annotated[tuple[tuple[str, str], ...], "Who passed it on: id and name."]
    utterances: Annotated[tuple[QuotationView, ...], "What stood in quotation marks, by reading."]
    sayings: Annotated[tuple[SayingView, ...], "Everything said, earliest first."]
    left_out: Annotated[int, "How many sayings are not shown."]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakersPage:
    """The speakers of the desk."""

    title: Annotated[str, "The page's title."]
    name: Annotated[str, "What their names have to hold."]
    speakers: Annotated[tuple[SpeakerRow, ...], "The speakers, the most quoted first."]


def build_speakers_page(desk: Desk, name: str) -> SpeakersPage:
    """The speakers whose name holds some words."""
    found = desk.speakers(name=name.strip(), limit=PAGE)
    return SpeakersPage(title="Speakers", name=name, speakers=tuple(found))


def build_speaker_page(desk: Desk, speaker_id: str) -> SpeakerPage:
    """One speaker.

    Raises:
        RetoldError: There is no such speaker.
    """
    found = desk.speaker(speaker_id)
    speaker = found.speaker
    sayings, utterances = found.sayings[:_MOST], found.utterances[:_MOST]
    lookup = _look_up(desk, speaker, sayings, utterances)
    names = {one.id: one.name for one in (*found.through, speaker)}
    stories = len({one.story_id for one in found.sayings})
    times = count_words(len(found.sayings), "time")
    return SpeakerPage(
        title=shorten(speaker.name, 160) or "A speaker",
        id=speaker.id,
        kind=speaker.kind.value,
        names=tuple(shorten(one, 160) for one in speaker.names if one != speaker.name),
        summary=f"{times}, in {count_words(stories, 'story', 'stories')}",
        through=tuple((one.id, shorten(one.name, 120)) for one in found.through),
        utterances=tuple(build_quotations(lookup, [one.quotation for one in utterances])),
        sayings=tuple(_saying(lookup, one, names) for one in sayings),
        left_out=max(0, len(found.sayings) - _MOST),
    )


def _look_up(
    desk: Desk, speaker: Speaker, sayings: Sequence[Saying], utterances: Sequence[Utterance]
) -> Lookup:
    """A trace of the reports in which the speaker speaks, to see everything in."""
    ids = dict.fromkeys(one.attribution.report_id for one in sayings)
    for one in utterances:
        ids.update(dict.fromkeys(reading.report_id for reading in one.quotation.readings))
    reports = tuple(desk.report(one) for one in list(ids)[:_MOST])
    return Lookup.of(Trace(reports=reports, speakers=(speaker,)))


def _saying(lookup: Lookup, saying: Saying, names: dict[str, str]) -> SayingView:
    one = saying.attribution
    chain = [names[link] for link in one.chain if link in names]
    report = lookup.reports.get(one.report_id)
    return SayingView(
        story=saying.story_id,
        report=one.report_id,
        outlet=shorten(saying.outlet, 120) or "outlet unknown",
        headline=shorten(saying.headline, 200),
        when=date_words(report.published) if report else "",
        words=shorten(" … ".join(words.text for words in one.content), 600),
        manner=f"{ACT[one.act]}; {ATTRIBUTION[one.kind]}",
        through=" ← ".join(shorten(name, 80) for name in chain) if len(chain) > 2 else "",
        confidence=confidence_words(one.confidence),
    )
