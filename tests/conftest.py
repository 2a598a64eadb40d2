"""What tests share: the sample texts beside the checkout, where they are there."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

import retold
from retold.model import Trace

settings.register_profile(
    "retold", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("retold")

SHARED = Path(os.environ.get("RETOLD_SHARED", Path(__file__).parents[2] / "shared"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`make golden` writes the golden files again."""
    parser.addoption("--renew-golden", action="store_true", help="write the golden files again")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of labelled data beside the checkout."""
    if not (SHARED / "gold" / "gold.json").exists():
        pytest.skip(f"no sample texts at {SHARED} (set RETOLD_SHARED)")
    return SHARED


@pytest.fixture(scope="session")
def seeds(shared: Path) -> dict[str, Path]:
    """The five sample texts, by their number."""
    return {path.name[:3]: path for path in sorted((shared / "seeds").glob("*.txt"))}


@pytest.fixture(scope="session")
def gold(shared: Path) -> dict[str, Any]:
    """The reference annotation of the sample texts."""
    made: dict[str, Any] = json.loads((shared / "gold" / "gold.json").read_text(encoding="utf-8"))
    return made


@pytest.fixture(scope="session")
def seeds_trace(seeds: dict[str, Path]) -> Trace:
    """The trace of the five sample texts."""
    return retold.trace(retold.read(seeds.values()))
