"""The stemma laid out by time: a row for each witness, the earliest on top.

Drawn as version-control programs draw histories: a witness keeps a lane free from its own row to
that of its last copy, and each copy leaves that lane in its row. What is known of the time stands
at the left, in words: most times are known to a day at best, and a scale would claim more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

from retold.export.textwidth import cut_to_width
from retold.export.views.dates import date_words, sort_key
from retold.export.views.lookup import anchor, shorten
from retold.export.views.stemma import NOT_IN_SET, edge_anchor, main_descents, witness_name
from retold.export.views.wording import DESCENT, confidence_words, share_words
from retold.model import Descent, Publication, Report, Stemma, Witness
from retold.text.escape import visible

ROW = 58
TOP = 14
_TIME_WIDTH = 132
_LANE = 30
_RADIUS = 13
_BEND = 9.0
_WORDS_WIDTH = 330
# A picture with more lanes than this has its outer lanes drawn closer.
_MOST_LANES = 14


@dataclass(frozen=True, slots=True)
class _Places:
    """Which row and which lane each witness has."""

    order: list[str]
    row: dict[str, int]
    lane: dict[str, int]


def draw_timeline(
    stemma: Stemma,
    reports: Mapping[str, Report],
    *,
    title: str,
    link: Callable[[str], str],
) -> str:
    """A stemma as SVG, one witness in each row, in order of time.

    Args:
        stemma: What to draw.
        reports: The reports by id, for names and dates.
        title: What the picture is of.
        link: From the anchor of a report or an edge to its address.
    """
    return _Timeline(stemma, reports, link).draw(title)


class _Timeline:
    """One picture in the making."""

    def __init__(
        self, stemma: Stemma, reports: Mapping[str, Report], link: Callable[[str], str]
    ) -> None:
        self.stemma, self.reports, self.link = stemma, reports, link
        self.witnesses = {one.siglum: one for one in stemma.witnesses}
        known = self.witnesses.keys()
        self.descents = [one for one in stemma.descents if {one.exemplar, one.copy} <= known]
        self.main = main_descents(stemma)
        self.places = _place(self._order(), self.descents)
        lanes = max(self.places.lane.values(), default=0) + 1
        self.step = _LANE * min(1.0, _MOST_LANES / lanes)
        self.graph_width = lanes * self.step + 20

    def draw(self, title: str) -> str:
        words = _TIME_WIDTH + self.graph_width
        width = words + _WORDS_WIDTH
        height = TOP * 2 + ROW * len(self.places.order)
        label = anchor("timeline", self.stemma.story_id)
        rows = [self._row(one, words) for one in self.places.order]
        lines = self._lines()
        nodes = [self._node(one) for one in self.places.order]
        return "\n".join(
            [
                (
                    f'<svg xmlns="http://www.w3.org/2000/svg" class="timeline" role="group" '
                    f'viewBox="0 0 {width:.0f} {height}" width="{width:.0f}" height="{height}" '
                    f'aria-labelledby="{label}">'
                ),
                f'<title id="{label}">{_text(shorten(title, 300))}</title>',
                *rows,
                *lines,
                *nodes,
                "</svg>\n",
            ]
        )

    def _order(self) -> list[str]:
        """By time; a witness that is not in the set stands just above its first copy."""
        reports = [one.siglum for one in self.stemma.witnesses if self._report(one.siglum)]
        order = sorted(reports, key=self._time)
        for one in self.stemma.witnesses:
            if one.siglum in order:
                continue
            copies = {edge.copy for edge in self.descents if edge.exemplar == one.siglum}
            at = next((n for n, siglum in enumerate(order) if siglum in copies), len(order))
            order.insert(at, one.siglum)
        return order

    def _report(self, siglum: str) -> Report | None:
        return self.reports.get(self.witnesses[siglum].report_id or "")

    def _time(self, siglum: str) -> tuple[bool, float]:
        report = self._report(siglum)
        return sort_key(report.published if report else Publication())

    def _x(self, siglum: str) -> float:
        return _TIME_WIDTH + 14 + self.places.lane[siglum] * self.step

    def _y(self, siglum: str) -> float:
        return TOP + ROW * self.places.row[siglum] + ROW / 2

    def _row(self, siglum: str, words: float) -> str:
        """The time at the left, the name and the way of its taking at the right."""
        witness, y = self.witnesses[siglum], self._y(siglum)
        report = self._report(siglum)
        when = date_words(report.published).partition(" (")[0] if report else NOT_IN_SET
        day, _, clock = when.partition(", ")
        day = cut_to_width(day, 21)
        clock_words = f'<tspan x="0" dy="15">{_text(clock)}</tspan>' if clock else ""
        name = cut_to_width(shorten(witness_name(witness, report), 200), 37)
        shown = f'<text class="name" x="{words:.1f}" y="{y - 3:.1f}">{_text(name)}</text>'
        if report is not None:
            shown = f'<a href="{_text(self.link(anchor("report", report.id)))}">{shown}</a>'
        return (
            f'<g class="row{"" if report else " unseen"}">'
            f'<path class="rule" d="M0 {y + ROW / 2:.1f}H{words + _WORDS_WIDTH:.0f}"/>'
            f'<text class="when" x="0" y="{y - (3 if clock else -4):.1f}">{_text(day)}'
            f"{clock_words}</text>"
            f"{shown}{self._ways(witness, words, y + 14)}</g>"
        )

    def _ways(self, witness: Witness, x: float, y: float) -> str:
        """How it was taken, as links to the evidence: the main exemplar first."""
        edges = [one for one in self.descents if one.copy == witness.siglum]
        edges.sort(key=lambda one: self.main.get(one.copy) is not one)
        if not edges:
            return (
                f'<text class="way-words" x="{x:.1f}" y="{y:.1f}">nothing earlier is known</text>'
            )
        first, *more = edges
        said = f"from {first.exemplar}: {DESCENT[first.kind]}, {share_words(first.share)}"
        if more:
            said += f"; also from {', '.join(one.exemplar for one in more)}"
        return (
            f'<a href="{_text(self._edge_link(first))}"><text class="way-words" x="{x:.1f}" '
            f'y="{y:.1f}">{_text(cut_to_width(said, 49))}</text></a>'
        )

    def _edge_link(self, descent: Descent) -> str:
        exemplar, copy = self.witnesses[descent.exemplar], self.witnesses[descent.copy]
        return self.link(edge_anchor(self.stemma.story_id, exemplar, copy))

    def _lines(self) -> list[str]:
        """The lines, those of one exemplar together: a later one's halo parts it from the earlier.

        Lines of second exemplars lie below those of main ones.
        """
        groups: dict[tuple[bool, int], list[Descent]] = {}
        for one in self.descents:
            is_main = self.main.get(one.copy) is one
            groups.setdefault((is_main, self.places.row[one.exemplar]), []).append(one)
        made = []
        for _, group in sorted(groups.items()):
            paths = [self._path(one)[0] for one in group]
            made.append(f'<path class="halo" d="{"".join(paths)}"/>')
            made += [self._line(one) for one in group]
        return made

    def _path(self, descent: Descent) -> tuple[str, str]:
        """Down the exemplar's lane to the copy's row and along it to the copy; and the head."""
        x, y = self._x(descent.exemplar), self._y(descent.exemplar)
        to_x, to_y = self._x(descent.copy), self._y(descent.copy)
        down = 1 if to_y > y else -1
        side = 1 if to_x > x else -1
        start = y + down * _RADIUS
        tip = to_x - side * (_RADIUS + 1)
        path = (
            f"M{x:.1f} {start:.1f}V{to_y - down * _BEND:.1f}"
            f"Q{x:.1f} {to_y:.1f} {x + side * _BEND:.1f} {to_y:.1f}H{tip:.1f}"
        )
        if abs(to_x - x) < 1:
            path = f"M{x:.1f} {start:.1f}V{to_y - down * (_RADIUS + 1):.1f}"
            head = f"M{x:.1f} {to_y - down * _RADIUS:.1f}l-4 {-8 * down}h8z"
        else:
            head = f"M{to_x - side * _RADIUS:.1f} {to_y:.1f}l{-8 * side} -4v8z"
        return path, head

    def _line(self, descent: Descent) -> str:
        path, head = self._path(descent)
        kind = "line main" if self.main.get(descent.copy) is descent else "line second"
        said = (
            f"{descent.exemplar} to {descent.copy}: {DESCENT[descent.kind]}, "
            f"{share_words(descent.share)}, {confidence_words(descent.confidence)}"
        )
        return (
            f'<a class="edge" href="{_text(self._edge_link(descent))}" '
            f'aria-label="{_text(said)}"><g class="{kind}"><title>{_text(said)}</title>'
            f'<path class="reach" d="{path}"/>'
            f'<path class="way" d="{path}"/><path class="head" d="{head}"/></g></a>'
        )

    def _node(self, siglum: str) -> str:
        x, y = self._x(siglum), self._y(siglum)
        kind = "node" if self._report(siglum) else "node unseen"
        size = 15 if len(siglum) < 3 else 10
        return (
            f'<g class="{kind}" aria-hidden="true">'
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{_RADIUS}"/>'
            f'<text class="siglum" x="{x:.1f}" y="{y + 5:.1f}" font-size="{size}">'
            f"{_text(siglum[:4])}</text></g>"
        )


def _place(order: list[str], descents: list[Descent]) -> _Places:
    """Rows in the given order; each witness in the first lane right of its exemplar that is free.

    A lane is taken from a witness's row to that of its farthest copy.
    """
    row = {siglum: number for number, siglum in enumerate(order)}
    reach = {siglum: (number, number) for siglum, number in row.items()}
    exemplar: dict[str, str] = {}
    for one in sorted(descents, key=lambda one: one.share):
        low, high = reach[one.exemplar]
        reach[one.exemplar] = (min(low, row[one.copy]), max(high, row[one.copy]))
        exemplar[one.copy] = one.exemplar
    taken: list[list[tuple[int, int]]] = []
    lane: dict[str, int] = {}
    for siglum in order:
        low, high = reach[siglum]
        number = lane.get(exemplar.get(siglum, ""), -1) + 1
        while True:
            while number >= len(taken):
                taken.append([])
            if all(high < start or end < low for start, end in taken[number]):
                break
            number += 1
        taken[number].append((low, high))
        lane[siglum] = number
    return _Places(order, row, lane)


def _text(text: str) -> str:
    return escape(visible(text))
