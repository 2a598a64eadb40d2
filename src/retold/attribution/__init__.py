"""Who says what, through whom."""

from retold.attribution.chain import link_chains
from retold.attribution.cues import find_strength
from retold.attribution.find import find_attributions
from retold.attribution.joined import join_speakers
from retold.attribution.speakers import Resolution, resolve_speakers
from retold.attribution.tiers import Tier, find_obstacle, prepare_tier

__all__ = [
    "Resolution",
    "Tier",
    "find_attributions",
    "find_obstacle",
    "find_strength",
    "join_speakers",
    "link_chains",
    "prepare_tier",
    "resolve_speakers",
]
