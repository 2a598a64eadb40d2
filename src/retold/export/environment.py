"""How templates are filled: everything from reports is made visible, then escaped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from retold.text.escape import visible

if TYPE_CHECKING:
    from retold.export.views.figures import ClashView


def make_environment(
    *packages: str, link: Callable[[str], str], permalink: Callable[[str], str]
) -> Environment:
    """The environment of a face.

    Args:
        packages: The packages whose `templates` are used, the first that has one.
        link: From the anchor of a report, a quotation, a claim or an edge to where it is shown
            best from this page.
        permalink: From the same to where it is always found.
    """
    made = Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_show,
        trim_blocks=True,
        lstrip_blocks=True,
        # The templates are parts of the package: nothing changes under a running program.
        auto_reload=False,
    )
    made.globals.update(at=link, permalink=permalink, chart=_chart)
    return made


def _show(value: object) -> object:
    """Every text that a template prints, made visible; what is markup already stays."""
    if type(value) is str:
        # Most of a page: looked at here, for a call of its own costs as much.
        return value if value.isascii() and value.isprintable() else visible(value)
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return value


def _chart(clash: ClashView) -> Markup:
    from retold.export.chart import draw_chart  # noqa: PLC0415 - few pages hold a chart

    return Markup(draw_chart(clash.points, clash.counted or "A figure"))  # noqa: S704 - the picture escapes every text in it
