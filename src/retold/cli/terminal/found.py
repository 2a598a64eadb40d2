"""Every version of some words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from retold.cli.terminal.text import LABEL, QUIET, marked, plain, shorten_bits, shortened
from retold.desk import Found, FoundBy
from retold.export.views.dates import day_of
from retold.export.views.marks import Mark, cut_bits
from retold.export.views.wording import count_words
from retold.model import Span
from retold.text.worddiff import diff_words

MOST_CHARS = 600


def draw_found(words: str, found: Sequence[Found]) -> Iterator[RenderableType]:
    """The versions, earliest first, with what is not in the words looked for marked."""
    if not found:
        yield plain("No version of these words is on the desk.")
        return
    for one in found:
        when = day_of(one.day)
        yield plain((when, LABEL), "  ", one.outlet or "outlet unknown")
        yield Padding(_words(words, one), (0, 0, 0, 2))
        alike = f"{100 * one.likeness:.0f} % alike" if one.by is FoundBy.WORDS else "in other words"
        facts = f"{alike} · report {one.report_id} · story {one.story_id}"
        yield Padding(plain((facts, QUIET)), (0, 0, 0, 2))
        yield Text()
    versions = count_words(len(found), "version")
    yield plain((f"{versions} of “{shortened(words, 80)}”; [ ] is what they have besides", QUIET))


def _words(words: str, one: Found) -> Text:
    """A version; what it has besides is marked, unless that is nearly all of it."""
    if one.by is FoundBy.PASSAGE:
        return plain(shortened(one.text, MOST_CHARS))
    bits = cut_bits(one.text, [(span, Mark.DIFFERS) for span in _changed(words, one.text)])
    return marked(shorten_bits(bits, MOST_CHARS))


def _changed(words: str, text: str) -> list[Span]:
    """What a version has that the words looked for have not."""
    diff = diff_words(words, Span(0, len(words)), text, Span(0, len(text)))
    return [edit.b for edit in diff.edits if edit.b is not None]
