"""Two renderings of one foreign original, told where no report says that it was translated."""

from __future__ import annotations

from itertools import combinations, pairwise

from retold.descent.behind import statement_node
from retold.descent.case import Case
from retold.descent.explain import name_of_report
from retold.descent.links import Link, is_above
from retold.descent.said import Said
from retold.descent.wording import find_verbatim, share_of

MIN_PASSAGES = 3
MIN_IN_ORDER = 0.7
MIN_ALIGNED = 0.35
# Independent renderings share names and figures and little else; a spun copy keeps half or more.
MAX_VERBATIM = 0.12
MAX_WORDING = 0.42
MIN_VOICE = 0.6
MIN_QUOTED = 0.3
CONFIDENCE = 0.5
MAX_LOOSE = 60
MAX_NAMES = 30
MAX_NAME_WORDS = 5


def add_renderings(case: Case, links: dict[int, Link], said: Said) -> None:
    """Put two reports that render one speaker's words independently under an unseen original.

    Nobody rewords what stands in quotation marks: where the quotations of one speaker agree in
    sense, in figures and in order, and in hardly a run of words, each was translated by itself.
    """
    for one, other in _candidates(case, links):
        body = _one_voice(said, one, other)
        if body is None or not is_rendering(case, one, other):
            continue
        node = statement_node(case, [body])
        if node <= len(case.reports):
            continue
        case.unseen[node - len(case.reports) - 1].is_rendered = True
        for copy, sibling in ((one, other), (other, one)):
            old = links.get(copy + 1)
            if (old and old.exemplar == node) or is_above(links, [], copy + 1, node):
                continue
            reason = (
                f"It agrees with {name_of_report(case, sibling)} in sense, in the order of"
                " quotations and in figures, and in hardly any words, inside quotation marks"
                " either: each is taken for a rendering of one original."
            )
            instead = [(sibling + 1, (1 - CONFIDENCE) / 2)]
            links[copy + 1] = Link(copy + 1, node, CONFIDENCE, instead, reasons=[reason])


def _candidates(case: Case, links: dict[int, Link]) -> list[tuple[int, int]]:
    """Pairs of reports of which one is taken for the other's copy by its wording, or neither is."""
    size = len(case.reports)
    pairs = [
        (link.exemplar - 1, link.copy - 1)
        for link in links.values()
        if link.copy <= size and link.exemplar <= size
    ]
    loose = [at for at in range(size) if at + 1 not in links]
    if len(loose) <= MAX_LOOSE:
        pairs += combinations(loose, 2)
    return [
        (one, other)
        for one, other in pairs
        if not {(one, other), (other, one)} & (case.cited.keys() | case.revised.keys())
        and one + 1 not in links
        and not case.bodies[one]
        and not case.bodies[other]
    ]


def _one_voice(said: Said, one: int, other: int) -> str | None:
    """The source that both reports attribute most of their words to, by its fullest name."""
    names = sorted({name for group in said.by_names([one]) for name in group}, key=len)[:MAX_NAMES]
    totals = {at: sum(said.by_names([at]).values()) for at in (one, other)}
    for name in names:
        if all(said.share_of(name, [at]) >= MIN_VOICE * totals[at] > 0 for at in (one, other)):
            its = [full for full in said.names_of(name, [one, other]) if not full.isupper()]
            told = [full for full in its if " - " not in full]
            return max(
                [*told, name], key=lambda full: (min(MAX_NAME_WORDS, len(full.split())), full)
            )
    return None


def is_rendering(case: Case, one: int, other: int) -> bool:
    """Whether two reports agree in sense and order, quotations too, and in hardly any words."""
    pairs = case.aligned.pairs(case.reports[one], case.reports[other])
    if len(pairs) < MIN_PASSAGES:
        return False
    if max(case.wording[one, other], case.wording[other, one]) > MAX_WORDING:
        return False
    left, right = case.words[one], case.words[other]
    runs = max(share_of(find_verbatim(left, right)), share_of(find_verbatim(right, left)))
    if runs > MAX_VERBATIM:
        return False
    aligned = max(
        share_of(left.within(span for span, _ in pairs)),
        share_of(right.within(span for _, span in pairs)),
    )
    in_order = sum(a[1].start <= b[1].start for a, b in pairwise(pairs)) / (len(pairs) - 1)
    if aligned < MIN_ALIGNED or in_order < MIN_IN_ORDER:
        return False
    quoted = sum(
        share_of(left.quoted[left.within([here])]) >= MIN_QUOTED
        and share_of(right.quoted[right.within([there])]) >= MIN_QUOTED
        for here, there in pairs
    )
    figures = {word for word in left.particulars & right.particulars if word[0].isdigit()}
    return quoted >= 2 or (quoted == 1 and len(figures) >= 2)
