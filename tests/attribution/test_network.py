import hashlib
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from retold.attribution import network
from retold.attribution.find import find_attributions
from retold.attribution.network import load_tagger
from retold.errors import RetoldError
from retold.model.report import Report


def write(path: Path, members: dict[str, str]) -> None:
    """Write an archive and its hash."""
    with zipfile.ZipFile(path, "w") as held:
        for name, body in members.items():
            held.writestr(name, body)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    path.with_suffix(".sha256").write_text(digest, encoding="ascii")


def nothing(path: Path) -> None:
    """No file at all."""
    path.with_suffix(".sha256").unlink(missing_ok=True)


def without_hash(path: Path) -> None:
    """A file, and nothing that says its hash."""
    path.write_bytes(b"weights")


def changed(path: Path) -> None:
    """A file that was changed after its hash was taken."""
    write(path, {"base.onnx": "x"})
    path.write_bytes(path.read_bytes() + b" ")


def no_archive(path: Path) -> None:
    """A file that is no archive."""
    path.write_bytes(b"weights")
    digest = hashlib.sha256(b"weights").hexdigest()
    path.with_suffix(".sha256").write_text(digest, encoding="ascii")


def a_member_short(path: Path) -> None:
    """An archive without one of the networks."""
    write(path, {"base.onnx": "x", "vocabulary.txt": "[UNK]"})


def no_weights(path: Path) -> None:
    """Weights that are no list."""
    marks = "[UNK]\n[CLS]\n[SEP]"
    members = {"base.onnx": "x", "relate.onnx": "x", "vocabulary.txt": marks}
    write(path, {**members, "worth.json": '{"alone": 1}'})


def no_marks(path: Path) -> None:
    """A vocabulary without the marks that every text needs."""
    write(
        path,
        {"base.onnx": "x", "relate.onnx": "x", "vocabulary.txt": "he\nsaid", "worth.json": "{}"},
    )


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (nothing, "missing"),
        (without_hash, "missing"),
        (changed, "damaged"),
        (no_archive, "damaged"),
        (a_member_short, "damaged"),
        (no_marks, "damaged"),
        (no_weights, "damaged"),
    ],
)
def test_spoilt_model_file(tmp_path: Path, spoil: Callable[[Path], None], fault: str) -> None:
    """A missing or damaged model file is one line that names the file and the fast tier."""
    path = tmp_path / "tagger.zip"
    spoil(path)
    with pytest.raises(RetoldError) as raised:
        load_tagger(path)
    line = str(raised.value)
    assert str(path) in line
    assert fault in line
    assert "fast" in line
    assert "\n" not in line


def test_without_the_runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without ONNX Runtime the line says what to install, and names the fast tier."""
    path = tmp_path / "tagger.zip"
    members = {"vocabulary.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]", "base.onnx": "", "relate.onnx": ""}
    members["worth.json"] = '{"alone": [0], "ruled": [0]}'
    write(path, members)
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(RetoldError, match=r"retold\[accurate\].*fast"):
        load_tagger(path)


def test_accurate_tier_names_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for the accurate tier without a model, the program says which file it misses."""
    monkeypatch.setattr(network, "model_path", lambda: tmp_path / "none.zip")
    with pytest.raises(RetoldError, match=r"none\.zip"):
        find_attributions(Report.from_text("Vale said that it rained."), tier="accurate")
