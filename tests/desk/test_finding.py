"""Where words come from."""

from __future__ import annotations

from pathlib import Path

from desk.told import tell
from retold import Desk
from retold.desk import FoundBy

SAID = '"The ship was in good order, and her master did what a careful master does"'
SPUN = '"The vessel was in great request, and her ace did what a cautious ace does"'
AROUND = (
    "The ferry struck the north mole of Port Emmel on Sunday evening and seventeen were hurt. "
    "{}, said Orsola Venn of the press office. Two trawlers waited outside the reef until morning."
)


def test_a_version_in_other_words_is_found_by_its_passage(tmp_path: Path) -> None:
    """What a report has in place of the words comes too, and says how it was found."""
    with Desk(tmp_path / "a.retold") as desk:
        reports = [
            tell(AROUND.format(SAID), "Norvane", "2031-05-05"),
            tell(AROUND.format(SPUN), "Brisk Bulletin", "2031-05-06"),
        ]
        desk.add(reports, tier="fast")
        found = desk.find(
            "The ship was in good order, and her master did what a careful master does"
        )
    assert [(one.outlet, one.by) for one in found] == [
        ("Norvane", FoundBy.WORDS),
        ("Brisk Bulletin", FoundBy.PASSAGE),
    ]
    assert "cautious ace" in found[1].text
    assert found[1].likeness < found[0].likeness
