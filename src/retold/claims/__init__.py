"""What is stated, and what drifted."""

from retold.claims.drifts import find_drifts
from retold.claims.link import link_claims
from retold.claims.material import Material
from retold.claims.outlets import swaps_by_outlet, telling_by_outlet
from retold.claims.swaps import find_swaps

__all__ = [
    "Material",
    "find_drifts",
    "find_swaps",
    "link_claims",
    "swaps_by_outlet",
    "telling_by_outlet",
]
