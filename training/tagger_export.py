"""Write a trained network as one model file: two ONNX graphs and a vocabulary.

The products of the first network's layers and its table of pieces are int8. Weights keep to seven
bits, since processors without products of bytes overflow in the sums of two at eight. The heads
and the second network, a fiftieth of the file, stay as they are.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from retold.attribution.wordpieces import FIRST, LAST, UNKNOWN
from tagger_network import NARROW, WIDTH, ByteTable, TaggerNetwork
from tagger_worth import NAME, NEUTRAL

PADDING = "[PAD]"
_MARKS = (PADDING, UNKNOWN, FIRST, LAST)
_LATIN, _PUNCTUATION = range(0x250), range(0x2000, 0x2100)
_WHEN = (2026, 1, 1, 0, 0, 0)  # the same in every run, for the hash


def write_model_file(network: TaggerNetwork, names: Sequence[str], target: Path) -> str:
    """Write the file and, beside it, its SHA-256; says what was written.

    Pieces that no text in Latin letters has are left out of the vocabulary.
    """
    kept = [row for row, name in enumerate(names) if _is_kept(name)]
    network.reader.word = ByteTable(network.reader.word.weight.detach()[kept])
    with tempfile.TemporaryDirectory() as folder:
        graphs = _export(network, Path(folder))
        members = {name: path.read_bytes() for name, path in graphs.items()}
    members[NAME] = json.dumps(NEUTRAL).encode()
    members["vocabulary.txt"] = "\n".join(names[row] for row in kept).encode()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as held:
        for name, body in members.items():
            held.writestr(zipfile.ZipInfo(name, _WHEN), body, zipfile.ZIP_DEFLATED)
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    target.with_suffix(".sha256").write_text(f"{digest}\n", encoding="ascii")
    sizes = ", ".join(f"{name} {len(body) / 1e6:.1f} MB" for name, body in members.items())
    return f"{target}: {target.stat().st_size / 1e6:.1f} MB ({sizes}), sha256 {digest}"


def _is_kept(name: str) -> bool:
    if name in _MARKS:
        return True
    if name.startswith("[") and len(name) > 1:
        return False
    letters = (ord(letter) for letter in name.removeprefix("##"))
    return all(letter in _LATIN or letter in _PUNCTUATION for letter in letters)


def _layers(graph: onnx.ModelProto) -> list[str]:
    """The products of the layers: those with a table as wide as the network on some side."""
    wide = {one.name: one.dims for one in graph.graph.initializer if len(one.dims) == 2}
    return [
        node.name
        for node in graph.graph.node
        if node.op_type == "MatMul"
        and any(min(wide[name]) >= WIDTH for name in node.input if name in wide)
    ]


def _export(network: TaggerNetwork, folder: Path) -> Mapping[str, Path]:
    batch = torch.export.Dim("batch", min=1, max=1024)
    width = torch.export.Dim("width", min=2, max=512)
    ids = torch.ones(3, 40, dtype=torch.long)
    vectors = torch.randn(3, 40, 2 * NARROW)
    given = {
        "base.onnx": (network.reader, {"ids": ids, "shape": ids * 0}, ["vectors", "cues"]),
        "relate.onnx": (
            network.relater,
            # Each a tensor of its own: the exporter takes two inputs that are one for one input.
            {"vectors": vectors, "marks": ids + 0, "distance": ids + 1, "rule": ids * 0},
            ["roles", "valid", "acts"],
        ),
    }
    made = {}
    for name, (part, inputs, outputs) in given.items():
        whole, small = folder / f"whole-{name}", folder / name
        torch.onnx.export(
            part,
            tuple(inputs.values()),
            str(whole),
            input_names=list(inputs),
            output_names=outputs,
            dynamic_shapes=tuple({0: batch, 1: width} for _ in inputs),
            dynamo=True,
            opset_version=18,
            external_data=False,
        )
        graph = onnx.load(str(whole))
        del graph.graph.value_info[:]  # the exporter's shapes are at odds with the checker's
        onnx.save(graph, str(whole))
        if name == "base.onnx":
            quantize_dynamic(
                str(whole),
                str(small),
                weight_type=QuantType.QInt8,
                per_channel=True,
                reduce_range=True,
                nodes_to_quantize=_layers(graph),
                op_types_to_quantize=["MatMul"],
                extra_options={"MatMulConstBOnly": True},
            )
        made[name] = small if small.exists() else whole
    return made
