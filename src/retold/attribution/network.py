"""The trained networks of the accurate tier: where they lie, and how they are run."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from importlib.resources import files
from math import exp
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from retold.attribution.wordpieces import Vocabulary
from retold.errors import RetoldError

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float32]

MODEL_NAME = "tagger.zip"
WAY_ON = 'use the fast tier (tier="fast", --tier fast)'
_MEMBERS = ("base.onnx", "relate.onnx", "vocabulary.txt", "worth.json")


class Related(NamedTuple):
    """What the second network says of some cues, a row each: logits."""

    roles: Floats  # of every piece: none, source, cue, content
    valid: Floats  # whether the cue signals an attribution
    acts: Floats  # in the order of `Act`


class Network(Protocol):
    """Two networks: the first reads a window, the second one cue in what the first made of it."""

    def read(self, ids: Array, shape: Array) -> tuple[Floats, Floats]:
        """For every piece of every window its vector, and its logits: none, begins, goes on."""
        ...

    def relate(self, vectors: Floats, marks: Array, distance: Array, rule: Array) -> Related:
        """The roles of the pieces around each cue; `marks` is 2 on a cue, 1 beside it, 0 past."""
        ...


class Worth(NamedTuple):
    """The weights of a logistic regression, fitted on annotated reports kept out of training."""

    alone: tuple[float, ...]  # for a cue that the network alone saw
    ruled: tuple[float, ...]  # for one that the rules have too

    def weigh(self, signs: tuple[float, ...]) -> float:
        """The confidence, 0 to 1, from the signs of an attribution."""
        weights = self.alone if len(signs) == len(self.alone) else self.ruled
        total = sum(weight * sign for weight, sign in zip(weights, signs, strict=True))
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


class Tagger(NamedTuple):
    """A network, the vocabulary that it reads, and how much what it says is worth."""

    network: Network
    vocabulary: Vocabulary
    worth: Worth


class _OnnxNetwork:
    """The two graphs of a model file in ONNX Runtime, on one thread."""

    def __init__(self, members: Mapping[str, bytes]) -> None:
        runtime = import_module("onnxruntime")
        options = runtime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._read, self._relate = (
            runtime.InferenceSession(members[name], options, providers=["CPUExecutionProvider"])
            for name in _MEMBERS[:2]
        )

    def read(self, ids: Array, shape: Array) -> tuple[Floats, Floats]:
        vectors, cues = self._read.run(None, {"ids": ids, "shape": shape})
        return vectors, cues

    def relate(self, vectors: Floats, marks: Array, distance: Array, rule: Array) -> Related:
        given = {"vectors": vectors, "marks": marks, "distance": distance, "rule": rule}
        return Related(*self._relate.run(None, given))


def model_path() -> Path:
    """Where the model file of the accurate tier is expected."""
    return Path(str(files("retold.attribution"))) / MODEL_NAME


def load_tagger(path: Path | None = None) -> Tagger:
    """The tagger of a model file, loaded once; the shipped one unless a path is given.

    Raises:
        RetoldError: The file is missing or damaged, or ONNX Runtime is not installed.
    """
    return _load(path or model_path())


@lru_cache(maxsize=2)
def _load(path: Path) -> Tagger:
    try:
        body = path.read_bytes()
        wanted = path.with_suffix(".sha256").read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        raise RetoldError(f"{path}: the model of the accurate tier is missing: {WAY_ON}") from None
    damaged = RetoldError(f"{path}: the model of the accurate tier is damaged: {WAY_ON}")
    if hashlib.sha256(body).hexdigest() != wanted:
        raise damaged
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as held:
            members = {name: held.read(name) for name in _MEMBERS}
        vocabulary = Vocabulary(members["vocabulary.txt"].decode().split("\n"))
        weights = json.loads(members["worth.json"])
        worth = Worth(tuple(weights["alone"]), tuple(weights["ruled"]))
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError):
        raise damaged from None
    try:
        return Tagger(_OnnxNetwork(members), vocabulary, worth)
    except ImportError:
        line = f"{path}: onnxruntime is not installed, which the accurate tier needs"
        raise RetoldError(f"{line}: pip install 'retold[accurate]', or {WAY_ON}") from None
