"""Quotation marks: which open, which close, and which are none.

Rules rather than a grammar, because printed text is unbalanced: a quotation of several paragraphs
opens each and closes only the last, a mark is lost, an apostrophe looks like a closing single
mark. One pass over each paragraph with a stack of what is open; linear in the text.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from retold.model.span import Span

_DOUBLE, _SINGLE, _ANGLE, _HALF, _CORNER = "double", "single", "angle", "half angle", "corner"
_FAMILY = dict.fromkeys('“”„‟"', _DOUBLE) | dict.fromkeys("‘’‚‛'", _SINGLE)
_FAMILY |= (
    dict.fromkeys("«»", _ANGLE) | dict.fromkeys("‹›", _HALF) | dict.fromkeys("「」『』", _CORNER)
)
_MARK = regex.compile("[" + "".join(_FAMILY) + "]")
_ALWAYS_OPEN = frozenset("„‚‛‟「『")
_ALWAYS_CLOSE = frozenset("」』")
_BEFORE_OPEN = frozenset("([{—–-/…:=*•>|~")
_STOPS = frozenset(",.!?…")
_OPENERS = frozenset("\"“”„‟«»‘'「『")
# An unclosed quotation of more characters needs a next paragraph that goes on with it.
MAX_OPEN, MAX_GAP = 400, 40
_TAG = regex.compile(
    r"(?:(?:he|she|they|it)\s)?(?:said|says|told|added|adds|stated|asked|asks|continued|explained"
    r"|wrote|argued|insisted|replied|warned|claimed|announced|concluded|noted|remarked)\b"
)
_TAG_AFTER_COMMA = regex.compile(
    r",\s(?:(?:he|she|they|it|\p{Lu}[\p{L}.]*(?:\s\p{Lu}[\p{L}.]*){0,3})\s)?(?:said|says|told|added|"
    r"asked|continued|explained|wrote|insisted|replied|warned|remarked)\b"
)
_SENTENCE_END = regex.compile(r"[.!?…](?=\s+[\p{Lu}\p{N}\"“«‘'(]|\s*\Z)")
# Words that begin with an apostrophe, and clipped years.
_ELISION = regex.compile(
    r"(?i:em|til|tis|twas|twere|cause|n|bout|round|neath|cos|kay)\b|\d0?s?\b|\d\d"
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch in quotation marks.

    `outer` includes the marks, `inner` does not; `depth` is 0 for the outermost, 1 for a
    quotation inside one; `closed` is false where the closing mark is missing (a quotation that
    runs over paragraphs) and the end of the paragraph was taken.
    """

    outer: Span
    inner: Span
    depth: int
    mark: str
    closed: bool


@dataclass(frozen=True, slots=True)
class _Open:
    at: int
    family: str
    mark: str


def find_quotes(text: str, span: Span | None = None) -> tuple[Quoted, ...]:
    r"""Everything in quotation marks in a text, or in a span of it, in order of opening.

    A quotation never crosses a line break: one that runs over paragraphs is one `Quoted` in each,
    all but the last with `closed` false.

    >>> [quoted.inner.of('He said "no". It was the States\' "Plan".')
    ...  for quoted in find_quotes('He said "no". It was the States\' "Plan".')]
    ['no', 'Plan']
    """
    start, end = (span.start, span.end) if span is not None else (0, len(text))
    found: list[Quoted] = []
    while start < end:
        line_end = text.find("\n", start, end)
        line_end = end if line_end < 0 else line_end
        found.extend(_find_in_line(text, start, line_end))
        start = line_end + 1
    return tuple(found)


def _find_in_line(text: str, start: int, end: int) -> list[Quoted]:
    marks = [match.start() for match in _MARK.finditer(text, start, end)]
    if not marks:
        return []
    singles_ahead = _closers_ahead(text, marks, start, end)
    misplaced = _misplaced_closers(text, marks, start, end)
    stack: list[_Open] = []
    found: list[Quoted] = []
    for order, at in enumerate(marks):
        family = _FAMILY[text[at]]
        is_open_now = any(one.family == family for one in stack[-4:])
        role = _role(text, at, start, end, is_open_now=is_open_now)
        if at in misplaced:
            role = _misplaced_role(text, at, role, stack)
        if role == "close" and family == _SINGLE and singles_ahead[order]:
            role = _possessive_or_close(text, at, end)
        if role == "open":
            stack.append(_Open(at, family, text[at]))
        elif role == "close" and is_open_now:
            while stack[-1].family != family:
                stack.pop()  # an opener that nothing closed before its surroundings did
            found.append(_quoted(stack.pop(), at, at + 1, closed=True))
    found.extend(_left_open(text, stack, found, start, end))
    return _with_depth(sorted(found, key=lambda one: (one.outer.start, -one.outer.end)))


def _role(text: str, at: int, start: int, end: int, *, is_open_now: bool) -> str:
    """What the mark at `at` does: `open`, `close` or `none`."""
    mark = text[at]
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark in _ALWAYS_OPEN:
        return "open"
    if mark in _ALWAYS_CLOSE:
        return "close"
    may_open = not after.isspace() and (
        before.isspace() or before in _BEFORE_OPEN or before in _FAMILY
    )
    may_close = not before.isspace() and not after.isalnum()
    if _FAMILY[mark] == _SINGLE:
        if before.isalnum() and after.isalnum():
            return "none"
        if may_open and _ELISION.match(text, at + 1, min(end, at + 8)):
            may_open = False
        may_open = may_open and (after.isalnum() or after in _FAMILY or after in "[(…$£€")
    if mark in "“‘":
        # German and Slavic texts close with these what „ and ‚ opened.
        return "close" if is_open_now and may_close and not may_open else "open"
    if mark in "”’" and not is_open_now:
        return "open" if may_open else "none"
    if may_close and is_open_now:
        return "close"
    if may_open:
        return "open"
    return "close" if is_open_now and _FAMILY[mark] != _SINGLE else "none"


def _closers_ahead(text: str, marks: list[int], start: int, end: int) -> list[bool]:
    """For each mark: whether a later single mark could close before another single one opens."""
    ahead = [False] * len(marks)
    closes = False
    for order in range(len(marks) - 1, -1, -1):
        ahead[order] = closes
        at = marks[order]
        if _FAMILY[text[at]] == _SINGLE:
            role = _role(text, at, start, end, is_open_now=True)
            closes = role == "close" or (closes and role == "none")
    return ahead


def _misplaced_closers(text: str, marks: list[int], start: int, end: int) -> set[int]:
    """Straight marks that close what is open though the space stands before them: `go, "he said`.

    They look like openers. Told by the stop before the space, and by the next straight mark: were
    this one an opener that follows a lost mark, that one would close it.
    """
    straight = [at for at in marks if text[at] == '"']
    found: set[int] = set()
    for at, following in zip(straight, [*straight[1:], end], strict=False):
        before, after = text[max(start, at - 2) : at], text[at + 1 : min(end, at + 2)]
        goes_on = after.islower() or (before == ", " and after.isalpha())
        is_shaped = goes_on and len(before) == 2 and before[0] in _STOPS and before[1] == " "
        if is_shaped and (following == end or text[following - 1].isspace()):
            found.add(at)
    return found


def _misplaced_role(text: str, at: int, role: str, stack: list[_Open]) -> str:
    """It closes; in a line that opened none it is left for what an earlier line opened."""
    if any(one.mark == text[at] for one in stack[-4:]):
        return "close"
    return "none" if _TAG.match(text, at + 1) else role


def _possessive_or_close(text: str, at: int, end: int) -> str:
    """A plural possessive inside a single-quoted stretch: `'the islanders' boats'`."""
    is_possessive = (
        text[at - 1] in "sS" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()
    )
    return "none" if is_possessive and at + 3 < end else "close"


def _left_open(
    text: str, stack: list[_Open], found: list[Quoted], start: int, end: int
) -> list[Quoted]:
    """The outermost opener that the paragraph leaves open, if it looks like a running quotation."""
    if not stack or stack[0].family == _SINGLE:
        return []
    first = stack[0]
    lead = text[start : first.at].rstrip()
    if lead and lead[-1] not in ",:.!?…—–-":
        return []
    stop = _stop_of(text, first, _opened_again(first, stack, found), end)
    while stop > first.at + 1 and text[stop - 1].isspace():
        stop -= 1
    return [_quoted(first, stop, stop, closed=False)] if stop > first.at + 1 else []


def _stop_of(text: str, first: _Open, again: int, end: int) -> int:
    """Where a quotation ends that nothing closes: as a rule with its paragraph.

    A closing mark was lost where a mark of its kind opens again after "he said", and where the
    paragraph is long and the next one does not open with a mark. Then it ends with its first
    sentence, or before "he said": it is better to quote too little than half a page.

    Args:
        text: The text.
        first: The mark that nothing closes.
        again: Where the next mark of its kind opens in the paragraph; 0 for nowhere.
        end: The end of the paragraph.
    """
    tag = _TAG_AFTER_COMMA.search(text, first.at + 1, again or end)
    is_short = end - first.at <= MAX_OPEN
    if not (again and tag) and (is_short or _goes_on(text, end)):
        return end
    limit = tag.start() + 1 if tag else again or end
    stop = _SENTENCE_END.search(text, first.at + 1, limit)
    return stop.end() if stop else limit


def _opened_again(first: _Open, stack: list[_Open], found: list[Quoted]) -> int:
    starts = [one.at for one in stack[1:] if one.family == first.family]
    starts += [
        one.outer.start
        for one in found
        if one.outer.start > first.at and _FAMILY[one.mark] == first.family
    ]
    return min(starts, default=0)


def _goes_on(text: str, end: int) -> bool:
    """Whether the next paragraph opens with a mark, as a quotation that runs on does."""
    at = end
    while at < len(text) and at < end + MAX_GAP and text[at].isspace():
        at += 1
    return text[at : at + 1] in _OPENERS if at < len(text) else False


def _quoted(opened: _Open, inner_end: int, outer_end: int, *, closed: bool) -> Quoted:
    return Quoted(
        outer=Span(opened.at, outer_end),
        inner=Span(opened.at + 1, inner_end),
        depth=0,
        mark=opened.mark,
        closed=closed,
    )


def _with_depth(found: list[Quoted]) -> list[Quoted]:
    """The same, each with the number of quotations around it; empty ones left out."""
    ends: list[int] = []
    made = []
    for one in found:
        while ends and ends[-1] <= one.outer.start:
            ends.pop()
        if len(one.inner):
            made.append(Quoted(one.outer, one.inner, len(ends), one.mark, one.closed))
            ends.append(one.outer.end)
    return made


_NAMING = regex.compile(
    r"(?:so-called|self-styled|self-described|supposed|dubbed|nicknamed|named|titled|entitled|"
    r"known as|branded|christened|codenamed|code-named|called|the word|the term|the phrase)\s+"
    r"(?:it |him |her |them |this |that )?(?:the |an? |his |her |their |its )?$",
    regex.IGNORECASE,
)
_SMALL = frozenset(["of", "the", "and", "a", "an", "in", "on", "for", "to", "de", "la", "at"])
_WORDS = regex.compile(r"[\p{L}\p{N}]+(?:['’\-][\p{L}\p{N}]+)*['’]?")
_SPOKEN = frozenset(
    "no yes ok okay never absolutely enough stop help sorry please thanks nonsense rubbish maybe "
    "perhaps definitely nothing not why what how who when where well go come look listen".split()
)


def is_name_or_scare(text: str, quoted: Quoted) -> bool:
    """Whether the marks hold a name, a title or a word held at arm's length, and no utterance.

    Judged from the words inside and just before: one to five capitalised words that do not make
    a clause, or words after "so-called", "dubbed", "known as".
    """
    words = _WORDS.findall(
        text, quoted.inner.start, min(quoted.inner.end, quoted.inner.start + 200)
    )
    if not words:
        return True
    if len(words) > 6 or not quoted.closed:
        return False
    if _NAMING.search(text, max(0, quoted.outer.start - 30), quoted.outer.start):
        return True
    if len(words) > 5 or not all(word[0].isupper() or word in _SMALL for word in words):
        return False
    if not words[0][0].isupper() and not any(word[0].isupper() for word in words):
        return False
    return not _is_spoken(text, quoted, words)


def _is_spoken(text: str, quoted: Quoted, words: list[str]) -> bool:
    """Whether one to five capitalised words are an utterance all the same: `"No," he said`."""
    last = text[quoted.inner.end - 1]
    if last in "!?" or words[0].casefold() in _SPOKEN:
        return True
    lead = text[max(0, quoted.outer.start - 3) : quoted.outer.start].rstrip()
    opens_clause = not lead or lead[-1] in ":,\n" or quoted.outer.start == 0
    return last == "," and opens_clause
