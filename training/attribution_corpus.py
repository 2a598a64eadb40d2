"""Read the invented reports of corpus/attribution, whose attributions are marked inline.

    python training/attribution_corpus.py [FOLDER] > corpus.jsonl

corpus/README.md describes the markup. Every report becomes one JSON object of the shape in which
the other annotated sets are kept: id, name, genre, text, attributions with spans (half-open, in
code points). A fault in a file is a `CorpusError` that names the file and the line.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parents[1] / "corpus" / "attribution"
ACTS = frozenset(
    "statement belief intention demand denial question accusation expectation knowledge"
    " emotion".split()
)
KINDS = {"i": "indirect", "d": "direct", "m": "mixed"}
QUOTES = frozenset("\"'“”„‟‘’‚‛«»‹›`")
_TAG = re.compile(r"\{([scidmv])(\d+(?:[,>]\d+)*) ")
_FILE = re.compile(r"(\d{3})-[a-z0-9-]+\.txt")
_MEMBER = re.compile(r"(\d+)(?: ([a-z]+))?")


class CorpusError(ValueError):
    """A file of the corpus breaks a rule of the markup; says which file, line and rule."""


@dataclass(slots=True)
class _Mark:
    """One tag: a role of one or more attributions, in one or more pieces."""

    role: str
    ids: tuple[int, ...]
    line: int
    parent: _Mark | None
    start: int | None
    pieces: list[tuple[int, int]] = field(default_factory=list)

    def holder(self) -> int | None:
        """The innermost attribution in whose content the tag stands."""
        above = self.parent
        while above is not None:
            if above.role in KINDS and not set(above.ids) & set(self.ids):
                return above.ids[-1]  # of "{i1>2 ...}" the inner one
            above = above.parent
        return None


@dataclass(frozen=True, slots=True)
class _Speaker:
    """What a line below the text says of an attribution."""

    act: str
    naming: str
    referent: str | None


class _Scanner:
    """Takes the tags out of a text and keeps where they were; linear in the text."""

    def __init__(self, where: Path, first_line: int) -> None:
        self.where, self.line = where, first_line
        self.out: list[str] = []
        self.open: list[_Mark] = []
        self.marks: list[_Mark] = []
        self.inside: dict[int, int] = {}  # attributions that share a content: "{i1>2 ...}"

    def fail(self, rule: str, line: int | None = None) -> CorpusError:
        return CorpusError(f"{self.where}:{line or self.line}: {rule}")

    def scan(self, markup: str) -> str:
        """The text without its tags; the tags are in `marks` afterwards."""
        at = 0
        while at < len(markup):
            letter = markup[at]
            if letter == "{":
                at = self._begin(markup, at)
                continue
            if letter == "}":
                self._end()
            elif letter == "|":
                self._split()
            else:
                if letter == "\\":
                    at += 1
                    letter = markup[at : at + 1]
                self._put(letter)
            at += 1
        if self.open:
            raise self.fail("a tag is never closed", self.open[-1].line)
        return "".join(self.out)

    def _begin(self, markup: str, at: int) -> int:
        found = _TAG.match(markup, at)
        if not found:
            raise self.fail(f"not a tag: {markup[at : at + 12]!r}")
        ids = tuple(int(number) for number in re.findall(r"\d+", found[2]))
        for outer, inner in re.findall(r"(?<!\d)(\d+)>(?=(\d+))", found[2]):
            self.inside[int(inner)] = int(outer)
        parent = self.open[-1] if self.open else None
        mark = _Mark(found[1], ids, self.line, parent, len(self.out))
        above = parent
        while above is not None:
            if set(above.ids) & set(ids):
                raise self.fail(f"a role of {ids[0]} stands inside another role of it")
            above = above.parent
        self._resume()
        self.open.append(mark)
        self.marks.append(mark)
        return found.end()

    def _end(self) -> None:
        if not self.open:
            raise self.fail("a closing brace without a tag")
        mark = self.open.pop()
        if mark.start is None or mark.start == len(self.out):
            raise self.fail("an empty tag, or a split mark before its end")
        mark.pieces.append((mark.start, len(self.out)))
        self._check(mark)

    def _split(self) -> None:
        if not self.open:
            raise self.fail("a split mark outside every tag")
        for mark in self.open:
            if mark.start is None or mark.start == len(self.out):
                raise self.fail("nothing before a split mark")
            end = len("".join(self.out[mark.start :]).rstrip()) + mark.start
            mark.pieces.append((mark.start, end))
            mark.start = None
        while self.out[-1] == " ":  # "one. | Two." holds one space, not two
            self.out.pop()

    def _put(self, letter: str) -> None:
        if not letter.isspace():
            self._resume()
        self.line += letter == "\n"
        self.out.append(letter)

    def _resume(self) -> None:
        for mark in self.open:
            if mark.start is None:
                mark.start = len(self.out)

    def _check(self, mark: _Mark) -> None:
        for start, end in mark.pieces:
            words = self.out[start:end]
            if words[0].isspace() or words[-1].isspace():
                raise self.fail(f"white space at an end of {''.join(words)!r}")
            if "\n" in words:
                raise self.fail("a role crosses a line break: split it with |")


def _speakers(lines: list[str], where: Path, first_line: int) -> dict[int, _Speaker]:
    """The lines below the text, by attribution."""
    made: dict[int, _Speaker] = {}
    for number, line in enumerate(lines, first_line):
        if not line.strip():
            continue
        name, colon, members = line.rpartition(": ")
        if not colon:
            raise CorpusError(f"{where}:{number}: expected 'name: numbers'")
        naming = name[1:] if name.startswith("@") else "named"
        if naming not in {"named", "office", "anonymous", "none"}:
            raise CorpusError(f"{where}:{number}: unknown kind of source {name}")
        for member in members.split(", "):
            found = _MEMBER.fullmatch(member.strip())
            act = found and (found[2] or "statement")
            if not found or act not in ACTS or int(found[1]) in made:
                raise CorpusError(f"{where}:{number}: unknown or repeated {member!r}")
            made[int(found[1])] = _Speaker(act, naming, name if naming == "named" else None)
    return made


def _spans(marks: list[_Mark], roles: str) -> list[list[int]]:
    return sorted(
        [start, end] for mark in marks if mark.role in roles for start, end in mark.pieces
    )


def _attribution(
    number: int, marks: list[_Mark], speaker: _Speaker, scanner: _Scanner
) -> dict[str, Any]:
    """One attribution; `within` is still the number in the markup."""
    text, line = "".join(scanner.out), marks[0].line
    source, cue, content = (_spans(marks, roles) for roles in ("s", "c", "idm"))
    letters = {mark.role for mark in marks} & set(KINDS)
    if len(letters) != 1:
        raise scanner.fail(f"{number} needs a content, of one kind", line)
    kind = KINDS[letters.pop()]
    if not cue and kind != "direct":
        raise scanner.fail(f"{number} has no cue", line)
    if kind == "direct" and text[content[0][0]] not in QUOTES:
        raise scanner.fail(f"the direct content of {number} opens no quotation", line)
    if kind == "mixed" and not any(QUOTES & set(text[start:end]) for start, end in content):
        raise scanner.fail(f"the mixed content of {number} has no quotation mark", line)
    if (speaker.naming == "none" and source) or (
        not source and speaker.naming in {"office", "anonymous"}
    ):
        raise scanner.fail(f"{number}: source and kind of source do not fit", line)
    holders = {mark.holder() for mark in marks if mark.role in "cidm"}
    if number in scanner.inside:
        holders = {scanner.inside[number]}
    if len(holders) > 1:
        raise scanner.fail(f"cue and content of {number} lie in different contents", line)
    medium = _spans(marks, "v")
    return {
        "source": source,
        "cue": cue,
        "content": content,
        "kind": kind,
        "act": speaker.act,
        "naming": speaker.naming if source else "none",
        "referent": speaker.referent,
        "within": holders.pop(),
        "medium": text[medium[0][0] : medium[-1][1]] if medium else None,
    }


def read_report(path: Path) -> dict[str, Any]:
    """One report with its attributions in text order; raises `CorpusError`."""
    name = _FILE.fullmatch(path.name)
    lines = path.read_text(encoding="utf-8").split("\n")
    rules = [place for place, line in enumerate(lines) if line == "---"]
    if not name or len(rules) != 2:
        raise CorpusError(f"{path}:1: expected NNN-slug.txt in three parts divided by ---")
    head = dict(line.partition(": ")[::2] for line in lines[: rules[0]])
    if set(head) != {"genre", "title"}:
        raise CorpusError(f"{path}:1: the header is genre and title")
    scanner = _Scanner(path, rules[0] + 2)
    text = scanner.scan("\n".join(lines[rules[0] + 1 : rules[1]]))
    speakers = _speakers(lines[rules[1] + 1 :], path, rules[1] + 2)
    by_number: dict[int, list[_Mark]] = {}
    for mark in scanner.marks:
        for number in mark.ids:
            by_number.setdefault(number, []).append(mark)
    if odd := set(by_number) ^ set(speakers):
        raise CorpusError(f"{path}:{rules[1] + 2}: only in text or only below it: {sorted(odd)}")
    made = {
        number: _attribution(number, marks, speakers[number], scanner)
        for number, marks in by_number.items()
    }
    order = sorted(made, key=lambda n: min(mark.pieces[0] for mark in by_number[n]))
    ids = {number: f"{name[1]}-{place:02d}" for place, number in enumerate(order, 1)}
    listed = [{"id": ids[n]} | made[n] | {"within": ids.get(made[n]["within"])} for n in order]
    about = {"id": name[1], "name": path.stem, "genre": head["genre"]}
    return about | {"text": text, "attributions": listed}


def read_corpus(folder: Path = CORPUS) -> Iterator[dict[str, Any]]:
    """Every report of a folder, in the order of their numbers; raises `CorpusError`."""
    for path in sorted(folder.glob("*.txt")):
        yield read_report(path)


def main() -> int:
    """Print the corpus as JSON Lines, or every fault; 1 where there is one."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    faults = 0
    for path in sorted(folder.glob("*.txt")):
        try:
            print(json.dumps(read_report(path), ensure_ascii=False))
        except CorpusError as error:
            faults += 1
            print(error, file=sys.stderr)
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
