"""Attributions from the discourse trees of GUM.

The satellite of an attribution is its source and cue, the nucleus what is said.

The CoNLL-U files carry both the syntax and, at the first word of every elementary unit, its
discourse relation ("attribution-positive:20->21").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

Place = tuple[int, int]

_RELATION = re.compile(r"Discourse=([\w-]+?)(?:_[mr])?:(\d+)(?:->(\d+))?")
_EDGES = frozenset(".,;:")


@dataclass(slots=True)
class _Word:
    form: str
    lemma: str
    part: str
    head: int  # number in the document, -1 for the root
    link: str
    start: int
    end: int
    unit: int
    sentence: int


@dataclass(slots=True)
class _Tree:
    text: str = ""
    words: list[_Word] = field(default_factory=list)
    units: dict[int, tuple[str, int | None]] = field(default_factory=dict)

    def of_unit(self) -> dict[int, list[int]]:
        """The words of every unit."""
        made: dict[int, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            made[word.unit].append(number)
        return made


def read_tree_attributions(path: Path) -> tuple[str, list[dict[str, list[Place]]]]:
    """The text of a document, and source, cue and content of every attribution satellite.

    Only satellites whose head is a verb, and "according to", are taken; of the nucleus only what
    stands in the same sentence.
    """
    tree = _read(path)
    words_of = tree.of_unit()
    made = []
    for unit, (relation, nucleus) in tree.units.items():
        if not relation.startswith("attribution") or nucleus not in words_of:
            continue
        content = _content(tree, words_of, unit, nucleus)
        roles = _source_and_cue(tree, words_of[unit])
        if content and roles:
            source, cue = roles
            made.append(
                {
                    role: _places(tree, words)
                    for role, words in (("source", source), ("cue", cue), ("content", content))
                }
            )
    return tree.text, made


def _read(path: Path) -> _Tree:
    tree = _Tree()
    base, sentence, unit = 0, 0, -1
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and tree.text:
            tree.text = tree.text.rstrip() + "\n"
        cells = line.split("\t")
        if not line:
            base, sentence = len(tree.words), sentence + 1
        if line.startswith("#") or not cells[0].isdigit():
            continue
        found = _RELATION.search(cells[9])
        if found:
            unit = int(found[2])
            tree.units[unit] = (found[1], int(found[3]) if found[3] else None)
        head = base + int(cells[6]) - 1 if cells[6] != "0" else -1
        start, end = len(tree.text), len(tree.text) + len(cells[1])
        tree.words.append(
            _Word(cells[1], cells[2], cells[3], head, cells[7], start, end, unit, sentence)
        )
        tree.text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
    return tree


def _content(
    tree: _Tree, words_of: dict[int, list[int]], satellite: int, nucleus: int
) -> list[int]:
    """The words of the nucleus and of what hangs on it, in the sentence of the satellite."""
    below = defaultdict(list)
    for unit, (relation, above) in tree.units.items():
        is_other = above == nucleus and relation.startswith("attribution")
        if above is not None and unit != satellite and not is_other:
            below[above].append(unit)
    units, waiting = set(), [nucleus]
    while waiting:
        unit = waiting.pop()
        if unit not in units:
            units.add(unit)
            waiting.extend(below[unit])
    sentence = tree.words[words_of[satellite][0]].sentence
    made = sorted(
        at for unit in units for at in words_of[unit] if tree.words[at].sentence == sentence
    )
    while made and tree.words[made[-1]].form in _EDGES:
        made.pop()
    while made and tree.words[made[0]].form in _EDGES:
        made.pop(0)
    return made


def _source_and_cue(tree: _Tree, unit: Sequence[int]) -> tuple[list[int], list[int]] | None:
    words, inside = tree.words, set(unit)
    according = [at for at in unit if words[at].form.lower() == "according"]
    if according:
        cue = [at for at in (according[0], according[0] + 1) if at in inside]
        return [at for at in unit if at > cue[-1] and words[at].part != "PUNCT"], cue
    heads = [at for at in unit if words[at].head not in inside and words[at].part != "PUNCT"]
    if not heads or words[heads[0]].part not in ("VERB", "AUX"):
        return None
    near = [at for at in unit if words[at].head == heads[0]]
    subjects = [at for at in near if words[at].link.startswith("nsubj")]
    helpers = [at for at in near if _is_helper(words[at])]
    source = [at for at in unit if _stands_under(words, at, subjects, inside)]
    return source, sorted([heads[0], *helpers])


def _is_helper(word: _Word) -> bool:
    is_part = word.link.startswith("aux") or word.link in ("compound:prt", "cop")
    return is_part or word.lemma in ("not", "n't")


def _stands_under(
    words: Sequence[_Word], at: int, tops: Sequence[int], inside: Iterable[int]
) -> bool:
    while at in inside:
        if at in tops:
            return True
        at = words[at].head
    return False


def _places(tree: _Tree, words: Sequence[int]) -> list[Place]:
    """The words as stretches of the text, neighbours joined."""
    made: list[Place] = []
    last = -2
    for at in words:
        word = tree.words[at]
        if at == last + 1 and made and "\n" not in tree.text[made[-1][1] : word.start]:
            made[-1] = (made[-1][0], word.end)
        else:
            made.append((word.start, word.end))
        last = at
    return made
