"""Places in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Self

from retold.model.noun import Noun


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span(Noun):
    """A half-open stretch of one report's `text`, in code points; `[start, end]` in JSON."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        # By hand, at half the time: a story of a dozen reports makes hundreds of thousands.
        if not 0 <= start <= end:
            raise ValueError(f"no span: [{start}, {end})")
        _SET_START(self, start)
        _SET_END(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def to_dict(self) -> list[int]:
        """The span as `[start, end]`."""
        return [self.start, self.end]

    @classmethod
    def from_dict(cls, data: Any) -> Self:  # noqa: ANN401 - JSON is untyped by nature
        """The span shown as `[start, end]`.

        Raises:
            ValueError: The data is no such pair.
        """
        start, end = data
        return cls(start, end)

    def of(self, text: str) -> str:
        """The words that the span covers in its text."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether the other span lies inside this one (an equal one does)."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: Span) -> int:
        """How many code points both cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


_SET_START, _SET_END = vars(Span)["start"].__set__, vars(Span)["end"].__set__


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Noun):
    """A stretch of one report's text, with the words that stand there."""

    start: Annotated[int, "First code point."]
    end: Annotated[int, "One past the last code point."]
    text: Annotated[str, "The words, equal to the report's `text[start:end]`."]

    @classmethod
    def at(cls, text: str, span: Span) -> Words:
        """The words of a text at a span."""
        return cls(start=span.start, end=span.end, text=text[span.start : span.end])

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Noun):
    """Words in one of several reports."""

    report_id: Annotated[str, "The report whose text it is."]
    span: Annotated[Span, "Where, in that report's `text`."]
    text: Annotated[str, "The words that stand there."]
