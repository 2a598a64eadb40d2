"""A trace made by hand: an invented harbour story, with everything a face has to show.

Six reports of one story, one of another, two witnesses that are not in the set, and texts that
try to steer the page and the terminal.
"""

from __future__ import annotations

from datetime import UTC, datetime

from retold.model import (
    Act,
    Alternative,
    Attribution,
    AttributionKind,
    Block,
    Bound,
    Category,
    Claim,
    Credit,
    Descent,
    DescentKind,
    Difference,
    DifferenceKind,
    Drift,
    DriftKind,
    Figure,
    Naming,
    Place,
    Quotation,
    Reading,
    Relation,
    Report,
    Skip,
    SkipReason,
    Span,
    Speaker,
    SpeakerKind,
    Stemma,
    Story,
    Swap,
    SwapOccurrence,
    SwapTerm,
    Telling,
    Trace,
    Voice,
    Witness,
    Words,
    Zone,
)

HOSTILE = (
    "<script>alert(1)</script>\x1b[31m red \u202eesrever\u202c [bold]markup[/bold] \x9b2J "
    "\x00 {{ 7*7 }} </style> \" onload=x ' &amp; \ud800"
)

TEXTS = {
    "A": (
        "Quay crane fails in Marrow Bay",
        (
            "MARROW BAY, May 3 (Northline) — A quay crane failed in Marrow Bay on Saturday, and at "
            "least 41 dock workers were led to safety, the harbour office said."
        ),
        (
            "“The load may have been too heavy for the brake,” harbour master Ina Quell said in a "
            "statement. “We regret the failure and agree that the inspection came late.”"
        ),
        "The quay will reportedly stay closed for two weeks.",
    ),
    "B": (
        "Crane failure shuts Marrow Bay quay",
        (
            "A quay crane failed in Marrow Bay on Saturday, and at least 41 dock workers were led "
            "to safety, the harbour office said."
        ),
        (
            "“The load may have been too heavy for the brake,” harbour master Ina Quell said in a "
            "statement. “We regret the failure and agree that the inspection came late.”"
        ),
        "(Northline)",
    ),
    "C": (
        "Harbour boss admits blunder as crane comes down",
        "A quay crane collapsed in Marrow Bay on Saturday. The load was too heavy for the brake.",
        (
            "“We lament the ills and assent that the inspection came late,” Quell admitted. At "
            "least 47 dockers were led to safety."
        ),
    ),
    "D": (
        "Marrow Bay: inspection came late",
        "Ina Quell, who runs the harbour, told Ocean Press that the load had been too heavy.",
        "“We are sorry for the breakdown and accept that the check came late,” she said.",
        "Some 41 workers were brought out. (Ocean Press)",
    ),
    "E": (
        "What went wrong on the quay",
        "The load was too heavy for the brake. The harbour master was urged to step down.",
        "“We lament the ills and assent that the inspection came late,” Quell admitted.",
    ),
    "F": (
        f"Crane {HOSTILE}",
        f"A quay crane failed. {HOSTILE} Some say “we regret the failure {HOSTILE}”.",
    ),
    "G": ("Regatta postponed", "The spring regatta is postponed, the sailing club said."),
}

_OUTLETS = {
    "A": ("Northline Agency", "2031-05-03T09:10Z"),
    "B": ("Marrow Bay Courier", "2031-05-03T10:02Z"),
    "C": ("Tideway 24", "2031-05-03T15:40"),
    "D": ("Estuary Post", "2031-05-03"),
    "E": ("The Saltmarsh Review of Harbours, Rivers and Canals", None),
    "F": (HOSTILE, "2031-05-05"),
    "G": ("Lantern", "2031-05-04"),
}


def make_trace() -> Trace:
    """The whole sample."""
    reports = {letter: _report(letter) for letter in TEXTS}
    return Trace(
        reports=tuple(reports.values()),
        speakers=_speakers(),
        attributions=_attributions(reports),
        stories=_stories(reports),
        quotations=_quotations(reports),
        claims=_claims(reports),
        drifts=_drifts(reports),
        figures=_figures(reports),
        swaps=_swaps(reports),
        stemmata=_stemmata(reports),
        skips=(
            Skip(
                item="clippings/empty.txt",
                step="ingest",
                reason=SkipReason.EMPTY,
                detail="no words in it",
            ),
            Skip(item=f"clip\n{HOSTILE}", step="ingest", reason=SkipReason.BINARY, detail=HOSTILE),
        ),
    )


def _report(letter: str) -> Report:
    paragraphs = TEXTS[letter]
    outlet, published = _OUTLETS[letter]
    blocks, at = [], 0
    for number, paragraph in enumerate(paragraphs):
        zone = Zone.HEADLINE if number == 0 else Zone.BODY
        if paragraph.startswith("("):
            zone = Zone.CREDIT
        blocks.append(Block(zone=zone, span=Span(at, at + len(paragraph))))
        at += len(paragraph) + 1
    text = "\n".join(paragraphs)
    made = Report.from_text(
        text,
        path=f"clippings/{letter.lower()}.txt",
        outlet=outlet,
        headline=paragraphs[0],
        published=published,
        blocks=tuple(blocks),
    )
    if letter != "B":
        return made
    at = text.index("(Northline)")
    credit = Credit(
        text="(Northline)", names=("Northline",), raw=Span(at, at + 11), span=Span(at, at + 11)
    )
    return Report.from_text(
        text,
        path="clippings/b.txt",
        url="https://courier.example/quay?x=<b>",
        outlet=outlet,
        headline=paragraphs[0],
        byline="By a reporter",
        published=published,
        blocks=tuple(blocks),
        credits=(credit,),
    )


def _speakers() -> tuple[Speaker, ...]:
    return (
        Speaker(id="s1", name="Ina Quell", names=("Ina Quell", "Quell"), kind=SpeakerKind.PERSON),
        Speaker(
            id="s2", name="Marrow Bay Harbour Office", names=("the office",), kind=SpeakerKind.BODY
        ),
        Speaker(id="s3", name="Northline", names=("Northline",), kind=SpeakerKind.OUTLET),
        Speaker(id="s4", name=HOSTILE, names=(HOSTILE,), kind=SpeakerKind.UNKNOWN),
    )


def _words(report: Report, text: str) -> Words:
    start = report.text.index(text)
    return Words(start=start, end=start + len(text), text=text)


def _place(report: Report, text: str) -> Place:
    return Place(report_id=report.id, span=_words(report, text).span, text=text)


def _attributions(reports: dict[str, Report]) -> tuple[Attribution, ...]:
    given = [
        ("A", "the harbour office", "said", "at least 41 dock workers were led to safety", "s2"),
        (
            "A",
            "harbour master Ina Quell",
            "said in a statement",
            "“We regret the failure and agree that the inspection came late.”",
            "s1",
        ),
        ("B", "the harbour office", "said", "at least 41 dock workers were led to safety", "s2"),
        (
            "C",
            "Quell",
            "admitted",
            "“We lament the ills and assent that the inspection came late,”",
            "s1",
        ),
        ("D", "Ina Quell", "told", "that the load had been too heavy", "s1"),
        ("F", "Some", "say", "“we regret the failure", "s4"),
    ]
    made = []
    for number, (letter, source, cue, content, speaker) in enumerate(given):
        report = reports[letter]
        made.append(
            Attribution(
                id=f"{report.id}.{number}",
                report_id=report.id,
                kind=AttributionKind.DIRECT if content[0] == "“" else AttributionKind.INDIRECT,
                act=Act.STATEMENT,
                naming=Naming.NAMED,
                source=(_words(report, source),),
                cue=(_words(report, cue),),
                content=(_words(report, content),),
                speaker_id=speaker,
                chain=("s3", speaker),
                confidence=0.9 - 0.1 * number,
                rule="source-cue-content",
            )
        )
    passive = Attribution(
        id=f"{reports['E'].id}.x",
        report_id=reports["E"].id,
        kind=AttributionKind.INDIRECT,
        act=Act.DEMAND,
        naming=Naming.NONE,
        source=(),
        cue=(_words(reports["E"], "was urged"),),
        content=(_words(reports["E"], "to step down"),),
        confidence=0.6,
        rule="passive",
    )
    nested = Attribution(
        id=f"{reports['A'].id}.n",
        report_id=reports["A"].id,
        kind=AttributionKind.INDIRECT,
        act=Act.BELIEF,
        naming=Naming.NAMED,
        source=(_words(reports["A"], "We"),),
        cue=(_words(reports["A"], "agree"),),
        content=(_words(reports["A"], "that the inspection came late"),),
        within_id=made[1].id,
        confidence=0.55,
    )
    return (*made, passive, nested)


def _stories(reports: dict[str, Report]) -> tuple[Story, ...]:
    return (
        Story(
            id="story-1",
            label="Quay crane fails in Marrow Bay",
            report_ids=tuple(reports[letter].id for letter in "ABCDEF"),
            first=datetime(2031, 5, 3, 9, 10, tzinfo=UTC),
            last=datetime(2031, 5, 5, tzinfo=UTC),
            evidence=("12 shared rare words", "the same utterance in 5 reports"),
        ),
        Story(id="story-2", label="Regatta postponed", report_ids=(reports["G"].id,)),
    )


def _quotations(reports: dict[str, Report]) -> tuple[Quotation, ...]:
    given = [
        ("A", "We regret the failure and agree that the inspection came late."),
        ("B", "We regret the failure and agree that the inspection came late."),
        ("C", "We lament the ills and assent that the inspection came late,"),
        ("D", "We are sorry for the breakdown and accept that the check came late,"),
        ("E", "We lament the ills and assent that the inspection came late,"),
    ]
    readings = tuple(_reading(reports[letter], text) for letter, text in given)
    spun = "odd word in 3 of 3 places: lament, ills, assent"
    differences = [
        Difference(
            a=a,
            b=b,
            a_text=left,
            b_text=right,
            judgement=DifferenceKind.ALTERED,
            which=b,
            evidence=(spun, "the same agency is credited by both"),
            confidence=0.86,
        )
        for a in (0, 1)
        for b in (2, 4)
        for left, right in (("regret", "lament"), ("failure", "ills"), ("agree", "assent"))
    ]
    differences += [
        Difference(
            a=0,
            b=3,
            a_text=left,
            b_text=right,
            judgement=DifferenceKind.UNDECIDED,
            evidence=("another agency is credited", "no original is in the set"),
            confidence=0.4,
        )
        for left, right in (
            ("regret", "are sorry for"),
            ("failure", "breakdown"),
            ("agree", "accept"),
            ("inspection", "check"),
        )
    ]
    load = "The load may have been too heavy for the brake,"
    brake = tuple(_reading(reports[letter], load) for letter in "AB")
    own = "The load was too heavy for the brake."
    hostile = f"we regret the failure {HOSTILE}"
    return (
        Quotation(
            id="q1",
            story_id="story-1",
            speaker_id="s1",
            readings=readings,
            differences=tuple(differences),
        ),
        Quotation(
            id="q2",
            story_id="story-1",
            speaker_id="s1",
            readings=(*brake, _reading(reports["C"], own, Voice.OWN)),
            differences=(
                Difference(
                    a=0,
                    b=2,
                    a_text="may have been",
                    b_text="was",
                    judgement=DifferenceKind.TRIMMED,
                    which=2,
                    evidence=("the hedge is gone",),
                    confidence=0.7,
                ),
            ),
        ),
        Quotation(
            id="q3",
            story_id="story-1",
            speaker_id="s4",
            readings=(_reading(reports["F"], hostile),),
        ),
    )


def _reading(report: Report, text: str, voice: Voice = Voice.QUOTED) -> Reading:
    return Reading(report_id=report.id, span=_words(report, text).span, text=text, voice=voice)


def _telling(report: Report, text: str, voice: Voice, attribution_id: str | None) -> Telling:
    return Telling(
        report_id=report.id,
        span=_words(report, text).span,
        text=text,
        voice=voice,
        attribution_id=attribution_id,
        hedges=("may",) if " may " in text else (),
    )


def _claims(reports: dict[str, Report]) -> tuple[Claim, ...]:
    hedged = "The load may have been too heavy for the brake,"
    plain = "The load was too heavy for the brake."
    said = f"{reports['A'].id}.1"
    return (
        Claim(
            id="c1",
            story_id="story-1",
            tellings=(
                _telling(reports["A"], hedged, Voice.QUOTED, said),
                _telling(reports["B"], hedged, Voice.QUOTED, None),
                _telling(reports["C"], plain, Voice.OWN, None),
                _telling(
                    reports["D"],
                    "that the load had been too heavy",
                    Voice.REPORTED,
                    f"{reports['D'].id}.4",
                ),
                _telling(reports["E"], plain, Voice.OWN, None),
            ),
        ),
        Claim(
            id="c2",
            story_id="story-1",
            tellings=(
                _telling(
                    reports["A"],
                    "at least 41 dock workers were led to safety",
                    Voice.REPORTED,
                    f"{reports['A'].id}.0",
                ),
                _telling(reports["C"], "At least 47 dockers were led to safety.", Voice.OWN, None),
            ),
        ),
    )


def _drifts(reports: dict[str, Report]) -> tuple[Drift, ...]:
    hedged = _place(reports["A"], "The load may have been too heavy for the brake,")
    plain = "The load was too heavy for the brake."
    return (
        Drift(
            claim_id="c1",
            kind=DriftKind.HEDGE_DROPPED,
            from_=hedged,
            to=_place(reports["C"], plain),
            evidence=("“may” has no counterpart",),
            confidence=0.8,
        ),
        Drift(
            claim_id="c1",
            kind=DriftKind.SOURCE_DROPPED,
            from_=hedged,
            to=_place(reports["C"], plain),
            evidence=("harbour master Ina Quell said in a statement",),
            confidence=0.82,
        ),
        Drift(
            claim_id="c1",
            kind=DriftKind.SOURCE_DROPPED,
            from_=hedged,
            to=_place(reports["E"], plain),
            evidence=("harbour master Ina Quell said in a statement",),
            confidence=0.78,
        ),
        Drift(
            claim_id="c2",
            kind=DriftKind.FIGURE_CHANGED,
            from_=_place(reports["A"], "41"),
            to=_place(reports["C"], "47"),
            relation=Relation.CONFLICT,
            evidence=("both count dock workers led to safety on Saturday",),
            confidence=0.9,
        ),
        Drift(
            claim_id=None,
            kind=DriftKind.UNSOURCED,
            from_=None,
            to=_place(reports["F"], f"A quay crane failed. {HOSTILE}"),
            evidence=(HOSTILE,),
            confidence=0.3,
        ),
        Drift(
            claim_id=None,
            kind=DriftKind.CUE_STRENGTHENED,
            from_=_place(reports["A"], "said in a statement"),
            to=_place(reports["C"], "admitted"),
            evidence=("said → admitted",),
            confidence=0.7,
        ),
    )


def _figures(reports: dict[str, Report]) -> tuple[Figure, ...]:
    given = [
        ("A", "at least 41", 41.0, None, Bound.AT_LEAST, "dock workers"),
        ("B", "at least 41", 41.0, None, Bound.AT_LEAST, "dock workers"),
        ("C", "At least \n47", 47.0, None, Bound.AT_LEAST, "dockers"),
        ("D", "Some 41", 41.0, 41.0, Bound.ABOUT, "workers"),
        ("A", "two weeks", 2.0, 2.0, Bound.EXACT, "closed"),
    ]
    made = []
    for number, (letter, text, low, high, bound, counted) in enumerate(given):
        report = reports[letter]
        words = _words(report, text.replace("\n", ""))
        weeks = "weeks" in text
        made.append(
            Figure(
                id=f"f{number}",
                report_id=report.id,
                span=words.span,
                text=words.text,
                low=low,
                high=high,
                bound=bound,
                unit="weeks" if weeks else "people",
                counted=counted,
                category=Category.DURATION if weeks else Category.PEOPLE,
                attribution_id=f"{report.id}.0" if letter == "A" else None,
            )
        )
    return tuple(made)


def _swaps(reports: dict[str, Report]) -> tuple[Swap, ...]:
    left, right = _place(reports["A"], "failed"), _place(reports["C"], "collapsed")
    return (
        Swap(
            story_id="story-1",
            terms=(
                SwapTerm(text="failed", report_ids=(reports["A"].id, reports["B"].id)),
                SwapTerm(text="collapsed", report_ids=(reports["C"].id,)),
            ),
            occurrences=(SwapOccurrence(left=left, right=right),),
        ),
    )


def _stemmata(reports: dict[str, Report]) -> tuple[Stemma, ...]:
    witnesses = [
        Witness(siglum="α", report_id=None, label="Harbour office statement"),
        Witness(siglum="β", report_id=None, label="Ocean Press (credited by D)"),
    ]
    witnesses += [
        Witness(siglum=letter, report_id=reports[letter].id, label=_OUTLETS[letter][0])
        for letter in "ABCDEF"
    ]
    runner = Alternative(exemplar="β", confidence=0.2, reason="no phrase is shared with D alone")
    given = [
        ("α", "A", DescentKind.QUOTATION, 0.7, 0.8, ()),
        ("α", "β", DescentKind.SAME_SOURCE, 0.6, 0.5, ()),
        ("A", "B", DescentKind.VERBATIM, 0.98, 0.97, ()),
        ("A", "C", DescentKind.PARAPHRASE, 0.64, 0.7, (runner,)),
        ("β", "D", DescentKind.TRANSLATION, 0.9, 0.6, ()),
        ("C", "E", DescentKind.REVISION, 0.71, 0.66, ()),
        ("A", "E", DescentKind.QUOTATION, 0.2, 0.4, ()),
        ("B", "F", DescentKind.QUOTATION, 0.3, 0.35, ()),
    ]
    descents = tuple(
        Descent(
            exemplar=exemplar,
            copy=copy,
            kind=kind,
            share=share,
            confidence=confidence,
            evidence=(f"shares a run of 19 words with {exemplar}", "published later"),
            alternatives=alternatives,
        )
        for exemplar, copy, kind, share, confidence, alternatives in given
    )
    return (
        Stemma(story_id="story-1", witnesses=tuple(witnesses), descents=descents),
        Stemma(
            story_id="story-2",
            witnesses=(Witness(siglum="A", report_id=reports["G"].id, label="Lantern"),),
            descents=(),
        ),
    )
