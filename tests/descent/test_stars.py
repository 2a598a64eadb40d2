from __future__ import annotations

from descent.telling import edges, tell
from retold.model import DescentKind

LINES = [
    "The choir painted the old crane at Tarsk before dawn, and 48 people saw it.",
    "Deckhands weighed the salt barge twice because the tide ran high at Lunn Head.",
    "The night porter borrowed the tide table and the customs boat for the whole fair.",
    "Ludo Marchbank paid the orchard owners 612 crowns for the ferry bell in the rain.",
    "The school board cleared the dance floor without telling anyone at Vale Cross.",
    "Bakers counted the rope store against the pilot's advice while the ice plant stood still.",
    "The tram company moved the rain gauge to Ossel, where the customs house lost its key.",
    "An island council inspected the slipway in heavy rain and found the signal mast gone.",
    "The lighthouse keeper sold nine lamps to the harbour guard to save money for paint.",
]


def _tell(numbers: list[int], own: str) -> str:
    return "\n\n".join([own, *(LINES[at] for at in numbers)])


def test_three_that_share_pair_by_pair_have_a_lost_original() -> None:
    """Each lacks what the other two have: no one of them is the exemplar of the others."""
    found = edges(
        tell("Herald", None, _tell([0, 1, 2, 3, 4, 5], "A day of odd doings in the port.")),
        tell("Lantern", None, _tell([0, 1, 2, 6, 7, 8], "Strange work along the quay.")),
        tell("Courier", None, _tell([3, 4, 5, 6, 7, 8], "What the storm left behind it.")),
    )
    assert {exemplar for _, exemplar in found} == {"common source (inferred)"}
    assert {copy for copy, _ in found} == {"Herald None", "Lantern None", "Courier None"}
    assert {one.kind for one in found.values()} == {DescentKind.SAME_SOURCE}
    assert all("pair by pair" in one.evidence[0] for one in found.values())
    assert all(one.confidence <= 0.5 for one in found.values())


def test_where_one_has_all_that_the_others_share_no_source_is_made_up() -> None:
    """The fullest report can be the exemplar of the rest."""
    found = edges(
        tell("Herald", None, _tell(list(range(9)), "A day of odd doings in the port.")),
        tell("Lantern", None, _tell([0, 1, 2, 6, 7, 8], "Strange work along the quay.")),
        tell("Courier", None, _tell([3, 4, 5, 6, 7, 8], "What the storm left behind.")),
    )
    assert {exemplar for _, exemplar in found} <= {"Herald None", "Lantern None", "Courier None"}


def test_few_siblings_among_many_copies_make_up_no_source() -> None:
    """Nine reports are copies of one that is there; three share pair by pair what it lacks."""
    found = edges(
        tell("Herald", None, _tell([0, 1, 2, 3, 4, 5], "A day of odd doings in the port.")),
        tell("Lantern", None, _tell([0, 1, 2, 6, 7, 8], "Strange work along the quay.")),
        tell("Courier", None, _tell([3, 4, 5, 6, 7, 8], "What the storm left behind it.")),
        *(
            tell(f"Copy {at}", None, _tell([0, 1, 2, 3, 4, 5], f"A day of {at} odd doings."))
            for at in range(6)
        ),
    )
    assert "common source (inferred)" not in {exemplar for _, exemplar in found}


def test_a_report_that_is_credited_stays_the_source() -> None:
    """What its copies share besides is theirs by other ways."""
    found = edges(
        tell("Norvane", None, _tell([0, 1, 2, 3, 4, 5], "A day of odd doings.")),
        tell("Lantern", None, _tell([0, 1, 2, 6, 7, 8], "Strange work."), "Norvane"),
        tell("Courier", None, _tell([3, 4, 5, 6, 7, 8], "What is left."), "Norvane"),
    )
    assert ("Lantern None", "Norvane None") in found
    assert ("Courier None", "Norvane None") in found


def test_what_meets_where_a_sentence_was_left_out_is_no_sign_of_a_source() -> None:
    """Two copies of one report that leave out the same sentence share a seam that it lacks."""
    cut = [0, 1, 2, 4, 6, 8]
    found = edges(
        tell("Herald", None, _tell(list(range(9)), "A day of odd doings in the port.")),
        tell("Lantern", None, _tell(cut, "Strange work along the quay.")),
        tell("Courier", None, _tell(cut[:5], "What the storm left behind it.")),
        tell("Mirror", None, _tell(cut[1:], "The odd week of a small harbour.")),
    )
    assert "common source (inferred)" not in {exemplar for _, exemplar in found}


def test_an_interview_cited_for_a_sentence_is_not_the_source_of_the_copies() -> None:
    """The copies of a report that cites it have their words from the report."""
    said = "“It cost us dear,” the pilot told the newspaper Kveld on Monday."
    found = edges(
        tell("Herald", "2031-05-01", f"{said}\n\n{_tell(list(range(7)), said)}"),
        tell("Lantern", "2031-05-02", _tell([0, 1, 2, 3, 5], "It was dear.")),
        tell("Courier", "2031-05-02", _tell([1, 2, 4, 5, 6], "It cost much.")),
        tell("Mirror", "2031-05-03", _tell([0, 2, 3, 4, 6], "A dear day.")),
    )
    copies = {copy for copy, exemplar in found if exemplar == "Herald 2031-05-01"}
    assert copies == {"Lantern 2031-05-02", "Courier 2031-05-02", "Mirror 2031-05-03"}
