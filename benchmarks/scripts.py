"""Scripts that are no package, imported from where they lie."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

TRAINING = Path(__file__).parents[1] / "training"


def import_from(folder: Path, *names: str) -> list[ModuleType]:
    """The scripts of these names in a folder, which may import each other."""
    sys.path.insert(0, str(folder))
    try:
        return [importlib.import_module(name) for name in names]
    finally:
        sys.path.pop(0)
