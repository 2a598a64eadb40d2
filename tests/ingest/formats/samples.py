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
    "a.mhtml": _mhtml(),
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
