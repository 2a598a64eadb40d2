"""Acts and namings of the sample texts, by the values of their key and by those of the guide.

The key of the sample texts says "position" and "directive" where the guide for attributions, which
we follow, has belief and demand; and it has acts of its own (warning, evaluation ...) that the
guide does not have. Which attribution is which is for the scorer beside the texts to say.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.scripts import import_from
from benchmarks.table import Row
from retold.model import Act, Naming

ACTS = {"position": Act.BELIEF.value, "directive": Act.DEMAND.value}
NAMINGS = {"anonymous-collective": Naming.ANONYMOUS.value, "role-only": Naming.OFFICE.value}


def rows(document: str, scorer: Path) -> list[Row]:
    """Accuracy over the attributions that the scorer matches, furniture aside."""
    pairs = list(_matched(json.loads(document), scorer))
    acts = [(one["act"], found["act"]) for one, found in pairs]
    namings = [(one["naming"], found["naming"]) for one, found in pairs]
    guided = [pair for pair in acts if ACTS.get(pair[0], pair[0]) in set(Act)]
    return [
        _row("act, the key's values", acts, {}),
        _row("act, the guide's values", acts, ACTS),
        _row("act, where the guide has it", guided, ACTS),
        _row("naming, the key's values", namings, {}),
        _row("naming, the guide's values", namings, NAMINGS),
    ]


def _row(measure: str, pairs: Iterable[tuple[str, str]], names: Mapping[str, str]) -> Row:
    same = [names.get(true, true) == found for true, found in pairs]
    value = f"{sum(same) / max(1, len(same)):.3f}"
    return Row("seeds", measure, value, f"{sum(same)} of {len(same)} matched")


def _matched(document: Any, scorer: Path) -> Iterable[tuple[dict[str, Any], dict[str, Any]]]:  # noqa: ANN401 - JSON
    """The key's attributions and ours, as the scorer pairs them."""
    scoring, product, key = import_from(scorer.parent, "score_seeds", "product", "seeds_gold")
    gold = key.load()
    matched = scoring.match_attributions(gold, product.Trace(document, gold.files))
    for name in gold.files:
        for one in gold.attributions(name):
            if one["id"] in matched and one["zone"] != "furniture":
                yield one, matched[one["id"]].whole
