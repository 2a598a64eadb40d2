"""How surely each line of a flattened page belongs to its article, by numbers alone."""

from retold.ingest.linemodel.choosing import choose
from retold.ingest.linemodel.memory import LineMemory
from retold.ingest.linemodel.model import score_lines, score_sheets

__all__ = ["LineMemory", "choose", "score_lines", "score_sheets"]
