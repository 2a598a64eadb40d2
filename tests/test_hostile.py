"""Whatever comes in: a report or a skip, and a document whose every word stands where it says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import retold
from benchmarks import ferry
from retold.ingest import read_bytes
from retold.model import How, Report, SkipReason, Trace
from retold.model.schema import trace_schema

WORDS = (
    "The ministry said that “boats” lay in the fairway ; 'no' , she denied . \" it was the States' "
    "plan , according to Orr ( Norvane ) Police : 14 dead , at least 3 missing \n \n\n Read more : "
    "\u202e \x00 \x1b[31m [bold] <b> &amp; שלום мир 港 \ufeff “ ” ‘ ’ « » -- ... 5 May 2031 11:00"
).split(" ")
PIECES = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
TEXTS = st.one_of(PIECES.map(str.encode), st.binary(max_size=300), st.text(max_size=200).map(
    lambda text: text.encode("utf-8", "surrogatepass")
))  # fmt: skip

FIXED = {
    "nothing": b"",
    "white space": b" \n\t\n ",
    "a thousand marks": b'He said "' * 1_000,
    "a thousand single marks": "it’s ‘so ".encode() * 1_000,
    "right to left": "قالت الوزارة إن «السفينة» لم تغرق.\n".encode() * 20,
    "overrides": "The \u202eferry\u202c sank, she said.\n\n".encode() * 5,
    "NUL bytes": b"The ferry sank.\x00\x00 She said so.\n\n" * 5,
    "latin 1": "Die Fähre sank, sagte sie. Er stimmte zu.\n\n".encode("latin-1") * 5,
    "utf 16": "The ferry sank, she said. He agreed.\n\n".encode("utf-16") * 5,
    "a broken page": b"<html><body><p>The ferry sank, <b>she said" + b"<div>" * 2_000,
    "entities": b"<p>" + b"&lt;script&gt;alert(1)&lt;/script&gt; she said. " * 40,
    "brackets": b"[" * 3_000 + b"said" + b"]" * 3_000,
    "one long word": b"a" * 100_000,
    "colons": b"Police: Fire: Mayor: Guard: " * 300,
    "markup": b"The [bold]ferry[/bold] [link=file:///etc]sank[/link], she said.\n\n" * 5,
}


def _walk(item: Any, report: str) -> Iterator[tuple[str, list[int], str]]:
    """Every (report, span, words) inside a part of a document."""
    if isinstance(item, list):
        for one in item:
            yield from _walk(one, report)
    elif isinstance(item, dict):
        report = item["report"] if isinstance(item.get("report"), str) else report
        if "start" in item and "text" in item:
            yield report, [item["start"], item["end"]], item["text"]
        elif isinstance(item.get("span"), list) and isinstance(item.get("text"), str):
            yield report, item["span"], item["text"]
        for one in item.values():
            yield from _walk(one, report)


def _walk_alignment(alignment: dict[str, Any]) -> Iterator[tuple[str, list[int], str]]:
    """Every (report, span, words) of an alignment, on both of its sides."""
    for passage in alignment["passages"]:
        for place in (passage, *passage["changes"]):
            for side in ("left", "right"):
                if place[side] is not None:
                    yield alignment[side], place[side], place[f"{side}_text"]


def _words_with_places(trace: Trace) -> Iterator[tuple[str, list[int], str]]:
    """Every (report, span, words) of a document, wherever it stands."""
    document = trace.to_dict()
    for name in ("attributions", "quotations", "claims", "drifts", "figures", "swaps"):
        yield from _walk(document[name], "")
    for alignment in document["alignments"]:
        yield from _walk_alignment(alignment)


def _check(trace: Trace, raws: dict[str, str]) -> None:
    """Hold a trace to what every trace promises."""
    text = {report.id: report.text for report in trace.reports}
    for report, (start, end), words in _words_with_places(trace):
        assert text[report][start:end] == words
    for one in trace.reports:
        for piece in one.pieces:
            if piece.how is How.EXACT and one.path in raws:
                assert piece.raw.of(raws[one.path]) == piece.text.of(one.text)
        starts = [block.span.start for block in one.blocks]
        assert starts == sorted(starts)
    json.loads(json.dumps(trace.to_dict()))


def _accounted(trace: Trace) -> int:
    """Reports, and items left out; a report in another language is both read and named."""
    left_out = [skip for skip in trace.skips if skip.reason is not SkipReason.LANGUAGE]
    return len(trace.reports) + len(left_out)


def _trace(*bodies: bytes) -> tuple[Trace, dict[str, str]]:
    names = {f"{number}.txt": body for number, body in enumerate(bodies)}
    items = [read_bytes(body, path=name) for name, body in names.items()]
    raws = {}
    for name, body in names.items():
        try:
            raws[name] = body.decode("utf-8")
        except UnicodeDecodeError:
            continue
    return retold.trace(items), raws


@pytest.mark.parametrize("name", FIXED)
def test_hostile_input_is_a_report_or_a_skip(name: str) -> None:
    """Nothing is lost, nothing crashes, and every word stands where the document says."""
    trace, raws = _trace(FIXED[name], b"The ferry sank, the ministry said.\n\n" * 3)
    assert _accounted(trace) == 2
    _check(trace, raws)


@settings(max_examples=40)
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_garbage_is_a_report_or_a_skip(bodies: list[bytes]) -> None:
    """Made-up garbage, several at once: the same promises hold."""
    trace, raws = _trace(*bodies)
    assert _accounted(trace) == len(bodies)
    _check(trace, raws)


@settings(max_examples=25)
@given(st.lists(PIECES, min_size=1, max_size=3))
def test_given_texts_keep_their_promises(texts: list[str]) -> None:
    """Texts handed over as reports keep every promise too, and fulfil the schema."""
    reports = [Report.from_text(text, path=str(at)) for at, text in enumerate(texts)]
    trace = retold.trace(reports)
    _check(trace, {})
    jsonschema.validate(trace.to_dict(), trace_schema())


def test_five_megabytes_on_one_line_are_read() -> None:
    """A line of 5 MB is a report or a skip like any other."""
    trace, raws = _trace(b"The ferry sank again " * 250_000)
    assert _accounted(trace) == 1
    _check(trace, raws)


def test_the_sample_texts_keep_their_promises(seeds_trace: Trace) -> None:
    """Every word of the sample texts' trace stands where it says, and the schema holds."""
    _check(seeds_trace, {})
    jsonschema.validate(seeds_trace.to_dict(), trace_schema())


def test_the_ferry_story_keeps_its_promises() -> None:
    """The same for the ferry story."""
    _check(ferry.trace(), {})
    jsonschema.validate(ferry.trace().to_dict(), trace_schema())


def test_the_order_of_reports_changes_no_story() -> None:
    """Reports in another order make the same stories with the same ids."""
    again = retold.trace(reversed(ferry.trace().reports))
    assert {(story.id, frozenset(story.report_ids)) for story in again.stories} == {
        (story.id, frozenset(story.report_ids)) for story in ferry.trace().stories
    }
