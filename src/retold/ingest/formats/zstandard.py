"""Members packed with Zstandard (RFC 8878), those of a web archive with a dictionary too.

An archive packed record by record may begin with a dictionary that all its frames share, in a
frame that other readers skip (IIPC, "Use of Zstandard compression with WARC", 1.0). Windows of more
than 128 MB are refused (32 and 8 in archives within archives), and dictionaries of more than 16:
what is asked for is held in memory.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

from retold.ingest.formats.unpacked import DAMAGED, DamagedError
from retold.ingest.refusal import RefusedError
from retold.model import SkipReason

MAGIC = b"\x28\xb5\x2f\xfd"
_SKIPPED = b"\x2a\x4d\x18"  # behind a byte from 50 to 5F
_DICTIONARY = b"\x5d\x2a\x4d\x18"
_HEAD_BYTES = 8
_MAX_DICTIONARY = 16 * 2**20
_WINDOW_BITS, _LEAST_WINDOW_BITS = 27, 23
_TOO_WIDE = "too much memory"  # in the words of the library


def load() -> Any:  # noqa: ANN401 - one of two modules that have no type in common
    """The library: the standard one from Python 3.14 on, before that its backport.

    Raises:
        ModuleNotFoundError: The backport is not installed.
    """
    name = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
    return importlib.import_module(name)


def is_zstandard(head: bytes) -> bool:
    """Whether some bytes begin as Zstandard does, with a frame or with one that is skipped."""
    return head.startswith(MAGIC) or _is_skipped(head)


def _is_skipped(head: bytes) -> bool:
    return head[1:4] == _SKIPPED and 0x50 <= head[0] <= 0x5F


class Zstandard:
    """The codec of Zstandard.

    Args:
        nesting: Within how many archives it is read: each holds a window, so inner ones are less.

    Raises:
        ModuleNotFoundError: The backport is not installed.
    """

    def __init__(self, nesting: int = 0) -> None:
        self._library = load()
        self._window_bits = max(_LEAST_WINDOW_BITS, _WINDOW_BITS - 2 * nesting)
        self._dictionary: Any = None
        self._has_begun = False
        self.problem = DAMAGED

    def find(self, packed: bytes) -> int:
        """Where the next frame begins; -1 if nowhere.

        A frame to be skipped is one only where it is expected: behind damage, four bytes that look
        like it would cost what follows.
        """
        return 0 if _is_skipped(packed) else packed.find(MAGIC)

    def begin(self) -> ZstandardFrame | DictionaryFrame:
        """A frame, of which nothing was unpacked yet."""
        if not self._has_begun:
            self._has_begun = True
            return DictionaryFrame(self)
        return self.begin_frame()

    def begin_frame(self) -> ZstandardFrame:
        """A frame that holds data, or nothing."""
        options = {self._library.DecompressionParameter.window_log_max: self._window_bits}
        held = self._library.ZstdDecompressor(zstd_dict=self._dictionary, options=options)
        return ZstandardFrame(self, held)

    def as_damage(self, error: Exception, packed: bytes) -> DamagedError:
        """What is wrong with a frame, and where to look for the next one."""
        if _TOO_WIDE in str(error):
            self.problem = f"it asks for a window of more than {2 ** (self._window_bits - 20)} MB"
        return DamagedError(packed[1:])

    @property
    def error(self) -> type[Exception]:
        """What the library raises where data are broken."""
        raised: type[Exception] = self._library.ZstdError
        return raised

    def learn(self, body: bytes) -> None:
        """Unpack what follows with a dictionary, which may itself be packed.

        Raises:
            RefusedError: It is none, or too large.
        """
        try:
            if body.startswith(MAGIC):
                unpacker = self._library.ZstdDecompressor()
                body = unpacker.decompress(body, _MAX_DICTIONARY + 1)
                _check_dictionary(len(body))
            self._dictionary = self._library.ZstdDict(body)
        except (self._library.ZstdError, ValueError):
            raise RefusedError(SkipReason.DAMAGED, "its dictionary is damaged") from None


class ZstandardFrame:
    """One frame of Zstandard."""

    def __init__(self, codec: Zstandard, held: Any) -> None:  # noqa: ANN401 - see load
        self._codec = codec
        self._held = held
        self._given = b""

    @property
    def is_over(self) -> bool:
        """Whether its end was reached."""
        return bool(self._held.eof)

    @property
    def rest(self) -> bytes:
        """What it was given and has not used; what is still to come it keeps itself."""
        return bytes(self._held.unused_data) if self._held.eof else b""

    def unpack(self, packed: bytes, size: int) -> bytes:
        """Unpack so many bytes at most.

        Raises:
            DamagedError: The data are broken.
        """
        self._given = packed or self._given
        try:
            return bytes(self._held.decompress(packed, size))
        except self._codec.error as error:
            raise self._codec.as_damage(error, self._given) from None


class DictionaryFrame:
    """The first frame of a stream: a dictionary for the others, or a frame like them."""

    def __init__(self, codec: Zstandard) -> None:
        self._codec = codec
        self._frame: ZstandardFrame | None = None
        self._held = bytearray()
        self.is_over = False
        self.rest = b""

    def unpack(self, packed: bytes, size: int) -> bytes:
        """Unpack so many bytes at most; of a dictionary none.

        Raises:
            DamagedError: The data are broken.
            RefusedError: The dictionary cannot be used.
        """
        if self._frame is None:
            self._held += packed
            self.rest = b""
            if len(self._held) < _HEAD_BYTES:
                return b""
            if self._held.startswith(_DICTIONARY):
                return self._take_dictionary()
            packed, self._held = bytes(self._held), bytearray()
            self._frame = self._codec.begin_frame()
        given = self._frame.unpack(packed, size)
        self.is_over, self.rest = self._frame.is_over, self._frame.rest
        return given

    def _take_dictionary(self) -> bytes:
        length = int.from_bytes(self._held[4:_HEAD_BYTES], "little")
        _check_dictionary(length)
        end = _HEAD_BYTES + length
        if len(self._held) >= end:
            self._codec.learn(bytes(self._held[_HEAD_BYTES:end]))
            self.is_over, self.rest = True, bytes(self._held[end:])
        return b""


def _check_dictionary(length: int) -> None:
    if length > _MAX_DICTIONARY:
        size = f"{_MAX_DICTIONARY / 2**20:.0f} MB"
        raise RefusedError(SkipReason.TOO_LARGE, f"its dictionary has more than {size}")
