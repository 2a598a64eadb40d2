"""Who published a report, by what the page itself says."""

from __future__ import annotations

import regex

from retold.ingest.layout import Layout
from retold.ingest.lines import Line, LineKind
from retold.ingest.masthead import SECTIONS, find_masthead
from retold.ingest.metadata import Metadata
from retold.model import Outlet, Zone

_RIGHTS = regex.compile(r"(?i)all rights reserved|copyright|©|\(c\) ?(?:19|20)\d\d")
_RIGHTS_SIGN = regex.compile(r"©|\([cC]\)|[cC][oO][pP][yY]")
_HOLDER = regex.compile(
    r"(?i)(?:©|\(c\)|copyright)\s{0,3}(?:©\s?)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?)?[\s,:]{0,3}"
    r"(?:by\s)?(?P<name>\p{L}[^.|,;©\d]{2,60}?)\s?(?:[.|,;©\d]|all rights|$)"
)
_HOST = regex.compile(r"https?://(?:www\d?\.|m\.)?(?P<name>[\p{L}\p{N}.-]+\.\p{L}{2,})(?=[:/?#]|$)")
_NAME_KINDS = (LineKind.HEADING, LineKind.FRAGMENT)
_TOP_LINES, _FOOT_LINES = 12, 3
_MAX_NAME_WORDS = 6
_MAX_CHARS = 300


def find_outlet(layout: Layout, metadata: Metadata) -> Outlet:
    """The outlet, by metadata, its masthead, a copyright line, the line on top, or the address."""
    if metadata.outlet:
        return Outlet(name=_shown(metadata.outlet), evidence=metadata.outlet_evidence)
    found = _by_repetition(layout) or _by_rights(layout) or find_masthead(layout)
    found = found or _by_address(metadata.url)
    return Outlet(name=_shown(found.name), evidence=_shown(found.evidence)) if found else Outlet()


def _by_address(url: str) -> Outlet | None:
    """The host of the page's address, where nothing on it names the outlet."""
    host = _HOST.match(url[:300])
    return Outlet(name=host["name"], evidence="the host of its address") if host else None


def _shown(text: str) -> str:
    """On one line, and no longer than a name or a note should be."""
    return " ".join(text[: 2 * _MAX_CHARS].split())[:_MAX_CHARS]


def _by_repetition(layout: Layout) -> Outlet | None:
    """A name that stands at the top and again beside the copyright note, or opens the foot."""
    top = [line for line in layout.lines[:_TOP_LINES] if _is_name(layout, line)]
    foot = layout.lines[layout.last_body() + 1 :] if top else []
    begins = [one.folded for one in foot]
    for line in top:
        key = line.key
        first = key.split(" ", 1)[0]
        near = [one for one, folded in zip(foot, begins, strict=True) if folded.startswith(first)]
        again = [one for one in near if _opens_with(one, key)]
        if not again:
            continue
        near = foot[max(0, again[-1].number - foot[0].number) :][: _FOOT_LINES + 1]
        rights = next((one for one in near if _RIGHTS.search(one.text[:300])), None)
        if rights is not None:
            evidence = f'masthead "{line.text}", again at the foot beside "{rights.text[:60]}"'
            return Outlet(name=line.text, evidence=evidence)
        if len(again) > 1 or line.number == 0:
            return Outlet(name=line.text, evidence=f'masthead "{line.text}", again at the foot')
    return None


def _opens_with(line: Line, name: str) -> bool:
    if not line.key.startswith(name):
        return False
    rest = line.key[len(name) :]
    return not rest or (rest[0] == " " and line.kind is LineKind.SENTENCE)


def _by_rights(layout: Layout) -> Outlet | None:
    for line in reversed(layout.lines[layout.last_body() + 1 :]):
        shown = line.text[:200]
        held = _HOLDER.search(shown) if _RIGHTS_SIGN.search(shown) else None
        if held and len(held["name"].split()) <= _MAX_NAME_WORDS:
            return Outlet(name=held["name"].strip(), evidence=f'copyright line "{line.text[:80]}"')
    return None


def _is_name(layout: Layout, line: Line) -> bool:
    title = layout.headline
    return (
        line.kind in _NAME_KINDS
        and line.words <= _MAX_NAME_WORDS
        and not line.has_bullet
        and line.key not in SECTIONS
        and any(letter.isalpha() for letter in line.text)
        and (title is None or line.key != title.key)
        and layout.zones.get(line.number) not in (Zone.BODY, Zone.SUBHEADING)
    )
