"""Lines of other pages of the same make."""

from __future__ import annotations

from retold.ingest.linemodel import LineMemory

MENU = ["Home", "Harbour", "Money", "Sport", "Sign in", "Search", "Contact us", "About us"]
PITCH_LONG = (
    "The Gull is read by nine of ten islanders, and it costs less than a herring a day. "
    "Ask at the quay for the evening edition, which is free on Sundays."
)


def prose(word: str) -> list[str]:
    """Paragraphs about a thing, other ones for each thing."""
    return [
        f"The {word} was moved to the north mole on day {day}, and the harbour guard said that the "
        f"{word} would stay there for as long as it had to."
        for day in range(4)
    ]


def test_lines_of_pages_of_the_same_make_are_known() -> None:
    """What stands on another page with the same menu is furniture, be it a paragraph."""
    memory = LineMemory()
    memory.learn([*MENU, *prose("crane"), PITCH_LONG])
    page = [*MENU, *prose("ferry"), PITCH_LONG]
    assert memory.find_repeated(page) == {*range(8), 12}


def test_copies_of_one_report_tell_nothing() -> None:
    """A page that shares its prose is a version or a copy: its paragraphs are no furniture."""
    memory = LineMemory()
    memory.learn([*MENU, *prose("ferry"), PITCH_LONG])
    assert memory.find_repeated([*MENU, *prose("ferry"), PITCH_LONG]) == set()


def test_a_paragraph_on_a_page_of_another_make_stays() -> None:
    """A paragraph that two outlets share, as from one agency, is no furniture."""
    memory = LineMemory()
    memory.learn(["Start", "Ports", "Trade", "Weather", "Tides", *prose("crane"), PITCH_LONG])
    assert memory.find_repeated([*MENU, *prose("ferry"), PITCH_LONG]) == set()


def test_the_oldest_lines_are_forgotten() -> None:
    """The memory holds no more lines than it may."""
    memory = LineMemory(max_lines=10)
    memory.learn(MENU)
    memory.learn([str(number) for number in range(10)])
    assert memory.find_repeated(MENU) == set()
