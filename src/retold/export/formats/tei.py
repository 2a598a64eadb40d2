"""The apparatus in TEI P5: parallel segmentation, chapter 12.2.3 of the guidelines."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring

from retold.export.views.dates import date_words
from retold.export.views.lookup import Lookup, anchor
from retold.export.views.stemma import witness_name
from retold.model import Collation, Quotation, Story, Trace, Witness
from retold.text.escape import visible

_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def render_tei(trace: Trace) -> bytes:
    """Every story with its witnesses, and every place where they read differently."""
    root = Element("TEI", xmlns="http://www.tei-c.org/ns/1.0")
    lookup = Lookup.of(trace)
    _head(root, trace, lookup)
    body = SubElement(SubElement(root, "text"), "body")
    collations = {one.story_id: one for one in trace.collations}
    quotations: dict[str, list[Quotation]] = {}
    for one in trace.quotations:
        quotations.setdefault(one.story_id, []).append(one)
    for story in trace.stories:
        held = SubElement(body, "div", {"type": "story", _XML_ID: anchor("story", story.id)})
        _text(SubElement(held, "head"), story.label)
        for quotation in quotations.get(story.id, []):
            _quotation(held, lookup, quotation)
        collation = collations.get(story.id)
        if collation is not None:
            _collation(held, collation)
        if collation is None and not quotations.get(story.id):
            _text(SubElement(held, "p"), "No place where the witnesses read differently.")
    if not trace.stories:
        _text(SubElement(body, "p"), "Nothing was found.")
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _head(root: Element, trace: Trace, lookup: Lookup) -> None:
    head = SubElement(root, "teiHeader")
    file = SubElement(head, "fileDesc")
    title = trace.stories[0].label if len(trace.stories) == 1 else "How the stories travelled"
    _text(SubElement(SubElement(file, "titleStmt"), "title"), title)
    published = SubElement(file, "publicationStmt")
    _text(SubElement(published, "p"), "Made with retold; unpublished.")
    sources = SubElement(file, "sourceDesc")
    for story in trace.stories:
        _witnesses(sources, lookup, story)
    if not trace.stories:
        _text(SubElement(sources, "p"), "No reports.")
    encoding = SubElement(head, "encodingDesc")
    SubElement(
        encoding, "variantEncoding", {"method": "parallel-segmentation", "location": "internal"}
    )


def _witnesses(sources: Element, lookup: Lookup, story: Story) -> None:
    listed = SubElement(sources, "listWit", {_XML_ID: anchor("witnesses", story.id)})
    _text(SubElement(listed, "head"), story.label)
    for witness in _witnesses_of(lookup, story):
        report = lookup.reports.get(witness.report_id or "")
        made = SubElement(listed, "witness", {_XML_ID: _witness_id(story.id, witness.siglum)})
        _text(SubElement(made, "abbr", {"type": "siglum"}), witness.siglum)
        _text(SubElement(made, "name"), witness_name(witness, report))
        if report is None:
            _text(SubElement(made, "note"), "Not in the set: inferred.")
            continue
        _text(SubElement(made, "title"), report.headline)
        _date(made, lookup, report.id)
        if report.url:
            SubElement(made, "ptr", target=visible(report.url).replace(" ", "%20"))


def _witnesses_of(lookup: Lookup, story: Story) -> tuple[Witness, ...]:
    """The witnesses of the stemma, and the reports of the story that it leaves out."""
    stemma = lookup.stemmata.get(story.id)
    named = stemma.witnesses if stemma else ()
    known = {one.report_id for one in named}
    rest = [one for one in story.report_ids if one not in known]
    return (
        *named,
        *(Witness(siglum=lookup.siglum(one), report_id=one, label="") for one in rest),
    )


def _date(made: Element, lookup: Lookup, report_id: str) -> None:
    published = lookup.reports[report_id].published
    date = SubElement(made, "date")
    if published.earliest and published.latest:
        date.set("notBefore", published.earliest.isoformat())
        date.set("notAfter", published.latest.isoformat())
    _text(date, date_words(published))


def _quotation(held: Element, lookup: Lookup, quotation: Quotation) -> None:
    """An utterance as one place; its wordings are readings, equal ones in one."""
    name = anchor("quote", quotation.story_id, quotation.id)
    section = SubElement(held, "ab", {"type": "quotation", _XML_ID: name})
    app = SubElement(section, "app")
    wordings: dict[tuple[str, str], list[str]] = {}
    for one in quotation.readings:
        wordings.setdefault((one.text, one.voice.value), []).append(one.report_id)
    for (text, voice), ids in wordings.items():
        sigla = dict.fromkeys(lookup.siglum(one) for one in ids)
        wit = " ".join(f"#{_witness_id(quotation.story_id, one)}" for one in sigla)
        _text(SubElement(app, "rdg", {"wit": wit, "ana": f"#{voice}"}), text)
    speaker = lookup.speaker_name(quotation.speaker_id) or "speaker unknown"
    _text(SubElement(app, "note", {"type": "speaker"}), speaker)
    for difference in quotation.differences:
        evidence = "; ".join(difference.evidence)
        said = f"{difference.a_text or '(nothing)'} | {difference.b_text or '(nothing)'}"
        note = SubElement(app, "note", {"type": "difference", "subtype": difference.judgement})
        note.set("cert", _certainty(difference.confidence))
        _text(note, f"{said}: {evidence}" if evidence else said)


def _collation(held: Element, collation: Collation) -> None:
    """Every passage as a place of its own; the words in which its witnesses differ follow it."""
    story_id = collation.story_id
    section = SubElement(held, "div", {"type": "collation"})
    if not collation.locations:
        _text(SubElement(section, "p"), "No two witnesses share a passage.")
    for location in collation.locations:
        name = anchor("location", story_id, str(location.index))
        block = SubElement(section, "ab", {"type": location.extent.value.lower(), _XML_ID: name})
        block.set("n", str(location.passage + 1))
        app = SubElement(block, "app")
        for one in location.readings:
            wit = " ".join(f"#{_witness_id(story_id, siglum)}" for siglum in one.sigla)
            _text(SubElement(app, "rdg", {"wit": wit}), one.text)


def _certainty(confidence: float) -> str:
    """TEI's words for a confidence, with the bounds that all our pages use."""
    return "high" if confidence >= 0.8 else "medium" if confidence >= 0.6 else "low"


def _witness_id(story_id: str, siglum: str) -> str:
    return anchor("wit", story_id, siglum)


def _text(element: Element, text: str) -> None:
    element.text = visible(text)
