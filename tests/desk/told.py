"""Short invented reports of a few invented events, for desks that are made quickly."""

from __future__ import annotations

from retold.model import Report

LIGHT = (
    'The lamp at Corrie Point failed on Tuesday, the Lights Board said. "We regret the failure of '
    'the old lamp," said director Hanne Orme. Two trawlers waited outside the reef until morning.'
)
MARKET = (
    "The fish market of Ostrey will be roofed in glass, the town council decided. "
    '"Nobody buys a wet herring twice," said councillor Bram Tolliver. The work costs 40,000 marks.'
)


def tell(text: str, outlet: str, published: str | None = "2031-06-03") -> Report:
    """A report of some words by an outlet."""
    return Report.from_text(text, outlet=outlet, path=f"{outlet}.txt", published=published)


def light(outlet: str, published: str | None = "2031-06-03") -> Report:
    """A report of the lamp, with a last sentence of the outlet's own."""
    return tell(f"{LIGHT} So {outlet} was told.", outlet, published)


def market(outlet: str, published: str | None = "2031-06-10") -> Report:
    """A report of the market, with a last sentence of the outlet's own."""
    return tell(f"{MARKET} So {outlet} was told.", outlet, published)
