"""Witnesses that are not in the set: a common source, a statement behind a wire."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from retold.descent.case import Case, Unseen
from retold.descent.contamination import cited_share
from retold.descent.explain import accounted_words, quote
from retold.descent.links import ROOT, Link, is_above
from retold.descent.names import is_acronym, is_same_body
from retold.descent.scoring import both_ways
from retold.descent.statements import without_office
from retold.descent.wording import find_verbatim, share_of
from retold.model.attribution import Attribution, Speaker, SpeakerKind

DOMINANT = 0.5
STATEMENT_CONFIDENCE = 0.8
COMMON_CONFIDENCE = 0.4
INFERRED_CONFIDENCE = 0.6
COMMON_RUN = 7
COMMON_WORDS = 2 * COMMON_RUN


def temper(case: Case, links: Mapping[int, Link]) -> None:
    """Hold back the confidence in unseen sources: their words cannot be compared."""
    size = len(case.reports)
    for copy, link in links.items():
        if copy > size or link.exemplar <= size:
            continue
        unseen = case.unseen[link.exemplar - size - 1]
        citations = unseen.citing.get(copy - 1)
        if citations:
            is_whole = any(one.is_whole for one in citations)
            link.confidence = min(link.confidence, 0.9 if is_whole else 0.8)
            continue
        link.confidence = min(link.confidence, INFERRED_CONFIDENCE)
        other = unseen.inferred.get(copy - 1)
        if other is not None and all(node != other + 1 for node, _ in link.alternatives):
            link.alternatives.insert(0, (other + 1, (1 - link.confidence) / 2))


def add_common_sources(case: Case, links: dict[int, Link]) -> None:
    """Put an unnamed common source above two reports that neither can have from the other.

    They share long runs of words, and each has names and figures besides that the other lacks.
    """
    size = len(case.reports)
    for link in list(links.values()):
        copy, exemplar = link.copy - 1, link.exemplar - 1
        if exemplar >= size or copy >= size or (copy, exemplar) in case.cited:
            continue
        if link.exemplar in links or (copy, exemplar) in case.statement_cited:
            continue
        if case.bodies[exemplar] or both_ways(case, copy, exemplar) < 0.8:
            continue
        mask = find_verbatim(case.words[copy], case.words[exemplar], COMMON_RUN)
        if mask.sum() < COMMON_WORDS:
            continue
        case.unseen.append(
            Unseen(label="common source (inferred)", inferred={copy: exemplar, exemplar: copy})
        )
        node = size + len(case.unseen)
        for child, other in ((link.copy, link.exemplar), (link.exemplar, link.copy)):
            links[child] = Link(child, node, COMMON_CONFIDENCE, [(other, 1 - COMMON_CONFIDENCE)])


def prefer_seen(case: Case, links: dict[int, Link]) -> None:
    """Put a report of the set first where it accounts for more than an unseen source named once.

    The main exemplar of a copy is the one it has most from; the other stays as a second one.
    """
    size = len(case.reports)
    for copy, link in list(links.items()):
        if copy > size or link.exemplar <= size:
            continue
        unseen = case.unseen[link.exemplar - size - 1]
        named = unseen.citing.get(copy - 1)
        if not named or any(one.is_whole for one in named):
            continue
        governed = cited_share(case, copy - 1, unseen)
        cited = [pair[1] for pair in case.cited if pair[0] == copy - 1]
        shares = {one: share_of(accounted_words(case, copy - 1, one)) for one in cited}
        best = max(cited, key=lambda one: (shares[one], -one), default=None)
        if best is None or shares[best] <= governed or is_above(links, [], copy, best + 1):
            continue
        chance = max([0.5, *(chance for node, chance in link.alternatives if node == best + 1)])
        links[copy] = Link(copy, best + 1, chance, [(link.exemplar, 1 - chance)])


def add_statements(
    case: Case,
    links: dict[int, Link],
    attributions: Iterable[Attribution],
    speakers: Iterable[Speaker],
) -> None:
    """Put the statement that a story was made from above its topmost reports or wires.

    A statement stands behind them where one of the reports says so ("the press office of X") and
    most of what the reports attribute is attributed to X.
    """
    by_report: dict[str, list[Attribution]] = {}
    for attribution in attributions:
        by_report.setdefault(attribution.report_id, []).append(attribution)
    known = {speaker.id: speaker for speaker in speakers}
    outlets = [one.label for one in case.unseen if not one.is_statement]
    outlets += [report.outlet.name for report in case.reports if report.outlet.name]
    for top, members in _tops(case, links).items():
        theirs = [one for at in members for one in by_report.get(case.reports[at].id, ())]
        named = _names_outside(theirs, known, outlets)
        cited = [one for at in members for one in case.statements[at] if one.is_named]
        behind = next((one for one in cited if _dominates(one.name, named)), None)
        if behind is None:
            continue
        its = [name for names in named if _is_one(names, behind.name) for name in names]
        its += [one.name for one in cited if is_same_body(one.name, behind.name)]
        names = [name for name in its if _is_title(name)]
        node = _statement_node(case, list(dict.fromkeys(names or [behind.name])))
        if not is_above(links, [], top, node):
            words = quote(behind.words)
            links[top] = Link(top, node, STATEMENT_CONFIDENCE, reasons=[words])


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


def _names_outside(
    attributions: Iterable[Attribution], speakers: Mapping[str, Speaker], outlets: Sequence[str]
) -> dict[tuple[str, ...], int]:
    """For each source, by its proper names, how many characters are attributed to it.

    Outlets are middlemen and do not count; neither do sources that are no more than a pronoun or
    a common noun, nor what is nested in another source's words.
    """
    by_id = {one.id: one for one in attributions}
    middlemen = {
        one.id for one in by_id.values() if _is_outlet(_names_of(one, speakers), outlets)
    } | {one.id for one in by_id.values() if _is_known_outlet(one, speakers)}
    said: dict[tuple[str, ...], int] = {}
    for one in by_id.values():
        if one.id in middlemen or (one.within_id in by_id and one.within_id not in middlemen):
            continue
        size = sum(len(words.text) for words in one.content)
        names = _names_of(one, speakers)
        if names:
            said[names] = said.get(names, 0) + size
    return said


def _dominates(body: str, said: Mapping[tuple[str, ...], int]) -> bool:
    """Whether most of what is attributed is attributed to this body."""
    its = sum(size for names, size in said.items() if _is_one(names, body))
    return its >= DOMINANT * sum(said.values()) > 0


def _is_one(names: Iterable[str], body: str) -> bool:
    return any(is_same_body(name, body) for name in names)


def _is_title(name: str) -> bool:
    """Whether a wording is a proper name throughout: "The intelligence service" is none."""
    first = name.replace("(", "").split()
    return all(word[0].isupper() or word in ("of", "for", "and", "the", "on") for word in first)


def _names_of(attribution: Attribution, speakers: Mapping[str, Speaker]) -> tuple[str, ...]:
    """The proper names of a source: of its speaker, or the printed words where none is resolved."""
    speaker = speakers.get(attribution.speaker_id or "")
    printed = " ".join(words.text for words in attribution.source)
    names = (speaker.name, *speaker.names) if speaker else (printed,)
    bare = (name.removeprefix("the ").removeprefix("The ").removesuffix("'s") for name in names)
    return tuple(dict.fromkeys(name for name in bare if name[:1].isupper() and len(name) < 120))


def _is_known_outlet(attribution: Attribution, speakers: Mapping[str, Speaker]) -> bool:
    speaker = speakers.get(attribution.speaker_id or "")
    return speaker is not None and speaker.kind is SpeakerKind.OUTLET


def _is_outlet(names: Iterable[str], outlets: Sequence[str]) -> bool:
    return any(is_same_body(name, outlet) for name in names for outlet in outlets)


def _statement_node(case: Case, proper: list[str]) -> int:
    """The node of this body's statement: a report of the set, or an unseen one, made if need be."""
    for number, body in enumerate(case.bodies):
        if body and any(is_same_body(body, name) for name in proper):
            return number + 1
    size = len(case.reports)
    label = f"{_full_name(proper)} (statement)"
    for number, unseen in enumerate(case.unseen):
        if unseen.is_statement and any(
            is_same_body(unseen.label.split(" (statement")[0], name) for name in proper
        ):
            return size + 1 + number
    case.unseen.append(Unseen(label=label, is_statement=True))
    return size + len(case.unseen)


def _full_name(names: list[str]) -> str:
    """The fullest of the names, with its acronym before it where one of the names is that."""
    bare: list[str] = []
    for name in names:
        head, _, inside = without_office(name).partition(" (")
        bare += [one for one in (head.strip(), inside.rstrip(") ")) if one]
    full = max(bare, key=lambda name: (len(name.split()), len(name), name))
    full = bare[0] if " " in bare[0] else full
    short = next((one for one in bare if one.isupper() and len(one) <= 8 and " " not in one), None)
    short = short or next((name for name in bare if is_acronym(name, full)), None)
    return f"{short}, {full}" if short and short not in full else full
