"""Who had a story from whom, and where its witnesses differ."""

from retold.descent.collate import collate
from retold.descent.infer import infer_stemma

__all__ = ["collate", "infer_stemma"]
