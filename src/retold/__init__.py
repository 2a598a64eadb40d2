"""Reconstructs how news stories travelled."""
