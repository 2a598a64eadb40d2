"""How well each possible exemplar explains each copy, in log-odds."""

from __future__ import annotations

import numpy as np

from retold.descent.alone import alone_score
from retold.descent.arborescence import NEVER, Scores
from retold.descent.case import Case, Unseen
from retold.descent.contamination import governed_words
from retold.descent.corrections import corrected_readings
from retold.descent.dates import AFTER, AFTER_DOUBTED, date_scores
from retold.descent.innovations import shared_innovations
from retold.descent.links import TEMPERATURE
from retold.descent.recency import recency_scores
from retold.descent.wording import Mask, find_verbatim, share_of

CREDIT_SEEN = 2.0
# Who copies a copy copies its credit along (and is held to name another source all the same).
CREDIT_CARRIED = 2.5
CITED_SEEN = 1.5
CITES_COPY = -4.0
OTHER_CREDIT_SEEN = -0.5
OTHER_CREDIT_UNSEEN = -3.0
OWN_WIRE = -3.0
# An outlet's update has all that its earlier report had, and more: coverage says little.
UPDATES = 6.0
SAME_OUTLET = 3.0
MIN_UPDATED = 0.25
MIN_UPDATED_UNSAID = 0.4
# An outlet that other reports of the story name as their source is one that is copied.
HUB = 0.7
STATEMENT_NAMED = 2.5
STATEMENT_MEANT = 1.5
CREDIT_UNSEEN = 6.5
MARGIN_UNSEEN = 1.0
CITED_UNSEEN = 1.0
GOVERNED = 4.0
SHARED_GOVERNED = 3.0
INFERRED = -2.0
NEAR_MAIN = 3.0
BOTH_WAYS = 5.0
INNOVATION = 4.0
# A correction has so much of the report that it corrects; else it is another report.
MIN_CORRECTED = 0.5
MAX_CORRECTIONS = 40
ROOT_STATEMENT = 4.0
ROOT_OWN_WIRE = 1.5
_NEAREST = 4
MIN_PROSE = 8
# The headline and the first sentence or two.
LEAD_CHARS = 400
# Reports that do not name an unseen source, for each that does.
MAX_UNNAMED = 2


def score_case(case: Case) -> Scores:
    """The score of each exemplar (column) for each copy (row): node 0 is "none of these".

    Nodes 1 to n are the reports, those after them the unseen sources.
    """
    size, extra = len(case.reports), len(case.unseen)
    scores = np.full((1 + size + extra, 1 + size + extra), NEVER)
    scores[1:, 0] = 0.0
    scores[1 : size + 1, 1 : size + 1] = _score_seen(case)
    np.fill_diagonal(scores, NEVER)
    for number, unseen in enumerate(case.unseen):
        node = 1 + size + number
        for copy in unseen.citing:
            uncited = [at for at in range(size) if (copy, at) not in case.cited]
            best = float(scores[1 + copy, 1 + np.array(uncited)].max(initial=0.0))
            scores[1 + copy, node] = _score_named(case, copy, unseen, best)
    for copy in range(size):
        if case.bodies[copy]:
            scores[1 + copy, 0] += ROOT_STATEMENT
        elif case.evidence[copy].is_own_wire:
            scores[1 + copy, 0] += ROOT_OWN_WIRE
    if case.is_rewritten:
        _add_recency(case, scores)
    for copy, exemplar in case.refused:
        scores[1 + copy, 1 + exemplar] = NEVER
    _infer_common(case, scores)
    _add_innovations(case, scores)
    _add_corrections(case, scores)
    scores[1 : size + 1, 0] += alone_score(scores, size, TEMPERATURE)
    return scores


def _add_recency(case: Case, scores: Scores) -> None:
    """Add what the place in time of each exemplar says where whole texts were rewritten."""
    seen = slice(1, len(case.reports) + 1)
    placed = recency_scores(scores[seen, seen], case.reports, TEMPERATURE)
    scores[seen, seen] += placed
    chances = np.exp(placed / TEMPERATURE)
    for copy, exemplar in np.argwhere(placed).tolist():
        case.placed[copy, exemplar] = float(chances[copy, exemplar])


def _score_seen(case: Case) -> Scores:
    """The scores of the reports of the set for each other."""
    dates = date_scores(case.reports)
    scores = case.likeness.astype(np.float64) + dates
    for (copy, exemplar), citations in case.cited.items():
        is_whole = any(one.is_whole for one in citations)
        scores[copy, exemplar] += CREDIT_SEEN if is_whole else CITED_SEEN
        if dates[copy, exemplar] == AFTER:
            scores[copy, exemplar] += AFTER_DOUBTED
        scores[exemplar, copy] += CITES_COPY
    for (copy, exemplar), statement in case.statement_cited.items():
        scores[copy, exemplar] += STATEMENT_NAMED if statement.is_named else STATEMENT_MEANT
    for (copy, exemplar), note in case.revised.items():
        # Two reports of one outlet on one day can be on two matters: some words must be common.
        common = max(case.wording[copy, exemplar], case.wording[exemplar, copy])
        if common >= (MIN_UPDATED if note else MIN_UPDATED_UNSAID):
            scores[copy, exemplar] += UPDATES if note else SAME_OUTLET
            scores[exemplar, copy] += CITES_COPY
    scores += _carried(case)
    # That is no reason to be a copy of it: only where likeness speaks for that already.
    scores += np.minimum(_hubs(case), np.maximum(case.likeness, 0.0))
    for copy in range(len(case.reports)):
        scores[copy] += _names_another(case, copy)
    return scores


def _carried(case: Case) -> Scores:
    """What speaks for an exemplar that credits the same report as the copy does."""
    crediting: dict[int, list[int]] = {}
    for (copy, exemplar), citations in case.cited.items():
        if any(one.is_whole for one in citations):
            crediting.setdefault(exemplar, []).append(copy)
    made = np.zeros((len(case.reports), len(case.reports)))
    for copies in crediting.values():
        made[np.ix_(copies, copies)] = CREDIT_CARRIED
    return made


def _hubs(case: Case) -> Scores:
    """What speaks for an exemplar whatever the copy: that others name it, that it is a wire."""
    named = {exemplar for _, exemplar in case.cited}
    return np.array(
        [
            HUB if at in named or evidence.is_own_wire else 0.0
            for at, evidence in enumerate(case.evidence)
        ]
    )


def _names_another(case: Case, copy: int) -> Scores:
    """What a copy's own words say against the exemplars that it does not name."""
    against = np.zeros(len(case.reports))
    credits_seen = any(
        pair[0] == copy and any(one.is_whole for one in citations)
        for pair, citations in case.cited.items()
    )
    credits_unseen = any(
        any(one.is_whole for one in unseen.citing.get(copy, ())) for unseen in case.unseen
    )
    if case.evidence[copy].is_own_wire:
        against += OWN_WIRE
    elif credits_unseen:
        against += OTHER_CREDIT_UNSEEN
    elif credits_seen:
        against += OTHER_CREDIT_SEEN
    for exemplar in range(len(case.reports)):
        pair = (copy, exemplar)
        if pair in case.cited or pair in case.statement_cited or pair in case.revised:
            against[exemplar] = 0.0
    return against


def _score_named(case: Case, copy: int, unseen: Unseen, best: float) -> float:
    """The score of an unseen source for a copy that names it.

    Copies of one text are alike to any degree, so that no wording shared with another report
    speaks against the source that is named for it: `best`, the score of the best report that the
    copy does not name, is topped.
    """
    citations = unseen.citing[copy]
    if any(one.is_whole for one in citations):
        return max(CREDIT_UNSEEN, best + MARGIN_UNSEEN)
    words = case.words[copy]
    governed = words.within(span for one in citations for span in one.governed)
    territory = _territory(case, copy, unseen)
    shared = np.zeros(len(words), dtype=bool)
    for other in _nearest(case, copy):
        shared |= find_verbatim(words, case.words[other], 4)
    score = CITED_UNSEEN + GOVERNED * share_of(governed)
    # "He told the Herald" speaks for what he said, and goes along with it from copy to copy.
    if not shared.any() or all(one.is_told for one in citations):
        return score
    share = float((shared & territory).sum() / shared.sum())
    return max(score + SHARED_GOVERNED * share, best * share + MARGIN_UNSEEN * share)


def _territory(case: Case, copy: int, unseen: Unseen) -> Mask:
    """The words of a report that a citation of this source can be meant for.

    Named at the beginning, it can be meant for the whole, or at least for what stands nearer to it
    than to a citation of any other; named further down, for its own sentences and what follows.
    """
    words = case.words[copy]
    citations = unseen.citing[copy]
    if min(span.start for one in citations for span in one.governed) > LEAD_CHARS:
        return governed_words(case, copy, unseen)
    middles = np.array([span.start for span in words.spans], dtype=np.float64)
    mine = set(citations)
    nearest = {True: np.full(len(words), np.inf), False: np.full(len(words), np.inf)}
    for citation in case.evidence[copy].citations:
        side = nearest[citation in mine]
        for span in citation.governed:
            away = np.maximum(span.start - middles, middles - span.end)
            np.minimum(side, np.maximum(away, 0.0), out=side)
    return nearest[True] <= nearest[False]


def _nearest(case: Case, copy: int) -> list[int]:
    """The few reports that explain the copy best."""
    order = np.argsort(-case.wording[copy], kind="stable")
    return [int(at) for at in order[: _NEAREST + 1] if at != copy]


def _infer_common(case: Case, scores: Scores) -> None:
    """Let a report that names nobody share the unseen source of one whose words it shares.

    Two reports with the same passages, each with names and figures that the other has not, are
    no copies of each other.
    """
    size = len(case.reports)
    for copy in range(size):
        evidence = case.evidence[copy]
        if evidence.is_own_wire or any(one.is_whole for one in evidence.citations):
            continue
        for other in _nearest(case, copy):
            named = [at for at, unseen in enumerate(case.unseen) if other in unseen.citing]
            if not named or (copy, other) in case.cited:
                continue
            best = max(named, key=lambda at: (scores[1 + other, 1 + size + at], -at))
            is_main = scores[1 + other, 1 + size + best] >= scores[1 + other].max() - NEAR_MAIN
            if copy in case.unseen[best].citing or not is_main:
                continue
            if not _shares_prose(case, copy, other):
                continue
            if not _is_behind(case, case.unseen[best], other, copy):
                continue
            score = float(case.likeness[copy, other]) + INFERRED
            score += BOTH_WAYS * both_ways(case, copy, other)
            node = 1 + size + best
            if score > scores[1 + copy, node]:
                scores[1 + copy, node] = score
                case.unseen[best].inferred[copy] = other
    _forget_crowds(case, scores)


def _forget_crowds(case: Case, scores: Scores) -> None:
    """Take back what was inferred where far more reports would have a source than name it.

    One that is named for a passage by a few and nowhere else is not behind a whole story.
    """
    for number, unseen in enumerate(case.unseen):
        if len(unseen.inferred) > MAX_UNNAMED * len(unseen.citing):
            scores[[1 + copy for copy in unseen.inferred], 1 + len(case.reports) + number] = NEVER
            unseen.inferred.clear()


def _is_behind(case: Case, unseen: Unseen, other: int, copy: int) -> bool:
    """Whether what two reports share can come from the source that the other one names.

    It can if that is credited with the whole; if it is cited for a part, then for what it can be
    meant for; and if somebody told it something, for that sentence alone.
    """
    citations = unseen.citing[other]
    if any(one.is_whole for one in citations):
        return True
    words = case.words[other]
    shared = find_verbatim(words, case.words[copy]) & ~words.quoted
    if all(one.is_told for one in citations):
        within = words.within(span for one in citations for span in one.governed)
    else:
        within = _territory(case, other, unseen)
    return int((shared & within).sum()) >= MIN_PROSE


def _shares_prose(case: Case, copy: int, other: int) -> bool:
    """Whether two reports share runs of words outside quotation marks: anyone can quote alike."""
    words = case.words[copy]
    equal = find_verbatim(words, case.words[other])
    prose = equal & ~words.quoted
    return not equal.any() or int(prose.sum()) >= min(MIN_PROSE, int(equal.sum()))


def both_ways(case: Case, one: int, other: int) -> float:
    """How far each of two reports has what the other cannot explain, 0 to 1."""
    novelty = 1.0 - float(max(case.wording[one, other], case.wording[other, one]))
    left, right = case.words[one].particulars, case.words[other].particulars
    own = min(len(left - set(case.words[other].folded)), len(right - set(case.words[one].folded)))
    return min(1.0, max(0.0, (novelty - 0.4) / 0.3)) * min(1.0, own / 4)


def _add_innovations(case: Case, scores: Scores) -> None:
    """Favour an exemplar whose odd readings the copy shares, over the source that both name."""
    for unseen in case.unseen:
        naming = [at for at, citations in unseen.citing.items() if citations[0].is_whole]
        if len(naming) < 3:
            continue
        for copy in naming:
            for exemplar in _nearest(case, copy):
                others = [at for at in naming if at not in (copy, exemplar)][:8]
                found = shared_innovations(case.words, copy, exemplar, others)
                if len(found) >= 3 and (copy, exemplar) not in case.refused:
                    scores[1 + copy, 1 + exemplar] += INNOVATION
                    case.shared[copy, exemplar] = found


def _add_corrections(case: Case, scores: Scores) -> None:
    """Favour, of an outlet's report and its correction, the one whose readings a copy has.

    It points the other way than dates may: who prints a wrong figure after it was corrected had it
    from the first version.
    """
    noted = [pair for pair, note in case.revised.items() if note is not None]
    for new, old in noted[:MAX_CORRECTIONS]:
        if case.wording[new, old] < MIN_CORRECTED:
            continue
        for copy in range(len(case.reports)):
            alike = case.likeness[copy, [old, new]]
            if copy in (old, new) or alike.max() <= 0:
                continue
            readings = corrected_readings(case.words[old], case.words[new], case.words[copy])
            for exemplar, mine, others in zip((old, new), readings, readings[::-1], strict=True):
                if mine and not others and (copy, exemplar) not in case.refused:
                    scores[1 + copy, 1 + exemplar] += INNOVATION
                    case.shared.setdefault((copy, exemplar), mine)
