"""The stemma as a tree of words."""

from __future__ import annotations

from rich.text import Text
from rich.tree import Tree

from retold.cli.terminal.text import LABEL, QUIET, plain
from retold.export.views.stemma import OutlineView, StemmaView, WitnessView


def draw_tree(stemma: StemmaView) -> Tree:
    """The witnesses, each under its main exemplar; second exemplars are said in words."""
    tree = Tree(Text(), hide_root=True, guide_style=QUIET)
    branches = [tree]
    for one in stemma.outline:
        del branches[one.depth + 1 :]
        branches.append(branches[-1].add(_witness(one)))
    return tree


def _witness(one: OutlineView) -> Text:
    made = _name(one.witness)
    if one.edge is not None:
        made.append_text(plain(f": {one.edge.kind}, {one.edge.share}, {one.edge.confidence}"))
    elif not one.witness.is_hypothetical:
        made.append_text(plain((f", {one.witness.when}", QUIET)))
    for second in one.seconds:
        words = f"; also from {second.exemplar.siglum} ({second.kind}, {second.share})"
        made.append_text(plain((words, QUIET)))
    return made


def _name(one: WitnessView) -> Text:
    """A witness; a hypothetical one in brackets and said to be unseen."""
    if one.is_hypothetical:
        return plain((f"[{one.siglum}] ", LABEL), f"[{one.name}: {one.when}]")
    return plain((f"{one.siglum} ", LABEL), one.name)
