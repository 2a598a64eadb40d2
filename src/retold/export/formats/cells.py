"""What may stand in a cell of a spreadsheet without becoming a command."""

from __future__ import annotations

from retold.text.escape import visible

# A cell that begins so is run as a formula (CWE-1236); the full-width forms are read alike by
# spreadsheets set to an East Asian language.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")
# A spreadsheet program refuses a longer cell.
MOST_CHARS = 32_767


def cell(text: str) -> str:
    """The text as a cell that is read as text: an apostrophe before what would be a formula.

    >>> cell("=1+1"), cell(" =1+1"), cell("plain")
    ("'=1+1", "' =1+1", 'plain')
    """
    shown = visible(text)
    return f"'{shown}" if shown.lstrip(" \u00a0\ufeff").startswith(_STARTS) else shown


def short_cell(text: str) -> str:
    """The text as a cell of no more characters than a spreadsheet takes."""
    shown = cell(text)
    return shown if len(shown) <= MOST_CHARS else shown[: MOST_CHARS - 2] + " …"
