"""The chain of every attribution: the outlet, the wires, the sources around it, its speaker.

A report says "said the harbour board"; its credit says it was taken from an agency. The chain is
outlet, agency, board. Three things put a wire between outlet and speaker:

- a printed credit, which governs the whole report, save where the text names another outlet for a
  passage; a "Source: X" above a text that itself says what X reported governs only that;
- a lead such as "X reported, citing the harbour board", for what the board says later;
- "told X".

A pronoun or description ("the official said") goes on with the chain of the source it takes up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from retold.attribution.entities import name_key
from retold.attribution.media import is_medium
from retold.attribution.source_phrases import read_phrase
from retold.attribution.speakers import Link, Resolution, speaker_id
from retold.model import Attribution, Credit, Report, Speaker, SpeakerKind, Zone
from retold.text.sentences import find_sentences

LEAD_SENTENCES = 2
MAX_DEPTH = 20


def link_chains(
    reports: Sequence[Report], resolution: Resolution
) -> tuple[tuple[Attribution, ...], tuple[Speaker, ...]]:
    """The attributions with their chains, and the speakers with the outlets and wires added."""
    desk = _Desk(resolution)
    of_report: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in resolution.attributions:
        of_report[attribution.report_id].append(attribution)
    chains: dict[str, tuple[str, ...]] = {}
    for report in reports:
        chains.update(_ReportChains(report, of_report[report.id], desk).build())
    made = tuple(
        replace(one, chain=chains.get(one.id, one.chain)) for one in resolution.attributions
    )
    return made, desk.speakers()


class _Desk:
    """The speakers of the collection, found or made by name."""

    def __init__(self, resolution: Resolution) -> None:
        self.links: dict[str, Link] = {link.attribution_id: link for link in resolution.links}
        self.owners = dict(resolution.owners)
        self._speakers = {speaker.id: speaker for speaker in resolution.speakers}
        self._by_name: dict[tuple[str, ...], str] = {}
        for speaker in resolution.speakers:
            if speaker.kind not in {SpeakerKind.PERSON, SpeakerKind.ANONYMOUS}:
                for name in speaker.names:
                    self._by_name.setdefault(name_key(name), speaker.id)

    def speakers(self) -> tuple[Speaker, ...]:
        """Every speaker, by id."""
        return tuple(self._speakers[key] for key in sorted(self._speakers))

    def outlet(self, name: str) -> str:
        """The id of the outlet or wire of this name."""
        key = name_key(name) or (name,)
        if key not in self._by_name:
            made = Speaker(
                id=speaker_id("body", *key), name=name, names=(name,), kind=SpeakerKind.OUTLET
            )
            self._by_name[key] = made.id
            self._speakers.setdefault(made.id, made)
        return self._by_name[key]

    def cited(self, attribution_id: str) -> str | None:
        """The speaker that an attribution's source cites."""
        link = self.links.get(attribution_id)
        return link.cited_id if link else None

    def medium(self, one: Attribution) -> str | None:
        """The outlet that a source spoke to; None where it spoke to somebody else, or nobody."""
        if one.medium is None or not one.medium.text.strip():
            return None
        phrase = read_phrase(one.medium.text)
        known = self._by_name.get(name_key(phrase.name)) if phrase.name else None
        if not phrase.name or not (is_medium(phrase.name) or self.is_outlet(known)):
            return None
        return self.outlet(phrase.name)

    def is_outlet(self, one: str | None) -> bool:
        """Whether a speaker is an outlet."""
        return one in self._speakers and self._speakers[one].kind is SpeakerKind.OUTLET

    def passes_on(self, one: str) -> bool:
        """Whether a speaker passes on what others say: an outlet, a document."""
        kind = self._speakers[one].kind if one in self._speakers else SpeakerKind.UNKNOWN
        return kind in {SpeakerKind.OUTLET, SpeakerKind.DOCUMENT}

    def family(self, one: str) -> str:
        """The body that a speaker belongs to, or the speaker itself."""
        for _ in range(MAX_DEPTH):
            if one not in self.owners:
                break
            one = self.owners[one]
        return one


class _ReportChains:
    """Builds the chains of one report."""

    def __init__(self, report: Report, attributions: list[Attribution], desk: _Desk) -> None:
        self.report = report
        self.attributions = attributions
        self.desk = desk
        self.by_id = {one.id: one for one in attributions}
        self.outlet = desk.outlet(outlet_name(report))
        self.done: dict[str, tuple[str, ...]] = {}
        self.children: dict[str, list[Attribution]] = defaultdict(list)
        for one in attributions:
            if one.within_id:
                self.children[one.within_id].append(one)
        self.led = self._led_families()
        self.wires = [
            (wire, credit)
            for credit in report.credits
            for name in credit.names
            if (wire := desk.outlet(name)) != self.outlet
        ]

    def build(self) -> dict[str, tuple[str, ...]]:
        """The chain of every attribution of the report."""
        for one in self.attributions:
            self._chain(one, 0)
        return self.done

    def _chain(self, one: Attribution, depth: int) -> tuple[str, ...]:
        if one.id in self.done:
            return self.done[one.id]
        if depth > MAX_DEPTH:
            return (self.outlet,)
        links = list(self._before(one, depth))
        link = self.desk.links.get(one.id)
        if link and link.conveyor_id and link.conveyor_id not in links:
            links.append(link.conveyor_id)
        medium = self.desk.medium(one)
        if medium is not None and medium not in links:
            links.append(medium)
        if link and link.holder_id and link.holder_id not in links:
            links.append(link.holder_id)
        if one.speaker_id:
            links.append(one.speaker_id)
        self.done[one.id] = _without_repeats(links)
        return self.done[one.id]

    def _before(self, one: Attribution, depth: int) -> tuple[str, ...]:
        """The chain down to, not including, the attribution's medium and speaker."""
        parent = self._parent(one)
        if parent is not None:
            cited = self.desk.cited(parent.id)
            above = self._chain(parent, depth + 1)
            return above if cited is None or cited == one.speaker_id else (*above, cited)
        link = self.desk.links.get(one.id)
        earlier = self.by_id.get(link.antecedent_id or "") if link else None
        if earlier is not None and earlier.id != one.id and earlier.speaker_id == one.speaker_id:
            chain = self._chain(earlier, depth + 1)
            above = chain[:-1] if chain[-1:] == (one.speaker_id,) else chain
            # What came through a person's words once need not come through them again.
            if all(self.desk.passes_on(link) for link in above[1:]):
                return above
        return (self.outlet, *self._wires_for(one))

    def _parent(self, one: Attribution) -> Attribution | None:
        """The attribution around this one."""
        parent = self.by_id.get(one.within_id or "")
        return None if parent is None or parent.id == one.id else parent

    def _wires_for(self, one: Attribution) -> list[str]:
        """The wires that govern an attribution that stands in no other."""
        if self.desk.is_outlet(one.speaker_id):
            return []
        family = self.desk.family(one.speaker_id) if one.speaker_id else ""
        found = [wire for wire, families in self.led.items() if family in families]
        for wire, credit in self.wires:
            if wire not in found and (wire not in self.led or not _is_label(credit)):
                found.append(wire)
        return found[:1] if len(self.wires) < 2 else found[:2]

    def _led_families(self) -> dict[str, set[str]]:
        """For each outlet that the report names as its source: whose words it brought.

        Counts in the lead of the report, and anywhere for a wire that is also credited.
        """
        credited = {self.desk.outlet(name) for one in self.report.credits for name in one.names}
        limit = _lead_end(self.report)
        found: dict[str, set[str]] = {}
        for one in self.attributions:
            wire = one.speaker_id
            if wire is None or wire == self.outlet or not self.desk.is_outlet(wire):
                continue
            is_lead = bool(one.source) and one.source[0].end <= limit
            if is_lead or wire in credited:
                families = found.setdefault(wire, set())
                families.update(self._carried(one))
        return found

    def _carried(self, wire: Attribution) -> set[str]:
        """The families of the speakers whose words stand in the wire's report."""
        cited = self.desk.cited(wire.id)
        if cited is not None:
            return {self.desk.family(cited)}
        return {
            self.desk.family(one.speaker_id)
            for one in self.children.get(wire.id, ())
            if one.speaker_id
        }


def outlet_name(report: Report) -> str:
    """What the report's outlet is called; made from its path or id where nothing says."""
    if report.outlet.name.strip():
        return report.outlet.name.strip()
    stem = PurePath(report.path).name or report.url or report.id
    return f"outlet of {stem}"


def _is_label(credit: Credit) -> bool:
    """Whether a credit is a label of the page ("Source: X") rather than the wire's own mark."""
    return ":" in credit.text


def _lead_end(report: Report) -> int:
    """Where the lead of the body ends: after its first sentences."""
    for block in report.blocks_in(Zone.BODY):
        sentences = find_sentences(report.text, block.span) if len(block.span) else []
        if sentences:
            return sentences[:LEAD_SENTENCES][-1].end
    return 0


def _without_repeats(links: list[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for link in links:
        if not kept or kept[-1] != link:
            kept.append(link)
    return tuple(kept)
