"""Words of one passed on by another: "X quoted Y as saying", "Y was quoted by X as saying"."""

from __future__ import annotations

from collections.abc import Iterator

from retold.attribution.candidate import Candidate
from retold.attribution.cues import Cue, Part, cue_forms
from retold.attribution.groups import find_group
from retold.attribution.inflect import Form
from retold.attribution.objects import find_complement
from retold.attribution.phrases import find_phrase_after
from retold.attribution.sentence import Sentence, Tag
from retold.attribution.subjects import find_phrase_before
from retold.attribution.wordclasses import Range
from retold.model.attribution import Act

_RELAYING = frozenset("quoted cited reported quotes cites quoting citing quote cite".split())
_PRONOUN = 2  # tokens from the verb to "as" where one word is between: "quoted her as"
_REACH = 25  # tokens between "quoted" and "as saying"
_STOPS = frozenset([";", ":", ".", Tag.QUOTE, Tag.THAT, Tag.MODAL])


def find_relayed_candidates(s: Sentence) -> Iterator[Candidate]:
    """Every "quoted ... as saying": the one who relays, and the one whose words they are."""
    for at, token in enumerate(s.tokens):
        if token.low in _RELAYING and not s.is_name(at):
            yield from _read(s, at)


def _read(s: Sentence, at: int) -> Iterator[Candidate]:
    as_ = _find_as(s, at)
    if as_ is None:
        return
    form = Form.ING if s.low(at).endswith("ing") else Form.PARTICIPLE
    group = find_group(s, at, form)
    cue = _cue_of(s, as_ + 1)
    right = _content_start(s, as_ + 2, cue) if cue else None
    if group and group.is_passive:
        subject = find_phrase_before(s, group.start)
        if subject:
            yield from _passive(s, subject, (group.start, at + 1), as_, right)
        return
    quoted = (
        find_phrase_after(s, at + 1, as_, is_last=True) if as_ - at > _PRONOUN else (at + 1, as_)
    )
    if quoted and quoted[0] < quoted[1] and quoted[1] >= as_ - 1:
        yield from _active(s, at, quoted, as_, right)


def _find_as(s: Sentence, at: int) -> int | None:
    for one in range(at + 1, min(len(s), at + _REACH)):
        if s.low(one) == "as" and s.low(one + 1).endswith("ing") and _cue_of(s, one + 1):
            return one
        if s.tag(one) in _STOPS:
            return None
    return None


def _cue_of(s: Sentence, at: int) -> Cue | None:
    return next(
        (
            cue
            for cue, form in cue_forms().get(s.low(at), ())
            if cue.part is Part.VERB and form is Form.ING and not cue.particle
        ),
        None,
    )


def _content_start(s: Sentence, at: int, cue: Cue) -> int | None:
    found = find_complement(s, at, cue)
    return found.start if found and found.frame != "after" else None


def _passive(
    s: Sentence, subject: Range, verb: Range, as_: int, right: int | None
) -> Iterator[Candidate]:
    """The passive: "Vale was quoted by Oster Radio as saying"; the content may come first."""
    agent = find_phrase_after(s, verb[1] + 1, as_) if s.low(verb[1]) == "by" else None
    is_after = right is None and s.tag(subject[0] - 1) in (Tag.QUOTE, ",")
    if right is None and not is_after:
        return
    is_split = as_ > verb[1]
    made = _make("relayed", [(as_, as_ + 2) if agent else (verb[0], as_ + 2)], subject, right)
    if is_split and not agent:
        made.cue = [verb, (as_, as_ + 2)]
    made.opens, made.is_after = subject[0], is_after
    made.closes = right if right is not None else as_ + 2
    if agent:
        relay = _make("relayed-by", [(verb[0], verb[1] + 1)], agent, right)
        relay.opens, relay.is_after, relay.closes = made.opens, is_after, made.closes
        relay.is_finite, made.host = False, relay
        yield relay
    yield made


def _active(
    s: Sentence, at: int, quoted: Range, as_: int, right: int | None
) -> Iterator[Candidate]:
    """The active: "Oster Radio quoted Vale as saying that": two sources, one content."""
    relay = find_phrase_before(s, at)
    is_after = right is None and relay is not None and s.tag(relay[0] - 1) in (Tag.QUOTE, ",")
    if right is None and not is_after:
        return
    outer = _make("relayed-by", [(at, at + 1)], relay, right)
    outer.opens = relay[0] if relay else at
    outer.inherits, outer.is_after = relay is None, is_after
    inner = _make("relayed-of", [(as_, as_ + 2)], quoted, right)
    inner.opens, inner.is_finite, inner.host = quoted[0], False, outer
    if is_after:
        outer.closes = inner.closes = as_ + 2
    yield outer
    yield inner


def _make(rule: str, cue: list[Range], source: Range | None, right: int | None) -> Candidate:
    return Candidate(
        rule=rule,
        act=Act.STATEMENT,
        cue=cue,
        opens=cue[0][0],
        closes=cue[-1][1] if right is None else right,
        source=source,
        right=right,
        lemma="quote",
        frame="after" if right is None else "that",
    )
