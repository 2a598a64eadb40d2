from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import fromstring

from retold.export.chart import draw_chart
from retold.export.views.figures import PointView

SVG = "{http://www.w3.org/2000/svg}"


def _point(siglum: str, low: float | None, high: float | None, bound: str = "exact") -> PointView:
    return PointView(
        siglum=siglum,
        words=f'{low} <people> & "more"',
        value=str(low),
        when="3 May 2031",
        day="3 May",
        low=low,
        high=high,
        bound=bound,
    )


def test_each_report_has_a_column_and_its_bound_a_shape() -> None:
    """What is vague has none; the shapes of bounds differ, so that no colour is needed."""
    bounds = ("exact", "least", "most", "about")
    points = [_point(f"W{n}", 10.0 * n, 10.0 * n, bound) for n, bound in enumerate(bounds, 1)]
    picture = fromstring(draw_chart([*points, _point("X", None, None)], "people"))  # noqa: S314 - our own picture
    marks = [one for one in picture.iter(f"{SVG}path") if "mark" in (one.get("class") or "")]
    shapes = {(one.get("d") or "").split("h")[-1].split("a")[-1].split("l", 1)[-1] for one in marks}
    assert len(marks) == len(shapes) == 4


def test_the_scale_begins_at_nought() -> None:
    """Twice the number stands twice as high above the line."""
    picture = fromstring(draw_chart([_point("A", 10, 10), _point("B", 20, 20)], "people"))  # noqa: S314 - our own picture
    stems = [one.get("d", "") for one in picture.iter(f"{SVG}path") if one.get("class") == "stem"]
    low, high = (float(one.split("V")[1]) - float(one.split(" ")[1].split("V")[0]) for one in stems)
    assert round(high / low, 6) == 2


def test_nothing_to_draw_is_an_empty_chart() -> None:
    """Also zeroes alone."""
    assert fromstring(draw_chart([], "people")) is not None  # noqa: S314 - our own picture
    assert fromstring(draw_chart([_point("A", 0, 0)], "people")) is not None  # noqa: S314 - our own picture


def test_a_long_value_widens_its_column() -> None:
    """A range with two large numbers is not cut at the edge of the picture."""
    wide = replace(_point("A", 10, 20), value="10,500,000–11,500,000")
    plain, roomy = (
        fromstring(draw_chart([point], "people"))  # noqa: S314 - our own picture
        for point in (_point("A", 10, 20), wide)
    )
    assert float(roomy.get("width", "")) > 2 * float(plain.get("width", ""))
