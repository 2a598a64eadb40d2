"""Words swapped, as they are shown."""

from __future__ import annotations

from claims.test_outlets import tell
from retold.claims import telling_by_outlet
from retold.export.views.swaps import build_outlet_swaps


def test_what_copies_share_is_said_once() -> None:
    """Of one wording in many outlets there is one line, with all of them and their reports."""
    copies = [(f"Mercury {number}", "The regime met at noon.") for number in range(9)]
    told = tell(("Lantern", "The government met at noon."), *copies)
    views = build_outlet_swaps(
        telling_by_outlet(told), {report.id for report in told.reports}, told.swaps
    )
    shown = {view.own: view for view in views}
    assert len(views) == len(shown) == 2
    assert shown["regime"].outlets == tuple(sorted(name for name, _ in copies))
    assert (shown["regime"].reports, shown["regime"].places) == (9, 9)
    assert shown["regime"].others == "Lantern"
    assert (shown["government"].outlets, shown["government"].reports) == (("Lantern",), 1)
