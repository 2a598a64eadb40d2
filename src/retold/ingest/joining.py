"""The stretches of a document to one source: lines put back into paragraphs, page breaks closed."""

from __future__ import annotations

from bisect import bisect_right

from retold.ingest.formats.document import Document, Stretch
from retold.ingest.lines import Role
from retold.ingest.source import Source, SourceBuilder
from retold.ingest.unwrap import unwrap
from retold.model import How, Span

_STOPS = (".", "!", "?", ":", "”", '"', "’", "»", ")")
_BREAKS = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"


def join_stretches(document: Document) -> tuple[Source, dict[int, Role]]:
    """The source of a plain text, and what the format says of the line at an offset of it."""
    if not document.stretches:
        source = unwrap(document.text, is_set=document.has_set_lines)
        return source, _follow(document.roles, source)
    joined, roles = _join(document)
    # Whether lines are broken is told by all of them together: a page alone may be too short.
    unwrapped = unwrap(joined.flat, is_set=document.has_set_lines)
    source = compose(unwrapped, joined)
    return source, _follow(roles | _follow(document.roles, joined), unwrapped)


def _join(document: Document) -> tuple[Source, dict[int, Role]]:
    builder = SourceBuilder(document.text)
    roles: dict[int, Role] = {}
    above = ""
    for stretch in document.stretches:
        words = stretch.span.of(document.text)
        if above:
            builder.break_off("\n" if _goes_on(above, words) else "\n\n")
        if stretch.role is Role.NONE:
            builder.add(words, (stretch.span.start, stretch.span.end), How.EXACT)
        else:
            roles[builder.length] = stretch.role
            _add_line(builder, words, stretch)
        above = words
    return builder.build(), roles


def _add_line(builder: SourceBuilder, words: str, stretch: Stretch) -> None:
    """Append a headline or caption: one line, whatever its breaks."""
    at = stretch.span.start
    for part in words.splitlines(keepends=True):
        line = part.rstrip(_BREAKS)
        builder.add(line, (at, at + len(line)), How.EXACT)
        if len(line) < len(part):
            builder.add(" ", (at + len(line), at + len(part)), How.NORMALISED)
        at += len(part)


def _goes_on(above: str, below: str) -> bool:
    """Whether a paragraph goes on behind a page break."""
    return below.lstrip()[:1].islower() and not above.rstrip().endswith(_STOPS)


def compose(outer: Source, inner: Source) -> Source:
    """A source whose linear text is that of another one, made of that one's flat text.

    Args:
        outer: Its linear text is the flat text of `inner`.
        inner: Its linear text is the one that is wanted.
    """
    builder = SourceBuilder(inner.raw)
    runs = zip(outer.starts, outer.lengths, outer.raws, outer.hows, strict=True)
    at = 0
    for start, length, raw, how in runs:
        builder.break_off(outer.flat[at:start])
        at = start + length
        middle = Span(*raw)
        if how is not How.EXACT:
            _add_changed(builder, outer.flat[start:at], inner.to_raw(middle), how)
            continue
        done = 0
        for piece in inner.pieces(middle, 0):
            builder.break_off(outer.flat[start + done : start + piece.text.start])
            words = outer.flat[start + piece.text.start : start + piece.text.end]
            builder.add(words, (piece.raw.start, piece.raw.end), piece.how)
            done = piece.text.end
        builder.break_off(outer.flat[start + done : at])
    builder.break_off(outer.flat[at:])
    return builder.build()


def _add_changed(builder: SourceBuilder, words: str, raw: Span, how: How) -> None:
    if len(raw):
        builder.add(words, (raw.start, raw.end), how)
    else:
        builder.break_off(words)


def _follow(roles: dict[int, Role], source: Source) -> dict[int, Role]:
    """Roles by their offsets in a source's linear text, at the offsets in its flat text."""
    runs = zip(source.starts, source.lengths, source.raws, source.hows, strict=True)
    exact = sorted((raw[0], start, length) for start, length, raw, how in runs if how is How.EXACT)
    found: dict[int, Role] = {}
    for offset, role in roles.items():
        at = bisect_right(exact, offset, key=lambda run: run[0]) - 1
        if at >= 0 and offset < exact[at][0] + exact[at][2]:
            found[offset - exact[at][0] + exact[at][1]] = role
    return found
