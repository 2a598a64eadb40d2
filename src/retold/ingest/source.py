"""A flattened text that knows where each of its stretches stands in the linear text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from retold.ingest.refusal import RefusedError
from retold.model import How, Piece, SkipReason, Span

# No article has so many characters, or stretches that came from apart; each stretch takes 200
# bytes of memory, and a page of entities alone has a stretch for each.
MAX_CHARS = 8 * 2**20
MAX_RUNS = 500_000


@dataclass(slots=True)
class Source:
    """The linear text of an input, and the lines made from it.

    `flat` is what the line model reads. Run *i* of it begins at `starts[i]`, is `lengths[i]` long
    and came from `raws[i]`; what lies between runs (line breaks between the paragraphs of a page)
    came from nowhere.
    """

    raw: str
    flat: str = ""
    starts: list[int] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    raws: list[tuple[int, int]] = field(default_factory=list)
    hows: list[How] = field(default_factory=list)

    @classmethod
    def of_plain(cls, raw: str) -> Source:
        """The source of a plain text: flat and linear text are the same."""
        return cls(raw, raw, [0], [len(raw)], [(0, len(raw))], [How.EXACT])

    def pieces(self, span: Span, at: int) -> list[Piece]:
        """The pieces of a stretch of the flat text that was put at an offset of a report's text."""
        made: list[Piece] = []
        first = max(0, bisect_right(self.starts, span.start) - 1)
        for index in range(first, len(self.starts)):
            begin, length = self.starts[index], self.lengths[index]
            if begin >= span.end:
                break
            low, high = max(begin, span.start), min(begin + length, span.end)
            if low < high:
                text = Span(low - span.start + at, high - span.start + at)
                made.append(
                    Piece(text=text, raw=self._raw_of(index, low, high), how=self.hows[index])
                )
        return made

    def to_raw(self, span: Span) -> Span:
        """The stretch of the linear text that a stretch of the flat text came from."""
        pieces = self.pieces(span, 0)
        if not pieces:
            return Span(0, 0)
        return Span(pieces[0].raw.start, pieces[-1].raw.end)

    def _raw_of(self, index: int, low: int, high: int) -> Span:
        start, end = self.raws[index]
        if self.hows[index] is How.EXACT:
            offset = start - self.starts[index]
            return Span(low + offset, high + offset)
        return Span(start, end)


class SourceBuilder:
    """Builds a source from left to right.

    Raises:
        RefusedError: It becomes longer, or has more stretches, than any article.
    """

    def __init__(self, raw: str) -> None:
        self.source = Source(raw)
        self._parts: list[str] = []
        self.length = 0

    def add(self, text: str, raw: tuple[int, int], how: How) -> None:
        """Append text that came from a stretch of the linear text."""
        if not text:
            return
        source = self.source
        joins = (
            how is How.EXACT
            and source.hows
            and source.hows[-1] is How.EXACT
            and source.raws[-1][1] == raw[0]
            and source.starts[-1] + source.lengths[-1] == self.length
        )
        if joins:
            source.lengths[-1] += len(text)
            source.raws[-1] = (source.raws[-1][0], raw[1])
        else:
            source.starts.append(self.length)
            source.lengths.append(len(text))
            source.raws.append(raw)
            source.hows.append(how)
            if len(source.starts) > MAX_RUNS:
                raise RefusedError(SkipReason.TOO_LARGE, "its text is in too many pieces")
        self.break_off(text)

    def break_off(self, text: str) -> None:
        """Append text that came from nowhere."""
        self._parts.append(text)
        self.length += len(text)
        if self.length > MAX_CHARS:
            raise RefusedError(SkipReason.TOO_LARGE, "its text is longer than any article")

    def build(self) -> Source:
        """The source, whole."""
        self.source.flat = "".join(self._parts)
        return self.source
