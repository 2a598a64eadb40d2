"""Bytes to reports: the public functions of this stage."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from retold.ingest.decode import Refusal, decode
from retold.ingest.limits import LIMITS, ReadingLimits
from retold.ingest.making import Known, make_report
from retold.ingest.markup import is_markup, read_markup
from retold.ingest.metadata import read_metadata
from retold.ingest.page import lay_out_page
from retold.ingest.plain import lay_out_lines
from retold.ingest.prefix import find_prefix
from retold.ingest.unwrap import unwrap
from retold.ingest.walk import STEP, check_sources, find_items
from retold.model import Report, Skip, SkipReason, report_id

_OTHER_FORMATS = frozenset(
    ".js .css .json .jsonl .csv .tsv .xml .rss .atom .svg .map .py .toml .yaml .yml .ini .sqlite "
    ".db .log .opml .parquet .warc .wacz .mht .mhtml .docx .doc .rtf .pdf .epub .zip .gz .png .jpg "
    ".jpeg .gif .webp .ico .woff .woff2 .ttf .mp3 .mp4".split()
)


def read(
    source: str | Path | Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    limits: ReadingLimits = LIMITS,
) -> Iterator[Report | Skip]:
    """Read reports from files, folders and, for "-", standard input; what is no report is skipped.

    Args:
        source: A path or several; folders are read with all that is in them, sorted by name.
        stdin: Where "-" is read from; the process's own standard input if left out.
        limits: How much is read of any one input.

    Raises:
        RetoldError: A path does not exist; nothing was read.
    """
    sources = [source] if isinstance(source, (str, os.PathLike)) else source
    return _read_items(check_sources(sources), stdin, limits)


def read_bytes(
    body: bytes, *, path: str, number: int = 0, limits: ReadingLimits = LIMITS
) -> Report | Skip:
    """The report in some bytes of plain text or HTML, or why there is none.

    Args:
        body: The bytes, as they came.
        path: The name to give it; part of its id.
        number: Its number among inputs of the same name.
        limits: How much is read of any one input.
    """
    if len(body) > limits.max_bytes:
        return _skip(path, SkipReason.TOO_LARGE, f"it has {len(body):,} bytes")
    ending = Path(path).suffix.casefold()
    if ending in _OTHER_FORMATS:
        return _skip(path, SkipReason.UNKNOWN_FORMAT, f"{ending} files are not read yet")
    decoded = decode(body)
    if isinstance(decoded, Refusal):
        return _skip(path, decoded.reason, decoded.detail)
    known = Known(id=report_id(body, path, number), path=path)
    if is_markup(decoded.text, path):
        return _read_page(decoded.text, known, limits)
    return _read_plain(decoded.text, known, limits)


def _read_items(
    sources: list[str], stdin: BinaryIO | None, limits: ReadingLimits
) -> Iterator[Report | Skip]:
    seen: Counter[str] = Counter()
    for item in find_items(sources, limits=limits, stdin=stdin):
        if isinstance(item, Skip):
            yield item
            continue
        yield read_bytes(item.body, path=item.path, number=seen[item.path], limits=limits)
        seen[item.path] += 1


def _read_plain(raw: str, known: Known, limits: ReadingLimits) -> Report | Skip:
    if raw.count("\n") + raw.count("\r") > limits.max_lines:
        detail = f"it has more than {limits.max_lines:,} lines"
        return _skip(known.path, SkipReason.TOO_LARGE, detail)
    source = unwrap(raw)
    known.prefix = find_prefix(source.flat)
    layout = lay_out_lines(source, start=known.prefix[0].end if known.prefix else 0)
    return make_report(layout, known) if layout else _no_body(known)


def _read_page(raw: str, known: Known, limits: ReadingLimits) -> Report | Skip:
    markup = read_markup(raw, limits.max_tags)
    if markup is None:
        detail = f"it has more than {limits.max_tags:,} tags"
        return _skip(known.path, SkipReason.TOO_LARGE, detail)
    layout = lay_out_page(markup, limits)
    known.metadata = read_metadata(markup)
    known.markup = markup.reduced if not markup.is_heavy(limits) else ""
    return make_report(layout, known) if layout else _no_body(known)


def _no_body(known: Known) -> Skip:
    detail = "no article was found in it: too few words in sentences"
    return _skip(known.path, SkipReason.NO_BODY, detail)


def _skip(path: str, reason: SkipReason, detail: str) -> Skip:
    return Skip(item=path, step=STEP, reason=reason, detail=detail)
