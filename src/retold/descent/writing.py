"""From inferred edges to a stemma: sigla, labels, shares, kinds and evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retold.descent.case import Case
from retold.descent.contamination import Second, cited_share
from retold.descent.explain import (
    accounted_words,
    kind_of,
    kind_of_second,
    kind_of_unseen,
    name_of_report,
    quote,
    say_citations,
    say_seen,
    say_support,
    say_unseen,
    share_between,
)
from retold.descent.identical import Group, in_order
from retold.descent.links import Link, reports_under
from retold.descent.sigla import greek_siglum, label_witnesses
from retold.descent.wording import share_of
from retold.model.report import Report
from retold.model.stemma import Alternative, Descent, DescentKind, Stemma, Witness

Seconds = dict[int, list[Second]]

# A second exemplar never claims as much of a copy as the main one.
BELOW_MAIN = 0.95
IDENTICAL_CONFIDENCE = 0.7
# Where so many reports or more have the words of another, that one alone is drawn.
MAX_DRAWN = 50
IDENTICAL = (
    "All its words are equal; of equal reports the one dated first, or else listed first, is taken"
    " for the exemplar."
)


def write_stemma(
    case: Case, groups: Sequence[Group], links: dict[int, Link], seconds: Seconds, story_id: str
) -> Stemma:
    """The stemma in the model's nouns."""
    writer = _Writer(case, groups, links, seconds)
    return Stemma(story_id=story_id, witnesses=writer.witnesses(), descents=writer.descents())


class _Writer:
    """Everything that the parts of one stemma need of each other: names and edges."""

    def __init__(
        self, case: Case, groups: Sequence[Group], links: dict[int, Link], seconds: Seconds
    ) -> None:
        self.case, self.groups, self.links, self.seconds = case, groups, links, seconds
        everyone = [report for group in groups for report in (group.first, *group.others)]
        self.reports = sorted(everyone, key=in_order)
        self.seen = label_witnesses(self.reports)
        self.sigla = {one.report_id: one.siglum for one in self.seen}
        self.carriers = {
            group.first.id: tuple(one.id for one in group.others)
            for group in groups
            if len(group.others) >= MAX_DRAWN
        }
        self.size = len(case.reports)
        self.unseen = self._used()

    def _used(self) -> dict[int, str]:
        """The siglum of each unseen source that an edge needs, the highest first."""
        edges = [*self.links.values(), *(s.link for one in self.seconds.values() for s in one)]
        nodes = {node for link in edges for node in (link.copy, link.exemplar)}
        used = sorted(node for node in nodes if node > self.size)
        used.sort(key=lambda node: (not self.case.unseen[node - self.size - 1].is_statement, node))
        return {node: greek_siglum(at) for at, node in enumerate(used)}

    def witnesses(self) -> tuple[Witness, ...]:
        """The reports in order of date, then the unseen sources.

        Of many with the same words only the first is drawn, and names the others.
        """
        carried = {one for others in self.carriers.values() for one in others}
        seen = (one for one in self.seen if one.report_id not in carried)
        unseen = [
            Witness(siglum=siglum, report_id=None, label=self.case.unseen[at - self.size - 1].label)
            for at, siglum in self.unseen.items()
        ]
        return (
            *(replace(one, carriers=self.carriers.get(one.report_id or "", ())) for one in seen),
            *unseen,
        )

    def siglum(self, node: int) -> str:
        """The siglum of a node."""
        if node > self.size:
            return self.unseen.get(node, "")
        return self.sigla[self.case.reports[node - 1].id]

    def descents(self) -> tuple[Descent, ...]:
        """Every edge, by copy; of each copy the main one first."""
        made: list[Descent] = []
        for node, edge in self.links.items():
            if node > self.size and node in self.unseen:
                made.append(self._to_unseen(edge))
        for copy in range(self.size):
            link = self.links.get(copy + 1)
            main = self._main(copy, link) if link else None
            made += [main] if main else []
            made += self._seconds(copy, main.share if main else 1.0)
            made += self._identical(copy, main)
        return tuple(made)

    def _main(self, copy: int, link: Link) -> Descent:
        case = self.case
        if link.exemplar <= self.size:
            exemplar = link.exemplar - 1
            share = share_of(accounted_words(case, copy, exemplar))
            share = max(share, float(case.wording[copy, exemplar]))
            kind, said = kind_of(case, copy, exemplar), say_seen(case, copy, exemplar)
        else:
            unseen = case.unseen[link.exemplar - self.size - 1]
            children = self._children(link.exemplar)
            kind = kind_of_unseen(case, copy, unseen, len(children))
            said = link.reasons + say_unseen(case, copy, unseen)
            share = self._share_unseen(copy, link.exemplar, children)
        if link.support is not None:
            said.append(say_support(link.support))
        return self._descent(link, kind, share, [*said, *self._overruled(copy, link)])

    def _children(self, node: int) -> list[int]:
        """The reports whose main exemplar is this unseen source."""
        return [
            copy - 1
            for copy, link in self.links.items()
            if link.exemplar == node and copy <= self.size
        ]

    def _share_unseen(self, copy: int, node: int, children: list[int]) -> float:
        """An estimate: what siblings share, or all that no other source is named for."""
        unseen = self.case.unseen[node - self.size - 1]
        below = reports_under(self.links, self.size).get(node, []) if unseen.is_statement else []
        others = [one for one in dict.fromkeys([*children, *below]) if one != copy]
        share = share_between(self.case, copy, others[:20])
        if any(one.is_whole for one in unseen.citing.get(copy, ())):
            elsewhere = sum(share_of(second.mask) for second in self.seconds[copy])
            return max(share, 1.0 - elsewhere)
        return max(share, cited_share(self.case, copy, unseen), 0.05)

    def _overruled(self, copy: int, link: Link) -> list[str]:
        """The credits that this edge goes against."""
        said = []
        named = {pair[1]: found for pair, found in self.case.cited.items() if pair[0] == copy}
        for exemplar, citations in named.items():
            if exemplar + 1 != link.exemplar and any(one.is_whole for one in citations):
                name = f"{self.siglum(exemplar + 1)} ({name_of_report(self.case, exemplar)})"
                words = quote(citations[0].words)
                said.append(f"Its credit {words} names {name}; its wording is nearer to this one.")
        return said

    def _seconds(self, copy: int, main_share: float) -> list[Descent]:
        made = []
        for second in self.seconds[copy]:
            link, node = second.link, second.link.exemplar
            share = min(share_of(second.mask), main_share * BELOW_MAIN)
            if node <= self.size:
                said = say_citations(self.case.cited.get((copy, node - 1), []))
            else:
                unseen = self.case.unseen[node - self.size - 1]
                said = say_unseen(self.case, copy, unseen)
            words = second.mask.sum()
            said.append(
                f"{words} words that the main exemplar lacks are accounted for by this one."
            )
            kind = kind_of_second(self.case, copy, second.mask)
            made.append(self._descent(link, kind, share, said))
        return made

    def _to_unseen(self, link: Link) -> Descent:
        """The edge from a statement to a wire that is not in the set either."""
        members = self._children(link.copy)
        has_quotes = any(self.case.words[one].quoted.any() for one in members)
        kind = DescentKind.QUOTATION if has_quotes else DescentKind.PARAPHRASE
        said = [*link.reasons, "Most of what the reports attribute is attributed to it."]
        return self._descent(link, kind, 0.9, said)

    def _descent(self, link: Link, kind: DescentKind, share: float, said: list[str]) -> Descent:
        alternatives = tuple(
            Alternative(
                exemplar=self.siglum(node),
                confidence=round(chance, 3),
                reason=self._why(link, node),
            )
            for node, chance in link.alternatives
            if self.siglum(node) and (link.copy - 1, node - 1) not in self.case.refused
        )
        return Descent(
            exemplar=self.siglum(link.exemplar),
            copy=self.siglum(link.copy),
            kind=kind,
            share=round(min(1.0, max(0.0, share)), 4),
            confidence=round(link.confidence, 3),
            evidence=tuple(said),
            alternatives=alternatives,
        )

    def _why(self, link: Link, node: int) -> str:
        """Why another exemplar came second."""
        if node > self.size or link.copy > self.size:
            return "It is named or possible as a source, but its words are not in the set."
        copy, other = link.copy - 1, node - 1
        there = float(self.case.wording[copy, other])
        if link.exemplar > self.size:
            return f"It explains {there:.0%} of the wording, but the copy names or needs another."
        here = float(self.case.wording[copy, link.exemplar - 1])
        return (
            f"It explains {there:.0%} of the wording where the preferred one explains {here:.0%}."
        )

    def _identical(self, copy: int, main: Descent | None) -> list[Descent]:
        """The edges of the reports whose words equal this one's.

        One that prints the same credit had it from the credited source, as the first of them had.
        """
        group = self.groups[copy]
        if group.first.id in self.carriers:
            return []
        is_credited = main is not None and self._is_credited(copy)
        return [
            self._repeated(main, other)
            if main and is_credited and _credits(other) == _credits(group.first)
            else self._copied(group.first, other, main)
            for other in group.others
        ]

    def _is_credited(self, copy: int) -> bool:
        """Whether a report's main exemplar is one that it credits with the whole."""
        node = self.links[copy + 1].exemplar
        if node > self.size:
            citations = self.case.unseen[node - self.size - 1].citing.get(copy, [])
        else:
            citations = self.case.cited.get((copy, node - 1), [])
        return any(one.is_whole for one in citations)

    def _repeated(self, main: Descent, other: Report) -> Descent:
        said = f"All its words, and the credit, are those of {main.copy}."
        return replace(
            main,
            copy=self.sigla[other.id],
            confidence=min(main.confidence, IDENTICAL_CONFIDENCE),
            evidence=(said, *main.evidence),
        )

    def _copied(self, first: Report, other: Report, main: Descent | None) -> Descent:
        reason = "The same words can come straight from the exemplar of the first of them."
        instead = main and Alternative(exemplar=main.exemplar, confidence=0.25, reason=reason)
        return Descent(
            exemplar=self.sigla[first.id],
            copy=self.sigla[other.id],
            kind=DescentKind.VERBATIM,
            share=1.0,
            confidence=IDENTICAL_CONFIDENCE,
            evidence=(IDENTICAL,),
            alternatives=(instead,) if instead else (),
        )


def _credits(report: Report) -> tuple[object, ...]:
    return (tuple(one.names for one in report.credits), report.dateline)
