"""What outlets are called in each other's reports, and where a report has something from one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from itertools import dropwhile, takewhile

from retold.stories.forms import Form, Trait, read_form
from retold.text.tokens import word_texts

# Begins the terms that name outlets: no word has it.
_MARK = "»"
_MAX_NAME = 80
# What is behind these names nobody in particular: "the Agency", "the News".
_BARE = frozenset(
    "news agency agencies bureau press online media service services wire newswire today report "
    "reports net com group english live newsroom newsdesk".split()
)
_ARTICLES = frozenset(["the", "a", "an"])
# So many words before and after a name can make it a source.
_BEFORE, _AFTER = 6, 3
# What may stand between a name and the words that make it a source.
_KINDS = frozenset(
    "agency agencies newspaper paper daily weekly tabloid magazine journal broadcaster station "
    "channel website site portal wire bulletin blog newsletter news".split()
)
_TELLING = frozenset(
    "told tells tell telling quoting quotes cites citing courtesy source sources via credit".split()
)
_PREPOSITIONS = frozenset("to by in with from of on at for".split())
_SAID = frozenset(
    "according reported report reports reporting published printed carried quoted cited obtained "
    "seen broadcast aired interview interviewed story article dispatch despatch piece account "
    "count figures tally version talked spoke speaking said says say writes writing wrote written "
    "confirmed claims claimed statement column letter appeared reading first revealed disclosed "
    "leaked shown credited borrowed taken talking told reader readers reporter columnist editor "
    "correspondent colleague colleagues".split()
)
_SAYS = _SAID | frozenset(
    "reveals noted adds added learned learnt understands counts counted puts put gives gave called "
    "calls prints carries asked broke ran runs quotes "
    "investigation scoop".split()
)
# Of a name so many words are looked at.
_MAX_WORDS = 4
_PAIR = 2


@lru_cache(maxsize=50_000)
def outlet_terms(name: str) -> tuple[tuple[str, str], ...]:
    """What an outlet is called in other papers, as terms, each with how it is shown.

    >>> [term for term, _ in outlet_terms("The Fell Evening Bell")]
    ['»even bell', '»the bell']
    >>> [term for term, _ in outlet_terms("Norvane News Agency")]
    ['»norvan new agenci', '»norvan']
    """
    printed = name.partition(",")[0][:_MAX_NAME]
    words = [form for form in map(read_form, word_texts(printed)) if form.term]
    telling = [form for form in words if form.folded not in _BARE]
    if not telling:
        return ()
    named = [_last(words)]
    if telling != words:
        named.append(_last(telling))
    made = {_term(forms): _shown(forms) for forms in named}
    if words[-1] is telling[-1]:
        made[_behind_article(words[-1])] = f"the {words[-1].printed}"
    return tuple(made.items())


def _last(forms: Sequence[Form]) -> Sequence[Form]:
    """The last two words of a name, or more if these are no name: "Norvane News Agency"."""
    for at in range(len(forms) - 2, -1, -1):
        if any(form.folded not in _BARE for form in forms[at:]):
            return forms[at:]
    return forms


def _term(forms: Sequence[Form]) -> str:
    return _MARK + " ".join(form.term for form in forms)


def _behind_article(form: Form) -> str:
    return f"{_MARK}the {form.term}"


def _shown(forms: Sequence[Form]) -> str:
    return " ".join(form.printed for form in forms)


def last_word(term: str) -> str:
    """The term of the word that ends an outlet's name."""
    return term.removeprefix(_MARK).rpartition(" ")[2]


def find_cited(
    form_at: Callable[[int], Form], places: Iterable[int], known: Collection[str]
) -> set[str]:
    """The terms of the outlets that a report names as a source, of those that are known.

    A name of two words is one wherever it stands, and is no part of a longer one; one word alone
    where the words around it say that something is from there.

    Args:
        form_at: The words and marks of the text, three marks before and behind it.
        places: Where the last word of an outlet's name stands.
        known: The terms of all outlets.
    """
    found = set()
    for at in places:
        following = form_at(at + 1)
        if following.traits & Trait.TELLS and not following.traits & Trait.DAY:
            continue
        name = _name_up_to(form_at, at)
        term = _term(_last(name))
        if len(name) > 1 and term in known:
            found.add(term)
            continue
        first = at - len(name)
        # Of two words one may only open the sentence: "Yesterday Kveld wrote".
        if len(name) > _PAIR or (len(name) == _PAIR and not form_at(first).traits & Trait.OPENS):
            continue
        alone = [_term(name[-1:])]
        if _is_behind_article(form_at(at - 1)):
            alone.append(_behind_article(name[-1]))
        held = [term for term in alone if term in known]
        if held and _is_source(form_at, at):
            found.update(held)
    return found


def _name_up_to(form_at: Callable[[int], Form], at: int) -> list[Form]:
    """The capitalised words that end at a place, but for a day: "Saturday's Lens"."""
    name = [form_at(at)]
    while len(name) < _MAX_WORDS:
        before = form_at(at - len(name))
        if not before.traits & Trait.TELLS or before.weekday >= 0:
            break
        name.append(before)
    return name[::-1]


def _is_behind_article(before: Form) -> bool:
    """Whether a name stands behind an article, or whose it is: "the Bell", "Saturday's Lens"."""
    return before.folded in _ARTICLES or before.printed.endswith(("'s", "’s", "s'", "s’"))


def _is_source(form_at: Callable[[int], Form], at: int) -> bool:
    """Whether the words around a name of one word make it a source."""
    before = [form_at(place).folded for place in range(at - 1, at - 1 - _BEFORE, -1)]
    behind = [form_at(place) for place in range(at + 1, at + 1 + _AFTER)]
    if before[0] == "(" and behind[0].printed == ")":
        return True
    # "In Saturday's Lens".
    if form_at(at - 1).weekday >= 0:
        return True
    bare = list(dropwhile(lambda word: word in _ARTICLES or word in _KINDS, before))
    if behind[0].folded in _KINDS or not _KINDS.isdisjoint(before[: len(before) - len(bare)]):
        return True
    if bare[:1] == [":"]:
        return not _TELLING.isdisjoint(bare[1:2])
    if not _TELLING.isdisjoint(bare[:1]):
        return True
    if not _PREPOSITIONS.isdisjoint(bare[:1]) and not _SAID.isdisjoint(bare[1:3]):
        return True
    spoken = takewhile(lambda form: not form.traits & Trait.OPENS, behind)
    return any(form.folded in _SAYS for form in spoken)
