"""Common sources: one that the wording demands, and a statement of the set that explains it."""

from __future__ import annotations

from collections.abc import Mapping

from retold.descent.case import Case, Unseen
from retold.descent.contamination import cited_share
from retold.descent.dates import is_certain_after
from retold.descent.explain import accounted_words
from retold.descent.links import Link, is_above
from retold.descent.names import is_same_body
from retold.descent.scoring import both_ways
from retold.descent.wording import RUN, Mask, find_verbatim, share_of

COMMON_CONFIDENCE = 0.4
INFERRED_CONFIDENCE = 0.6
COMMON_RUN = 7
QUOTED_CONFIDENCE = 0.6
MIN_QUOTED = 6
# A report whose wording another explains to this degree is a rewording of it.
MAX_REWORDED = 0.5
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
        if _is_one_outlet(case, copy, exemplar):
            continue
        if case.bodies[exemplar] or both_ways(case, copy, exemplar) < 0.8:
            continue
        mask = find_verbatim(case.words[copy], case.words[exemplar], COMMON_RUN)
        if (mask & ~_explained(case, links, copy, exemplar)).sum() < COMMON_WORDS:
            continue
        case.unseen.append(
            Unseen(label="common source (inferred)", inferred={copy: exemplar, exemplar: copy})
        )
        node = size + len(case.unseen)
        for child, other in ((link.copy, link.exemplar), (link.exemplar, link.copy)):
            links[child] = Link(child, node, COMMON_CONFIDENCE, [(other, 1 - COMMON_CONFIDENCE)])


def _is_one_outlet(case: Case, one: int, other: int) -> bool:
    """Whether two reports are of one outlet: it needs no third to have its own words again."""
    return is_same_body(case.reports[one].outlet.name, case.reports[other].outlet.name)


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
        cited = [pair[1] for pair in case.cited if pair[0] == copy - 1 and pair not in case.refused]
        shares = {one: share_of(accounted_words(case, copy - 1, one)) for one in cited}
        best = max(cited, key=lambda one: (shares[one], -one), default=None)
        if best is None or shares[best] <= governed or is_above(links, [], copy, best + 1):
            continue
        chance = max([0.5, *(chance for node, chance in link.alternatives if node == best + 1)])
        links[copy] = Link(copy, best + 1, chance, [(link.exemplar, 1 - chance)])


def _explained(case: Case, links: Mapping[int, Link], copy: int, exemplar: int) -> Mask:
    """The words of a report that some third of the set accounts for: a statement, an exemplar."""
    others = {at for at, body in enumerate(case.bodies) if body}
    others |= {
        links[node].exemplar - 1
        for node in (copy + 1, exemplar + 1)
        if node in links and links[node].exemplar <= len(case.reports)
    }
    mask = case.words[copy].within(())
    for other in others - {copy, exemplar}:
        mask |= find_verbatim(case.words[copy], case.words[other])
    return mask


def prefer_statements(case: Case, links: dict[int, Link]) -> None:
    """Put a report under the statement of the set whose quotations are all it has of another.

    Who shares with another report no more than quoted words of a statement can have them from
    the statement itself, and nothing says that it had them from the other.
    """
    size = len(case.reports)
    statements = [at for at, body in enumerate(case.bodies) if body]
    for copy in range(size if statements else 0):
        if case.bodies[copy] or (case.evidence[copy].is_own_wire and copy + 1 in links):
            continue
        link = links.get(copy + 1)
        if link and not _is_by_wording(case, link):
            continue
        found = {
            at: _quoted_of(case, copy, at)
            for at in statements
            # What names the copy as its own source quotes from it.
            if (copy, at) not in case.refused and (at, copy) not in case.cited
        }
        if not found:
            continue
        best = max(found, key=lambda at: (found[at].sum(), -at))
        others = [link.exemplar - 1] if link else []
        if found[best].sum() < MIN_QUOTED or not _has_only(case, copy, others, found[best]):
            continue
        if is_certain_after(case.reports[best], case.reports[copy]):
            continue
        if not is_above(links, [], copy + 1, best + 1):
            instead = [(link.exemplar, 1 - QUOTED_CONFIDENCE)] if link else []
            links[copy + 1] = Link(copy + 1, best + 1, QUOTED_CONFIDENCE, instead)


def _is_by_wording(case: Case, link: Link) -> bool:
    """Whether an edge leads to a report of the set that the copy names in no way."""
    pair = (link.copy - 1, link.exemplar - 1)
    if link.exemplar > len(case.reports) or case.bodies[link.exemplar - 1]:
        return False
    return pair not in case.cited and pair not in case.revised


def _quoted_of(case: Case, copy: int, statement: int) -> Mask:
    """The words in quotation marks that stand in a statement too."""
    return find_verbatim(case.words[copy], case.words[statement]) & case.words[copy].quoted


def _has_only(case: Case, copy: int, others: list[int], quoted: Mask) -> bool:
    """Whether a report shares nothing but these words with others, not in rewording either."""
    for other in others:
        beyond = find_verbatim(case.words[copy], case.words[other]) & ~quoted
        if beyond.sum() > RUN or case.wording[copy, other] > MAX_REWORDED:
            return False
    return True
