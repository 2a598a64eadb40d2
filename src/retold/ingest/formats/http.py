"""An answer of a web server as a web archive keeps it: its head, and its body unpacked."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from retold.ingest.formats.codings import unpack

_HEAD_END = regex.compile(rb"\r?\n\r?\n")
_STATUS = regex.compile(rb"HTTP/\d(?:\.\d)? (\d{3})")
_MAX_HEAD = 64 * 1024
_CHARSET = regex.compile(r"charset\s{0,5}=\s{0,5}[\"']?([\w.:-]{2,40})")
_SIZE = regex.compile(rb"\s{0,4}([0-9a-fA-F]{1,8})[^\r\n]{0,200}\r?\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered: status, media type without parameters, encoding, body as sent."""

    media_type: str
    charset: str
    body: bytes
    status: int = 200
    encodings: tuple[str, ...] = ()
    is_chunked: bool = False

    def unpack(self, limit: int) -> tuple[bytes, bool]:
        """The body as the server had it before it was packed, and whether it is cut off.

        It has `limit` bytes at most.

        Raises:
            RefusedError: It unpacks to too much, is damaged, or is packed in an unknown way.
        """
        body = _join_chunks(self.body) if self.is_chunked else self.body
        is_cut = False
        for encoding in reversed(self.encodings):
            body, ends_early = unpack(body, encoding, limit)
            is_cut |= ends_early
        return body, is_cut


def read_answer(block: bytes) -> Answer | None:
    """The answer in a record's block; none if it does not begin as one."""
    status = _STATUS.match(block)
    end = _HEAD_END.search(block, 0, _MAX_HEAD)
    if status is None or end is None:
        return None
    fields: dict[str, str] = {}
    for line in block[: end.start()].splitlines()[1:]:
        name, found, value = line.decode("latin-1").partition(":")
        if found:
            fields.setdefault(name.strip().casefold(), value.strip()[:500])
    media_type, charset = read_media_type(fields.get("content-type", ""))
    packed = fields.get("content-encoding", "").casefold().split(",")
    return Answer(
        status=int(status.group(1)),
        media_type=media_type,
        charset=charset,
        encodings=tuple(one.strip() for one in packed if one.strip() not in {"", "identity"}),
        is_chunked="chunked" in fields.get("transfer-encoding", "").casefold(),
        body=block[end.end() :],
    )


def read_media_type(stated: str) -> tuple[str, str]:
    """A stated media type without its parameters, and the encoding that it names."""
    charset = _CHARSET.search(stated.casefold())
    return stated.partition(";")[0].strip().casefold(), charset.group(1) if charset else ""


def _join_chunks(body: bytes) -> bytes:
    """The body without the sizes between its chunks; as it is, where it has none.

    Archives keep bodies with the chunks joined and the header left as it was.
    """
    parts: list[bytes] = []
    at = 0
    while True:
        size = _SIZE.match(body, at)
        if size is None:
            return b"".join(parts) if parts else body
        length = int(size.group(1), 16)
        if length == 0:
            return b"".join(parts)
        parts.append(body[size.end() : size.end() + length])
        at = size.end() + length
        if body[at : at + 1] not in {b"\r", b"\n", b""}:
            return body  # a line that only looks like a size
        at += len(body[at : at + 2]) - len(body[at : at + 2].lstrip(b"\r\n"))
