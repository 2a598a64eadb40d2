"""Which line above an article is its headline."""

from __future__ import annotations

import pytest

from retold.ingest import read_bytes
from retold.model import Report

BODY = (
    "The harbour of Port Ellery stays closed for ships until Friday, the guard said on Monday.\n"
    "A ferry struck the north mole in fog, and the harbour office wants the stones looked at.\n"
    "Ships of the guard may pass. The islanders want boats for the crossing before the weekend.\n"
)
TITLE = "Harbour closed until Friday"
STANDFIRST = "Islanders want boats for the crossing before the weekend"
MENU = "Home\nNews\nSport\nWeather\nLog in\n"


@pytest.mark.parametrize(
    "above",
    [
        f"{TITLE}\n{STANDFIRST}\nBy Ann Roe\n4 May 2031\n",
        f"Home » News » {TITLE}\n{TITLE}\n4 May 2031\n",
        f"Seven soups for a north wind\n{TITLE}\nAnn Roe\n4 May 2031\nShare\n",
        f"Harbour office\nPress Office\n\n{TITLE}\n\n4 May 2031\n",
        f"Harbour office of the guard\n4 May 2031\n\n{TITLE}\n\n",
    ],
)
def test_headline(above: str) -> None:
    """It stands above its standfirst, is not the way to the page, nor the head of who wrote it."""
    report = read_bytes((MENU + above + BODY).encode(), path="a.txt")
    assert isinstance(report, Report)
    assert report.headline == TITLE
