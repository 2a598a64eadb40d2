"""What two reports share."""

from retold.reuse.aligner import Aligner, align
from retold.reuse.candidates import candidate_pairs

__all__ = ["Aligner", "align", "candidate_pairs"]
