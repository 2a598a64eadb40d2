"""When a flattened page was published: which of its days is chosen, and which is left."""

from __future__ import annotations

import pytest

from retold.ingest import read_bytes
from retold.model import DateCandidate, Report

BODY = (
    "A ferry struck the mole of Port Ellery in thick fog, and nobody was hurt, the guard said.\n\n"
    "The guard said that the master had been told of the fog an hour before she left the quay.\n\n"
    "Divers will look at the hull in the morning, the guard said, and the mole stays closed.\n"
)
TITLE = "Ferry strikes mole in fog\n"


def read(text: str, path: str = "a.txt") -> Report:
    """The report in a page."""
    report = read_bytes(text.encode(), path=path)
    assert isinstance(report, Report)
    return report


def chosen(report: Report) -> str:
    """The words of the chosen day; empty where none is."""
    words = [one.text for one in report.published.candidates if one.chosen]
    assert len(words) <= 1
    return words[0] if words else ""


PAGES = [
    (f"{TITLE}3 May 2031\n{BODY}", "3 May 2031"),
    (f"{TITLE}Published: May 3, 2031\nUpdated: May 4, 2031\n{BODY}", "May 3, 2031"),
    (f"{TITLE}By Ann Roe May 3, 2031\n{BODY}", "May 3, 2031"),
    (f"{TITLE}May 3, 2031 · 3 min read · By Ann Roe\n{BODY}", "May 3, 2031"),
    (f"{TITLE}Ann RoeMay 3, 2031May 9, 2031\n{BODY}", "May 3, 2031"),
    (f"{TITLE}Updated May 4, 2031\n{BODY}", ""),
    (f"{TITLE}Updated May 4, 2031, 1:24 PM EST\n{BODY}", "May 4, 2031, 1:24 PM EST"),
    (f"{TITLE}03/05/2031\n{BODY}", ""),
    (f"{TITLE}03/05/2031\n{BODY}\nMore\n27/04/2031\n", "03/05/2031"),
    (f"{TITLE}{BODY}", ""),
    (f"{TITLE}{BODY}\nOn May 3, 2031 the guard said that the mole was safe to land at.\n", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), PAGES)
def test_chosen_day(text: str, words: str) -> None:
    """The page's own day of publication is chosen; an update or an unclear one is not."""
    assert chosen(read(text)) == words


def test_every_day_is_kept_with_its_reason() -> None:
    """Days that contradict the chosen one are kept, each with why it was passed over."""
    report = read(f"{TITLE}Published: May 3, 2031\nUpdated: May 4, 2031\n{BODY}")
    reasons = {one.text: one.reason for one in report.published.candidates}
    assert set(reasons) == {"May 3, 2031", "May 4, 2031"}
    assert "update" in reasons["May 4, 2031"]


def test_days_of_a_list() -> None:
    """A day in a list of items, each with its day, is not the page's."""
    items = "".join(f"Item of the harbour news {day}\nMay {day}, 2031\n" for day in range(11, 17))
    report = read(f"{TITLE}{BODY}{items}")
    assert chosen(report) == ""
    assert len(report.published.candidates) == 6


def test_only_the_best_of_very_many_days_is_kept() -> None:
    """A page of days without end keeps a few, and the chosen one among them."""
    many = "".join(f"May {1 + day % 28}, {2000 + day % 90}\n" for day in range(300))
    report = read(f"{many}{TITLE}Published: May 3, 2031\n{BODY}")
    assert len(report.published.candidates) <= 61
    assert chosen(report) in ("", "May 3, 2031")


def test_day_in_the_address() -> None:
    """The address of a page states its day, with the month in figures or by name."""
    page = (
        '<html><head><link rel="canonical" href="https://herring.example/2031/may/03/ferry"></head>'
        f"<body><article><h1>{TITLE}</h1><p>{BODY}</p></article></body></html>"
    )
    report = read(page, "a.html")
    (found,) = [one for one in report.published.candidates if one.chosen]
    assert isinstance(found, DateCandidate)
    assert found.basis == "address"
    assert "2031-05-0" in found.earliest.isoformat()
