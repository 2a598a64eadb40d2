"""A small valid file of every format, to be broken."""

from __future__ import annotations

import gzip
import io
import json
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pyarrow as pa
import pyarrow.parquet as pq

from ingest.delivery import deliveries
from ingest.formats.archives import records
from ingest.formats.given import HEADLINE, PAGE, PARAGRAPHS, TEXT
from ingest.formats.pages import pdf
from ingest.formats.test_docx import document
from ingest.formats.test_rtf import rtf, written
from ingest.formats.test_zipped import zipped
from ingest.web.test_lists import FEED, INDEX, NEWS, OPML
from retold.ingest.formats import zstandard

zstd = zstandard.load()
_ROW = {"title": HEADLINE, "text": TEXT, "date": "2031-05-05", "tags": ["a", {"b": None}]}


def _parquet() -> bytes:
    made = io.BytesIO()
    pq.write_table(pa.table({"title": [HEADLINE] * 2, "text": [TEXT] * 2}), made)
    return made.getvalue()


def _mhtml() -> bytes:
    whole = MIMEMultipart("related", type="text/html")
    whole["Message-ID"] = "<1@quay.example>"
    whole.attach(MIMEText(PAGE, "html", "utf-8"))
    return whole.as_bytes()


_FIELDS = f"<title>{HEADLINE}</title><link>https://quay.example/1</link><description>{TEXT}"
_RSS = (
    f'<?xml version="1.0"?><rss version="2.0"><channel><title>Quay</title><item>{_FIELDS}'
    "</description><pubDate>Mon, 05 May 2031 10:00:00 GMT</pubDate></item></channel></rss>"
)
_ATOM = (
    f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay</title><entry><title>{HEADLINE}</title>'
    f'<link href="https://quay.example/1"/><content type="text">{TEXT}</content></entry></feed>'
)
_LETTER = f"From: a@b.example\nSubject: Ferry\nMessage-ID: <1>\nMIME-Version: 1.0\n\n{TEXT}\n\n"

SAMPLES: dict[str, bytes] = {
    "a.txt": f"{HEADLINE}\n\n{TEXT}".encode(),
    "page.html": PAGE.encode(),
    "rows.jsonl": "\n".join([json.dumps(_ROW)] * 3).encode(),
    "rows.json": json.dumps([_ROW, _ROW], indent=1).encode(),
    "held.json": json.dumps({"articles": [_ROW]}, indent=1).encode(),
    "rows.csv": f'title,text,date\n{HEADLINE},"{TEXT.replace(chr(34), "")}",2031\n'.encode() * 2,
    "rows.parquet": _parquet(),
    "a.warc": b"".join(records(3)),
    "a.warc.gz": b"".join(records(3, packed=True)),
    "a.gz": gzip.compress(TEXT.encode()),
    "a.warc.zst": b"".join(zstd.compress(one) for one in records(3)),
    "a.zip": zipped({"a.txt": TEXT.encode(), "b.html": PAGE.encode()}),
    "a.wacz": zipped({"datapackage.json": b"{}", "archive/a.warc.gz": b"".join(records(2))}),
    "a.rss": _RSS.encode(),
    "a.atom": _ATOM.encode(),
    "feed.json": json.dumps(FEED).encode(),
    "a.opml": OPML.encode(),
    "news.xml": NEWS.encode(),
    "index.xml": INDEX.encode(),
    "a.mhtml": _mhtml(),
    "a.mbox": f"From a@b.example Wed May 14 07:10:00 2031\n{_LETTER}".encode() * 2,
    "a.docx": document([("Heading 1", HEADLINE), *(("", one) for one in PARAGRAPHS)]),
    "d.docx": document(deliveries.ended()),
    "a.rtf": rtf(written(TEXT)),
    "a.pdf": pdf([[HEADLINE, *deliveries.BODIES[0]]], compressed=False),
    "b.pdf": pdf([[HEADLINE, *deliveries.BODIES[0]]] * 2),
    "numbered.txt": deliveries.numbered().encode(),
    "coded.txt": deliveries.coded().encode(),
    "uncoded.txt": deliveries.uncoded().encode(),
    "ruled.txt": deliveries.ruled().encode(),
}
