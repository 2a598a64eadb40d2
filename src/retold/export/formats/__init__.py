"""What was found, in the formats of other programs: one declaration each, read when asked for."""

from retold.export.formats.registry import FORMATS, Format, find_format, write_export

__all__ = ["FORMATS", "Format", "find_format", "write_export"]
