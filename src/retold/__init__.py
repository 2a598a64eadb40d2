"""Reconstructs how news stories travelled.

Who says what and through whom, which reports tell the same story, who had it from whom, what was
kept, reworded, added and dropped, which words changed inside quotation marks, where a source was
lost, which figures disagree. It shows the trail and never judges the truth.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from retold.attribution import find_attributions
    from retold.attribution.path import chain
    from retold.descent import infer_stemma
    from retold.desk import Desk
    from retold.errors import RetoldError
    from retold.figures import find_figures
    from retold.ingest import read
    from retold.model import Moment, Report, Skip, Trace
    from retold.pipeline import find_moments, resolve_speakers, trace
    from retold.reuse import align
    from retold.stories import group_stories, pair_score

__version__ = "0.1.0"

__all__ = [
    "Desk",
    "Moment",
    "Report",
    "RetoldError",
    "Skip",
    "Trace",
    "__version__",
    "align",
    "chain",
    "find_attributions",
    "find_figures",
    "find_moments",
    "group_stories",
    "infer_stemma",
    "pair_score",
    "read",
    "resolve_speakers",
    "trace",
]

# Names are fetched when they are asked for (PEP 562): `import retold` loads no stage, and
# `retold --help` answers at once.
_HOMES = {
    "Desk": "retold.desk",
    "Moment": "retold.model",
    "Report": "retold.model",
    "RetoldError": "retold.errors",
    "Skip": "retold.model",
    "Trace": "retold.model",
    "align": "retold.reuse",
    "chain": "retold.attribution.path",
    "find_attributions": "retold.attribution",
    "find_figures": "retold.figures",
    "find_moments": "retold.pipeline",
    "group_stories": "retold.stories",
    "infer_stemma": "retold.descent",
    "pair_score": "retold.stories",
    "read": "retold.ingest",
    "resolve_speakers": "retold.pipeline",
    "trace": "retold.pipeline",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'retold' has no attribute {name!r}")
    made = getattr(import_module(home), name)
    globals()[name] = made
    return made


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
