"""What two reports share."""

from retold.reuse.align import align
from retold.reuse.candidates import candidate_pairs

__all__ = ["align", "candidate_pairs"]
