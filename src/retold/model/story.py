"""Reports of one event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from retold.model.noun import Noun


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside(Noun):
    """Another story that one is near to, too little alike to be one with it.

    It may be what the story follows on, or an event of the same kind.
    """

    report_id: Annotated[str, "The other story's report that is nearest, wherever it stands now."]
    label: Annotated[str, "A line that names the other story, as it was when they were compared."]
    evidence: Annotated[str, "What they have in common and what speaks against one story."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Noun):
    """The reports that retell one event or one statement; a report alone is a story of one."""

    id: Annotated[str, "Minted once, kept while the story grows."]
    label: Annotated[str, "A line that names it, taken from its reports."]
    report_ids: Annotated[tuple[str, ...], "Its reports, earliest first where that is known."]
    first: Annotated[datetime | None, "The earliest publication known."] = None
    last: Annotated[datetime | None, "The latest publication known."] = None
    evidence: Annotated[tuple[str, ...], "Why these reports stand together."] = ()
    beside: Annotated[
        tuple[Beside, ...], "Stories there before it that it is near to, and why."
    ] = ()
