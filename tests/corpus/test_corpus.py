"""The written corpus: every file reads, no word of a text is lost, no report repeats another."""

from __future__ import annotations

import importlib
import json
import re
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus" / "attribution"
FILES = sorted(CORPUS.glob("*.txt"))

if not FILES:
    pytest.skip("no corpus beside these tests", allow_module_level=True)

sys.path.insert(0, str(ROOT / "training"))
reader = importlib.import_module("attribution_corpus")
statistics = importlib.import_module("corpus_statistics")

EXAMPLE = """\
genre: agency
title: Example
---
{s1 The Lantern}, {c2 citing} {s2 clerks}, {c1 said} {i1>2 that {s3 the mayor} {c3 denied} {i3 it}}.
{d4 "No. | Never,"} {s4,5 she} {c4 told} {v4 the Post} and {c5 called} {m5 it "a \\{joke\\}"}.
---
The Lantern: 1
@anonymous: 2
Ada Brook: 3 denial, 4, 5 belief
"""


@pytest.fixture(scope="module")
def reports() -> list[dict[str, Any]]:
    """The whole corpus, read once."""
    return list(reader.read_corpus(CORPUS))


def written(folder: Path, content: str) -> Path:
    """A corpus file of this content."""
    path = folder / "001-example.txt"
    path.write_text(content, encoding="utf-8")
    return path


def words(report: dict[str, Any], role: str, place: int) -> list[str]:
    """The words of one role of one attribution."""
    return [report["text"][start:end] for start, end in report["attributions"][place][role]]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_reads(path: Path) -> None:
    """Every span is trimmed, on one line and in order; every holder is in the same report."""
    report = reader.read_report(path)
    made = report["attributions"]
    ids = [each["id"] for each in made]
    assert made
    assert ids == sorted(set(ids))
    for each in made:
        assert each["act"] in reader.ACTS
        assert each["within"] in {None, *ids} - {each["id"]}
        assert each["content"]
        assert bool(each["source"]) is (each["naming"] != "none")
        for role in ("source", "cue", "content"):
            for start, end in each[role]:
                span = report["text"][start:end]
                assert span == span.strip() != ""
                assert "\n" not in span
            assert all(left[1] <= right[0] for left, right in pairwise(each[role]))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_text_is_recoverable(path: Path) -> None:
    """Taking the tags away by another way gives the very text that the reader gives."""
    markup = path.read_text(encoding="utf-8").split("\n---\n")[1]
    bare = re.sub(r"\{[scidmv][\d,>]+ |(?<!\\)\}|(?<!\\) ?\|", "", markup)
    assert reader.read_report(path)["text"] == re.sub(r"\\(.)", r"\1", bare)


def test_markup_gives_roles_nesting_and_pieces(tmp_path: Path) -> None:
    """Shared contents, several ids, split pieces, a medium and escaped braces come out right."""
    report = reader.read_report(written(tmp_path, EXAMPLE))
    assert report["text"].endswith('and called it "a {joke}".')
    assert [each["within"] for each in report["attributions"]] == [
        None,
        "001-01",
        "001-02",
        None,
        None,
    ]
    assert words(report, "content", 1) == ["that the mayor denied it"]
    assert words(report, "content", 3) == ['"No.', 'Never,"']
    assert '"No. Never,"' in report["text"]
    assert words(report, "source", 3) == words(report, "source", 4) == ["she"]
    assert [each["kind"] for each in report["attributions"][2:]] == ["indirect", "direct", "mixed"]
    assert report["attributions"][3]["medium"] == "the Post"
    assert report["attributions"][1]["referent"] is None


@pytest.mark.parametrize(
    ("text", "below", "line", "rule"),
    [
        ("one\n{s1 She said so", "Ada: 1", 5, "never closed"),
        ("one} two", "", 4, "without a tag"),
        ("{s1 She } {c1 said} {i1 so}", "Ada: 1", 4, "white space"),
        ("{s1 She} {c1 said} {i1 so\nmuch}", "Ada: 1", 5, "line break"),
        ("{s1 She} {c1 said} {i1 so {c1 there}}", "Ada: 1", 4, "inside another role"),
        ("{s1 She} {c1 said} so", "Ada: 1", 4, "needs a content"),
        ("{s1 She}: {i1 so}", "Ada: 1", 4, "no cue"),
        ("{s1 She}: {d1 so}", "Ada: 1", 4, "opens no quotation"),
        ("{s1 She} {c1 said} {m1 so}", "Ada: 1", 4, "no quotation mark"),
        ("{s1 She} {c1 said} {i1 so}", "", 6, "only in text"),
        ("{s1 She} {c1 said} {i1 so}", "Ada: 1 shouting", 6, "unknown or repeated"),
        ("{s1 She} {c1 said} {i1 so}", "@none: 1", 4, "do not fit"),
        ("{x1 She}", "", 4, "not a tag"),
        ("a | b", "", 4, "outside every tag"),
    ],
)
def test_faults_name_file_and_line(
    tmp_path: Path, text: str, below: str, line: int, rule: str
) -> None:
    """A fault in the markup says where it is and which rule it breaks."""
    path = written(tmp_path, f"genre: blog\ntitle: x\n---\n{text}\n---\n{below}\n")
    with pytest.raises(reader.CorpusError, match=rule) as caught:
        reader.read_report(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")


def test_no_two_reports_share_twelve_words(reports: list[dict[str, Any]]) -> None:
    """No run of twelve words stands in two reports."""
    seen: dict[tuple[str, ...], str] = {}
    for report in reports:
        for run in statistics.word_runs(report["text"], 12):
            assert seen.setdefault(run, report["name"]) == report["name"], " ".join(run)


def test_corpus_is_large_and_varied(reports: list[dict[str, Any]]) -> None:
    """The measures of size and variety stay above the floors that corpus/README.md states."""
    made = [each for report in reports for each in report["attributions"]]
    phrases = statistics.cue_phrases(reports)
    assert len(reports) >= 136
    assert sum(len(statistics.words_of(report["text"])) for report in reports) >= 60_000
    assert len({report["genre"] for report in reports}) >= 17
    assert len(made) >= 2_550
    assert sum(bool(each["within"]) for each in made) >= 0.19 * len(made)
    assert statistics.distinct_per_hundred(phrases) >= 72
    assert phrases.count("said") <= 0.15 * len(phrases)
    assert statistics.type_token_ratio(reports) >= 0.29
    assert statistics.shared_runs(reports) <= 0.004
    assert not statistics.near_duplicates(reports)
    for field, values in {
        "kind": reader.KINDS.values(),
        "act": reader.ACTS,
        "naming": ("named", "office", "anonymous", "none"),
    }.items():
        assert {each[field] for each in made} == set(values)


def test_second_part_is_as_dense_as_ordinary_news(reports: list[dict[str, Any]]) -> None:
    """Reports from 101 on hold about as many attributions in a hundred words as real reports."""
    plain = [report for report in reports if report["id"] >= "101"]
    made = sum(len(report["attributions"]) for report in plain)
    total = sum(len(statistics.words_of(report["text"])) for report in plain)
    assert 2.5 <= 100 * made / total <= 3.5
    assert 0.30 <= statistics.share_inside(plain, ["content"]) <= 0.45
    assert statistics.distinct_per_hundred(statistics.cue_phrases(plain)) >= 70


def test_shape_is_that_of_the_other_sets(shared: Path, reports: list[dict[str, Any]]) -> None:
    """A report has the fields of the annotated Wikinews reports, and its genre besides."""
    lines = (shared / "data" / "attribution" / "wikinews" / "train.jsonl").read_text("utf-8")
    theirs = json.loads(lines.splitlines()[0])
    assert set(reports[0]) == {*theirs, "genre"}
    assert list(reports[0]["attributions"][0]) == list(theirs["attributions"][0])
