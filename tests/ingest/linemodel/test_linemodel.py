"""The line model: what it measures, that it is bounded, and what it takes in any language."""

from __future__ import annotations

import hashlib
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.ingest import read_bytes
from retold.ingest.linemodel import choose, score_lines
from retold.ingest.linemodel.context import FEATURES, best_stretch, describe_lines
from retold.ingest.linemodel.measures import WORDS_A_STOP, measure_lines
from retold.ingest.linemodel.model import load_trees
from retold.ingest.linemodel.sheet import Sheet
from retold.ingest.linemodel.trees import Trees
from retold.model import Report, Zone

MENU = ["Home", "Harbour", "Money", "Sport", "Sign in", "Search", "Newsletter", "Contact us"]
FOOT = ["About us", "Privacy Policy", "Terms of Use", "© 2031 The Gull", "Back to top", "Jobs"]
BODIES = {
    "German": (
        ("Die Fähre Patient Anne lief am Sonntagabend auf die Nordmole, und niemand am Kai wurde "
        "verletzt, wie die Hafenwache mitteilte. Das Schiff liegt bis Donnerstag im Dock."),
        ("Taucher fanden unter der Wasserlinie ein Loch, das etwa so groß wie ein Fenster war, und "
        "dichteten es noch in der Nacht ab. Die Ursache ist bislang nicht bekannt."),
        ("Die Überfahrt kostet 31 Kronen, und die Inselbewohner sagen, das seien dreizehn zu viel. "
        "Der Bürgermeister will im Mai mit der Reederei sprechen."),
        ("Am Montag fuhren die Boote wieder, wenn auch nur zweimal am Tag und ohne Fahrzeuge an "
        "Bord. Viele Pendler warteten bis zu drei Stunden am Anleger."),
    ),
    "Russian": (
        ("Паром «Терпеливая Анна» в воскресенье вечером ударился о северный мол, и никто на "
        "причале не пострадал, сообщила охрана порта. Судно простоит в доке до четверга."),
        ("Водолазы нашли ниже ватерлинии пробоину размером с окно и заделали её той же ночью. "
        "Причина столкновения пока неизвестна, расследование продолжается."),
        ("Переправа стоит тридцать одну крону, и островитяне говорят, что это на тринадцать "
        "больше, чем нужно. Мэр собирается поговорить с владельцами в мае."),
        ("В понедельник лодки снова вышли в море, хотя и только дважды в день и без машин. Многие "
        "ждали на пристани по три часа."),
    ),
    "Arabic": (
        ("اصطدمت العبارة آن الصبورة بالرصيف الشمالي مساء الأحد، ولم يصب أحد على الرصيف بأذى، كما "
        "قالت حراسة الميناء. وستبقى السفينة في الحوض حتى يوم الخميس."),
        ("وجد الغواصون ثقبا تحت خط الماء بحجم نافذة صغيرة، وسدوه في الليلة نفسها. ولا يزال سبب "
        "الحادث غير معروف حتى الآن، والتحقيق مستمر."),
        ("تكلف الرحلة واحدا وثلاثين كرونة، ويقول سكان الجزيرة إن ذلك أكثر مما ينبغي بثلاث عشرة "
        "كرونة. وسيتحدث رئيس البلدية مع الشركة في مايو."),
        ("وعادت القوارب إلى البحر يوم الاثنين، ولكن مرتين فقط في اليوم ومن دون سيارات على متنها. "
        "وانتظر كثيرون ثلاث ساعات عند المرسى."),
    ),
    "Chinese": (
        "“耐心安妮”号渡轮周日晚间撞上北防波堤，港口警卫称码头上无人受伤。该船将在船坞停留至周四，等待进一步检查。",
        "潜水员在水线以下发现一个窗户大小的洞，并在当晚将其封堵。事故原因目前尚不清楚，调查仍在继续。",
        "渡轮票价为三十一克朗，岛上居民说这贵了十三克朗。市长打算在五月与船运公司商谈，希望能够降低价格。",
        "周一船只恢复航行，但每天只有两班，而且不能搭载车辆。许多通勤者在码头等候了三个小时，有人表示不满。",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", BODIES)
def test_no_language_loses_its_body(language: str) -> None:
    """The paragraphs of a page stay, and its menu goes, whatever the script."""
    body = BODIES[language]
    page = "\n".join([*MENU, *body, *FOOT])
    report = read_bytes(page.encode(), path="a.txt")
    assert isinstance(report, Report)
    kept = [one.span.of(report.text) for one in report.blocks if one.zone is Zone.BODY]
    assert kept == list(body)


def test_weights_are_those_whose_hash_is_stated() -> None:
    """The weights that ship are small and the very ones that were measured."""
    folder = files("retold.ingest.linemodel")
    body = folder.joinpath("weights.npz").read_bytes()
    stated = folder.joinpath("weights.sha256").read_text(encoding="ascii").split()[0]
    assert hashlib.sha256(body).hexdigest() == stated
    assert len(body) < 2_000_000


def test_the_model_asks_for_features_that_are_there() -> None:
    """Every question of the trees is about a feature that is measured."""
    rows = describe_lines(measure_lines(Sheet(["One line.", "Two"])))
    assert rows.shape == (2, len(FEATURES))
    assert int(load_trees().features.max()) < len(FEATURES)


def test_leaves_are_found_by_their_answers() -> None:
    """A leaf's number has a bit for each level's answer."""
    trees = Trees(
        features=np.array([0, 1], dtype=np.int32),
        borders=np.array([0.5, 2.0], dtype=np.float32),
        questions=np.array([[0, 1]], dtype=np.int32),
        leaves=np.array([[-4, -2, 2, 4]], dtype=np.float32),
        bias=0.0,
    )
    rows = np.array([[0, 0], [1, 0], [0, 3], [1, 3]], dtype=np.float32)
    assert list(np.round(np.log(trees.scores(rows) / (1 - trees.scores(rows))))) == [-4, -2, 2, 4]


@pytest.mark.parametrize(
    ("text", "words", "a_stop"),
    [
        ("The ferry sank. Nobody was hurt.", 6, 3),
        ("The keeper's cat", 3, 3),
        ("“It sank,” she said. “Twice.”", 5, 2.5),
        ("渡轮撞上防波堤。无人受伤。", 5.5, 2.75),
    ],
)
def test_counts_of_a_line(text: str, words: float, a_stop: float) -> None:
    """Words and ends of sentences are counted, in scripts with and without spaces."""
    measures = measure_lines(Sheet([text]))
    assert measures.words[0] == words
    assert measures.table[WORDS_A_STOP, 0] == a_stop


def test_equal_words_have_equal_hashes() -> None:
    """A longer word is known again wherever it stands, whatever its case."""
    measures = measure_lines(Sheet(["Harbour ferry", "the harbour", "ferrymen"]))
    held = dict(zip(measures.word_lines.tolist(), measures.word_keys.tolist(), strict=True))
    assert measures.word_keys[0] == held[1]
    assert len(set(measures.word_keys.tolist())) == 3


def test_best_stretch() -> None:
    """The stretch with the greatest sum is found; none where nothing is positive."""
    assert best_stretch(np.array([-1.0, 3, -1, 4, -9, 5])) == (1, 4, 6.0)
    assert best_stretch(np.array([-1.0, -2])) == (0, 0, 0.0)


def test_nothing_is_chosen_where_nothing_is_sure() -> None:
    """Scores that are low throughout choose no line."""
    assert not choose(np.full(5, 0.1, dtype=np.float32), np.full(5, 9.0)).any()


@given(st.lists(st.text(min_size=1, max_size=60), max_size=30))
def test_any_lines_have_scores(texts: list[str]) -> None:
    """Whatever the lines hold, each has one score from 0 to 1, the same each time."""
    texts = [text for text in texts if text.strip()]
    scores = score_lines(texts)
    assert scores.shape == (len(texts),)
    assert bool(((scores >= 0) & (scores <= 1)).all())
    assert (score_lines(texts) == scores).all()


@pytest.mark.parametrize(
    "texts", [["Menu"] * 50_000, ["a" * 1_000_000], ["word " * 200_000, "Home"]]
)
def test_long_pages_are_scored_in_parts(texts: list[str]) -> None:
    """Very many lines, and very long ones, have scores like any others."""
    assert len(score_lines(texts)) == len(texts)
