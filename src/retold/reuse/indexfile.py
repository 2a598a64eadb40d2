"""An index of fingerprints as arrays, and as a file of these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from retold.errors import RetoldError

# An index made with other fingerprints is of no use.
VERSION = 1

Arrays = Mapping[str, npt.NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Held:
    """What an index holds: its postings in rows; by number the ids, sizes, and who is still in."""

    rows: list[npt.NDArray[np.uint64]]
    ids: list[str]
    sizes: npt.NDArray[np.uint32]
    is_in: Sequence[bool]


def pack(held: Held) -> dict[str, Any]:
    """What an index holds as arrays, under the names by which they are stored."""
    known = zip(held.ids, held.is_in, strict=True)
    encoded = [id_.encode("utf-8", "surrogatepass") if is_in else b"" for id_, is_in in known]
    return {
        "version": np.array([VERSION], dtype=np.int64),
        "postings": np.concatenate([np.zeros(0, np.uint64), *held.rows]),
        "rows": np.array([len(row) for row in held.rows], dtype=np.int64),
        "sizes": held.sizes,
        "is_in": np.array(held.is_in, dtype=np.bool_),
        "ids": np.frombuffer(b"".join(encoded), dtype=np.uint8),
        "id_sizes": np.array([len(one) for one in encoded], dtype=np.int64),
    }


def unpack(arrays: Arrays) -> Held:
    """What was packed.

    Raises:
        RetoldError: The arrays are of another version of retold, or not of an index.
    """
    try:
        if arrays["version"].tolist() != [VERSION]:
            raise RetoldError("the index was made by another version of retold; make it anew")
        ends = np.cumsum(arrays["id_sizes"]).tolist()
        ids = arrays["ids"].tobytes()
        return Held(
            rows=np.split(arrays["postings"], np.cumsum(arrays["rows"])[:-1]),
            ids=[
                ids[start:end].decode("utf-8", "surrogatepass")
                for start, end in zip([0, *ends], ends, strict=False)
            ],
            sizes=arrays["sizes"].astype(np.uint32),
            is_in=arrays["is_in"].tolist(),
        )
    except KeyError as missing:
        raise RetoldError(f"no index of fingerprints: {missing} is missing") from None


def write_arrays(path: Path, arrays: Arrays) -> None:
    """Write arrays to a file, in the place of what is there."""
    partial = path.with_name(path.name + ".partial")
    with partial.open("wb") as file:
        np.savez(file, **arrays)  # type: ignore[arg-type]
    partial.replace(path)


def read_arrays(path: Path) -> dict[str, npt.NDArray[Any]]:
    """The arrays of a file.

    Raises:
        RetoldError: The file is not there, or holds no arrays.
    """
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
            return dict(held)
    except (OSError, EOFError, ValueError, BadZipFile):
        raise RetoldError(f"{path}: no index of fingerprints can be read there") from None
