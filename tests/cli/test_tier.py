"""`--tier`, and what is said where the accurate one cannot run."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from export.sample import make_trace
from retold.attribution import Tier, network
from retold.cli import commands
from retold.cli.tier import TIERS

SAYING = "Ada Vale said on Monday that the quay had been closed since the storm of last week.\n"


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A report in a file, where no model of the accurate tier lies."""
    monkeypatch.setattr(network, "model_path", lambda: tmp_path / "none.zip")
    path = tmp_path / "report.txt"
    path.write_text(SAYING * 3)
    return path


def test_the_choices_are_the_tiers() -> None:
    """The option offers the tiers that there are."""
    assert set(TIERS) == set(Tier)


@pytest.mark.parametrize("command", ["trace", "demo"])
def test_a_tier_reaches_the_pipeline(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is asked for is what is run."""
    asked: list[object] = []

    def run(_paths: object, tier: str | None, **_reading: object) -> object:
        asked.append(tier)
        return make_trace()

    monkeypatch.setattr("retold.cli.run.run_trace", run)
    monkeypatch.chdir(tmp_path)
    paths = ["."] if command == "trace" else ["--no-open"]
    CliRunner().invoke(commands, [command, *paths, "--tier", "fast"])
    CliRunner().invoke(commands, [command, *paths])
    assert asked == ["fast", None]


def test_without_a_model_all_is_read_fast_and_nothing_is_said(report: Path) -> None:
    """Where retold came without the model there is nothing for a user to do."""
    result = CliRunner().invoke(commands, ["trace", str(report), "--json"])
    assert (result.exit_code, result.stderr) == (0, "")
    assert {one["tier"] for one in json.loads(result.stdout)["attributions"]} == {"fast"}


def test_the_accurate_tier_without_its_model_is_one_line(report: Path) -> None:
    """Asked for, it is a mistake that names the file and the way on, before anything is read."""
    result = CliRunner().invoke(commands, ["trace", str(report), "--tier", "accurate"])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "none.zip" in result.stderr
    assert "--tier fast" in result.stderr


def test_an_unknown_tier_is_one_line(report: Path) -> None:
    """A tier that does not exist is named, with those that do."""
    result = CliRunner().invoke(commands, ["trace", str(report), "--tier", "quick"])
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert all(name in result.stderr for name in ("quick", *TIERS))


@pytest.mark.parametrize(
    ("flags", "is_said"), [([], True), (["--tier", "fast"], False), (["--json"], False)]
)
def test_a_missing_runtime_is_noted_once(
    report: Path, flags: list[str], *, is_said: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the model but no ONNX Runtime one line says what to install; not beside JSON."""
    (report.parent / "none.zip").write_bytes(b"")
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    result = CliRunner().invoke(commands, ["trace", str(report), *flags])
    assert result.exit_code == 0
    assert result.stderr.count("\n") == is_said
    assert ("retold[accurate]" in result.stderr) is is_said
