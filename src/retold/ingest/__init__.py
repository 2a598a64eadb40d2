"""Bytes to reports."""

from retold.ingest.limits import LIMITS, ReadingLimits
from retold.ingest.reading import read, read_bytes

__all__ = ["LIMITS", "ReadingLimits", "read", "read_bytes"]
