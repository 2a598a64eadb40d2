"""Small invented stories, made into nouns by the words that stand in them."""

from __future__ import annotations

from collections.abc import Sequence

from retold.model import (
    Act,
    Alignment,
    Attribution,
    AttributionKind,
    Naming,
    Passage,
    PassageLabel,
    Report,
    ReportKind,
    Span,
    Speaker,
    SpeakerKind,
    Story,
    Words,
)


def report(name: str, text: str, *, kind: ReportKind = ReportKind.REPORT) -> Report:
    """A report with a clean text."""
    return Report.from_text(text, path=f"{name}.txt", kind=kind)


def place(one: Report, words: str) -> Span:
    """Where some words stand in a report."""
    start = one.text.index(words)
    return Span(start, start + len(words))


def said(  # the three roles, who they resolve to, and what they lie in
    one: Report,
    source: str,
    cue: str,
    *content: str,
    speaker: str | None = None,
    within: Attribution | None = None,
) -> Attribution:
    """An attribution, its roles given by their words; an empty text for an empty role."""

    def roles(*parts: str) -> tuple[Words, ...]:
        return tuple(Words.at(one.text, place(one, part)) for part in parts if part)

    return Attribution(
        id=f"{one.path}-{source}-{cue}-{content[0][:20]}",
        report_id=one.id,
        kind=AttributionKind.INDIRECT,
        act=Act.STATEMENT,
        naming=Naming.NAMED if source else Naming.NONE,
        source=roles(source),
        cue=roles(cue),
        content=roles(*content),
        within_id=within.id if within else None,
        speaker_id=speaker,
    )


def aligned(left: Report, right: Report, *pairs: tuple[str, str]) -> Alignment:
    """An alignment whose passages are pairs of words of the two reports."""
    passages = []
    for one, other in pairs:
        a, b = place(left, one), place(right, other)
        label = PassageLabel.VERBATIM if one == other else PassageLabel.REWORDED
        passages.append(
            Passage(left=a, right=b, left_text=one, right_text=other, label=label, score=0.8)
        )
    return Alignment(
        left_id=left.id, right_id=right.id, share_left=1, share_right=1, passages=tuple(passages)
    )


def story(*reports: Report) -> Story:
    """One story of all these reports."""
    return Story(id="s1", label="invented", report_ids=tuple(one.id for one in reports))


def person(name: str) -> Speaker:
    """A person who speaks; the name serves as id."""
    return Speaker(id=name, name=name, names=(name,), kind=SpeakerKind.PERSON)


def body(name: str, *names: str, kind: SpeakerKind = SpeakerKind.BODY) -> Speaker:
    """A body that speaks; the name serves as id."""
    return Speaker(id=name, name=name, names=(name, *names), kind=kind)


def lines(*sentences: str) -> str:
    """Sentences, each its own paragraph."""
    return "\n\n".join(sentences)


def names(reports: Sequence[Report]) -> dict[str, str]:
    """The short names of reports by their ids."""
    return {one.id: one.path.removesuffix(".txt") for one in reports}
