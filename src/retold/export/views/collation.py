"""The collation as an apparatus: each passage, who has it, and its variant words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from retold.export.views.lookup import shorten
from retold.model import Collation, Extent, VariantLocation


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingView:
    """One wording and the witnesses that have it."""

    words: Annotated[str, "The words; empty where these witnesses have none."]
    sigla: Annotated[str, "Who has it."]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """One passage over all witnesses."""

    number: Annotated[int, "Its number in the order of the story, from 1."]
    wordings: Annotated[tuple[WordingView, ...], "Its wordings, the most attested first."]
    lacking: Annotated[str, "Who lacks it."]
    variants: Annotated[
        tuple[tuple[WordingView, ...], ...],
        "The places where those of one wording differ in words, the most attested first.",
    ]


def build_collation(collation: Collation | None) -> tuple[PassageView, ...]:
    """The passages that more than one witness has, in the order of the story."""
    if collation is None:
        return ()
    sigla = [one.siglum for one in collation.witnesses]
    words: dict[int, list[VariantLocation]] = {}
    for one in collation.locations:
        if one.extent is Extent.WORDS:
            words.setdefault(one.passage, []).append(one)
    passages = (one for one in collation.locations if one.extent is Extent.PASSAGE)
    return tuple(
        _passage(one, words.get(one.passage, []), sigla) for one in passages if _is_shared(one)
    )


def _is_shared(location: VariantLocation) -> bool:
    return sum(len(one.sigla) for one in location.readings) > 1


def _passage(
    location: VariantLocation, words: list[VariantLocation], sigla: list[str]
) -> PassageView:
    having = {siglum for one in location.readings for siglum in one.sigla}
    return PassageView(
        number=location.passage + 1,
        wordings=_wordings(location, 1_000),
        lacking=" ".join(one for one in sigla if one not in having),
        variants=tuple(_wordings(one, 300) for one in words),
    )


def _wordings(location: VariantLocation, most: int) -> tuple[WordingView, ...]:
    return tuple(
        WordingView(words=shorten(one.text, most), sigla=" ".join(one.sigla))
        for one in location.readings
    )
