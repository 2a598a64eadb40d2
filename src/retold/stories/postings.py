"""Which reports are near enough in their words to be compared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from retold.stories.profile import Profile
from retold.stories.table import Ids, TermTable

# A report is found by its heaviest words; words that more reports have than this find nobody. One
# story can have hundreds of reports, and all its words are in all of them.
HEAVIEST = 25
MOST_REPORTS = 400
LEAST_SHARED = 3
# So few reports are compared all with all.
FEW = 40


def near_pairs(profiles: Sequence[Profile], table: TermTable) -> set[tuple[str, str]]:
    """Pairs of reports that share at least three of their heaviest words or names.

    Linear in the number of reports: each word leads to at most 400 of them.
    """
    ids = sorted(profile.report_id for profile in profiles)
    if len(ids) <= FEW:
        return {(a, b) for place, a in enumerate(ids) for b in ids[place + 1 :]}
    postings: dict[int, list[str]] = defaultdict(list)
    for profile in profiles:
        for term in heaviest(profile, table, HEAVIEST).tolist():
            postings[term].append(profile.report_id)
    shared: Counter[tuple[str, str]] = Counter()
    for holders in postings.values():
        if 1 < len(holders) <= MOST_REPORTS:
            holders.sort()
            shared.update((a, b) for place, a in enumerate(holders) for b in holders[place + 1 :])
    return {pair for pair, count in shared.items() if count >= LEAST_SHARED}


def heaviest(profile: Profile, table: TermTable, most: int) -> Ids:
    """The terms that weigh most in a report, by their numbers; equal ones in their order."""
    words = profile.bounds[2]
    raised = table.raised[profile.ids[:words]] * profile.damped(words)
    order = np.argsort(-raised, kind="stable")[:most]
    chosen: Ids = profile.ids[order[raised[order] > 0]]
    return chosen
