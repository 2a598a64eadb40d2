"""The path that what is said took, as speakers."""

from __future__ import annotations

from retold.attribution.speakers import Resolution
from retold.errors import RetoldError
from retold.model import Attribution, Speaker, Trace


def chain(attribution: Attribution, found: Trace | Resolution) -> tuple[Speaker, ...]:
    """Through whom the words of an attribution came, the outlet first and its speaker last.

    Between the two stand the wires that the report credits or names, whoever is cited around it
    ("the board, citing a letter, said"), and the outlet that the speaker told it to. A source
    that nobody names ("it was reported that") is left out, so that the path ends before it.

    Args:
        attribution: One of `found`, or one of those from which `found` was made.
        found: What `trace` or `resolve_speakers` returned.

    Raises:
        RetoldError: The attribution is not one of `found`.
    """
    links = attribution.chain or next(
        (one.chain for one in found.attributions if one.id == attribution.id), ()
    )
    speakers = {speaker.id: speaker for speaker in found.speakers}
    if not links or not speakers.keys() >= set(links):
        raise RetoldError(
            f"attribution {attribution.id} is none of these: give the trace or the resolution "
            "that its report is in"
        )
    return tuple(speakers[link] for link in links)
