"""The stemma as a picture: SVG made of cards and lines, with nothing said by colour alone."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape
from importlib import resources

from retold.export.layout import CARD_HEIGHT, Slot, lay_out
from retold.export.textwidth import cut_to_width, text_width
from retold.export.views.dates import date_words, sort_key
from retold.export.views.lookup import anchor, shorten
from retold.export.views.stemma import NOT_IN_SET, main_descents, witness_name
from retold.export.views.wording import DESCENT, DESCENT_SHORT, confidence_words, share_words
from retold.model import Descent, Publication, Report, Stemma, Witness
from retold.text.escape import visible

CARD_WIDTH = 194
COLUMN_GAP = 120
MARGIN = 14
WIDE = 832  # pixels: a wider picture shrinks to fit a page, but not below this
_TRUNK = 12  # from a card to the first upright of its lines
_LANES = 4  # uprights beside each other, before they share a place again
_LANE_STEP = 7
_PORT_STEP = 34  # between the lines that enter one card
_LINE_CHARS = 16.5  # that fit a card in a wide typeface


def draw_stemma(
    stemma: Stemma,
    reports: Mapping[str, Report],
    *,
    title: str = "",
    is_standalone: bool = False,
) -> str:
    """A stemma as SVG, exemplars left of their copies, earlier reports higher.

    Args:
        stemma: What to draw.
        reports: The reports by id, for names and dates.
        title: What the picture is of.
        is_standalone: Whether it is a file of its own, with its style inside and no links;
            else it is part of a page that brings the style and holds what the links point to.
    """
    drawing = _Drawing(stemma, reports, has_links=not is_standalone)
    body = drawing.draw()
    size = f'viewBox="0 0 {drawing.width:.0f} {drawing.height:.0f}"'
    name = _text(shorten(title, 300) or "Who had it from whom")
    label = anchor("stemma", stemma.story_id)
    kind = "stemma wide" if drawing.width > WIDE else "stemma"
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="{kind}" role="group" {size} '
            f'width="{drawing.width:.0f}" height="{drawing.height:.0f}" aria-labelledby="{label}">'
        ),
        f'<title id="{label}">{name}</title>',
        *((_style(), '<rect class="paper" width="100%" height="100%"/>') if is_standalone else ()),
        *body,
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


class _Drawing:
    """One picture in the making."""

    def __init__(self, stemma: Stemma, reports: Mapping[str, Report], *, has_links: bool) -> None:
        self.reports = reports
        self.has_links = has_links
        self.witnesses = {one.siglum: one for one in stemma.witnesses}
        known = self.witnesses.keys()
        self.descents = [one for one in stemma.descents if {one.exemplar, one.copy} <= known]
        self.main = main_descents(stemma)
        order = sorted(self.witnesses, key=self._time)
        self.layout = lay_out(order, [(one.exemplar, one.copy) for one in self.descents])
        columns = len(self.layout.columns)
        self.width = columns * (CARD_WIDTH + COLUMN_GAP) - COLUMN_GAP + 2 * MARGIN
        self.height = max(self.layout.middles.values(), default=0) + CARD_HEIGHT / 2 + 2 * MARGIN
        self.column_of = {
            slot: number for number, column in enumerate(self.layout.columns) for slot in column
        }
        self.ports = self._find_ports()
        self.lanes = self._find_lanes()

    def draw(self) -> list[str]:
        """The lines first, so that cards and labels lie over them."""
        lines = [self._line(descent) for descent in self.descents]
        labels = [self._label(descent) for descent in self.descents]
        cards = [self._card(witness) for witness in self.witnesses.values()]
        return [*lines, *labels, *cards]

    def _time(self, siglum: str) -> tuple[bool, float]:
        report = self.reports.get(self.witnesses[siglum].report_id or "")
        return sort_key(report.published) if report else sort_key(Publication())

    def _left(self, slot: Slot) -> float:
        return MARGIN + self.column_of[slot] * (CARD_WIDTH + COLUMN_GAP)

    def _middle(self, slot: Slot) -> float:
        return MARGIN + self.layout.middles[slot]

    def _find_ports(self) -> dict[tuple[str, str], float]:
        """At which height each line enters its copy: the main one in the order it arrives."""
        entering: dict[str, list[str]] = defaultdict(list)
        for one in self.descents:
            entering[one.copy].append(one.exemplar)
        ports = {}
        for copy, exemplars in entering.items():
            routes = {one: self.layout.routes[one, copy] for one in exemplars}
            exemplars.sort(key=lambda one, routes=routes: self._middle(routes[one][-2]))  # type: ignore[misc]
            step = min(_PORT_STEP, (CARD_HEIGHT - 10) / len(exemplars))
            if len(exemplars) == 1:
                arriving = self._middle(routes[exemplars[0]][-2])
                if abs(arriving - self._middle(copy)) < CARD_HEIGHT / 4:  # straight in
                    ports[exemplars[0], copy] = arriving
                    continue
            for number, exemplar in enumerate(exemplars):
                shift = (number - (len(exemplars) - 1) / 2) * step
                ports[exemplar, copy] = self._middle(copy) + shift
        return ports

    def _find_lanes(self) -> dict[Slot, int]:
        """Which upright each slot's outgoing lines use, so that no two share a stretch of one."""
        reach: dict[Slot, tuple[float, float]] = {}
        for edge, route in self.layout.routes.items():
            for left, right in itertools.pairwise(route):
                at = self._middle(left)
                to = self.ports[edge] if right == edge[1] else self._middle(right)
                low, high = reach.get(left, (at, at))
                reach[left] = (min(low, to), max(high, to))
        lanes: dict[Slot, int] = {}
        for column in self.layout.columns:
            taken: list[list[tuple[float, float]]] = [[] for _ in range(_LANES)]
            for slot in column:
                low, high = reach.get(slot, (0.0, 0.0))
                if high - low < 1:
                    continue
                free = [
                    lane
                    for lane, stretches in enumerate(taken)
                    if all(high < top - 8 or bottom + 8 < low for top, bottom in stretches)
                ]
                lanes[slot] = min(free, default=_LANES - 1)
                taken[lanes[slot]].append((low, high))
        return lanes

    def _line(self, descent: Descent) -> str:
        edge = (descent.exemplar, descent.copy)
        route = self.layout.routes[edge]
        at = self._middle(route[0])
        path = [f"M{self._left(route[0]) + CARD_WIDTH:.1f} {at:.1f}"]
        for left, right in itertools.pairwise(route):
            to = self.ports[edge] if right == descent.copy else self._middle(right)
            trunk = self._left(left) + CARD_WIDTH + _TRUNK + self.lanes.get(left, 0) * _LANE_STEP
            path.append(_elbow(trunk, at, to))
            is_last = right == descent.copy
            path.append(f"H{self._left(right) + (-7 if is_last else CARD_WIDTH):.1f}")
            at = to
        tip = self._left(descent.copy)
        head = f'<path class="head" d="M{tip:.1f} {at:.1f}l-8 -4v8z"/>'
        kind = "line main" if self.main[descent.copy] is descent else "line second"
        said = (
            f"{descent.exemplar} to {descent.copy}: {DESCENT[descent.kind]}, "
            f"{share_words(descent.share)}, {confidence_words(descent.confidence)}"
        )
        return (
            f'<g class="{kind}" data-exemplar="{_text(descent.exemplar)}" '
            f'data-copy="{_text(descent.copy)}"><title>{_text(said)}</title>'
            f'<path class="way" d="{"".join(path)}"/>{head}</g>'
        )

    def _label(self, descent: Descent) -> str:
        """How the copy used it, above the line, and how much of it, below."""
        x, y = self._left(descent.copy) - 11, self.ports[descent.exemplar, descent.copy]
        kind, share = DESCENT_SHORT[descent.kind], share_words(descent.share)
        rows = [(kind, y - 4.5), (share, y + 12.5)]
        if sum(one.copy == descent.copy for one in self.descents) > 2:  # too close for two rows
            rows = [(f"{kind}, {share}", y - 4.5)]
        return "".join(
            f'<text class="kind" x="{x:.1f}" y="{at:.1f}">{words}</text>' for words, at in rows
        )

    def _card(self, witness: Witness) -> str:
        report = self.reports.get(witness.report_id or "")
        x, y = self._left(witness.siglum), self._middle(witness.siglum) - CARD_HEIGHT / 2
        name = shorten(witness_name(witness, report), 120)
        when = date_words(report.published) if report else NOT_IN_SET
        rows = _wrap(name)
        leading = 15 if len(rows) > 2 else 16
        first = y + (32, 24, 18)[len(rows) - 1]
        words = [
            f'<text class="name" x="{x + 38:.1f}" y="{first + leading * number:.1f}">'
            f"{_text(row)}</text>"
            for number, row in enumerate(rows)
        ]
        words.append(
            f'<text class="when" x="{x + 38:.1f}" y="{first + leading * len(rows) + 1:.1f}">'
            f"{_text(cut_to_width(when.partition(' (')[0], 22.5))}</text>"
        )
        kind = "card" if report else "card unseen"
        size = 17 if len(witness.siglum) < 3 else 12
        made = (
            f'<g class="{kind}" data-siglum="{_text(witness.siglum)}">'
            f"<title>{_text(f'{witness.siglum}: {name}, {when}')}</title>"
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{CARD_WIDTH}" height="{CARD_HEIGHT}" rx="3"/>'
            f'<path class="rule" d="M{x + 31:.1f} {y + 10:.1f}v{CARD_HEIGHT - 20}"/>'
            f'<text class="siglum" x="{x + 16:.1f}" y="{y + CARD_HEIGHT / 2 + 6:.1f}" '
            f'font-size="{size}">{_text(cut_to_width(witness.siglum, 4))}</text>'
            f"{''.join(words)}</g>"
        )
        if report is None or not self.has_links:
            return made
        return f'<a href="#{_text(anchor("report", report.id))}">{made}</a>'


def _elbow(trunk: float, start: float, end: float) -> str:
    """Along to the upright, up or down it with rounded corners, to the height of the end."""
    if abs(end - start) < 1:
        return ""
    bend = min(8.0, abs(end - start) / 2)
    turn = bend if end > start else -bend
    return (
        f"H{trunk - bend:.1f}Q{trunk:.1f} {start:.1f} {trunk:.1f} {start + turn:.1f}"
        f"V{end - turn:.1f}Q{trunk:.1f} {end:.1f} {trunk + bend:.1f} {end:.1f}"
    )


def _wrap(name: str) -> Sequence[str]:
    """A name on one to three lines that fit a card."""
    words = name.split() or [""]
    rows = [""]
    for word in words:
        longer = f"{rows[-1]} {word}".strip()
        if rows[-1] and text_width(longer) > _LINE_CHARS:
            rows.append(word)
        else:
            rows[-1] = longer
    rows[2:] = [" ".join(rows[2:])] if rows[2:] else []
    return [cut_to_width(row, _LINE_CHARS) for row in rows]


def _text(text: str) -> str:
    return escape(visible(text))


def _style() -> str:
    folder = resources.files("retold.export") / "templates"
    parts = [(folder / name).read_text(encoding="utf-8") for name in ("colours.css", "stemma.css")]
    return "<style>\n" + "\n".join(parts) + "</style>"
