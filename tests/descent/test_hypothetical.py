from __future__ import annotations

from descent.telling import edges, tell
from retold.model import DescentKind

STATEMENT = """Statement on the Hallenmere reservoir

Press office of the Hallenmere Water Board

The Hallenmere Water Board announces that the upper reservoir will be lowered by four metres.

"The dam is safe and has been safe on every day of its ninety years," said the chair of the \
Board, Edda Sorrel.

"We know what the summer on the water means to this town, and we do not take it away lightly," \
Ms Sorrel said."""
QUOTE = (
    '"We know what the summer on the water means to this town, and we do not take it away lightly,"'
)
ANGLERS = f"""Anglers count the cost of a dry June

For Bram Tuck, who has rowed out from the boathouse every morning since he was nine, the news \
came over breakfast. He folded the paper and went to look at his nets.

The Quay Ward angling club has 412 members and a debt of 9,000 crowns on its jetty at Grey Sound.

{QUOTE} the Water Board's chair, Edda Sorrel, has said. Mr Tuck was not consoled."""
VILLAGE = f"""What lies under the old dam

Historians at the Kell Abbey museum can hardly wait: the drowned village of Saint Orm, with its \
31 houses and a chapel, may show its roofs again in July.

Ludo Marchbank, who keeps the museum's maps, says the last photographs date from 1941.

{QUOTE} Edda Sorrel of the Water Board said on Monday, and Mr Marchbank nodded."""
WIRE = f"""Water Board to lower Hallenmere reservoir

HALLENMERE, May 5 (Norvane) - The Hallenmere Water Board will lower the upper reservoir by four \
metres from June 1 to inspect its dam, it said on Monday.

{QUOTE} Sorrel said."""


def test_a_quotation_of_a_statement_in_the_set_needs_no_other_source() -> None:
    """Two reports that share nothing but its words had them from the statement."""
    office = "Hallenmere Water Board, Press Office"
    found = edges(
        tell(office, "2031-05-05T09:00", STATEMENT, kind="statement"),
        tell("Norvane", "2031-05-05T11:00", WIRE),
        tell("Herald", "2031-05-06", ANGLERS),
        tell("Lantern", "2031-05-06", VILLAGE),
    )
    copies = ("Norvane 2031-05-05T11:00", "Herald 2031-05-06", "Lantern 2031-05-06")
    assert set(found) == {(copy, f"{office} 2031-05-05T09:00") for copy in copies}
    assert {one.kind for one in found.values()} == {DescentKind.QUOTATION}
