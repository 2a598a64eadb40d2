"""Who says what, through whom."""

from retold.attribution.chain import link_chains
from retold.attribution.cues import find_strength
from retold.attribution.find import find_attributions
from retold.attribution.speakers import Resolution, resolve_speakers

__all__ = [
    "Resolution",
    "find_attributions",
    "find_strength",
    "link_chains",
    "resolve_speakers",
]
