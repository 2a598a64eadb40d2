from __future__ import annotations

import hashlib
import json
import unicodedata
from typing import Any

import jsonschema
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from lxml import etree
from prov.model import ProvDocument

import retold
from export.sample import make_trace
from retold.export.formats import FORMATS
from retold.model import Trace
from retold.model.schema import trace_schema

TRACE = make_trace()
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def _parse(name: str, trace: Trace = TRACE) -> Any:
    return json.loads(FORMATS[name].render(trace))


def test_the_document_fulfils_its_schema() -> None:
    """The exported JSON is the trace document."""
    jsonschema.validate(_parse("json"), trace_schema())


def test_json_lines_hold_every_noun_once() -> None:
    """Each line parses on its own and says what it is."""
    lines = [json.loads(line) for line in FORMATS["jsonl"].render(TRACE).splitlines()]
    nouns = [line["noun"] for line in lines]
    for name, held in TRACE.to_dict().items():
        if isinstance(held, list):
            assert nouns.count(name) == len(held)


def test_each_annotation_finds_its_words_by_quotation_and_by_position() -> None:
    """Both selectors mean the same place, and the hash is that of the text they point into."""
    texts = {f"urn:retold:report:{report.id}": report.text for report in TRACE.reports}
    page = _parse("annotations")
    assert page["type"] == "AnnotationPage"
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    targets = [target for item in page["items"] for target in item["target"]]
    assert len(targets) > 20
    for target in targets:
        quote, position = target["selector"]
        text = texts[target["source"]["id"]]
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        assert target["source"]["sha256"] == digest
        assert text[position["start"] : position["end"]] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert around in text


def test_annotations_have_ids_of_their_own() -> None:
    """No two annotations share an id."""
    ids = [item["id"] for item in _parse("annotations")["items"]]
    assert len(set(ids)) == len(ids)


def test_prov_reads_back_what_came_of_what() -> None:
    """The prov library finds an entity for each witness and a derivation for each descent."""
    made = FORMATS["prov"].render(TRACE).decode()
    document = ProvDocument.deserialize(content=made, format="json")
    kinds = [type(record).__name__ for record in document.get_records()]
    assert kinds.count("ProvDerivation") == sum(len(one.descents) for one in TRACE.stemmata)
    assert kinds.count("ProvEntity") == sum(len(one.witnesses) for one in TRACE.stemmata)


def test_tei_points_to_witnesses_that_it_lists() -> None:
    """Every reading's `wit` names a witness of the list, and every id is there once."""
    root = etree.fromstring(FORMATS["tei"].render(TRACE))
    ids = [one.get(XML_ID) for one in root.iter() if one.get(XML_ID)]
    assert len(set(ids)) == len(ids)
    listed = {one.get(XML_ID) for one in root.iterfind(".//t:witness", TEI)}
    readings = root.findall(".//t:app/t:rdg", TEI)
    assert readings
    for reading in readings:
        named = reading.get("wit").split()
        assert named
        assert {one.removeprefix("#") for one in named} <= listed


def test_tei_has_every_location_of_the_collation() -> None:
    """Passages and words, each with the witnesses that the collation names."""
    trace = retold.trace(TRACE.reports[:3], tier="fast")
    locations = [one for held in trace.collations for one in held.locations]
    root = etree.fromstring(FORMATS["tei"].render(trace))
    places = root.findall(".//t:div[@type='collation']/t:ab", TEI)
    assert len(places) == len(locations) > 0
    listed = {one.get(XML_ID) for one in root.iterfind(".//t:witness", TEI)}
    for reading in root.iterfind(".//t:div[@type='collation']//t:rdg", TEI):
        assert {one.removeprefix("#") for one in reading.get("wit").split()} <= listed


def test_tei_has_the_parts_that_its_guidelines_ask_for() -> None:
    """A header with title, publication and source; a text with a body; segmentation declared."""
    root = etree.fromstring(FORMATS["tei"].render(TRACE))
    assert [etree.QName(one).localname for one in root] == ["teiHeader", "text"]
    file = root.find("t:teiHeader/t:fileDesc", TEI)
    parts = [etree.QName(one).localname for one in file]
    assert parts == ["titleStmt", "publicationStmt", "sourceDesc"]
    method = root.find(".//t:variantEncoding", TEI)
    assert method.get("method") == "parallel-segmentation"
    assert not root.xpath(".//t:app[not(t:rdg or t:lem)]", namespaces=TEI)


def test_bibtex_is_read_back_with_every_report() -> None:
    """An independent reader finds one entry for each report, and no broken block."""
    library = parse_string(FORMATS["bibtex"].render(TRACE).decode())
    assert not library.failed_blocks
    assert {one.key for one in library.entries} == {report.id for report in TRACE.reports}


def test_ris_is_read_back_with_every_report() -> None:
    """No headline ends its record early or adds a field."""
    entries = rispy.loads(FORMATS["ris"].render(TRACE).decode())
    assert [one["id"] for one in entries] == [report.id for report in TRACE.reports]
    assert all(one["type_of_reference"] == "NEWS" for one in entries)


@pytest.mark.parametrize("name", ["tei", "prov", "annotations", "bibtex", "ris", "jsonl", "json"])
def test_an_empty_trace_has_every_document(name: str) -> None:
    """Nothing found is no error."""
    assert isinstance(FORMATS[name].render(Trace()).decode(), str)


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"xlsx", "parquet"}))
def test_no_export_steers_a_terminal(name: str) -> None:
    """Control codes and overrides of hostile texts are written out, or escaped."""
    made = FORMATS[name].render(TRACE).decode("utf-8-sig")
    steering = {one for one in made if unicodedata.category(one) in {"Cc", "Cf", "Cs"}}
    assert steering <= {"\n", "\r", "\t"}
