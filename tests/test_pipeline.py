"""The stages in their order."""

from __future__ import annotations

import pytest

import retold
from retold.errors import RetoldError
from retold.model import Report, Skip, SkipReason

GERMAN = (
    "Die Fähre ist auf die Mole gelaufen, und die Behörde hat das am Montag mit Bedauern "
    "bestätigt. „Das Schiff war in Ordnung“, sagte die Sprecherin der Behörde, die sich "
    "nicht weiter zu dem Vorfall äußern wollte, für den es noch keine Erklärung gibt.\n"
)


def test_nothing_makes_an_empty_trace() -> None:
    """No reports make a trace with nothing in it."""
    assert retold.trace([]).to_dict()["stories"] == []


def test_skips_are_passed_on() -> None:
    """What was left out on the way to the reports is in the trace."""
    skip = Skip(item="x.bin", step="ingest", reason=SkipReason.BINARY)
    assert retold.trace([skip]).skips == (skip,)


def test_the_name_of_a_file_is_no_report() -> None:
    """Who forgets to read a folder is told so in one line, not letter by letter."""
    with pytest.raises(RetoldError, match=r"retold\.read"):
        retold.trace("clippings")  # type: ignore[arg-type]


def test_another_language_is_said_and_still_compared() -> None:
    """A German report is named as not read for attributions; its quotations and story are."""
    reports = [
        Report.from_text(GERMAN * 3, path=name, language="de") for name in ("a.txt", "b.txt")
    ]
    trace = retold.trace(reports)
    assert [(skip.item, skip.reason) for skip in trace.skips] == [
        ("a.txt", SkipReason.LANGUAGE),
        ("b.txt", SkipReason.LANGUAGE),
    ]
    assert trace.attributions == ()
    assert trace.quotations
    assert len(trace.stories) == 1


def test_speakers_are_resolved_from_reports_alone() -> None:
    """Attributions are found where none are given, and come back with speaker and chain."""
    report = Report.from_text("Ada Brenn, the harbour master, said the quay was closed.")
    resolution = retold.resolve_speakers([report])
    (attribution,) = resolution.attributions
    assert attribution.speaker_id in {speaker.id for speaker in resolution.speakers}
    assert attribution.chain[-1] == attribution.speaker_id


def test_time_expressions_are_resolved_against_the_publication() -> None:
    """A weekday is the last such day before the report was published."""
    report = Report.from_text("It sank on Sunday.", published="2031-05-05T11:00+01:00")
    (moment,) = retold.find_moments(report)
    assert moment.text == "on Sunday"
    assert moment.earliest is not None
    assert moment.earliest.date().isoformat() in {"2031-05-03", "2031-05-04"}
