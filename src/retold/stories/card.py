"""What a stream keeps of a report, and its form in bytes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np

from retold.errors import RetoldError
from retold.model import Report
from retold.stories.label import story_label
from retold.stories.profile import Bytes, Profile, day_range
from retold.stories.table import TermTable
from retold.stories.terms import Sort, tag_terms

_MAGIC = b"retold-story-1\n"
_NUMBER = 8
_HEAD = len(_MAGIC) + _NUMBER


@dataclass(slots=True)
class Card:
    """A report in a stream, by its number in the order of arrival.

    `counted` says which of its terms were counted in the table when it came, `opened` whether it
    was counted as a report, which a copy is not; `related` is the report beside whose story
    it opened one of its own, or empty.
    """

    number: int
    profile: Profile
    label: str
    outlet: str
    first: datetime | None
    last: datetime | None
    evidence: tuple[str, ...] = ()
    related: str = ""
    counted: Bytes | None = None
    opened: bool = False

    @property
    def report_id(self) -> str:
        """The report's id."""
        return self.profile.report_id

    @property
    def order(self) -> tuple[bool, float, int]:
        """The place in a story: by time where that is known, else by arrival, at the end."""
        if self.first is None or self.last is None:
            return (True, 0.0, self.number)
        return (False, self.first.timestamp() + self.last.timestamp(), self.number)


def make_card(number: int, report: Report, profile: Profile) -> Card:
    """The card of a report that has just come."""
    moment = report.published.moment
    return Card(
        number=number,
        profile=profile,
        label=story_label([report]),
        outlet=report.outlet.name or report.path.rsplit("/", 1)[-1] or report.id,
        first=moment.earliest if moment else None,
        last=moment.latest if moment else None,
    )


def pack_card(card: Card, table: TermTable) -> bytes:
    """A card as bytes, from which `unpack_card` makes it again in any other table."""
    profile = card.profile
    head = {
        "report": card.report_id,
        "label": card.label,
        "outlet": card.outlet,
        "first": card.first.isoformat() if card.first else None,
        "last": card.last.isoformat() if card.last else None,
        "evidence": card.evidence,
        "related": card.related,
        "opened": card.opened,
        "terms": {table.terms[term]: table.shown[term] for term in profile.ids.tolist()},
    }
    counted = card.counted if card.counted is not None else np.zeros(len(profile.ids), np.uint8)
    arrays = (profile.counts, profile.sorts, np.packbits(counted), profile.opening.astype("<f2"))
    line = json.dumps(head, ensure_ascii=True, separators=(",", ":")).encode()
    lead = _MAGIC + card.number.to_bytes(_NUMBER, "big")
    return lead + line + b"\n" + b"".join(array.tobytes() for array in arrays)


def read_number(body: bytes) -> int:
    """The number of a packed card in the order of arrival.

    Raises:
        RetoldError: The bytes are no card, or one of another version.
    """
    if not body.startswith(_MAGIC) or len(body) < _HEAD:
        raise _unreadable()
    return int.from_bytes(body[len(_MAGIC) : _HEAD], "big")


def unpack_card(body: bytes, table: TermTable) -> Card:
    """The card that `pack_card` made into bytes.

    Raises:
        RetoldError: The bytes are no card, or one of another version.
    """
    number = read_number(body)
    line, _, rest = body[_HEAD:].partition(b"\n")
    try:
        return _unpack(number, json.loads(line), rest, table)
    except (ValueError, KeyError, TypeError) as wrong:
        raise _unreadable() from wrong


def _unreadable() -> RetoldError:
    return RetoldError(
        "what was kept of a report for its story cannot be read: add the report again"
    )


def _unpack(number: int, head: dict[str, Any], rest: bytes, table: TermTable) -> Card:
    terms = len(head["terms"])
    packed = (terms + 7) // 8
    kept = np.frombuffer(rest, np.uint8)
    counted = np.unpackbits(kept[2 * terms : 2 * terms + packed], count=terms)
    first, last = (
        datetime.fromisoformat(it) if it else None for it in (head["first"], head["last"])
    )
    days = day_range(first, last)
    sorts = kept[terms : 2 * terms]
    if (sorts & Sort.OUTLET).any():
        table.name_outlet(head["outlet"])
    return Card(
        number=number,
        profile=Profile(
            report_id=head["report"],
            ids=table.ids_of(head["terms"]),
            tags=tag_terms(sorts=sorts, counts=kept[:terms]),
            opening=np.frombuffer(rest[2 * terms + packed :], "<f2").astype(np.float16),
            first=days[0],
            last=days[1],
        ),
        label=head["label"],
        outlet=head["outlet"],
        first=first,
        last=last,
        evidence=tuple(head["evidence"]),
        related=head["related"],
        counted=counted,
        opened=head["opened"],
    )
