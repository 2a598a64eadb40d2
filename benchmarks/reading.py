"""Bodies of flattened pages against the true ones, beside what others make of the same lines."""

from __future__ import annotations

import html
import logging
import time
from collections.abc import Callable, Sequence
from functools import partial

import justext
import numpy as np
import trafilatura

from benchmarks.flattened import READING, Page, read_pages, shingle_f1, token_f1
from benchmarks.invented_pages import InventedPage, invent_pages
from benchmarks.table import Row
from benchmarks.tally import mean_interval
from retold.ingest import read_bytes
from retold.ingest.linemodel import choose, score_lines, score_sheets
from retold.ingest.linemodel.measures import measure_lines
from retold.ingest.linemodel.sheet import Sheet, lay_sheets
from retold.ingest.plain import lay_out_lines
from retold.ingest.source import Source
from retold.model import Skip, Zone

BODY = frozenset({Zone.STANDFIRST, Zone.TEASER, Zone.BODY, Zone.SUBHEADING})
SETS = {"scrapinghub": "not trained on", "wcxb-dev": "the weights were trained on it"}
SAMPLE = 60
_METRIC = "mean F1 of lower-cased words over pages, 95 % by bootstrap over pages"
_STOPS = (".", "!", "?", '"', "”")
_MIN_LINE_WORDS = 5

Reader = Callable[[Page], list[str]]


def ours(page: Page) -> list[str]:
    """What `read` takes for the body of a page's lines."""
    return body_of("\n".join(page.texts).encode(), "page.txt")


def body_of(raw: bytes, path: str) -> list[str]:
    """The blocks of the body of some bytes: standfirst, teaser, body and subheading."""
    report = read_bytes(raw, path=path)
    if isinstance(report, Skip):
        return []
    return [one.span.of(report.text) for one in report.blocks if one.zone in BODY]


def by_model(page: Page) -> list[str]:
    """What the line model takes alone, before any rule looks at it."""
    words = measure_lines(Sheet(page.texts)).words
    return [page.texts[at] for at in np.flatnonzero(choose(score_lines(page.texts), words))]


def by_oracle(page: Page) -> list[str]:
    """The lines that are labelled article, at least in part."""
    return [text for text, label in zip(page.texts, page.labels, strict=True) if label]


def by_c4(page: Page) -> list[str]:
    """The line rule of C4 (Raffel et al. 2020): a terminal mark, and at least five words."""
    return [
        text
        for text in page.texts
        if text.endswith(_STOPS) and len(text.split()) >= _MIN_LINE_WORDS
    ]


def by_justext(page: Page) -> list[str]:
    """The paragraphs that jusText calls good, each line given as a paragraph."""
    stops = justext.get_stoplist("English")
    found = justext.justext(pseudo_page(page.texts).encode(), stops, encoding="utf-8")
    return [one.text for one in found if not one.is_boilerplate]


def by_trafilatura(page: Page) -> list[str]:
    """What trafilatura extracts, each line given as a paragraph."""
    return [extract(pseudo_page(page.texts))]


def extract(markup: str) -> str:
    """What trafilatura alone extracts, comments and tables left out, its other settings as set."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return trafilatura.extract(markup, include_comments=False, include_tables=False) or ""


def extract_whole(markup: str) -> str:
    """The text that trafilatura extracts together with its metadata and date, its own defaults."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    document = trafilatura.bare_extraction(markup, with_metadata=True)
    return str(getattr(document, "text", None) or "")


def pseudo_page(texts: Sequence[str]) -> str:
    """Lines as the paragraphs of a page of markup."""
    return "<html><body>" + "".join(f"<p>{html.escape(text)}</p>" for text in texts) + "</body>"


READERS: dict[str, Reader] = {
    "retold": ours, "line model alone": by_model, "oracle of lines": by_oracle,
    "C4's line rule": by_c4, "jusText on pseudo paragraphs": by_justext,
    "trafilatura on pseudo paragraphs": by_trafilatura,
}  # fmt: skip


def score_pages(pages: Sequence[Page], reader: Reader) -> tuple[list[float], list[float]]:
    """The word F1 and the four-gram F1 of every page."""
    found = [reader(page) for page in pages]
    return (
        [token_f1(texts, page.gold) for texts, page in zip(found, pages, strict=True)],
        [shingle_f1(texts, page.gold) for texts, page in zip(found, pages, strict=True)],
    )


def rows() -> list[Row]:
    """The table's rows for the bodies of flattened pages and of markup."""
    return [*_flattened_rows(), *_speed_rows(), *_markup_rows()]


def _flattened_rows() -> list[Row]:
    made = []
    for name, note in SETS.items():
        path = READING / f"{name}.jsonl"
        if not path.exists():
            made.append(Row("reading", name, "-", f"no labelled pages at {READING}"))
            continue
        pages = read_pages(path)
        for reader, read in READERS.items():
            words, shingles = score_pages(pages, read)
            low, high = mean_interval(words)
            made.append(
                Row(
                    "reading",
                    f"{name}: {reader}",
                    f"{np.mean(words):.3f}",
                    f"{low:.3f} to {high:.3f}; 4-grams {np.mean(shingles):.3f}; "
                    f"{len(pages)} pages, {note}; {_METRIC}",
                )
            )
    return made


def _speed_rows() -> list[Row]:
    path = READING / "wcxb-dev.jsonl"
    if not path.exists():
        return []
    pages = read_pages(path)[:SAMPLE]
    sources = [Source.of_plain("\n".join(page.texts)) for page in pages]
    work: dict[str, Callable[[], object]] = {
        "classifier": lambda: [classify(page.texts) for page in pages],
        "body and zones": lambda: [lay_out_lines(source) for source in sources],
        "read whole": lambda: [ours(page) for page in pages],
        "jusText": lambda: [by_justext(page) for page in pages],
    }
    taken = {name: milliseconds(one, len(pages)) for name, one in work.items()}
    slowest = taken["jusText"]
    return [
        Row(
            "reading",
            f"speed: {name}",
            f"{value:.2f}",
            f"ms a page of processor time, one core; jusText takes {slowest / value:.1f} times it",
        )
        for name, value in taken.items()
    ]


def classify(texts: Sequence[str]) -> object:
    """The line model's part: features, trees and choice."""
    sheets = lay_sheets(texts)
    return choose(score_sheets(sheets), np.array([words for one in sheets for words in one.words]))


def milliseconds(work: Callable[[], object], count: int, runs: int = 3) -> float:
    """The least processor time of a call in some runs, for each of its items."""
    work()
    taken = []
    for _ in range(runs):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken) * 1000 / count


def _markup_rows() -> list[Row]:
    pages = invent_pages(SAMPLE)
    alone = partial(_run_all, pages, lambda page: [extract(page.markup)])
    mine = partial(_run_all, pages, lambda page: body_of(page.markup.encode(), "page.html"))
    whole = partial(_run_all, pages, lambda page: [extract_whole(page.markup)])
    ours_ms = milliseconds(mine, SAMPLE)
    ratio, like = ours_ms / milliseconds(alone, SAMPLE), ours_ms / milliseconds(whole, SAMPLE)
    return [
        Row("reading", "markup: retold", f"{np.mean(mine()):.3f}", "invented pages, word F1"),
        Row("reading", "markup: trafilatura", f"{np.mean(alone()):.3f}", "the same pages"),
        Row(
            "reading",
            "markup: time",
            f"{like:.2f}",
            "of trafilatura's with metadata and dates, as read makes them too; same pages, run",
        ),
        Row(
            "reading",
            "markup: time, against text alone",
            f"{ratio:.2f}",
            "read with metadata, dates and language, trafilatura its text alone; same pages, run",
        ),
    ]


def _run_all(
    pages: Sequence[InventedPage], reader: Callable[[InventedPage], list[str]]
) -> list[float]:
    return [token_f1(reader(page), page.body) for page in pages]
