"""Reading a source phrase: which name it holds, which role, and whose it is.

A hand-written reader of noun phrases as news prints them: titles before a name, appositions after
it, acronyms in brackets, possessors, "a report by", "a spokesman for". It looks at words and
capitals only and never at more than the first `MAX_WORDS` words.
"""

from __future__ import annotations

from dataclasses import replace

from retold.attribution.gazetteer import bodies, documents, given_names, roles
from retold.attribution.source_heads import AND, is_given, read_head
from retold.attribution.source_words import (
    DEFINITE,
    DETERMINERS,
    HELD_BY,
    MANY,
    OWN,
    PLURAL_PRONOUNS,
    PLURAL_WORDS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    STOPPERS,
    Phrase,
    find_phrase_tokens,
    gender_of,
    is_numeral,
    joined,
    settle,
    singular,
    tidy,
)
from retold.model import SpeakerKind

MAX_DEPTH = 3

_RELATIVE = frozenset("who which whose whom".split())
_BREAKS = frozenset([",", ";", ":", "–", "—", "-"])
_JOINS = frozenset(["and", "&", "or"])
_WITHIN_NAMES = frozenset("ministry department office institute committee".split())
_PARTICIPLES = frozenset("given done made known speaking".split())


def read_phrase(text: str, depth: int = 0) -> Phrase:
    """What a source phrase says of who speaks."""
    line = tidy(text)
    folded = line.casefold()
    if folded in PRONOUNS and line != "US":
        return Phrase(text=line, pronoun=folded, plural=folded in PLURAL_PRONOUNS)
    tokens, alias = _take_bracket(find_phrase_tokens(line))
    parts = _split_parts(tokens)
    if depth > MAX_DEPTH or not parts:
        return Phrase(text=line, alias=alias)
    phrase = replace(_join_parts(parts, depth), text=line)
    return settle(_with_alias(phrase, alias) if alias else phrase)


def _with_alias(phrase: Phrase, alias: str) -> Phrase:
    """The phrase with a bracketed short name given to the name it follows, an owner's too."""
    if not phrase.name and phrase.owner is not None and not phrase.owner.pronoun:
        return replace(phrase, owner=_with_alias(phrase.owner, alias))
    return replace(phrase, alias=alias)


def _take_bracket(tokens: list[str]) -> tuple[list[str], str]:
    """The tokens without what stands in brackets, and the short name found there."""
    kept: list[str] = []
    inside: list[str] = []
    depth = 0
    for token in tokens:
        if token in {"(", "["}:
            depth += 1
        elif token in {")", "]"}:
            depth = max(0, depth - 1)
        else:
            (inside if depth else kept).append(token)
    short = inside[0].rstrip(".") if len(inside) == 1 else ""
    is_short = 2 <= len(short) <= 12 and sum(letter.isupper() for letter in short) >= 2
    return kept, short if is_short else ""


def _split_parts(tokens: list[str]) -> list[list[str]]:
    """The phrase cut at commas, dashes, and where an apposition begins without a comma."""
    parts: list[list[str]] = [[]]
    for token in tokens:
        if token in _RELATIVE:
            break
        if token in _BREAKS:
            parts.append([])
        elif token in {"a", "an"} and len(parts[-1]) > 1 and parts[-1][-1][0].isupper():
            parts.append([token])
        else:
            parts[-1].append(token)
    return [part for part in parts if part][:8]


def _join_parts(parts: list[list[str]], depth: int) -> Phrase:
    """One phrase from a noun phrase and its apposition, in either order, or from a list."""
    first = _read_part(parts[0], depth)
    if len(parts) == 1:
        return first
    second = _read_part(parts[1], depth)
    is_list = len(parts) > 2 and (parts[-1][0] in _JOINS or any("and" in one for one in parts[2:]))
    is_list = (is_list and first.kind is second.kind) or bool(second.members and not first.role)
    if is_list and first.name and second.name:
        members = (first, second, *(_read_part(part, depth) for part in parts[2:]))
        return Phrase(text="", plural=True, members=members, name=first.name)
    is_title = first.head and not first.name and not first.plural
    if is_title and second.name and not second.role:
        kind = SpeakerKind.PERSON if first.head in roles() else second.kind
        gender = first.gender or second.gender
        role = first.role or first.head
        return replace(first, name=second.name, role=role, gender=gender, kind=kind)
    if first.name and not first.role and second.head and not second.name:
        return _appose(first, second)
    return first


def _appose(first: Phrase, second: Phrase) -> Phrase:
    """A name with the description that stands beside it, where it is one."""
    if not (second.head in roles() or second.head in bodies() or second.definite):
        return first
    kind = SpeakerKind.PERSON if second.head in roles() else first.kind
    if kind is SpeakerKind.UNKNOWN and second.head in bodies():
        kind = SpeakerKind.BODY
    return replace(
        first, role=second.role or second.head, head=second.head, kind=kind,
        owner=second.owner or first.owner, gender=first.gender or second.gender,
    )  # fmt: skip


def _read_part(tokens: list[str], depth: int) -> Phrase:
    """One noun phrase without commas."""
    determiners, rest = _take_determiners(tokens)
    definite = bool(DEFINITE & set(determiners))
    plural = bool(PLURAL_WORDS & set(determiners))
    owner, rest = _take_possessor(rest, depth)
    own = next((word for word in determiners if word in OWN), "")
    if own and owner is None:
        owner = Phrase(text=own, pronoun=own, plural=own in PLURAL_PRONOUNS)
    if not rest:
        return owner or Phrase(text=" ".join(tokens), plural=plural, definite=definite)
    if len(rest) == 1 and definite and rest[0].casefold() in bodies():
        head = rest[0].casefold()
        return Phrase(text=head, head=head, kind=SpeakerKind.BODY, definite=True, owner=owner)
    group = _read_pair(rest, depth) if owner is None else None
    if group is not None:
        return group
    cut = 1 if rest[0].casefold() == "people" else _head_end(rest)
    phrase = read_head(rest[:cut])
    definite = definite or owner is not None
    phrase = replace(phrase, definite=definite, plural=plural or phrase.plural)
    phrase = _without_name(phrase, determiners, rest[:cut])
    return _read_tail(phrase, rest[cut:], owner, depth)


def _without_name(phrase: Phrase, determiners: list[str], tokens: list[str]) -> Phrase:
    """The phrase without a name that is none: "a Delhi supplier", "some Democrats"."""
    if phrase.kind is SpeakerKind.PERSON or not phrase.name:
        return phrase
    is_indefinite = bool({"a", "an", "another"} & set(determiners))
    if is_indefinite and phrase.head in bodies() and tokens[-1].islower():
        return replace(phrase, name="")
    if phrase.plural and not phrase.head and PLURAL_WORDS & set(determiners):
        head = singular(phrase.name.split()[-1].casefold())
        return replace(phrase, name="", head=head, kind=SpeakerKind.ANONYMOUS)
    return phrase


def _take_determiners(tokens: list[str]) -> tuple[list[str], list[str]]:
    taken: list[str] = []
    for token in tokens[:5]:
        folded = token.casefold()
        is_last = len(taken) == len(tokens) - 1
        if is_last or not (folded in DETERMINERS or is_numeral(token)):
            break
        taken.append("several" if is_numeral(token) else folded)
    return taken, tokens[len(taken) :]


def _take_possessor(tokens: list[str], depth: int) -> tuple[Phrase | None, list[str]]:
    """The possessor ("X's") and what it possesses, up to the last possessive of the head."""
    last = -1
    for index, token in enumerate(tokens):
        if token in POSSESSIVES:
            last = index
        elif token in STOPPERS:
            break
    if last <= 0:
        return None, tokens
    return read_phrase(joined(tokens[:last]), depth + 1), tokens[last + 1 :]


def _read_pair(tokens: list[str], depth: int) -> Phrase | None:
    """Two names that "and" joins; None where it stands inside one name, or joins none."""
    at = next((index for index, token in enumerate(tokens) if token in _JOINS), 0)
    left, right = tokens[:at], tokens[at + 1 :]
    stops = [token for token in left if token in STOPPERS and token not in {"of", "for"}]
    nouns = {singular(word.casefold()) for word in left if word[0].isupper()}
    if not left or not right or AND in tokens[at] or stops or nouns & _WITHIN_NAMES:
        return None
    members = tuple(_read_part(side, depth + 1) for side in (left, right))
    if depth > MAX_DEPTH or not all(member.name for member in members):
        return None
    return Phrase(text=" ".join(tokens), plural=True, members=members, name=" ".join(tokens))


def _head_end(tokens: list[str]) -> int:
    """Where the head ends: before a preposition that is in no name, or a participle."""
    for index, token in enumerate(tokens[1:], start=1):
        folded = token.casefold()
        if folded in {"of", "for"} and _is_inside_name(tokens, index):
            continue
        if folded in STOPPERS or folded in {"and", "or", "that", "is", "was", "are", "were"}:
            return index
        if token.islower() and (folded.endswith("ed") or folded in _PARTICIPLES):
            return index
    return len(tokens)


def _is_inside_name(tokens: list[str], index: int) -> bool:
    """Whether "of" or "for" stands in a name: Ministry of Ports, Bank of Ellery."""
    before = tokens[index - 1]
    folded = before.casefold()
    if not before[0].isupper() or folded in roles() or before.isupper():
        return False
    following = next((word for word in tokens[index + 1 : index + 3] if word != "the"), "")
    return following[:1].isupper() and singular(folded) in bodies() | {"house": "", "bank": ""}


def _read_tail(phrase: Phrase, tail: list[str], owner: Phrase | None, depth: int) -> Phrase:
    """The phrase with its owner or holder, from before it and from the words after it."""
    if not phrase.name and phrase.head in roles() and not phrase.plural:
        phrase, tail = _name_in_tail(phrase, tail)
    if phrase.head in MANY and tail[:1] == ["of"] and len(tail) > 1 and tail[-1].islower():
        head = singular(tail[-1].casefold())
        return replace(phrase, head=head, kind=SpeakerKind.ANONYMOUS, plural=True)
    found, holder = owner or phrase.owner, phrase.holder
    for index, word in enumerate(tail[:-1]):
        after = tail[index + 1 :]
        if not _leads_to_owner(word, after, is_document=phrase.head in documents()):
            continue
        other = read_phrase(joined(after), depth + 1)
        if word == "by" and tail[max(0, index - 1)].casefold() in HELD_BY:
            holder = holder or other
        elif phrase.kind is SpeakerKind.DOCUMENT and owner is None:
            found = other  # "a harbour report by the board" is the board's
        else:
            found = found or other
        break
    return replace(phrase, owner=found, holder=holder)


def _leads_to_owner(link: str, after: list[str], *, is_document: bool) -> bool:
    """Whether a preposition leads to who owns: "of the Port Board", not "of sales at ..."."""
    if link not in {"of", "by", "from", "for", "at", "in"} or (link == "in" and not is_document):
        return False
    if is_document:
        return any(word[0].isupper() for word in after)
    return any(word[0].isupper() for word in after[: 2 if after[0] in DETERMINERS else 1])


def _name_in_tail(phrase: Phrase, tail: list[str]) -> tuple[Phrase, list[str]]:
    """The name that ends a title with words after its noun ("chief of staff General ...")."""
    for index, token in enumerate(tail[1:], start=1):
        is_new = tail[index - 1].casefold() not in PREPOSITIONS and token[0].isupper()
        if is_new and token.casefold() in given_names() and is_given(tail[index:]):
            name = tail[index:]
            kind = SpeakerKind.PERSON
            found = replace(phrase, name=" ".join(name), kind=kind, gender=gender_of(name))
            return found, tail[:index]
    return phrase, tail
