"""The house: imports point downward, and siblings do not know each other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import retold

HOUSE = Path(retold.__file__).parent
STAGES = {
    "ingest",
    "attribution",
    "reuse",
    "stories",
    "descent",
    "quotations",
    "claims",
    "figures",
}
MAY_IMPORT = {
    "model": {"model"},
    "errors": set(),
    "text": {"text", "model", "errors"},
    **{stage: {stage, "text", "model", "errors"} for stage in STAGES},
    "export": {"export", "text", "model", "errors"},
    "store": {"store", "text", "model", "errors"},
    "pipeline": {*STAGES, "naming", "text", "model", "errors"},
    "naming": {"model"},
    "web": {"web", "export", "desk", "ingest", "text", "model", "errors"},
    "archive": {"archive", "store", "pipeline", *STAGES, "text", "model", "errors"},
    "desk": {"desk", "store", "archive", "naming", "pipeline", *STAGES, "text", "model", "errors"},
    "cli": {"export", "desk", "archive", "store", "pipeline", *STAGES, "text", "model", "errors"}
    | {"cli", "web", ""},
    "__main__": {"cli"},
}
FILES = sorted(HOUSE.rglob("*.py"))


def _room(path: Path) -> str:
    first = path.relative_to(HOUSE).parts[0]
    return first.removesuffix(".py")


def _imported_rooms(path: Path) -> set[str]:
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            names = [f"{node.module}.{one.name}" for one in node.names]
        elif isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "retold":
                rooms.add(parts[1] if len(parts) > 1 and (HOUSE / parts[1]).exists() else "")
                if len(parts) > 1 and (HOUSE / f"{parts[1]}.py").exists():
                    rooms.discard("")
                    rooms.add(parts[1])
    return rooms


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_imports_point_downward(path: Path) -> None:
    """A file imports only the rooms below its own."""
    room = _room(path)
    if room == "__init__":
        return
    assert room in MAY_IMPORT, f"{room} has no place in the house yet"
    assert _imported_rooms(path) <= MAY_IMPORT[room]


def test_no_room_is_a_drawer_for_everything() -> None:
    """No module is named for its lack of an idea."""
    stems = {path.stem for path in FILES}
    assert not stems & {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
