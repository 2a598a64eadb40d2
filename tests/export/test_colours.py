"""The colours of the page and the picture."""

from __future__ import annotations

from importlib import resources

import pytest
import regex

PAIRS = [
    # what, on what, least contrast (WCAG 2.2: 4.5 for text, 3 for lines that carry meaning)
    ("ink", "paper", 7.0),
    ("ink", "panel", 7.0),
    ("quiet", "paper", 4.5),
    ("quiet", "panel", 4.5),
    ("link", "paper", 4.5),
    ("link", "panel", 4.5),
    ("mark-ink", "mark", 4.5),
    ("line", "paper", 3.0),
    ("mark-rule", "mark", 3.0),
]


def schemes() -> list[dict[str, str]]:
    """The light colours and the dark ones, by name."""
    path = resources.files("retold.export") / "templates" / "colours.css"
    light, dark = path.read_text(encoding="utf-8").split("@media")
    return [dict(regex.findall(r"--([a-z-]+): (#[0-9a-f]{6});", part)) for part in (light, dark)]


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", schemes(), ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_contrast(scheme: dict[str, str], front: str, back: str, least: float) -> None:
    """Text and lines stand out from what they lie on, by day and by night."""
    dim, bright = sorted([luminance(scheme[front]), luminance(scheme[back])])
    assert (bright + 0.05) / (dim + 0.05) >= least
