"""Figures of one thing over time, as a small chart: a column for each report, in order of time."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from retold.export.textwidth import text_width
from retold.export.views.figures import PointView
from retold.text.escape import visible

_HEIGHT = 132
_TOP = 26
_LEFT = 8
_COLUMN = 62
# A letter of a value, in pixels.
_LETTER = 7.2
_FOOT = 38


def draw_chart(points: Sequence[PointView], title: str) -> str:
    """The values as SVG; the shape of a mark says the bound, and the table beside it the words.

    The columns stand in order of time and at equal distances: most times are known to a day at
    best. The scale begins at nought.
    """
    known = [one for one in points if one.low is not None]
    top = max((one.high or one.low or 0.0 for one in known), default=0.0) or 1.0
    column = max([_COLUMN, *(int(_LETTER * text_width(one.value)) + 4 for one in known)])
    width = _LEFT * 2 + column * max(1, len(known))
    base = _TOP + _HEIGHT
    marks = [
        _column(one, _LEFT + column * (number + 0.5), top, base) for number, one in enumerate(known)
    ]
    days = [
        _day(one, known[number - 1] if number else None, _LEFT + column * (number + 0.5), base)
        for number, one in enumerate(known)
    ]
    return "\n".join(
        [
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" '
                f'viewBox="0 0 {width} {base + _FOOT}" width="{width}" height="{base + _FOOT}" '
                f'aria-label="{_text(_said(known, title))}">'
            ),
            f'<path class="rule" d="M{_LEFT} {base}H{width - _LEFT}"/>',
            *marks,
            *days,
            "</svg>\n",
        ]
    )


def _column(point: PointView, x: float, top: float, base: float) -> str:
    low = base - _HEIGHT * (point.low or 0.0) / top
    high = base - _HEIGHT * (point.high if point.high is not None else point.low or 0.0) / top
    bar = f'<path class="range" d="M{x:.1f} {low:.1f}V{high:.1f}"/>' if high < low - 1 else ""
    return (
        f"<g><title>{_text(f'{point.siglum}: {point.words}, {point.when}')}</title>"
        f'<path class="stem" d="M{x:.1f} {base}V{low:.1f}"/>{bar}'
        f'<path class="mark {point.bound}" d="{_mark(point.bound, x, high)}"/>'
        f'<text class="value" x="{x:.1f}" y="{high - 11:.1f}">{_text(point.value)}</text>'
        f'<text class="siglum" x="{x:.1f}" y="{base + 15}">{_text(point.siglum)}</text></g>'
    )


def _mark(bound: str, x: float, y: float) -> str:
    """A disc; pointing up for a lower bound, down for an upper one; a lozenge for about."""
    if bound == "least":
        return f"M{x - 6:.1f} {y + 4:.1f}h12l-6 -11z"
    if bound == "most":
        return f"M{x - 6:.1f} {y - 4:.1f}h12l-6 11z"
    if bound == "about":
        return f"M{x:.1f} {y - 7:.1f}l7 7l-7 7l-7 -7z"
    return f"M{x - 5:.1f} {y:.1f}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z"


def _day(point: PointView, before: PointView | None, x: float, base: float) -> str:
    """The day under the first column of that day."""
    day = point.day
    if before is not None and before.day == day:
        return ""
    return f'<text class="day" x="{x:.1f}" y="{base + 31}">{_text(day)}</text>'


def _said(points: Sequence[PointView], title: str) -> str:
    values = "; ".join(f"{one.siglum} {one.words}" for one in points)
    return f"{title}: {values}"


def _text(text: str) -> str:
    return escape(visible(text))
