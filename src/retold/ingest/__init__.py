"""Bytes to reports."""

from retold.ingest.formats.columns import parse_columns
from retold.ingest.limits import LIMITS, ReadingLimits
from retold.ingest.reading import read, read_bytes, read_news
from retold.ingest.web.policy import FetchPolicy

__all__ = [
    "LIMITS",
    "FetchPolicy",
    "ReadingLimits",
    "parse_columns",
    "read",
    "read_bytes",
    "read_news",
]
