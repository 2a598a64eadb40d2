"""What two reports share."""

from retold.reuse.aligner import Aligner, align
from retold.reuse.candidates import candidate_pairs
from retold.reuse.index import Candidate, FingerprintIndex
from retold.reuse.joined import join_passages

__all__ = [
    "Aligner",
    "Candidate",
    "FingerprintIndex",
    "align",
    "candidate_pairs",
    "join_passages",
]
