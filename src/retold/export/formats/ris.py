"""The reports as RIS, for programs that keep literature."""

from __future__ import annotations

from retold.export.formats.bibliography import Entry, build_entry
from retold.model import Trace


def render_ris(trace: Trace) -> bytes:
    """One `NEWS` record for each report; every value is on one line, so that none ends early."""
    return "".join(_record(build_entry(report)) for report in trace.reports).encode()


def _record(entry: Entry) -> str:
    fields = (
        ("TY", "NEWS"),
        ("ID", entry.id),
        ("TI", entry.title),
        ("AU", entry.author),
        ("T2", entry.outlet),
        ("PY", entry.date[:4]),
        ("DA", entry.date.replace("-", "/")),
        ("UR", entry.url),
        ("LA", entry.language),
    )
    lines = [f"{tag}  - {value}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", "", ""])
