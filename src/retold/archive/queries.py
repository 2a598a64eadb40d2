"""The queries of an archive: each a file of SQL that every engine understands."""

from __future__ import annotations

from importlib import resources

from retold.archive.settings import ArchiveSettings
from retold.reuse.sharing import FULL_REPORTS, UNIT


def read_query(name: str, settings: ArchiveSettings, noun: str = "") -> str:
    """The text of a query, its numbers filled in; nothing that a user typed gets into it.

    Args:
        name: The name of its file.
        settings: Where its numbers come from.
        noun: The table of nouns that it asks for, if it asks for one.
    """
    text = (resources.files("retold.archive") / "sql" / f"{name}.sql").read_text(encoding="utf-8")
    lines = (line.partition("--")[0] for line in text.splitlines())
    return "\n".join(lines).format(
        most_texts=settings.most_texts,
        window_days=settings.window_days,
        least_shared=settings.least_shared,
        full_texts=FULL_REPORTS,
        unit=UNIT,
        least_rare=settings.least_rare,
        most_words=settings.most_words,
        crowd_share=settings.crowd_share,
        most_twins=settings.most_twins,
        steps=", ".join(f"({step})" for step in range(1, settings.neighbours + 1)),
        noun=noun,
    )
