"""Who says what, measured on labelled reports, tier beside tier.

    python -m benchmarks.attribution [--tier fast|accurate] [--misses | --markdown] [SET...]

Every F1 is over all reports of a set (micro), with the 95 % interval of a bootstrap over reports.
`benchmarks.measures` defines each.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from benchmarks.baselines import BASELINES
from benchmarks.labelled import SETS, Document, read_set
from benchmarks.measures import NOTES, Paired, Scores
from benchmarks.relations import Relation, from_attribution, kind_by_marks, pair_relations
from benchmarks.table import Row, print_table
from retold.attribution import find_attributions
from retold.attribution.network import model_path
from retold.model import Attribution
from retold.pipeline import resolve_speakers

Finder = Callable[[Document], Sequence[Relation]]

_OF_BASELINES = frozenset(
    ["marks alone: content alone"]
    + [f"verb pattern: {measure}" for measure in ("whole", "direct", "indirect", "content alone")]
)


def find_by_tier(documents: Sequence[Document], tier: str) -> Finder:
    """What a tier finds; speakers, where the key has them, resolved over all documents."""
    reports = [one.report for one in documents]
    found = [one for report in reports for one in find_attributions(report, tier=tier)]
    of_report: dict[str, list[Attribution]] = {report.id: [] for report in reports}
    if any(one.referent for document in documents for one in document.relations):
        found = list(resolve_speakers(reports, found).attributions)
    for one in found:
        of_report[one.report_id].append(one)

    def find(document: Document) -> Sequence[Relation]:
        made = []
        for one in of_report[document.report.id]:
            relation = from_attribution(one)
            kind = kind_by_marks(document.text, relation.content) if document.by_marks else None
            made.append(replace(relation, kind=kind or relation.kind))
        return made

    return find


def pair_documents(documents: Sequence[Document], find: Finder) -> list[Paired]:
    """What a finder finds in every document, paired with the key."""
    made = []
    for document in documents:
        found = find(document)
        made.append(Paired(document, found, pair_relations(document.relations, found)))
    return made


@cache
def score_tier(name: str, tier: str) -> Scores:
    """The measures of a tier on a whole set; worked out once."""
    documents = read_set(name)
    return Scores(pair_documents(documents, find_by_tier(documents, tier)))


def tiers() -> list[str]:
    """The tiers that run here: the accurate one only where its model file is."""
    return ["fast", "accurate"] if model_path().exists() else ["fast"]


def rows(names: Sequence[str] = tuple(SETS), only: Sequence[str] = ()) -> list[Row]:
    """The table's rows for every set: of each tier all measures, of simple ways the main ones."""
    made = []
    for name in names:
        documents = read_set(name)
        if not documents:
            made.append(Row(name, "all", "-", f"no such data at {SETS[name][0]}"))
            continue
        for tier in only or tiers():
            made += _rows_of(name, tier, score_tier(name, tier))
        for way, find in () if only else BASELINES.items():
            scores = Scores(pair_documents(documents, find))
            made += [one for one in _rows_of(name, way, scores) if one.measure in _OF_BASELINES]
    return made


def _rows_of(name: str, tier: str, scores: Scores) -> list[Row]:
    made = [
        Row(name, f"{tier}: {measure}", f"{merit.f1:.3f}", f"{merit}; {NOTES[measure]}")
        for measure, merit in scores.merits.items()
    ]
    for wanted in ("act", "naming"):
        if any(getattr(one, wanted) for each in scores.paired for one in each.document.relations):
            same, of = scores.share(wanted)
            made.append(
                Row(
                    name,
                    f"{tier}: {wanted}",
                    f"{same / max(1, of):.3f}",
                    f"{same} of {of} whole relations",
                )
            )
    return made


def print_markdown(names: Sequence[str]) -> None:
    """Print F1 of every measure, set and tier as a table for the docs."""
    scored = {(name, tier): score_tier(name, tier) for name in names for tier in tiers()}
    print("| F1 |", " | ".join(f"{name}, {tier}" for name, tier in scored), "|")
    print("|---" * (1 + len(scored)) + "|")
    for measure in NOTES:
        merits = [one.merits.get(measure) for one in scored.values()]
        cells = (f"{one.f1:.3f}".lstrip("0") if one else "–" for one in merits)
        print(f"| {measure} |", " | ".join(cells), "|")


def print_misses(names: Sequence[str], tier: str) -> None:
    """Print what a tier misses (-) and makes up (+), report by report."""
    for name in names:
        for each in score_tier(name, tier).paired:
            document, hit = each.document, set(each.pairs.values())
            sides = [("-", at not in each.pairs, one) for at, one in enumerate(document.relations)]
            sides += [("+", at not in hit, one) for at, one in enumerate(each.found)]
            for sign, is_wrong, one in sides:
                if is_wrong:
                    print(
                        sign, document.name[:40], one.kind, *_words(document.text, one), sep=" | "
                    )


def _words(text: str, one: Relation) -> list[str]:
    return [
        " … ".join(span.of(text) for span in role) for role in (one.source, one.cue, one.content)
    ]


def main() -> None:
    """Print the table, or the misses, of some sets."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(SETS)}; all if none")
    parser.add_argument("--tier", choices=["fast", "accurate"], help="every tier here if not given")
    parser.add_argument("--misses", action="store_true", help="print what is missed and made up")
    parser.add_argument("--markdown", action="store_true", help="print the table of the docs")
    given = parser.parse_args()
    names = given.sets or list(SETS)
    if given.misses:
        print_misses(names, given.tier or "fast")
    elif given.markdown:
        print_markdown(names)
    else:
        print_table(rows(names, [given.tier] if given.tier else ()))


if __name__ == "__main__":
    main()
