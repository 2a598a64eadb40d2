"""Fit how much the networks' word is worth, on annotated reports that they were not trained on."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from retold.attribution.accurate import propose
from retold.attribution.find import find_found
from retold.attribution.found import Found
from retold.attribution.network import Tagger
from tagger_data import ROLES, Example

Floats = npt.NDArray[np.float64]

NAME = "worth.json"
NEUTRAL = {"alone": [0, 0.5, 0.5, 0, 0, 0], "ruled": [0, 0.5, 0.5] + [0] * 9}
RULED_SIGNS = 12  # signs of a cue that the rules have; one that the network alone saw has fewer
_SHRINK = 1.0  # towards no weight (but for the first sign, which is always 1)
_ROUNDS = 25


def fit_worth(tagger: Tagger, examples: Iterable[Example]) -> dict[str, list[float]]:
    """The weights for cues of the network alone and for those of the rules too.

    An attribution is right if it overlaps an annotated one in every role.
    """
    rows: dict[str, list[tuple[tuple[float, ...], bool]]] = {"alone": [], "ruled": []}
    for example in examples:
        quotes, ruled = find_found(example.report)
        for found, signs in propose(tagger, example.report, quotes, ruled):
            kind = "ruled" if len(signs) == RULED_SIGNS else "alone"
            rows[kind].append((signs, any(_is_same(found, one) for one in example.annotated)))
    made = {}
    for kind, seen in rows.items():
        table = np.array([row for row, _ in seen], dtype=np.float64)
        right = np.array([is_right for _, is_right in seen], dtype=np.float64)
        made[kind] = _regress(table, right)
        print(kind, len(seen), "of which right", sum(is_right for _, is_right in seen))
    return made


def put_worth(path: Path, worth: Mapping[str, Sequence[float]]) -> None:
    """Put the weights into a model file instead of those it has, and renew its hash."""
    with zipfile.ZipFile(path) as held:
        members = [(one, held.read(one)) for one in held.infolist() if one.filename != NAME]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as held:
        for member, body in members:
            held.writestr(member, body, zipfile.ZIP_DEFLATED)
        info = zipfile.ZipInfo(NAME, members[0][0].date_time)
        held.writestr(info, json.dumps(worth), zipfile.ZIP_DEFLATED)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    path.with_suffix(".sha256").write_text(f"{digest}\n", encoding="ascii")


def _is_same(found: Found, annotated: Mapping[str, Any]) -> bool:
    for role in ROLES:
        spans, places = getattr(found, role), annotated[role]
        if bool(spans) != bool(places):
            return False
        touches = any(
            span.start < end and start < span.end for span in spans for start, end in places
        )
        if spans and not touches:
            return False
    return True


def _regress(signs: Floats, right: Floats) -> list[float]:
    """Logistic regression by Newton's method, with a ridge."""
    weights = np.zeros(signs.shape[1])
    ridge = np.eye(len(weights)) * _SHRINK
    ridge[0, 0] = 1e-6
    for _ in range(_ROUNDS):
        sure = 1 / (1 + np.exp(-np.clip(signs @ weights, -30, 30)))
        slope = signs.T @ (right - sure) - ridge @ weights
        bend = (signs * (sure * (1 - sure))[:, None]).T @ signs + ridge
        weights = weights + np.linalg.solve(bend, slope)
    return [round(float(weight), 4) for weight in weights]
