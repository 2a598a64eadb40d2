"""Bytes to reports: the public functions of this stage."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import BinaryIO

from retold.ingest.formats.document import Document
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.formats.readers import read_input
from retold.ingest.input import STEP, Input
from retold.ingest.joining import join_stretches
from retold.ingest.limits import LIMITS, ReadingLimits
from retold.ingest.linemodel import LineMemory
from retold.ingest.lines import split_lines
from retold.ingest.making import Known, make_report
from retold.ingest.markup import read_markup
from retold.ingest.metadata import read_metadata
from retold.ingest.page import lay_out_page
from retold.ingest.plain import lay_out_lines
from retold.ingest.prefix import find_prefix
from retold.ingest.refusal import RefusedError
from retold.ingest.repair import repair, repair_page
from retold.ingest.source import MAX_CHARS
from retold.ingest.walk import check_sources, find_inputs, is_asked_for
from retold.ingest.web.fetched import Fetches
from retold.ingest.web.listing import expand_address
from retold.ingest.web.opening import open_fetcher
from retold.ingest.web.policy import FetchPolicy
from retold.ingest.web.teaser import as_teaser
from retold.model import Capture, Report, Skip, SkipReason, Span, report_id

Keep = Callable[[Capture, bytes], None]


def read(  # noqa: PLR0913 - one door for all inputs, its options by name
    source: str | Path | Iterable[str | Path],
    *,
    glob: str = "",
    columns: Mapping[str, str] | None = None,
    stdin: BinaryIO | None = None,
    fetch: bool = False,
    policy: FetchPolicy | None = None,
    limits: ReadingLimits = LIMITS,
    keep: Keep | None = None,
) -> Iterator[Report | Skip]:
    """Read reports from files, folders, addresses and, for "-", standard input.

    What is no report is skipped. An address is fetched, and of a feed that stands there its pages;
    what feeds in files name is fetched only where `fetch` says so, and nothing else ever is.

    Lazy, in order: nothing is read before it is asked for, and one text at a time is held.

    Args:
        source: A path or address, or several; folders are read with all that is in them, sorted by
            name.
        glob: Which files of folders are meant, as `*.html`; all if left out.
        columns: Which column of a table holds what, as `{"text": "body", "published": "date"}`;
            guessed by the usual names where it is left out.
        stdin: Where "-" is read from; the process's own standard input if left out.
        fetch: Whether the pages that feeds, lists of feeds and sitemaps in files name are fetched.
        policy: How politely and how much is fetched.
        limits: How much is read of any one input.
        keep: Called with every capture and its bytes, before the reports that are made of it.

    Raises:
        RetoldError: A path does not exist, or the packages for fetching are not installed; nothing
            was read.
    """
    given = [source] if isinstance(source, (str, os.PathLike)) else source
    sources = check_sources(given)
    asks = fetch or any(map(is_asked_for, sources))
    fetcher = open_fetcher(policy) if asks else None
    inputs = _find(sources, partial(find_inputs, glob=glob, stdin=stdin), fetcher, limits)
    options = ReadingOptions(
        limits=limits, columns=columns or {}, fetcher=fetcher if fetch else None
    )
    return read_inputs(inputs, options, keep=keep)


def read_news(
    url: str,
    *,
    fetcher: Fetches,
    is_seen: Callable[[str], bool],
    keep: Keep | None = None,
    limits: ReadingLimits = LIMITS,
) -> Iterator[Report | Skip]:
    """Read what is new in a feed, or in the feeds of a list.

    The path of a report, and the item of a skip, is the address that the feed names.

    Args:
        url: The address of the feed, or of the list.
        fetcher: What fetches it and its pages.
        is_seen: Whether the page at an address was read before, and is not to be fetched again.
        keep: Called with every capture and its bytes, before the reports that are made of it.
        limits: How much is read of any one page.
    """
    inputs = expand_address(url, limits=limits, fetcher=fetcher, is_seen=is_seen)
    return read_inputs(inputs, ReadingOptions(limits=limits), keep=keep)


def _find(
    sources: Iterable[str],
    find: Callable[[list[str]], Iterator[Input | Skip]],
    fetcher: Fetches | None,
    limits: ReadingLimits,
) -> Iterator[Input | Skip]:
    for source in sources:
        if fetcher is not None and is_asked_for(source):
            yield from expand_address(source, limits=limits, fetcher=fetcher)
        else:
            yield from find([source])


def read_inputs(
    inputs: Iterable[Input | Skip], options: ReadingOptions, *, keep: Keep | None = None
) -> Iterator[Report | Skip]:
    """Yield the reports in some inputs, in their order.

    Args:
        inputs: Open inputs, and what was left out on the way to them.
        options: How they are read.
        keep: Called with every capture and its bytes, before the reports that are made of it.
    """
    reading = _Reading(options, keep)
    for one in inputs:
        if isinstance(one, Skip):
            yield one
        else:
            yield from reading.of_input(one)


class _Reading:
    """The state of one reading: how often each name came, and the lines of flattened pages."""

    def __init__(self, options: ReadingOptions, keep: Keep | None) -> None:
        self.options, self.keep = options, keep
        # Numbers by the hash of a path: a folder may hold a million of them.
        self.seen: Counter[int] = Counter()
        self.memory = LineMemory()

    def of_input(self, source: Input) -> Iterator[Report | Skip]:
        """The reports in an input, and in what stands in for a text that holds none."""
        last = ""
        for found in read_input(source, self.options):
            if isinstance(found, Skip):
                yield found
                continue
            capture = found.capture
            if self.keep is not None and capture.id != last:
                self.keep(capture, found.body)
            last = capture.id
            found.body = b""  # a text can be long: one copy of it is enough
            name = hash(capture.path)
            report = _read_document(found, self.seen[name], self.options.limits, self.memory)
            self.seen[name] += 1
            yield report
            if isinstance(report, Skip) and found.instead is not None:
                yield from self.of_input(found.instead)


def read_bytes(
    body: bytes, *, path: str, number: int = 0, limits: ReadingLimits = LIMITS
) -> Report | Skip:
    """The report in some bytes, or why there is none; of many in one delivery, the first.

    Args:
        body: The bytes, as they came.
        path: The name to give it; part of its id.
        number: Its number among inputs of the same name.
        limits: How much is read of any one input.
    """
    source = Input.of_bytes(path, body)
    for found in read_input(source, ReadingOptions(limits=limits)):
        if isinstance(found, Skip):
            return found
        return _read_document(found, number, limits)
    return source.skip(SkipReason.EMPTY, "there is nothing in it")


def _read_document(
    document: Document, number: int, limits: ReadingLimits, memory: LineMemory | None = None
) -> Report | Skip:
    capture = document.capture
    known = Known(
        id=report_id(capture.sha256.encode(), capture.path, number),
        path=capture.path,
        capture_id=capture.id,
        stated=document.stated,
    )
    try:
        if not document.is_markup:
            return _read_plain(document, known, limits, memory)
        report = _read_page(document.text, known, limits)
    except RefusedError as refusal:
        return _skip(known.path, refusal.reason, str(refusal))
    if isinstance(report, Report) and document.stated.is_teaser:
        return as_teaser(report)
    return report


def _read_plain(
    document: Document, known: Known, limits: ReadingLimits, memory: LineMemory | None
) -> Report | Skip:
    _check_length(document, limits)
    source, roles = repair(*join_stretches(document))
    if not document.stretches:
        known.prefix = find_prefix(source.flat)
    start = known.prefix[0].end if known.prefix else 0
    lines = split_lines(source.flat, start=start, roles=roles)
    layout = lay_out_lines(source, start=start, lines=lines, memory=memory)
    if memory is not None and layout is not None and not layout.is_clean:
        memory.learn([line.text for line in lines])
    return make_report(layout, known) if layout else _no_body(known)


def _read_page(raw: str, known: Known, limits: ReadingLimits) -> Report | Skip:
    markup = read_markup(raw, limits.max_tags)
    if markup is None:
        detail = f"it has more than {limits.max_tags:,} tags"
        return _skip(known.path, SkipReason.TOO_LARGE, detail)
    if markup.source.flat.count("\n") > limits.max_lines:
        detail = f"it has more than {limits.max_lines:,} lines"
        return _skip(known.path, SkipReason.TOO_LARGE, detail)
    repair_page(markup)
    layout = lay_out_page(markup, limits)
    known.metadata = read_metadata(markup)
    known.anchors = markup.anchors
    known.markup = markup.reduced if not markup.is_heavy(limits) else ""
    return make_report(layout, known) if layout else _no_body(known)


def _check_length(document: Document, limits: ReadingLimits) -> None:
    """Refuse what is longer than any article, before much is made of it."""
    whole = (Span(0, len(document.text)),)
    spans = [stretch.span for stretch in document.stretches] or whole
    if sum(map(len, spans)) > MAX_CHARS:
        raise RefusedError(SkipReason.TOO_LARGE, "its text is longer than any article")
    count, text = 0, document.text
    for span in spans:
        count += text.count("\n", span.start, span.end) + text.count("\r", span.start, span.end)
    if count > limits.max_lines:
        raise RefusedError(SkipReason.TOO_LARGE, f"it has more than {limits.max_lines:,} lines")


def _no_body(known: Known) -> Skip:
    detail = "no article was found in it: too few words in sentences"
    return _skip(known.path, SkipReason.NO_BODY, detail)


def _skip(path: str, reason: SkipReason, detail: str) -> Skip:
    return Skip(item=path, step=STEP, reason=reason, detail=detail)
