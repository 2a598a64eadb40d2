"""The answer keys of the invented stories agree with their texts."""

import datetime as dt
import itertools
import re
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NamedTuple

import networkx as nx
import pytest

from benchmarks.attributions import offset_of
from benchmarks.stories import known_stories
from retold.model import Act, AttributionKind, DescentKind, DifferenceKind, DriftKind, Relation

STORIES = known_stories()
ROLES = ("source", "cue", "content")


class Case(NamedTuple):
    """One entry of an answer key, and the folder of its story."""

    folder: Path
    item: dict[str, Any]

    def text(self, file: str) -> str:
        """The text of one of the story's files."""
        return (self.folder / file).read_text(encoding="utf-8")


def _cases(key: str) -> list[Case]:
    return [Case(Path(str(one.folder)), item) for one in STORIES for item in one.truth[key]]


def _files(folder: Traversable) -> list[Path]:
    return [path for path in Path(str(folder)).iterdir() if path.suffix in (".txt", ".html")]


def _sides() -> list[tuple[str, str, str]]:
    pairs = [
        (str(case.folder), case.item[side]["file"], case.item[side]["text"])
        for key, sides in (
            ("altered_quotes", "a b"),
            ("lost_sources", "from to"),
            ("figures_disagree", "a b"),
        )
        for case in _cases(key)
        for side in sides.split()
    ]
    pairs += [
        (str(one.folder), one.item["file"], one.item["text"]) for one in _cases("not_quotations")
    ]
    return list(dict.fromkeys(pairs))


def _plain(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.lower().replace("\u2019", "'"))


def test_there_are_stories() -> None:
    """The stories that are measured on are there."""
    assert {story.name for story in STORIES} >= {"envoys", "quarry", "verdict"}


@pytest.mark.parametrize(("folder", "file", "text"), _sides())
def test_text_occurs_once(folder: str, file: str, text: str) -> None:
    """Every text of an answer key stands exactly once in its file."""
    assert (Path(folder) / file).read_text(encoding="utf-8").count(text) == 1


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_key_names_every_file_once(story: Any) -> None:
    """The reports and the stories of a key are the files of the folder, each once."""
    in_folder = sorted(path.name for path in _files(story.folder))
    assert 5 <= len(in_folder) <= 9
    assert sorted(report["file"] for report in story.truth["reports"]) == in_folder
    assert sorted(itertools.chain(*story.truth["stories"])) == in_folder


@pytest.mark.parametrize("case", _cases("reports"), ids=lambda case: case.item["file"])
def test_date_outlet_and_headline_stand_in_the_text(case: Case) -> None:
    """Headline, outlet and date stand in the text; an undated text names no year."""
    text = case.text(case.item["file"])
    assert 90 <= len(text.split()) <= 520
    assert f"\n{case.item['headline']}\n" in f"\n{text}"
    assert (case.item["outlet"] or "").casefold() in text.casefold()
    if case.item["published"] is None:
        assert not re.search(r"\b203\d\b", text)
        return
    moment = dt.datetime.fromisoformat(case.item["published"])
    day, month, year = rf"{moment.day}(?:st|nd|rd|th)?", rf"{moment:%b}\w*\.?", rf"{moment.year}"
    figures = rf"{moment:%Y-%m-%d}|{moment:%d/%m/%Y}|{moment:%d[.]%m[.]%Y}"
    written = rf"{day} {month},? {year}|{month} {day}(?:, {year})?|{figures}"
    assert re.search(rf"\b(?:{written})\b", text, re.IGNORECASE)
    for weekday in re.findall(rf"(\w+day),? (?:{day} {month}|{month} {day},) {year}", text):
        assert f"{moment:%A}" == weekday


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_descents_form_a_directed_acyclic_graph(story: Any) -> None:
    """A stemma has no cycle, no copy two main exemplars, and no copy older than its exemplar."""
    truth = story.truth
    published = {report["file"]: report["published"] for report in truth["reports"]}
    labels = {row["label"] for row in truth["witnesses"]}
    edges = [(row["exemplar"], row["copy"]) for row in truth["descents"]]
    assert {name for edge in edges for name in edge} <= labels | set(published)
    assert len(set(edges)) == len(edges)
    assert nx.is_directed_acyclic_graph(nx.DiGraph(edges))
    main = [row["copy"] for row in truth["descents"] if row["main"]]
    assert len(main) == len(set(main))
    for earlier, later in ((published.get(a), published.get(b)) for a, b in edges):
        if earlier and later:
            assert earlier[:10] <= later[:10]


def test_kinds_are_those_of_the_model() -> None:
    """Every kind, judgement, relation and act of a key is one that the program can say."""
    for key, name, known in (
        ("descents", "kind", DescentKind),
        ("altered_quotes", "judgement", DifferenceKind),
        ("lost_sources", "kind", DriftKind),
        ("figures_disagree", "relation", Relation),
        ("attributions", "kind", AttributionKind),
        ("attributions", "act", Act),
    ):
        assert {case.item[name] for case in _cases(key)} <= set(known)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_changed_words_stand_in_order(story: Any) -> None:
    """The changed words of a pair of quotations stand in both, and what is left is the same."""
    for row in story.truth["altered_quotes"]:
        rests = []
        for side in (0, 1):
            text, rest, at = row["ab"[side]]["text"], "", 0
            for words in (change[side] for change in row["changed"]):
                start = text.index(words, at)
                rest, at = rest + text[at:start] + " ", start + len(words)
            rests.append(_plain(rest + text[at:]))
        assert rests[0] == rests[1], row


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_speakers_are_named_in_the_texts(story: Any) -> None:
    """Every name of every speaker stands in at least one report."""
    everything = "\n".join(path.read_text(encoding="utf-8") for path in _files(story.folder))
    for speaker in story.truth["speakers"]:
        for name in speaker["names"]:
            assert name in everything, name


@pytest.mark.parametrize("case", _cases("attributions"), ids=lambda case: case.item["file"])
def test_words_of_attributions_stand_where_they_say(case: Case) -> None:
    """Every role of an attribution is one stretch or more of a line, found without doubt."""
    text = case.text(case.item["file"])
    assert case.item["content"]
    for item in itertools.chain(*(case.item[role] for role in ROLES)):
        words = item if isinstance(item, str) else item["text"]
        assert offset_of(text, item) >= 0
        assert words == words.strip()
        assert "\n" not in words


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_nested_attributions_lie_in_the_content_of_another(story: Any) -> None:
    """What lies within another stands in the same file, and its content in the other's."""
    held = story.truth["attributions"]
    for item in held:
        if item["within"] is None:
            continue
        outer = held[item["within"]]
        assert outer["file"] == item["file"]
        assert outer is not item
        text = (story.folder / item["file"]).read_text(encoding="utf-8")
        for words in item["content"]:
            start, end = _stretch(text, words)
            places = [_stretch(text, one) for one in outer["content"]]
            assert any(left <= start and end <= right for left, right in places), item


def _stretch(text: str, item: str | dict[str, Any]) -> tuple[int, int]:
    start = offset_of(text, item)
    return start, start + len(item if isinstance(item, str) else item["text"])
