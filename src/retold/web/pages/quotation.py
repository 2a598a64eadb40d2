"""One utterance, or one claim, under an address of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from retold.desk import Desk
from retold.export.views.changes import ChangesView, ClaimView, build_changes, build_claim
from retold.export.views.lookup import Lookup, shorten
from retold.export.views.quotations import QuotationView, build_quotations


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationPage:
    """One utterance with all its readings."""

    title: Annotated[str, "Who said it, and how it begins."]
    story: Annotated[str, "Its story's id."]
    label: Annotated[str, "The line that names the story."]
    speaker: Annotated[str, "The speaker's id; empty for nobody."]
    quote: Annotated[QuotationView, "The utterance."]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPage:
    """One claim with all its tellings, and what changed between them."""

    title: Annotated[str, "How it is told first."]
    story: Annotated[str, "Its story's id."]
    label: Annotated[str, "The line that names the story."]
    claim: Annotated[ClaimView, "The claim."]
    changes: Annotated[tuple[ChangesView, ...], "What changed between its tellings."]


def build_quotation_page(desk: Desk, quotation_id: str) -> QuotationPage:
    """One utterance.

    Raises:
        RetoldError: There is no such quotation.
    """
    story_id, quotation = desk.quotation(quotation_id)
    trace = desk.story(story_id, has_alignments=False, most_swaps=0)
    (quote,) = build_quotations(Lookup.of(trace), [quotation])
    words = shorten(quotation.readings[0].text, 80) if quotation.readings else ""
    return QuotationPage(
        title=f"{quote.speaker or 'Speaker unknown'}: “{words}”",
        story=story_id,
        label=shorten(trace.stories[0].label, 200),
        speaker=quotation.speaker_id or "",
        quote=quote,
    )


def build_claim_page(desk: Desk, claim_id: str) -> ClaimPage:
    """One claim.

    Raises:
        RetoldError: There is no such claim.
    """
    story_id, claim = desk.claim(claim_id)
    trace = desk.story(story_id, has_alignments=False, most_swaps=0)
    lookup = Lookup.of(trace)
    drifts = [one for one in trace.drifts if one.claim_id == claim_id]
    return ClaimPage(
        title=shorten(claim.tellings[0].text, 120) if claim.tellings else "A claim",
        story=story_id,
        label=shorten(trace.stories[0].label, 200),
        claim=build_claim(lookup, claim),
        changes=tuple(build_changes(lookup, drifts, [claim])),
    )
