"""Bytes as they came, and where from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Annotated

from retold.model.noun import Noun


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture(Noun):
    """Bytes as they came, never edited: a file, or one record of an archive or a table.

    The bytes themselves are handed over beside it while reading (`read(..., keep=...)`).
    """

    id: Annotated[str, "From the bytes alone: equal bytes are one capture."]
    sha256: Annotated[str, "Hash of the bytes, in hexadecimal digits."]
    media_type: Annotated[str, "What the bytes are, found by their content."]
    size: Annotated[int, "Number of bytes."]
    path: Annotated[str, "The file it came from, as the user gave it."]
    url: Annotated[str, "The address it was fetched from, where that is stated."] = ""
    fetched: Annotated[str, "When it was fetched or saved, in the words that state it."] = ""
    number: Annotated[int, "Its number among the captures of that file."] = 0

    @classmethod
    def of(  # noqa: PLR0913 - what is known of it, by name
        cls,
        body: bytes,
        *,
        path: str,
        media_type: str,
        url: str = "",
        fetched: str = "",
        number: int = 0,
    ) -> Capture:
        """The capture of some bytes."""
        sha256 = hashlib.sha256(body).hexdigest()
        return cls(
            id="c" + sha256[:15],
            sha256=sha256,
            media_type=media_type,
            size=len(body),
            path=path,
            url=url,
            fetched=fetched,
            number=number,
        )
