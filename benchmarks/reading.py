"""Bodies of flattened pages against the true ones, beside what others make of the same lines."""

from __future__ import annotations

import html
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib.util import find_spec

import justext
import numpy as np
import numpy.typing as npt
import trafilatura

from benchmarks.flattened import READING, Page, read_pages, shingle_f1, token_f1
from benchmarks.invented_pages import dress, invent_pages
from benchmarks.scripts import TRAINING, import_from
from benchmarks.table import Row, print_table
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
    return [*_flattened_rows(), *_fold_rows(), *_speed_rows(), *_markup_rows()]


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


def _fold_rows() -> list[Row]:
    """Pages whose outlet the weights did not see: trained again five times, before zones."""
    path, name = READING / "wcxb-dev.jsonl", "wcxb-dev: line model in five folds by outlet"
    if not path.exists():
        return []
    if find_spec("catboost") is None:
        note = "CatBoost is not installed: training/README.md says how to have it printed"
        return [Row("reading", name, "-", note)]
    (script,) = import_from(TRAINING, "line_model")
    words = script.cross_validate(read_pages(path), script.TREES, 1)
    low, high = mean_interval(words)
    note = f"{low:.3f} to {high:.3f}; {len(words)} pages, before zones; {_METRIC}"
    return [Row("reading", name, f"{np.mean(words):.4f}", note)]


def _speed_rows() -> list[Row]:
    made = []
    for name in SETS:
        path = READING / f"{name}.jsonl"
        if path.exists():
            made += _speed_of(name, read_pages(path)[:SAMPLE])
    return made


def _speed_of(name: str, pages: Sequence[Page]) -> list[Row]:
    sources = [Source.of_plain("\n".join(page.texts)) for page in pages]
    taken = time_each(
        {
            "classifier": [partial(classify, page.texts) for page in pages],
            "body and zones": [partial(lay_out_lines, source) for source in sources],
            "read whole": [partial(ours, page) for page in pages],
            "jusText": [partial(by_justext, page) for page in pages],
        }
    )
    return [
        Row(
            "reading",
            f"speed, {name}: {work}",
            f"{one.mean():.2f}",
            f"ms a page of processor time, one core; jusText takes {ratio(taken['jusText'], one)} "
            f"times it; {len(pages)} pages",
        )
        for work, one in taken.items()
    ]


def time_each(
    work: Mapping[str, Sequence[Callable[[], object]]], runs: int = 5
) -> dict[str, npt.NDArray[np.float64]]:
    """Milliseconds of processor time of each call: the least of some runs, all kinds by turns.

    The least, because other programs on the machine only add to it; by turns, because they come and
    go. The first run of all is not counted.
    """
    count = len(next(iter(work.values())))
    least = {name: np.full(count, np.inf) for name in work}
    for number in range(count):
        for run in range(runs + 1):
            for name, calls in work.items():
                begun = time.process_time()
                calls[number]()
                if run:
                    taken = (time.process_time() - begun) * 1000
                    least[name][number] = min(least[name][number], taken)
    return least


def ratio(one: npt.NDArray[np.float64], other: npt.NDArray[np.float64]) -> str:
    """How many times the other's time the one takes, all pages together; 95 % by bootstrap."""
    drawn = np.random.default_rng(0).integers(len(one), size=(1000, len(one)))
    low, high = np.quantile(one[drawn].sum(axis=1) / other[drawn].sum(axis=1), (0.025, 0.975))
    return f"{one.sum() / other.sum():.2f} [{low:.2f}, {high:.2f}]"


def classify(texts: Sequence[str]) -> object:
    """The line model's part: features, trees and choice."""
    sheets = lay_sheets(texts)
    return choose(score_sheets(sheets), np.array([words for one in sheets for words in one.words]))


def _markup_rows() -> list[Row]:
    pages = invent_pages(SAMPLE)
    made = [
        Row("reading", f"markup: {name}", f"{np.mean(scores):.3f}", "invented pages, word F1")
        for name, scores in (
            ("retold", [token_f1(_read_markup(page.markup), page.body) for page in pages]),
            ("trafilatura", [token_f1([extract(page.markup)], page.body) for page in pages]),
        )
    ]
    for name, markups in (
        ("small pages", [page.markup for page in pages]),
        ("with menus and scripts", [dress(page.markup) for page in pages[: SAMPLE // 3]]),
    ):
        taken = time_each(
            {
                "ours": [partial(_read_markup, markup) for markup in markups],
                "whole": [partial(extract_whole, markup) for markup in markups],
                "text": [partial(extract, markup) for markup in markups],
            },
            runs=3,
        )
        size = f"{len(markups)} invented pages of {np.mean([len(one) for one in markups]):,.0f}"
        made += [
            Row(
                "reading",
                f"markup, {name}: time",
                ratio(taken["ours"], taken["whole"]),
                f"of trafilatura's with metadata and date, which read makes too; {size} characters",
            ),
            Row(
                "reading",
                f"markup, {name}: time, against text alone",
                ratio(taken["ours"], taken["text"]),
                "read with metadata, date and language, trafilatura its text alone; the same run",
            ),
        ]
    return made


def _read_markup(markup: str) -> list[str]:
    return body_of(markup.encode(), "page.html")


if __name__ == "__main__":
    print_table(rows())
