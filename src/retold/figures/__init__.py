"""Quantities in text."""

from retold.figures.find import find_figures
from retold.figures.toll import find_toll

__all__ = ["find_figures", "find_toll"]
