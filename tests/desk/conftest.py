"""A desk with two stories, made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.told import light, market
from retold import Desk


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a desk: the lamp in three reports, the market in two."""
    path = tmp_path_factory.mktemp("desk") / "template.retold"
    with Desk(path) as made:
        reports = [light("Reef Gazette"), market("Ostrey Post"), light("Skerry Wire", "2031-06-02")]
        made.add([*reports, light("Quay News"), market("Quay News")], tier="fast")
    return path


@pytest.fixture
def desk(template: Path, tmp_path: Path) -> Iterator[Desk]:
    """A copy of it, open for writing."""
    shutil.copy(template, tmp_path / "a.retold")
    with Desk(tmp_path / "a.retold") as opened:
        yield opened
