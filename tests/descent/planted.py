"""Simulated stories with known histories: copies trimmed, edited, spun, mixed; dates missing."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from retold.model import Credit, Moment, Precision, Report, Span

WIRE = "Norvane"
UNSEEN = "unseen wire"
_WHO = (
    "harbour guard|school board|deckhands|bakers|lighthouse keeper|island council|pilot office|"
    "night porter|orchard owners|tram company|choir|ice plant|customs house|bell founders"
).split("|")
_DID = (
    "closed|moved|repaired|counted|sold|painted|lost|opened|measured|guarded|cleared|borrowed|"
    "weighed|replaced|inspected|flooded"
).split("|")
_WHAT = (
    "north gate|rope store|fish stairs|old crane|ferry bell|timber yard|salt barge|ticket hall|"
    "rain gauge|slipway|iron bridge|coal shed|customs boat|dance floor|tide table|signal mast"
).split("|")
_WHERE = "Port Emmel|Tarsk|Hallenmere|Ossel|Quay Ward|Lunn Head|Vale Cross|Grey Sound".split("|")
_WHEN = "on Monday|before dawn|after the storm|at noon|for two weeks|during the fair|again".split(
    "|"
)
_WHY = (
    "because the tide ran high|to save money|without telling anyone|despite a warning|"
    "as the council had asked|while the choir sang|against the pilot's advice|in heavy rain"
).split("|")
_PEOPLE = "Orsola Venn|Jorund Pell|Edda Sorrel|Bram Tuck|Cosima Wendle|Ludo Marchbank".split("|")
_SYNONYMS = {
    "closed": "shuttered", "moved": "relocated", "repaired": "mended", "sold": "vended",
    "lost": "misplaced", "opened": "unsealed", "guarded": "shielded", "cleared": "emptied",
    "replaced": "substituted", "money": "cash", "warning": "caution", "storm": "tempest",
    "old": "aged", "north": "northern", "council": "assembly", "company": "firm", "said": "stated",
    "asked": "requested", "heavy": "hefty", "high": "tall", "rain": "downpour", "harbour": "haven",
    "school": "academy", "owners": "proprietors", "night": "nocturnal", "advice": "counsel",
}  # fmt: skip


@dataclass
class History:
    """Reports and where each was taken from: ids, or `UNSEEN`; a root has none."""

    reports: list[Report] = field(default_factory=list)
    exemplars: dict[str, set[str]] = field(default_factory=dict)
    main: dict[str, str | None] = field(default_factory=dict)


@dataclass
class _Copy:
    name: str
    lines: list[str]
    main: str | None
    others: set[str]
    is_credited: bool


def make_history(
    seed: int,
    size: int = 8,
    *,
    dated: float = 0.7,
    credited: float = 0.6,
    is_wire_seen: bool = True,
    is_zoned: bool = True,
) -> History:
    """A story of `size` reports that go back to one wire report, which may be left out.

    Times are in UTC, and say so where `is_zoned`.
    """
    rng = random.Random(seed)  # noqa: S311 - a simulation
    lines = [_sentence(rng) for _ in range(rng.randint(9, 14))]
    wire = _Copy(WIRE, lines, None, set(), is_credited=False)
    made = [wire]
    while len(made) < size + (0 if is_wire_seen else 1):
        made.append(_copy(rng, made, len(made), credited))
    return _publish(rng, made if is_wire_seen else made[1:], dated, is_zoned=is_zoned)


def _sentence(rng: random.Random) -> str:
    pick = rng.choice
    core = f"the {pick(_WHO)} {pick(_DID)} the {pick(_WHAT)} at {pick(_WHERE)} {pick(_WHEN)}"
    kind = rng.random()
    if kind < 0.25:
        return f'"We know that {core} {pick(_WHY)}," said {pick(_PEOPLE)}.'
    core = core[0].upper() + core[1:]
    number = rng.randint(3, 900)
    if kind < 0.5:
        return f"{core}, {pick(_PEOPLE)} said, and {number} people saw it."
    return f"{core} {pick(_WHY)}, and {pick(_WHERE)} paid {number} crowns."


def _copy(rng: random.Random, made: list[_Copy], number: int, credited: float) -> _Copy:
    source = made[0] if rng.random() < 0.6 else rng.choice(made)
    way = rng.choice(["verbatim", "trimmed", "trimmed", "edited", "edited", "spun", "mixed"])
    lines, others = list(source.lines), set()
    if way == "trimmed":
        lines = lines[: max(3, int(len(lines) * rng.uniform(0.4, 0.8)))]
    elif way == "edited":
        del lines[rng.randrange(1, len(lines))]
        lines[0] = _spin(rng, lines[0], 0.6)
        lines.insert(rng.randrange(1, len(lines)), _sentence(rng))
    elif way == "spun":
        lines = [_spin(rng, line, 0.85) for line in lines]
    elif way == "mixed":
        second = rng.choice(made)
        extra = [line for line in second.lines if line not in source.lines][:3]
        if len(extra) >= 2 and second is not source:
            lines += extra
            others = {second.name}
        else:
            lines.append(_sentence(rng))
    if way != "verbatim":
        lines = [_spin(rng, line, 0.06) for line in lines]
    is_first = source is made[0]
    keeps = credited if is_first else 0.3 * source.is_credited
    return _Copy(
        f"The {_WHERE[number % 8]} Paper {number}", lines, source.name, others, rng.random() < keeps
    )


def _spin(rng: random.Random, line: str, rate: float) -> str:
    words = [_SYNONYMS.get(word, word) if rng.random() < rate else word for word in line.split(" ")]
    return " ".join(words)


def _publish(rng: random.Random, made: list[_Copy], dated: float, *, is_zoned: bool) -> History:
    history, ids = History(), {}
    time = datetime(2031, 5, 5, 8, tzinfo=UTC)
    for number, one in enumerate(made):
        time += timedelta(minutes=rng.randint(20, 300))
        printed = time if is_zoned else time.replace(tzinfo=None)
        moment = Moment.of(printed, Precision.MINUTE) if rng.random() < dated else None
        text = "\n\n".join(one.lines) + (f"\n\n({WIRE})" if one.is_credited else "")
        credit = (Credit(text=f"({WIRE})", names=(WIRE,), raw=Span(0, 0), span=None),)
        report = Report.from_text(
            text,
            path=f"{rng.randrange(10**6)}.txt",
            outlet=one.name,
            published=moment,
            credits=credit if one.is_credited else (),
            number=number,
        )
        ids[one.name] = report.id
        history.reports.append(report)
        main = None if one.main is None else ids.get(one.main, UNSEEN)
        history.main[report.id] = main
        history.exemplars[report.id] = {ids.get(name, UNSEEN) for name in one.others}
        if main:
            history.exemplars[report.id].add(main)
    return history
