"""Reading the head of a source phrase: "harbour ministry spokesman Ada Brell", "the agency"."""

from __future__ import annotations

from retold.attribution.gazetteer import bodies, countries, documents, given_names, outlets, roles
from retold.attribution.source_words import (
    FEMALE,
    FIRM_ENDINGS,
    MALE,
    PARTICLES,
    ROLE_MODIFIERS,
    TIMES,
    TITLES,
    Phrase,
    bare,
    gender_of,
    named,
    singular,
)
from retold.model import SpeakerKind

AND = "&"
# Sorts of media, capital only where a sentence begins: "State television".
_SORTS = frozenset(
    "commercial community foreign independent local national private public regional social state "
    "western".split()
)


def read_head(tokens: list[str]) -> Phrase:
    """Name, role and noun of a phrase without determiner, possessor and tail."""
    text = " ".join(tokens)
    at = _role_at(tokens)
    if at is not None:
        return _read_role(tokens, at)
    if is_given(tokens):
        return Phrase(text=text, name=text, kind=SpeakerKind.PERSON, gender=gender_of(tokens))
    given = _given_at(tokens)
    if given:
        return Phrase(
            text=text, name=" ".join(tokens[given:]), role=" ".join(tokens[:given]),
            owner=_owner_before(tokens[:given]), kind=SpeakerKind.PERSON,
            gender=gender_of(tokens[given:]),
        )  # fmt: skip
    return _read_noun(tokens)


def _read_noun(tokens: list[str]) -> Phrase:
    """A phrase whose noun is no person's role: a body, a document, a plain name, a thing."""
    text, last = " ".join(tokens), singular(tokens[-1].casefold())
    for index in range(len(tokens) - 1):
        noun, following = singular(tokens[index].casefold()), tokens[index + 1]
        if noun in bodies() and tokens[index].islower() and following[0].isupper():
            name = " ".join(tokens[index + 1 :])
            return Phrase(text=text, name=name, head=noun, kind=SpeakerKind.BODY)
    capitals = [token for token in tokens if token[0].isupper() and not _is_adjective(token)]
    if last in documents() and tokens[-1].islower():
        owner = named([token for token in capitals if token.casefold() not in TIMES])
        plural = last != tokens[-1].casefold()
        return Phrase(text=text, head=last, owner=owner, kind=SpeakerKind.DOCUMENT, plural=plural)
    if capitals and tokens[-1].islower():
        return _read_compound(tokens, last)
    if capitals or tokens[-1][0].isdigit():
        is_body = last in bodies() and len(tokens) > 1 and text.casefold() not in countries()
        kind = SpeakerKind.BODY if is_body else SpeakerKind.UNKNOWN
        return Phrase(text=text, name=text, head=last if is_body else "", kind=kind)
    kind = SpeakerKind.BODY if last in bodies() else SpeakerKind.ANONYMOUS
    return Phrase(text=text, head=last, kind=kind, plural=_is_plural(tokens[-1], last))


def _is_adjective(token: str) -> bool:
    """Whether a name is only part of a joined adjective: "Sarnish-language"."""
    return "-" in token and token.rpartition("-")[2].islower()


def _is_plural(word: str, last: str) -> bool:
    return word.casefold() != last or last in {"people", "police"}


def is_given(tokens: list[str]) -> bool:
    """Whether the tokens are a given name and a surname."""
    return (
        2 <= len(tokens) <= 5
        and all(token[0].isupper() or token in PARTICLES for token in tokens)
        and tokens[0].casefold() in given_names()
        and tokens[0].casefold() not in countries()
        and bare(tokens[-1]) not in FIRM_ENDINGS
        and (singular(tokens[-1].casefold()) not in bodies() or len(tokens) == 2)
    )


def _given_at(tokens: list[str]) -> int:
    """Where a given name follows a small word and runs on to the end; 0 where none does."""
    for index in range(1, len(tokens) - 1):
        if tokens[index - 1].islower() and tokens[index][0].isupper():
            return index if is_given(tokens[index:]) else 0
    return 0


def _role_at(tokens: list[str]) -> int | None:
    """Where the last role noun or title stands; None where there is none."""
    if is_given(tokens):
        return None
    for index in range(len(tokens) - 1, -1, -1):
        word = bare(tokens[index])
        if word in TITLES or (singular(word) in roles() and tokens[index - 1 : index] != ["of"]):
            is_firm = bare(tokens[-1]) in FIRM_ENDINGS and tokens[index][0].isupper()
            return None if is_firm and index < len(tokens) - 1 else index
    return None


def _read_role(tokens: list[str], at: int) -> Phrase:
    """A phrase with a role noun: a title before a name, or a role alone."""
    text, word, name = " ".join(tokens), bare(tokens[at]), tokens[at + 1 :]
    is_name = bool(name) and all(token[0].isupper() or token in PARTICLES for token in name)
    if is_name and word in bodies() and not is_given(name) and tokens[at].islower():
        return Phrase(text=text, name=" ".join(name), head=singular(word), kind=SpeakerKind.BODY)
    owner = _owner_before(tokens[:at])
    gender = "f" if word in FEMALE else "m" if word in MALE else ""
    if is_name:
        return Phrase(
            text=text, name=" ".join(name), head=singular(word), role=" ".join(tokens[: at + 1]),
            owner=owner, kind=SpeakerKind.PERSON, gender=gender or gender_of(name),
        )  # fmt: skip
    last = singular(tokens[-1].casefold())
    if name and last in bodies():
        whole = text if tokens[-1][0].isupper() else ""
        return Phrase(text=text, name=whole, head=last, kind=SpeakerKind.BODY)
    if name and last in documents():
        return Phrase(text=text, head=last, owner=owner, kind=SpeakerKind.DOCUMENT)
    return Phrase(
        text=text, head=singular(word), role=text, owner=owner, gender=gender,
        plural=singular(word) != word, kind=SpeakerKind.ANONYMOUS,
    )  # fmt: skip


def _owner_before(tokens: list[str]) -> Phrase | None:
    """The body that stands before a role: "Harbour Ministry" of "Harbour Ministry spokesman"."""
    kept: list[str] = []
    for token in tokens:
        word = bare(token)
        if token == AND and kept:
            kept.append(token)
        elif not token[0].isupper() or word in ROLE_MODIFIERS | TITLES or singular(word) in roles():
            if kept:
                break
        else:
            kept.append(token)
    return named(kept)


def _read_compound(tokens: list[str], last: str) -> Phrase:
    """Capitals before a small noun: a name with its noun, a body of a country, or a group."""
    text, group = " ".join(tokens), bodies().get(last, "")
    plural = _is_plural(tokens[-1], last)
    lead: list[str] = []
    for token in tokens:
        if not token[0].isupper():
            break
        lead.append(token)
    name = " ".join(lead)
    if last in {"website", "site"} and lead:
        return Phrase(text=text, head=last, kind=SpeakerKind.DOCUMENT, owner=named(lead))
    if (group in {"firm", "media", "group"} or "news" in tokens) and group:
        if plural or not lead or name.casefold() in countries():
            kind = SpeakerKind.ANONYMOUS if plural else SpeakerKind.BODY
            return Phrase(text=text, head=last, kind=kind, plural=plural, owner=named(lead))
        is_outlet = group == "media" or "news" in tokens
        if is_outlet and name.casefold() in _SORTS and name.casefold() not in outlets():
            return Phrase(text=text, head=last, kind=SpeakerKind.BODY)
        kind = SpeakerKind.OUTLET if is_outlet else SpeakerKind.BODY
        return Phrase(text=text, name=name, head=last, kind=kind)
    if group == "state" and not (plural and last != "police"):
        return Phrase(text=text, name=text, head=last, kind=SpeakerKind.BODY)
    owner = named([token for token in tokens if token[0].isupper()])
    kind = SpeakerKind.BODY if group and not plural else SpeakerKind.ANONYMOUS
    return Phrase(text=text, head=last, owner=owner, kind=kind, plural=plural)
