"""Short names for witnesses."""

from __future__ import annotations

from collections.abc import Sequence

from retold.model.report import Report
from retold.model.stemma import Witness

_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"


def latin_siglum(number: int) -> str:
    """The siglum of a report by its place in the order: A to Z, then AA, AB ...

    >>> latin_siglum(0), latin_siglum(25), latin_siglum(26), latin_siglum(702)
    ('A', 'Z', 'AA', 'AAA')
    """
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, len(_LATIN))
        letters = _LATIN[rest] + letters
    return letters


def greek_siglum(number: int) -> str:
    """The siglum of a source that is not in the set: α to ω, then α2, β2 ...

    >>> greek_siglum(0), greek_siglum(24)
    ('α', 'α2')
    """
    round_, place = divmod(number, len(_GREEK))
    return _GREEK[place] + (str(round_ + 1) if round_ else "")


def label_witnesses(reports: Sequence[Report]) -> tuple[Witness, ...]:
    """The reports, which are in order, as witnesses: the same in a stemma and in a collation."""
    return tuple(
        Witness(siglum=latin_siglum(at), report_id=report.id, label=_label(report))
        for at, report in enumerate(reports)
    )


def _label(report: Report) -> str:
    return report.outlet.name or report.headline or report.path or report.url or report.id
