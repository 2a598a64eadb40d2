"""Which tier reads, where nobody says."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from attribution.stub_tagger import stub_tagger
from retold.attribution import find, network
from retold.attribution.find import find_attributions
from retold.attribution.tiers import LONGEST, Tier, choose_tier, find_obstacle, prepare_tier
from retold.errors import RetoldError
from retold.model import Report


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the model file is looked for; it is not there yet."""
    path = tmp_path / "tagger.zip"
    monkeypatch.setattr(network, "model_path", lambda: path)
    return path


def test_fast_without_a_model(model: Path) -> None:
    """Without the model file the rules read, and there is nothing to install."""
    assert not model.exists()
    assert choose_tier() is Tier.FAST
    assert find_obstacle() is None


def test_fast_without_the_runtime(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the model and no ONNX Runtime the rules read, and a line says what to install."""
    model.touch()
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    assert choose_tier() is Tier.FAST
    assert "pip install" in str(find_obstacle())


def test_accurate_where_both_are_there(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the model and ONNX Runtime the accurate tier is the one that reads."""
    model.touch()
    runtime = ModuleType("onnxruntime")
    runtime.__spec__ = pytest.__spec__
    monkeypatch.setitem(sys.modules, "onnxruntime", runtime)
    monkeypatch.setattr(find, "load_tagger", stub_tagger)
    assert choose_tier() is Tier.ACCURATE
    assert {one.tier for one in find_attributions(Report.from_text("Vale said it rained."))} == {
        "accurate"
    }


@pytest.mark.usefixtures("model")
def test_a_tier_that_cannot_run_is_told_before_the_work() -> None:
    """Preparing the accurate tier without its model is a RetoldError, the fast one is nothing."""
    assert prepare_tier("fast") is Tier.FAST
    with pytest.raises(RetoldError, match=r"tagger\.zip.*fast"):
        prepare_tier("accurate")


def test_a_text_of_no_report_length_is_read_fast_unless_asked(model: Path) -> None:
    """Millions of characters are read by the rules; who names the accurate tier gets it."""
    model.touch()
    assert choose_tier(None, LONGEST) is Tier.ACCURATE
    assert choose_tier(None, LONGEST + 1) is Tier.FAST
    assert choose_tier("accurate", LONGEST + 1) is Tier.ACCURATE
