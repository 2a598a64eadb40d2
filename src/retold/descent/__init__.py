"""Who had a story from whom."""

from retold.descent.infer import infer_stemma

__all__ = ["infer_stemma"]
