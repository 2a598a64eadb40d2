"""The reports as BibTeX."""

from __future__ import annotations

from retold.export.formats.bibliography import Entry, build_entry
from retold.model import Trace

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "_": r"\_",
        "%": r"\%",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def render_bibtex(trace: Trace) -> bytes:
    """One `@misc` for each report; both `date` (biblatex) and `year` (BibTeX) are given."""
    return "\n".join(_entry(build_entry(report)) for report in trace.reports).encode()


def _entry(entry: Entry) -> str:
    fields = {
        "title": _braced(entry.title),
        "author": _braced(entry.author),
        "howpublished": _braced(entry.outlet),
        "date": entry.date,
        "year": entry.date[:4],
        "url": entry.url,
        "langid": entry.language,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    if len(entry.date) >= 7:
        lines.append(f"  month = {_MONTHS[int(entry.date[5:7]) - 1]},")
    return "\n".join([f"@misc{{{entry.id},", *lines, "}", ""])


def _braced(text: str) -> str:
    """The text with nothing that TeX obeys, in braces that keep its capitals and its `and`."""
    return f"{{{text.translate(_ESCAPES)}}}" if text else ""
