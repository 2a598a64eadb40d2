from __future__ import annotations

from retold.export.views.comparing import ComparisonView, build_comparison
from retold.export.views.lookup import Lookup
from retold.model import Alignment, Passage, PassageLabel, Report, Span, Trace
from retold.reuse import align

LEFT = Report.from_text("The crane failed on Saturday. Nobody was hurt. The quay is shut.")
RIGHT = Report.from_text("The quay is shut. The crane failed on Sunday.", path="right.txt")


def _compare(left: Report, right: Report, alignment: Alignment) -> ComparisonView:
    lookup = Lookup.of(Trace(reports=(LEFT, RIGHT)))
    return build_comparison(lookup, left, right, alignment)


def _passage(left: tuple[int, int] | None, right: tuple[int, int] | None, label: str) -> Passage:
    spans = (Span(*left) if left else None, Span(*right) if right else None)
    return Passage(
        left=spans[0],
        right=spans[1],
        left_text=spans[0].of(LEFT.text) if spans[0] else "",
        right_text=spans[1].of(RIGHT.text) if spans[1] else "",
        label=PassageLabel(label),
        score=1.0,
    )


MOVED = Alignment(
    left_id=LEFT.id,
    right_id=RIGHT.id,
    share_left=0.7,
    share_right=1.0,
    passages=(
        _passage((0, 29), (18, 45), "EDITED"),
        _passage((30, 46), None, "DROPPED"),
        _passage((47, 64), (0, 17), "MOVED"),
    ),
)


def test_a_moved_passage_stands_at_both_places_each_linked_to_the_other() -> None:
    """On each side it is where that report has it."""
    rows = _compare(LEFT, RIGHT, MOVED).rows
    left_row = next(row for row in rows if row.left.anchor)
    right_row = next(row for row in rows if row.right.anchor)
    assert left_row.right.moved_to == right_row.right.anchor
    assert right_row.left.moved_to == left_row.left.anchor
    assert rows.index(right_row) < rows.index(left_row)


def test_each_side_is_shown_once_and_in_its_order() -> None:
    """Read down, the left column is the left report; so is the right one."""
    view = _compare(LEFT, RIGHT, MOVED)
    left = ["".join(bit.text for bit in row.left.bits) for row in view.rows]
    right = ["".join(bit.text for bit in row.right.bits) for row in view.rows]
    assert " ".join(one for one in left if one) == LEFT.text
    assert " ".join(one for one in right if one) == RIGHT.text


def test_exchanging_the_sides_exchanges_what_is_said() -> None:
    """The same alignment serves both ways round."""
    alignment = align(LEFT, RIGHT)
    one, other = _compare(LEFT, RIGHT, alignment), _compare(RIGHT, LEFT, alignment)
    assert (one.left_alone, one.right_alone) == (other.right_alone, other.left_alone)
    assert one.left.share == other.right.share
