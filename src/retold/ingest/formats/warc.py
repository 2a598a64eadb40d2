"""Web archives: the pages among their records; the others are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from retold.ingest.formats.http import Answer, read_answer, read_media_type
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.formats.warcrecords import Record, read_records
from retold.ingest.input import Input
from retold.ingest.limits import ReadingLimits
from retold.ingest.refusal import RefusedError
from retold.ingest.stated import Stated
from retold.ingest.tally import bomb
from retold.model import Skip, SkipReason

_PAGE_TYPES = frozenset(
    "text/html application/xhtml+xml text/plain application/pdf application/rtf text/rtf "
    "application/msword application/octet-stream "
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document".split()
)
_OK = range(200, 300)
# Under such an address a crawler keeps its arguments and its log (Wget: `metadata://gnu.org/...`).
_OWN = "metadata:"


def read(source: Input, options: ReadingOptions) -> Iterator[Input | Skip]:
    """Yield every page and document; say at the end how many other records there were."""
    others: Counter[str] = Counter()
    for record in read_records(source.stream, options.limits):
        if record.problem:
            reason = SkipReason.TOO_LARGE if record.is_too_large else SkipReason.DAMAGED
            yield source.skip(reason, f"{_name(record)}: {record.problem}")
            continue
        try:
            found = _read_page(source, record, options.limits)
        except RefusedError as refusal:
            yield source.skip(refusal.reason, f"{_name(record)}: {refusal}")
            continue
        if isinstance(found, str):
            others[found] += 1
            continue
        page, is_cut = found
        yield page
        if is_cut:
            detail = f"{_name(record)}: its body is cut off; only what there is of it was read"
            yield source.skip(SkipReason.DAMAGED, detail)
    if others:
        counted = ", ".join(f"{count:,} {name}" for name, count in sorted(others.items()))
        yield source.skip(SkipReason.OTHER_RECORDS, f"passed over: {counted}")


def _read_page(source: Input, record: Record, limits: ReadingLimits) -> tuple[Input, bool] | str:
    """The page in a record and whether it is cut off, or the words under which it is counted."""
    if record.fields.get("warc-target-uri", "").strip("<>").startswith(_OWN):
        return "record of the crawler's own"
    if record.type in {"resource", "conversion"}:
        media_type, charset = read_media_type(record.fields.get("content-type", ""))
        answer: Answer | None = Answer(media_type=media_type, charset=charset, body=record.block)
    elif record.type == "response":
        answer = read_answer(record.block)
    else:
        return record.type[:20] or "unnamed"
    if answer is None:
        return "response that is none of HTTP"
    if answer.status not in _OK:
        return "answer without success"
    if answer.media_type and answer.media_type not in _PAGE_TYPES:
        return "picture, script or the like"
    body, ends_early = _unpack(answer, record, source, limits)
    if not body.strip():
        return "empty answer"
    opened = Input.of_bytes(
        source.path,
        body,
        charset=answer.charset,
        stated=Stated(
            basis="web archive",
            url=record.fields.get("warc-target-uri", "").strip("<>"),
            fetched=record.fields.get("warc-date", "")[:60],
        ),
    )
    opened.is_page = True
    # A crawler that gave up at a length or a time says so (ISO 28500, 5.13).
    return opened, ends_early or bool(record.fields.get("warc-truncated"))


def _unpack(
    answer: Answer, record: Record, source: Input, limits: ReadingLimits
) -> tuple[bytes, bool]:
    """The body of an answer; what it was packed to counts with all that the file unpacks to."""
    source.tally.take(len(record.block))
    if not answer.encodings:
        return answer.unpack(limits.max_record_bytes)
    left = source.tally.left(limits)
    if left <= 0:
        raise bomb(limits)
    body, ends_early = answer.unpack(min(limits.max_record_bytes, left))
    source.tally.spend(len(body), limits)
    return body, ends_early


def _name(record: Record) -> str:
    address = record.fields.get("warc-target-uri", "").strip("<>")[:200]
    return f"record {record.number}" + (f" ({address})" if address else "")
