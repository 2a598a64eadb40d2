"""The statement that a story was made from, behind its topmost reports and wires."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from retold.descent.case import Case, Unseen
from retold.descent.explain import quote
from retold.descent.links import ROOT, Link, is_above
from retold.descent.names import BODY_WORDS, has_kind, is_acronym, is_same_body
from retold.descent.said import Said, loudest
from retold.descent.statements import StatementCitation, without_office

DOMINANT = 0.5
# What a report attributes to a body that no statement of it is cited for by name.
DOMINANT_UNNAMED = 0.6
STATEMENT_CONFIDENCE = 0.8
SEEN_CONFIDENCE = 0.7
# Reports that share words and cite a paper of one sort: so many have the words from it.
MIN_CITING = 2


def add_statements(case: Case, links: dict[int, Link], said: Said) -> None:
    """Put the statement that a story was made from above its topmost reports or wires.

    A statement stands behind them where one of the reports says so ("the press office of X",
    "it said in a statement") and most of what the reports attribute is attributed to X. A report
    whose outlet has seen the text itself hangs under the statement, and under no other report.
    """
    _hang_readers(case, links, said)
    for top, members in _tops(case, links).items():
        children = [copy - 1 for copy, link in links.items() if link.exemplar == top]
        behind = _shared_paper(case, children) if _is_inferred(case, top) else None
        behind = behind or _behind(case, members, said)
        if behind is None or _is_spoken_to(case, top):
            continue
        node = statement_node(case, _proper_names(case, members, behind, said), behind.paper)
        if (top - 1, node - 1) in case.refused:
            continue
        if _is_inferred(case, top):
            _take_place(case, links, (top, node), behind)
        elif not is_above(links, [], top, node):
            links[top] = Link(
                top,
                node,
                STATEMENT_CONFIDENCE,
                reasons=[f"A statement stands behind it: {quote(behind.words)}."],
            )


def _is_inferred(case: Case, node: int) -> bool:
    """Whether a node is a source that no report names: the wording alone demands it."""
    size = len(case.reports)
    return node > size and not case.unseen[node - size - 1].citing


def _is_spoken_to(case: Case, node: int) -> bool:
    """Whether a node is an outlet that somebody told something: no statement is behind that."""
    size = len(case.reports)
    if node <= size:
        return False
    told = [one for found in case.unseen[node - size - 1].citing.values() for one in found]
    return bool(told) and all(one.is_told for one in told)


def _shared_paper(case: Case, copies: list[int]) -> StatementCitation | None:
    """The paper of one sort that two of some reports cite, which share what no report of them has.

    It is called by the fullest of the names that they give its body.
    """
    cited = {at: case.statements[at] for at in copies if at < len(case.reports)}
    for paper in sorted({one.paper for found in cited.values() for one in found}):
        its = [[one for one in found if one.paper == paper] for found in cited.values()]
        if sum(map(bool, its)) < MIN_CITING:
            continue
        named = [one for found in its for one in found if one.name]
        best = max(named, key=lambda one: (one.is_named, len(one.name), one.name), default=None)
        if best:
            return best if best.is_named else replace(best, name=best.name.capitalize())
    return None


def _take_place(
    case: Case, links: dict[int, Link], nodes: tuple[int, int], behind: StatementCitation
) -> None:
    """Put a statement that reports cite in the place of an unnamed source of theirs."""
    top, node = nodes
    for copy, link in list(links.items()):
        if link.exemplar != top or (copy - 1, node - 1) in case.refused:
            continue
        if not is_above(links, [], copy, node):
            link.exemplar = node
            link.confidence = max(link.confidence, SEEN_CONFIDENCE)
            link.reasons.append(f"A statement stands behind it: {quote(behind.words)}.")


def _behind(case: Case, members: list[int], said: Said) -> StatementCitation | None:
    """The statement that these reports go back to: a citation of it, the body's name in it."""
    cited = [one for at in members for one in case.statements[at]]
    shares = said.by_names(members)
    total = sum(shares.values())
    for one in cited:
        if one.is_named and said.share_of(one.name, members) >= DOMINANT * total > 0:
            return one
    for one in cited:
        # "Police bulletin No. 9": a body is called by its kind, and people of it by their office.
        if one.name in BODY_WORDS and said.share_of(one.name, members) >= DOMINANT * total > 0:
            return StatementCitation(one.name.capitalize(), one.words, is_named=True)
    bare = next((one for one in cited if not one.name), None)
    first = loudest(shares)
    if bare and first and said.share_of(first[0], members) >= DOMINANT_UNNAMED * total:
        return StatementCitation(first[0], bare.words, is_named=True)
    return None


def _hang_readers(case: Case, links: dict[int, Link], said: Said) -> None:
    """Put each report whose outlet saw the text of a statement under that statement."""
    everyone = list(range(len(case.reports)))
    for copy, seen in enumerate(case.seen_text):
        link = links.get(copy + 1)
        if seen is None or case.bodies[copy] or (link and _is_credited(case, link)):
            continue
        named = (one for one in case.statements[copy] if one.is_named)
        behind = next(named, None) or _behind(case, everyone, said) or _behind(case, [copy], said)
        if behind is None:
            continue
        node = statement_node(case, _proper_names(case, everyone, behind, said), behind.paper)
        if (copy, node - 1) in case.refused:
            continue
        if is_above(links, [], copy + 1, node):
            continue
        instead = [(link.exemplar, 1 - SEEN_CONFIDENCE)] if link and link.exemplar != node else []
        links[copy + 1] = Link(
            copy + 1,
            node,
            SEEN_CONFIDENCE,
            instead,
            reasons=[f"Its outlet says that it has the text: {quote(seen)}."],
        )


def _is_credited(case: Case, link: Link) -> bool:
    """Whether the copy credits its exemplar with the whole of its words."""
    size = len(case.reports)
    if link.exemplar > size:
        citations = case.unseen[link.exemplar - size - 1].citing.get(link.copy - 1, [])
    else:
        citations = case.cited.get((link.copy - 1, link.exemplar - 1), [])
    return any(one.is_whole for one in citations)


def _tops(case: Case, links: Mapping[int, Link]) -> dict[int, list[int]]:
    """Each topmost node that is no statement, with the reports that stand below it or are it."""
    tops: dict[int, list[int]] = {}
    for report in range(len(case.reports)):
        node = report + 1
        while node in links:
            node = links[node].exemplar
        tops.setdefault(node, []).append(report)
    size = len(case.reports)
    return {
        top: members
        for top, members in tops.items()
        if top != ROOT
        and not (top <= size and case.bodies[top - 1])
        and not (top > size and case.unseen[top - size - 1].is_statement)
    }


def _proper_names(
    case: Case, members: list[int], behind: StatementCitation, said: Said
) -> list[str]:
    """The body's names in these reports, those of its sources first."""
    its = said.names_of(behind.name, members)
    cited = [one for at in members for one in case.statements[at]]
    its += [one.name for one in cited if one.is_named and is_same_body(one.name, behind.name)]
    names = [name for name in its if _is_title(name)]
    return list(dict.fromkeys(names or [behind.name]))


def _is_title(name: str) -> bool:
    """Whether a wording is a proper name throughout: "The intelligence service" is none.

    A name in capitals of several words is the place of a dateline.
    """
    first = name.replace("(", "").split()
    if len(first) > 1 and name.isupper():
        return False
    return all(word[0].isupper() or word in ("of", "for", "and", "the", "on") for word in first)


def statement_node(case: Case, proper: list[str], paper: str = "statement") -> int:
    """The node of this body's statement: a report of the set, or an unseen one, made if need be."""
    for number, body in enumerate(case.bodies):
        if body and any(is_same_body(body, name) for name in proper):
            return number + 1
    size = len(case.reports)
    for number, unseen in enumerate(case.unseen):
        if unseen.is_statement and any(
            is_same_body(unseen.label.split(" (")[0], name) for name in proper
        ):
            return size + 1 + number
    case.unseen.append(Unseen(label=f"{_full_name(proper)} ({paper})", is_statement=True))
    return size + len(case.unseen)


def _full_name(names: list[str]) -> str:
    """The fullest of the names, with its acronym before it where one of the names is that."""
    bare: list[str] = []
    for name in names:
        head, _, inside = without_office(name).partition(" (")
        bare += [one for one in (head.strip(), inside.rstrip(") ")) if one]
    full = max(bare, key=lambda name: (len(name.split()), len(name), name))
    full = bare[0] if " " in bare[0] else full
    # A name that says what kind of body it is, before one that can be a place's.
    full = next((name for name in bare if " " in name and has_kind(name)), full)
    short = next((one for one in bare if one.isupper() and len(one) <= 8 and " " not in one), None)
    short = short or next((name for name in bare if is_acronym(name, full)), None)
    return f"{short}, {full}" if short and short not in full else full
