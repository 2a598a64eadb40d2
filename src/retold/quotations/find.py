"""Every quotation of a collection, each utterance with all its readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from retold.model import (
    Alignment,
    Attribution,
    Quotation,
    Reading,
    Report,
    Span,
    Speaker,
    Story,
    Voice,
)
from retold.quotations.differ import find_differences
from retold.quotations.echoes import Page, find_echoes
from retold.quotations.group import group_utterances
from retold.quotations.side import Witnesses
from retold.quotations.slots import Slots
from retold.quotations.translated import is_translated
from retold.quotations.utterances import Utterance, find_utterances
from retold.text.rarity import rarity


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationHints:
    """What else is known and may serve as evidence; everything here may be left out.

    `exemplars` names for a report those it was copied from; `rarity` says how rare a word is,
    from 0 to 1.
    """

    speakers: Sequence[Speaker] = ()
    exemplars: Mapping[str, Sequence[str]] = field(default_factory=dict)
    rarity: Callable[[str], float] = rarity


def find_quotations(
    reports: Sequence[Report],
    attributions: Iterable[Attribution],
    alignments: Iterable[Alignment],
    stories: Iterable[Story],
    hints: QuotationHints | None = None,
) -> tuple[Quotation, ...]:
    """Every utterance that stands in quotation marks, with its readings over the story's reports.

    Names, titles and scare quotes are left out. A reading in voice QUOTED spans the words between
    the marks; one in voice REPORTED or OWN is a clause of another report in the same aligned
    slot. Differences are judged from evidence; where there is none they are UNDECIDED.
    """
    hints = hints or QuotationHints()
    pages = _open_pages(reports, attributions)
    slots = Slots(alignments)
    speakers = {speaker.id: speaker for speaker in hints.speakers}
    witnesses = Witnesses(
        exemplars=hints.exemplars,
        rarity=hints.rarity,
        passages=lambda one, other: _passages(pages, slots, one, other),
    )
    found: list[Quotation] = []
    for story in stories:
        mine = {name: pages[name] for name in story.report_ids if name in pages}
        witnesses = replace(
            witnesses, is_translated=is_translated(page.report for page in mine.values())
        )
        utterances = [
            utterance
            for page in mine.values()
            for utterance in find_utterances(page.report, page.attributions)
        ]
        for group in group_utterances(utterances, slots, speakers):
            echoes = find_echoes(group.utterances, mine, slots, speakers)
            readings = _readings(group.utterances, mine, echoes)
            differences = find_differences(readings, mine, witnesses, group.is_linked)
            quotation = Quotation(
                id=f"q{len(found) + 1}",
                story_id=story.id,
                speaker_id=_speaker(group.utterances),
                readings=readings,
                differences=differences,
            )
            found.append(quotation)
    return tuple(found)


def _open_pages(reports: Sequence[Report], attributions: Iterable[Attribution]) -> dict[str, Page]:
    by_report: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in attributions:
        by_report[attribution.report_id].append(attribution)
    return {report.id: Page.of(report, by_report[report.id]) for report in reports}


def _readings(
    group: Sequence[Utterance], pages: Mapping[str, Page], echoes: Sequence[Reading]
) -> tuple[Reading, ...]:
    """All readings, in the order of the story's reports and of their texts."""
    quoted = [
        Reading(
            report_id=utterance.report.id,
            span=utterance.span,
            text=utterance.text,
            voice=Voice.QUOTED,
        )
        for utterance in group
    ]
    order = {name: at for at, name in enumerate(pages)}
    return tuple(
        sorted(
            [*quoted, *echoes],
            key=lambda one: (order[one.report_id], one.span.start, one.span.end),
        )
    )


def _passages(
    pages: Mapping[str, Page], slots: Slots, one: str, other: str
) -> list[tuple[str, Span, str, Span]]:
    """The aligned passages of two reports, each as the two texts and the spans in them."""
    if one not in pages or other not in pages:
        return []
    a, b = pages[one].report.text, pages[other].report.text
    return [(a, slot.here, b, slot.there) for slot in slots.between(one, other)]


def _speaker(group: Sequence[Utterance]) -> str | None:
    """The speaker most readings name; the first of them where two are named equally often."""
    named = [utterance.speaker_id for utterance in group if utterance.speaker_id]
    return max(named, key=named.count) if named else None
