"""PDF files, written by hand: just enough for a reader."""

from __future__ import annotations

import zlib


def pdf(pages: list[list[str]], *, compressed: bool = True, extra: str = "") -> bytes:
    """A document of pages of lines."""
    return assemble([_content(lines) for lines in pages], compressed=compressed, extra=extra)


def assemble(contents: list[bytes], *, compressed: bool = True, extra: str = "") -> bytes:
    """A document of pages with given drawing instructions."""
    count = len(contents)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in enumerate(contents):
        data = zlib.compress(content) if compressed else content
        way = "/Filter /FlateDecode " if compressed else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        head = f"<< {way}/Length {len(data)} >>\nstream\n".encode()
        objects.append(head + data + b"\nendstream")
    made = bytearray(b"%PDF-1.4\n")
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {extra}>>\n".encode()
    return bytes(made + b"startxref\n%d\n%%%%EOF\n" % start)


def _content(lines: list[str]) -> bytes:
    drawn = ["BT /F1 11 Tf 14 TL 60 780 Td"]
    for line in lines:
        shown = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        drawn.append(f"({shown}) Tj T*")
    return "\n".join([*drawn, "ET"]).encode("cp1252")
