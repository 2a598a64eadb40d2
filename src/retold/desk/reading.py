"""What is read of a collection: the same from a desk's file and from an archive's tables."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Annotated, Self, TypeVar

from retold.desk.finding import Found
from retold.desk.joining import join_traces
from retold.desk.speaking import Speaking
from retold.desk.tolls import read_tolls
from retold.errors import RetoldError
from retold.model import (
    Alignment,
    Claim,
    Descent,
    Judgement,
    Noun,
    Quotation,
    Report,
    Skip,
    Story,
    Toll,
    Trace,
)
from retold.store.listing import ORDERS, OutletRow, RunRow, SpeakerRow, StoryFilter, StoryRow

_N = TypeVar("_N", bound=Noun)


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor(Noun):
    """What stands now where something stood that is no more."""

    kind: Annotated[str, "What it is: story, quotation, claim or speaker."]
    id: Annotated[str, "Its id."]


class ReadingDesk(ABC):
    """The reading half of a desk: all that its pages show, and nothing that changes it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @abstractmethod
    def close(self) -> None:
        """Let go of what is open."""

    @property
    @abstractmethod
    def version(self) -> int:
        """A number that changes with each write: what was read at one is current at it."""

    def stories(  # noqa: PLR0913 - a filter each, by name
        self,
        *,
        outlet: str | None = None,
        speaker: str | None = None,
        since: str | None = None,
        until: str | None = None,
        language: str | None = None,
        order: str = "newest",
        limit: int = 50,
        offset: int = 0,
    ) -> list[StoryRow]:
        """The stories, in a light form, by page.

        Args:
            outlet: With a report by this outlet.
            speaker: In which this speaker (an id) is quoted.
            since: With a report of this day (ISO 8601) or later.
            until: With a report of before this day.
            language: With a report in this language.
            order: "newest", "oldest", "largest" or "altered" (most altered quotations first).
            limit: At most so many; all of them if negative.
            offset: After so many.

        Raises:
            RetoldError: There is no such order.
        """
        if order not in ORDERS:
            raise RetoldError(f"no such order: {order!r}: it is one of {', '.join(ORDERS)}")
        wanted = StoryFilter(
            outlet=outlet, speaker=speaker, since=since, until=until, language=language
        )
        return self._list_stories(wanted, order, limit, offset)

    @abstractmethod
    def _list_stories(
        self, wanted: StoryFilter, order: str, limit: int, offset: int
    ) -> list[StoryRow]: ...

    @abstractmethod
    def rows(self, story_ids: Iterable[str]) -> list[StoryRow]:
        """These stories in the light form, the largest first; those that are not there left out."""

    def count(
        self,
        *,
        outlet: str | None = None,
        speaker: str | None = None,
        since: str | None = None,
        until: str | None = None,
        language: str | None = None,
    ) -> int:
        """How many stories there are, with the filters of `stories`."""
        return self._count_stories(
            StoryFilter(outlet=outlet, speaker=speaker, since=since, until=until, language=language)
        )

    @abstractmethod
    def _count_stories(self, wanted: StoryFilter) -> int: ...

    @abstractmethod
    def sizes(self) -> Mapping[str, int]:
        """How many rows of each sort there are: reports, stories, captures, judgements, skips."""

    @abstractmethod
    def story(
        self, story_id: str, *, has_alignments: bool = True, most_swaps: int | None = None
    ) -> Trace:
        """A story with everything that was found in it: a trace of its own.

        Args:
            story_id: The story.
            has_alignments: Whether what each two of its reports share is wanted too: the greater
                part of a large story, and not needed to show it.
            most_swaps: At most so many of the words swapped, the most telling ones; a story of a
                dozen reports may have a thousand.

        Raises:
            RetoldError: There is no such story.
        """

    def trace(self, story_ids: Iterable[str] | None = None) -> Trace:
        """Several stories as one trace document; all of them where none are named.

        Raises:
            RetoldError: One is not there.
        """
        ids = [one.id for one in self.stories(limit=-1)] if story_ids is None else story_ids
        return join_traces([self.story(one) for one in ids])

    def successor(self, thing_id: str) -> Successor | None:  # noqa: ARG002 - nothing is ever moved here
        """What stands now where a story, quotation, claim or speaker stood that is no more.

        Stories become one and are taken apart as reports come and are corrected: an id that led
        to one leads on to the story that has most of its reports, and that of a quotation or a
        claim to the one that stands in most of its places; to its story, where none does. A speaker
        who is another, as the user says, leads to that one.
        """
        return None

    @abstractmethod
    def report(self, report_id: str) -> Report:
        """A report.

        Raises:
            RetoldError: There is no such report.
        """

    @abstractmethod
    def story_of(self, report_id: str) -> Story:
        """The story that a report belongs to.

        Raises:
            RetoldError: There is no such report, or it is in no story.
        """

    def tolls(self, report_id: str) -> tuple[Toll, ...]:
        """How many a report says were killed and how many injured; see `read_tolls`.

        Raises:
            RetoldError: There is no such report, or it is in no story.
        """
        story_id = self.story_of(report_id).id
        trace = self.story(story_id, has_alignments=False, most_swaps=0)
        return read_tolls(trace, self.report(report_id))

    def compare(self, a: str, b: str) -> Alignment:
        """What two reports share, of one story or not.

        Raises:
            RetoldError: There is no such report.
        """
        left, right = self.report(a), self.report(b)
        kept = self._kept_alignment(left, right)
        if kept is not None:
            return kept
        from retold.reuse import align  # noqa: PLC0415 - the stages load slowly

        return align(left, right)

    @abstractmethod
    def _kept_alignment(self, left: Report, right: Report) -> Alignment | None: ...

    @abstractmethod
    def find(self, words: str, limit: int = 50) -> list[Found]:
        """Every version of some words, earliest first.

        Args:
            words: A sentence, or part of one; nothing in it is taken for a command.
            limit: At most so many: the likest ones.
        """

    def quotation(self, quotation_id: str) -> tuple[str, Quotation]:
        """The id of a quotation's story, and the quotation.

        Raises:
            RetoldError: There is no such quotation.
        """
        return self._finding(quotation_id, Quotation)

    def claim(self, claim_id: str) -> tuple[str, Claim]:
        """The id of a claim's story, and the claim.

        Raises:
            RetoldError: There is no such claim.
        """
        return self._finding(claim_id, Claim)

    @abstractmethod
    def _finding(self, finding_id: str, noun: type[_N]) -> tuple[str, _N]: ...

    def edge(self, story_id: str, exemplar: str, copy: str) -> Descent:
        """An edge of a story's stemma, by the sigla of its ends.

        Raises:
            RetoldError: There is no such story, or no such edge in it.
        """
        for stemma in self.story(story_id).stemmata:
            for one in stemma.descents:
                if (one.exemplar, one.copy) == (exemplar, copy):
                    return one
        raise RetoldError(f"no such edge in story {story_id}: from {exemplar} to {copy}")

    @abstractmethod
    def speaker(self, speaker_id: str) -> Speaking:
        """Everything that a speaker is said to have said, through whom, in which readings.

        Raises:
            RetoldError: There is no such speaker.
        """

    @abstractmethod
    def outlets(self) -> list[OutletRow]:
        """The outlets, those with most reports first."""

    @abstractmethod
    def speakers(self, *, name: str = "", limit: int = 100, offset: int = 0) -> list[SpeakerRow]:
        """The speakers whose name holds some words, those who are quoted most first."""

    @abstractmethod
    def judgements(self) -> list[Judgement]:
        """What the user corrected, in the order in which it was."""

    @abstractmethod
    def runs(self) -> list[RunRow]:
        """What was done with this collection, the latest first."""

    @abstractmethod
    def skips(self) -> list[Skip]:
        """What was left out."""
