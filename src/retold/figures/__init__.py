"""Quantities in text."""

from retold.figures.find import find_figures

__all__ = ["find_figures"]
