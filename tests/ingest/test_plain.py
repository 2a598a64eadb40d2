"""The line model: what of a flattened page is the article."""

from __future__ import annotations

import pytest

from retold.ingest import read_bytes
from retold.model import Report, Skip

LEAD = "The harbour guard closed the north mole on Sunday after a ferry struck it, officials said."
MORE = "Divers found a hole below the water line, and the ship will lie in dock until Thursday."
LAST = "The crossing costs 31 crowns, and the islanders say that this is thirteen too many."
MENU = "Herring Gull\n\n  • Home\n  • Harbour\n  • Money\n  • Sport\nSign in\nSearch\nBREAKING\n"
TICKER = "Harbour guard: Swimmers advised to keep clear of the south steps\n"
FOOT = (
    "\n  • ferries\n  • Port Ellery\nMost Read\n\nSeven soups for a north wind\n  • 9 Jan 2032\n\n"
    "Herring Gull\nHerring Gull is a paper of the coast.\nAll rights reserved\n  • Privacy Policy\n"
)


def zones(text: str) -> list[tuple[str, str]]:
    """The zones of a page with their words."""
    report = read_bytes(text.encode(), path="a.txt")
    assert isinstance(report, Report)
    return [(block.zone.value, block.span.of(report.text)) for block in report.blocks]


def page(*lines: str) -> str:
    """A page with a menu above and links below some lines."""
    return MENU + TICKER + "\n" + "\n\n".join(lines) + "\n" + FOOT


def test_menus_tickers_and_links_stay_out() -> None:
    """Of a whole page dump the article alone is left, with its headline."""
    text = page("Ferry strikes the north mole", "  • By Ann Roe\n  • 3 May 2031", LEAD, MORE, LAST)
    assert zones(text) == [
        ("headline", "Ferry strikes the north mole"),
        ("body", LEAD),
        ("body", MORE),
        ("body", LAST),
    ]


@pytest.mark.parametrize(
    "between",
    [
        "Read more: Who pays for a crossing?",
        "Related News\n\nKeeper's cat found on wrong lighthouse\n\nBakers strike over salt",
        "Advertisement",
        "ALSO READ | Eleven things to do while you wait",
        "5 Shares\n\nShare this article",
    ],
)
def test_links_in_mid_article_stay_out(between: str) -> None:
    """Links and counters between two paragraphs are no body."""
    bodies = [words for zone, words in zones(page(LEAD, MORE, between, LAST)) if zone == "body"]
    assert bodies == [LEAD, MORE, LAST]


def test_subheading() -> None:
    """A short line with no stop between paragraphs is a sub-heading."""
    assert ("subheading", "A hole below") in zones(page(LEAD, "A hole below", MORE, LAST))


def test_caption() -> None:
    """A line that names its photographer is a caption, and printed twice it is kept once."""
    caption = "The ferry at the mole on Monday (Photo: A. Ruddle)"
    found = zones(page("Ferry strikes the mole", LEAD, caption, caption + ".", MORE, LAST))
    assert [words for zone, words in found if zone == "caption"] == [caption]


def test_standfirst_above_the_date_line() -> None:
    """A lead between headline and date line is a standfirst; a title repeated is dropped."""
    title = "Ferry strikes the north mole"
    text = f"{title}\n\n{LEAD}\n\nMay 3, 2031 - 14:39\n{title}\n\n{MORE}\n\n{LAST}\n"
    assert zones(text) == [
        ("headline", title), ("standfirst", LEAD), ("body", MORE), ("body", LAST),
    ]  # fmt: skip


def test_a_correction_above_the_dateline_is_kept() -> None:
    """What an agency corrected, between headline and dateline, belongs to the report."""
    title, note = "CORRECTED-Ferry strikes the mole", "(Corrects number of hurt to three, not 30)"
    text = f"{title}\n{note}\n\nHALDANE, May 3 (Quay) - {LEAD}\n\n{MORE}\n\n{LAST}\n"
    assert zones(text)[:2] == [("headline", title), ("standfirst", note)]


def test_teaser_above_the_article() -> None:
    """A paragraph's words that a collector put on top are a teaser, and the date is its prefix."""
    text = f" date 2031-05-03 {MORE}\n\n{LEAD}\n\nShe waits. {MORE}\n\n{LAST}\n"
    assert zones(text)[0] == ("teaser", MORE)
    assert zones(text)[1] == ("body", LEAD)


def test_reader_comments_stay_out() -> None:
    """What readers wrote below the article is no body."""
    comment = "I was on the mole that night and nobody asked me a thing about any of it, did they."
    text = page(LEAD, MORE, LAST, "3 Comments", *[comment] * 6)
    assert [words for zone, words in zones(text) if zone == "body"] == [LEAD, MORE, LAST]


def test_an_article_goes_on_behind_links() -> None:
    """Behind links it goes on with sub-heading and caption, down to the credit that closes it."""
    lead = "PORT ELLERY, May 3 (Nordlys) - " + LEAD
    links = "Read more: Ferry fares to rise\nRelated articles\nFerry fares to rise\nNew tram depot"
    again = "Ada Vole of the islanders' union says that the ferry was too fast for the mole."
    text = page("Ferry strikes the north mole", "3 May 2031", lead, MORE, links,
                "Union wants slower ferries", again, "The ferry in dock. Photo: A. Brun", LAST,
                "Source: Nordlys")  # fmt: skip
    assert zones(text) == [
        ("headline", "Ferry strikes the north mole"),
        ("body", lead),
        ("body", MORE),
        ("subheading", "Union wants slower ferries"),
        ("body", again),
        ("caption", "The ferry in dock. Photo: A. Brun"),
        ("body", LAST),
        ("credit", "Source: Nordlys"),
    ]


def test_list_in_an_article() -> None:
    """Items of a list in sentences are body."""
    items = "  • The mole is closed until Thursday.\n  • The bakery is open."
    assert ("body", "The bakery is open.") in zones(f"{LEAD}\n\n{items}\n\n{MORE}\n")


def test_menu_alone() -> None:
    """A page of links is no article."""
    found = read_bytes((MENU + FOOT.split("Herring", maxsplit=1)[0]).encode(), path="a.txt")
    assert isinstance(found, Skip)
