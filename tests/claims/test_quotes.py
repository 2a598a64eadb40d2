"""What became of quotation marks."""

from __future__ import annotations

import pytest

from quotations.making import report, story
from retold.attribution import find_strength
from retold.claims import Material, find_drifts
from retold.model import Drift, DriftKind, Quotation, Reading, Report, Span, Voice

WORDS = "the old wire was known to all on the rock"
SAID = f"Sarrow said that {WORDS}."
QUOTED = f'"{WORDS}," Sarrow said.'


def _reading(one: Report, voice: Voice, words: str = WORDS) -> Reading:
    at = one.text.index(words)
    return Reading(report_id=one.id, span=Span(at, at + len(words)), text=words, voice=voice)


def _drifts(
    reports: list[Report], readings: list[Reading], exemplars: dict[str, tuple[str, ...]]
) -> list[Drift]:
    quotation = Quotation(
        id="q1", story_id="s", speaker_id=None, readings=tuple(readings), differences=()
    )
    material = Material(
        cue_strength=find_strength,
        reports=reports,
        attributions=[],
        alignments=[],
        stories=[story(*reports)],
        quotations=[quotation],
        exemplars=exemplars,
    )
    marks = {DriftKind.QUOTE_TO_SPEECH, DriftKind.SPEECH_TO_QUOTE}
    return [one for one in find_drifts(material) if one.kind in marks]


def test_marks_that_a_copy_put_on() -> None:
    """Words in marks that the exemplar gives in reported speech were never quoted there."""
    a, b = report("a", SAID), report("b", QUOTED)
    readings = [_reading(a, Voice.REPORTED), _reading(b, Voice.QUOTED)]
    (drift,) = _drifts([a, b], readings, {b.id: (a.id,)})
    assert drift.kind is DriftKind.SPEECH_TO_QUOTE
    assert drift.from_ is not None
    assert (drift.from_.report_id, drift.to.report_id if drift.to else "") == (a.id, b.id)


def test_marks_that_a_farther_exemplar_has() -> None:
    """A copy may have the marks from the report that its exemplar was copied from."""
    first, a, b = report("first", QUOTED), report("a", SAID), report("b", QUOTED)
    readings = [
        _reading(first, Voice.QUOTED),
        _reading(a, Voice.REPORTED),
        _reading(b, Voice.QUOTED),
    ]
    found = _drifts([first, a, b], readings, {b.id: (a.id,), a.id: (first.id,)})
    assert [one.kind for one in found] == [DriftKind.QUOTE_TO_SPEECH]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (SAID, [DriftKind.QUOTE_TO_SPEECH]),
        (f'Sarrow said: "It is so. And {WORDS}', []),
    ],
)
def test_marks_that_a_report_left_out(text: str, kinds: list[DriftKind]) -> None:
    """Words without marks are speech; after a mark that never closes they may be quoted."""
    a, b = report("a", QUOTED), report("b", text)
    readings = [_reading(a, Voice.QUOTED), _reading(b, Voice.REPORTED)]
    assert [one.kind for one in _drifts([a, b], readings, {})] == kinds


def test_an_echo_of_the_subject_alone_is_no_speech() -> None:
    """A clause that shares hardly a word with a quotation did not take its marks off."""
    other = "wires are a matter for the keepers of every other lamp"
    a, b = report("a", QUOTED), report("b", f"Sarrow said that {other}.")
    readings = [_reading(a, Voice.QUOTED), _reading(b, Voice.REPORTED, other)]
    assert _drifts([a, b], readings, {}) == []
