"""Collections past one machine: the same stages over Parquet tables, on an engine."""

from retold.archive.run import build_archive
from retold.archive.settings import ArchiveSettings

__all__ = ["ArchiveSettings", "build_archive"]
