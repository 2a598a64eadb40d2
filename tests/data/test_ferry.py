"""The ferry story's answer key agrees with its texts."""

import datetime as dt
import html
import itertools
import json
import re
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import retold

FERRY = Path(retold.__file__).parent / "data" / "ferry"
TRUTH: dict[str, Any] = json.loads((FERRY / "truth.json").read_text(encoding="utf-8"))
FILES = [report["file"] for report in TRUTH["reports"]]
SHARED_PARAGRAPHS = [  # exemplar, copy, fewest whole paragraphs the copy has from it
    ("02-norvane-agency.txt", "04-emmel-courier.txt", 8),
    ("02-norvane-agency.txt", "05-sound-mercury.txt", 7),
    ("02-norvane-agency.txt", "06-vale-and-fell-advertiser.txt", 4),
    ("02-norvane-agency.txt", "12-tarsk-lantern.txt", 7),
    ("04-emmel-courier.txt", "14-ferry-hits-mole.txt", 6),
    ("08-briskbulletin-spun.txt", "09-portbuzz-copy-of-spun.txt", 6),
]
WEEKDAYS = [("2031-05-04", "Sunday"), ("2031-05-05", "Monday"), ("2031-05-06", "Tuesday"),
            ("2031-05-07", "Wednesday"), ("2031-05-08", "Thursday")]  # fmt: skip


def _article(file: str) -> str:
    text = (FERRY / file).read_text(encoding="utf-8")
    if file.endswith(".html"):
        text = re.sub(r"<(head|style|script)\b.*?</\1>", "", text, flags=re.DOTALL)
        text = html.unescape(re.sub(r"<[^>]+>", "", text))
    return text


def _paragraphs(file: str) -> set[str]:
    text = re.sub(r"^PORT EMMEL.* - ", "", _article(file), flags=re.MULTILINE)
    return {part for part in text.strip().split("\n\n") if len(part.split()) >= 12}


def _sides() -> list[tuple[str, str]]:
    pairs = [
        (row[side]["file"], row[side]["text"])
        for key, sides in (
            ("altered_quotes", "a b"),
            ("lost_sources", "from to"),
            ("figures_disagree", "a b"),
        )
        for row in TRUTH[key]
        for side in sides.split()
    ]
    pairs += [(row["file"], row["text"]) for row in TRUTH["not_quotations"]]
    return list(dict.fromkeys(pairs))


def _plain(text: str) -> list[str]:
    return re.findall(r"[\w']+", text)


@pytest.mark.parametrize(("file", "text"), _sides())
def test_text_occurs_once(file: str, text: str) -> None:
    """Every text of the answer key stands exactly once in its file."""
    assert _article(file).count(text) == 1


def test_key_names_every_file_once() -> None:
    """The reports and the stories of the answer key are the files of the folder, each once."""
    in_folder = sorted(path.name for path in FERRY.iterdir() if path.suffix in {".txt", ".html"})
    assert sorted(FILES) == in_folder
    assert sorted(itertools.chain(*TRUTH["stories"])) == in_folder


@pytest.mark.parametrize(("day", "name"), WEEKDAYS)
def test_weekdays_are_real(day: str, name: str) -> None:
    """The days named in the story fall on those weekdays in the calendar."""
    assert f"{dt.date.fromisoformat(day):%A}" == name


@pytest.mark.parametrize("report", TRUTH["reports"], ids=FILES)
def test_date_and_headline_stand_in_the_text(report: dict[str, str | None]) -> None:
    """A headline stands in its text, and so does the date; an undated text names no year."""
    text = _article(str(report["file"]))
    assert str(report["headline"]) in text
    if report["published"] is None:
        assert "2031" not in text
        return
    moment = dt.datetime.fromisoformat(report["published"])
    day = rf"(?:0?{moment.day}\s+May|May\s+0?{moment.day},)\s+2031|2031-05-0{moment.day}"
    assert re.search(day, text)
    for weekday in re.findall(r"(\w+day),? (?:\d+ May|May \d+)", text.split("\n\n")[0]):
        assert f"{moment:%A}" == weekday


@pytest.mark.parametrize(("exemplar", "copy", "fewest"), SHARED_PARAGRAPHS)
def test_verbatim_copies_share_paragraphs(exemplar: str, copy: str, fewest: int) -> None:
    """A verbatim copy has whole paragraphs of its exemplar, and the stemma says so."""
    assert len(_paragraphs(exemplar) & _paragraphs(copy)) >= fewest
    kinds = {(row["exemplar"], row["copy"]): row["kind"] for row in TRUTH["descents"]}
    assert kinds[exemplar, copy] == "VERBATIM"


def test_translations_share_no_long_run() -> None:
    """The two translations and the first agency's report share no run of seven words."""

    def runs(file: str) -> set[tuple[str, ...]]:
        words = [word.lower() for word in _plain(_article(file))]
        return set(zip(*(words[i:] for i in range(7)), strict=False))

    quillon = runs("03-quillon-agency.txt")
    assert not quillon & runs("01-ministry-statement.txt")
    assert not quillon & runs("02-norvane-agency.txt")


def test_descents_form_a_directed_acyclic_graph() -> None:
    """The true stemma has no cycle, and each copy has exactly one main exemplar."""
    labels = {row["label"] for row in TRUTH["witnesses"]}
    edges = [(row["exemplar"], row["copy"]) for row in TRUTH["descents"]]
    assert {name for edge in edges for name in edge} <= labels | set(FILES)
    assert nx.is_directed_acyclic_graph(nx.DiGraph(edges))
    main = [row["copy"] for row in TRUTH["descents"] if row["main"]]
    assert len(main) == len(set(main)) == len(TRUTH["stories"][0])


def test_exemplars_are_not_later_than_their_copies() -> None:
    """An exemplar with a date was published no later than its dated copy's day."""
    published = {report["file"]: report["published"] for report in TRUTH["reports"]}
    for row in TRUTH["descents"]:
        earlier, later = published.get(row["exemplar"]), published.get(row["copy"])
        if earlier and later:
            assert earlier[:10] <= later[:10]


def test_changed_words_account_for_the_difference() -> None:
    """Taking the changed words out of both sides of a quote pair leaves the same words."""
    pairs: dict[tuple[str, str], list[list[str]]] = {}
    for row in TRUTH["altered_quotes"]:
        pairs.setdefault((row["a"]["text"], row["b"]["text"]), []).extend(row["changed"])
    for texts, changed in pairs.items():
        rests = []
        for side, text in enumerate(texts):
            rest, at = "", 0
            for words in (change[side] for change in changed):
                start = text.index(words, at)
                rest, at = rest + text[at:start], start + len(words)
            rests.append(_plain(rest + text[at:]))
        assert rests[0] == rests[1]


def test_furniture_is_lines_of_the_page_and_not_its_article() -> None:
    """Every furniture line is a line of the page dump and none is a caption."""
    (entry,), (captions,) = TRUTH["furniture"], TRUTH["captions"]
    lines = [line.strip() for line in _article(entry["file"]).splitlines()]
    assert set(entry["lines"]) <= set(lines)
    assert not set(entry["lines"]) & set(captions["lines"])


def test_speakers_are_named_in_the_texts() -> None:
    """Every name of every speaker stands in at least one report."""
    everything = "\n".join(_article(file) for file in FILES)
    for speaker in TRUTH["speakers"]:
        for name in speaker["names"]:
            assert name in everything, name
