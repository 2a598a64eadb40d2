"""Dates: of publication, in words, and the languages of short texts."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from benchmarks import pages
from benchmarks.recognizers import FOLDER, Answer, Case, days_of, is_right, read_cases
from benchmarks.seeds import SHARED, seed_paths
from benchmarks.table import Row, print_table
from retold.ingest import read_bytes
from retold.ingest.language import find_language
from retold.model import How, Report, Span
from retold.text.moments import find_moments

SENTENCES = Path(__file__).parents[1] / "tests" / "ingest" / "sentences.tsv"
_PEER_CASES = 200


def case_hits() -> list[bool]:
    """For each case that applies to news, whether all is found and nothing else."""
    return [is_right(case, _ours(case)) for case in read_cases().kept]


def _ours(case: Case) -> list[Answer]:
    return [days_of(one) for one in find_moments(case.text, case.today)]


def _peer(case: Case) -> list[Answer]:
    """What dateparser's search finds, with the day of the case as its base."""
    search = importlib.import_module("dateparser.search")
    settings: dict[str, object] = {"PREFER_DATES_FROM": "past"}
    if case.today is not None:
        settings["RELATIVE_BASE"] = case.today.middle.replace(tzinfo=None)
    found = search.search_dates(case.text, languages=["en"], settings=settings) or []
    return list(_placed(case.text, ((words, moment.date()) for words, moment in found)))


def _placed(text: str, found: Iterable[tuple[str, date]]) -> Iterator[Answer]:
    at = 0
    for words, day in found:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            yield Answer(start, at, day, day)


def seed_hits() -> list[tuple[str, str, bool]]:
    """The times that the key of the sample texts names: words, value, and whether each is found.

    One is found where an expression of the text, or a candidate for the date of publication,
    stands at its words. Those of the furniture and of date lines can be candidates alone.
    """
    key = json.loads((SHARED / "gold" / "gold.json").read_text(encoding="utf-8"))
    made = []
    for path in seed_paths():
        report = read_bytes(path.read_bytes(), path=path.name)
        if isinstance(report, Report):
            places = list(_places(report))
            for one in key["files"][path.name[:3]]["dates"]["mentions"]:
                here = Span(one["start"], one["end"])
                is_found = any(a.start < here.end and here.start < a.end for a in places)
                made.append((one["text"], one["value"], is_found))
    return made


def _places(report: Report) -> Iterator[Span]:
    """Where in the linear text times stand that were found."""
    yield from (one.raw for one in report.published.candidates if one.raw is not None)
    for one in find_moments(report.text, report.published.moment):
        for piece in report.pieces:
            low, high = max(piece.text.start, one.span.start), min(piece.text.end, one.span.end)
            if low < high and piece.how is How.EXACT:
                shift = piece.raw.start - piece.text.start
                yield Span(low + shift, high + shift)


def language_hits(most_words: int) -> list[tuple[str, str]]:
    """The language of each invented sentence and the one found in its first words."""
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    made = []
    for code, sentence in (line.split("\t") for line in lines):
        words = sentence.split()
        shown = " ".join(words[:most_words]) if len(words) > 1 else sentence[: 2 * most_words]
        made.append((code, find_language(shown)))
    return made


def rows() -> list[Row]:
    """The table's rows for dates and languages."""
    return [*pages.rows(), *_case_rows(), *_seed_rows(), *_language_rows()]


def _seed_rows() -> list[Row]:
    if not seed_paths():
        return [Row("moments", "seeds, found", "-", f"no sample texts at {SHARED}")]
    hits = seed_hits()
    found = sum(is_found for *_, is_found in hits)
    note = f"of {len(hits)} times in the key: an expression, or a candidate for the date"
    return [Row("moments", "seeds, found", str(found), note)]


def _case_rows() -> list[Row]:
    if not FOLDER.exists():
        return [Row("recognizers", "cases", "-", f"no cases at {SHARED}")]
    cases = read_cases()
    total = len(cases.kept) + cases.left_out.total()
    note = f"all found, with its days, and nothing else; {len(cases.kept)} of {total} apply to news"
    some = cases.kept[:: max(1, len(cases.kept) // _PEER_CASES)]
    peer = pages.share([is_right(case, _peer(case)) for case in some])
    ours = pages.share([is_right(case, _ours(case)) for case in some])
    return [
        Row("recognizers", "cases", pages.share(case_hits()), note),
        Row("recognizers", "some cases", ours, f"every fourth or so: {len(some)}"),
        Row("recognizers", "some cases, dateparser", peer, "its search_dates on the same"),
    ]


def _language_rows() -> list[Row]:
    made = []
    for most in (100, 5, 3):
        pairs = language_hits(most)
        right = sum(code == found for code, found in pairs)
        wrong = sum(found not in (code, "und") for code, found in pairs)
        note = (
            f"of {len(pairs)} invented sentences, {most} words of each; {wrong} wrong, others und"
        )
        made.append(Row("languages", f"right, {most} words", str(right), note))
    return made


if __name__ == "__main__":
    print_table(rows())
