"""A capture's bytes read again, to hold against what was made of them."""

from __future__ import annotations

from collections.abc import Iterator

from retold.ingest.formats.document import Document
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.formats.readers import read_input
from retold.ingest.input import Input

# What a page's server or archive may have said of its encoding, which the bytes do not.
_CHARSETS = ("", "utf-8", "windows-1252", "iso-8859-1")


def linear_texts(body: bytes, path: str) -> Iterator[str]:
    """The linear texts that a capture may have been read as, the likeliest first.

    More than one, because a name or a stated encoding can have decided: whoever knows what was
    made of the text sees which it was.

    Args:
        body: The capture's bytes.
        path: The path of the capture.
    """
    seen: set[str] = set()
    for name in (path, ""):
        for charset in _CHARSETS:
            source = Input.of_bytes(name, body, charset=charset)
            for found in read_input(source, ReadingOptions()):
                if isinstance(found, Document) and found.text not in seen:
                    seen.add(found.text)
                    yield found.text
