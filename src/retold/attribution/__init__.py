"""Who says what, through whom."""

from retold.attribution.find import find_attributions

__all__ = ["find_attributions"]
