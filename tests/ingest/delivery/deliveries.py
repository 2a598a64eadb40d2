"""Invented deliveries in the shapes that press databases give, and what stands in them."""

from __future__ import annotations

HEADLINES = (
    "Ferry strikes mole at Port Ellery",
    "Net menders ask for a second light",
    "Harbour office to hear the pilots",
)
BODIES = (
    ("The ferry Patient Anne struck the mole on Sunday night, the guard said.",
     '"She came in too fast," said Jorund Pell, who mends nets there.',
     "Nobody was hurt."),
    ("The net menders of Port Ellery asked on Tuesday for a second light on the mole.",
     "A letter was handed to the harbour office, which said that it would read it."),
    ("The harbour office will hear both pilots on Friday, its head said.",
     '"There is nothing to hide," Ada Vole told the council.',
     "The hearing is open to all."),
)  # fmt: skip
DAYS = ("May 5, 2031 Monday", "May 6, 2031 Tuesday", "May 7, 2031 Wednesday")
BYLINES = ("Hanne Orlick", "Tarn Weever", "Hanne Orlick")
OUTLET = "The Port Ellery Herald"


def numbered() -> str:
    """Heads that count ("1 of 3 DOCUMENTS"), fields in capitals, everything centred."""
    parts = []
    for number, headline in enumerate(HEADLINES):
        body = "\n\n".join("   " + paragraph for paragraph in BODIES[number])
        parts.append(
            f"{number + 1:>32} of 3 DOCUMENTS\n\n\n{OUTLET:>50}\n\n{DAYS[number]:>46}\n"
            f"{'First Edition':>40}\n\n{headline}\n\nBYLINE: {BYLINES[number]}\n\n"
            f"SECTION: NEWS; Pg. {number + 1}\n\nLENGTH: 112 words\n\n\n{body}\n\n"
            f"LOAD-DATE: May 8, 2031\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n\n"
            f"{'Copyright 2031 Port Ellery Press':>50}\n{'All Rights Reserved':>44}\n\n\n"
        )
    return "".join(parts)


def ended() -> list[tuple[str, str]]:
    """A cover page, then articles that end with "End of Document": lines with their styles."""
    lines = [("", "User Name: A Reader"), ("", "Date and Time: May 9, 2031"), ("", ""),
             ("", "Documents (3)"), ("", "")]  # fmt: skip
    for number, headline in enumerate(HEADLINES):
        lines += [("", f"{number + 1}. {headline}"), ("", "Search Terms: ferry"), ("", "")]
    for number, headline in enumerate(HEADLINES):
        lines += [
            ("Heading 1", headline), ("", OUTLET), ("", DAYS[number]), ("", ""),
            ("", "Copyright 2031 Port Ellery Press All Rights Reserved"), ("", ""),
            ("", f"Section: NEWS; Pg. {number + 1}"), ("", "Length: 112 words"),
            ("", f"Byline: {BYLINES[number]}"), ("", "Body"), ("", ""), ("", ""),
        ]  # fmt: skip
        for paragraph in BODIES[number]:
            lines += [("", paragraph), ("", "")]
        lines += [
            ("", "Graphic"), ("", ""), ("", "Boats at the quay of Port Ellery."), ("", ""),
            ("", "Load-Date: May 8, 2031"), ("", ""), ("", "End of Document"), ("", ""),
        ]  # fmt: skip
    return lines


def coded() -> str:
    """Two-letter codes before every field."""
    days = ("5 May 2031", "6 May 2031", "7 May 2031")
    parts = []
    for number, headline in enumerate(HEADLINES):
        lead, *rest = BODIES[number]
        parts.append(
            f"SE  News\nHD  {headline}\nBY  By {BYLINES[number]}\nWC  112 words\n"
            f"PD  {days[number]}\nSN  {OUTLET}\nSC  PEHRLD\nLA  English\n"
            f"CY  (c) 2031 Port Ellery Press\n\nLP  \n{lead}\n\nTD  \n" + "\n\n".join(rest)
            + f"\n\nNS  c13 : Ferries\nRE  portel : Port Ellery\nPUB Port Ellery Press\n"
            f"AN  Document PEHRLD002031050{number}e7530001x\n\n\n"
        )  # fmt: skip
    return "".join(parts)


def uncoded() -> str:
    """Fields without labels above the text, and an id below it."""
    days = ("5 May 2031", "6 May 2031", "7 May 2031")
    parts = []
    for number, headline in enumerate(HEADLINES):
        parts.append(
            f"{headline}\nBy {BYLINES[number]}\n112 words\n{days[number]}\n{OUTLET}\nPEHRLD\n"
            f"English\n(c) 2031 Port Ellery Press\n\n" + "\n\n".join(BODIES[number])
            + f"\n\nDocument PEHRLD002031050{number}e7530001x\n\n"
        )  # fmt: skip
    return "".join(parts)


def ruled() -> str:
    """Rules between the articles, and every field below the text."""
    days = ("May 5, 2031", "May 6, 2031", "May 7, 2031")
    rule = "_" * 60
    parts = [rule]
    for number, headline in enumerate(HEADLINES):
        parts.append(
            f"\n\nDocument {number + 1} of 3\n\n{headline}\n\nAuthor: {BYLINES[number]}\n\n"
            f"Publication info: {OUTLET} ; Port Ellery [Port Ellery]{days[number]}.\n\n"
            f"Full text: " + "\n\n".join(BODIES[number])
            + f"\n\nSubject: Ferries; Harbours\n\nLocation: Port Ellery\n\nTitle: {headline}\n\n"
            f"Publication title: {OUTLET}\n\nPublication date: {days[number]}\n\n"
            f"Language of publication: English\n\n{rule}"
        )  # fmt: skip
    return "".join(parts) + "\n\nContact us at the desk of the library.\n"
