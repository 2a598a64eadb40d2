"""Whom each source of one report means: names, roles, "the agency", pronouns."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from retold.attribution.antecedents import Seen
from retold.attribution.conveyance import find_cited, find_conveyor
from retold.attribution.entities import Entity
from retold.attribution.gazetteer import bodies
from retold.attribution.mentions import Mention, Page, find_names, names_before
from retold.attribution.referents import Place, Referents
from retold.attribution.source_phrases import read_phrase
from retold.attribution.source_words import Phrase
from retold.attribution.subjects import find_antecedent
from retold.model import Attribution, AttributionKind, Report, Span, SpeakerKind

_RELATIVES = frozenset(["who", "which"])
_MARKS = frozenset('"“”«»„')
MAX_DEPTH = 20
MAX_QUOTED = 2_000
REACH = 500  # code points around a source in which its sentence is searched


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a source was taken for.

    `antecedent` is the attribution whose source a pronoun or description took up; `holder` who has
    the document that speaks; `cited` whom the source cites; `conveyor` who passes its words on.
    """

    entity: Entity | None
    antecedent: int | None = None
    holder: Entity | None = None
    cited: Entity | None = None
    conveyor: Entity | None = None


class ReportReader:
    """Resolves the sources of one report in text order; `meanings` has one for each attribution."""

    def __init__(self, report: Report, attributions: Sequence[Attribution]) -> None:
        self.page = Page.of(report)
        self.attributions = attributions
        self.referents = Referents()
        self.meanings: list[Meaning] = [Meaning(None)] * len(attributions)
        self._number = {one.id: number for number, one in enumerate(attributions)}
        self._spans = sorted(words.span for one in attributions for words in one.source)
        self._reaches = list(accumulate((span.end for span in self._spans), max))
        self._read()

    def _read(self) -> None:
        sources = [
            found for number in range(len(self.attributions)) if (found := self._source(number))
        ]
        met = [*sources, *find_names(self.page, self._spans)]
        self.referents.book.learn(
            [phrase for mention in met for phrase in _phrases(mention.phrase)]
        )
        for mention in met:
            self._prepare(mention)
        later: list[Mention] = []
        for mention in sorted(met, key=_order):
            if self._waits(mention):
                later.append(mention)
            else:
                self._meet(mention)
        for mention in sorted(later, key=lambda one: (self._depth(one.source), _order(one))):
            self._meet(mention)

    def _source(self, number: int) -> Mention | None:
        attribution = self.attributions[number]
        if not attribution.source:
            return None
        first, last = attribution.source[0], attribution.source[-1]
        text = " ".join(words.text for words in attribution.source)
        if text.casefold() in _RELATIVES:
            text = find_antecedent(self.page.report.text, first.span) or text
        sentence = self.page.sentence_at(first.start)
        return Mention(
            start=first.start, end=last.end, phrase=read_phrase(text), sentence=sentence,
            leads=not names_before(self.page, sentence, first.start), source=number,
        )  # fmt: skip

    def _prepare(self, mention: Mention) -> None:
        """Note roles, and who speaks by name, before anything is resolved: roles may come first."""
        if not mention.phrase.name or mention.phrase.members:
            return
        entity = self.referents.book.find(mention.phrase)
        if entity is not None:
            self.referents.note_role(entity, mention.phrase)
            if mention.source is not None:
                self.referents.speaking.add(entity.number)

    def _waits(self, mention: Mention) -> bool:
        """Whether a pronoun inside a content comes before the source of that content."""
        parent = self._parent(mention.source)
        if parent is None or not mention.phrase.pronoun:
            return False
        source = self.attributions[parent].source
        return bool(source) and (
            source[0].start > mention.start or self.meanings[parent].entity is None
        )

    def _parent(self, number: int | None) -> int | None:
        if number is None:
            return None
        within = self.attributions[number].within_id
        return self._number.get(within) if within else None

    def _depth(self, number: int | None) -> int:
        depth = 0
        while number is not None and depth < MAX_DEPTH:
            number, depth = self._parent(number), depth + 1
        return depth

    def _meet(self, mention: Mention) -> None:
        """Resolve a mention and remember it for what comes after."""
        found = self.referents.resolve(mention.phrase, self._place(mention))
        entity = found.entity
        if mention.source is not None:
            self.meanings[mention.source] = Meaning(
                entity, found.antecedent, self._holder(mention.phrase),
                self._cited(mention), self._conveyor(mention),
            )  # fmt: skip
            if entity is not None and not mention.phrase.pronoun:
                entity.wordings.setdefault(mention.phrase.text)
        if entity is not None:
            self._remember(entity, mention)

    def _place(self, mention: Mention) -> Place:
        parent = self._parent(mention.source)
        if parent is None:
            return Place(mention.start, mention.sentence, mention.source)
        return Place(
            mention.start, mention.sentence, mention.source, parent,
            self.meanings[parent].entity, self._is_quoted(parent, mention.start),
        )  # fmt: skip

    def _remember(self, entity: Entity, mention: Mention) -> None:
        seen = Seen(
            entity=entity.number, start=mention.start, sentence=mention.sentence,
            leads=mention.leads, spoke=mention.source, oblique=mention.oblique,
        )  # fmt: skip
        insort(self.referents.seen, seen, key=lambda one: one.start)

    # What stands around a source

    def _holder(self, phrase: Phrase) -> Entity | None:
        return self.referents.named(phrase.holder) if phrase.holder and phrase.holder.name else None

    def _cited(self, mention: Mention) -> Entity | None:
        """Whom the sentence says that the source cites, where no attribution says it."""
        sentence = self.page.sentence(mention.sentence)
        end = min(max(mention.end, sentence.end), mention.end + REACH)
        span = find_cited(self.page.report.text, mention.end, end)
        if span is None or self._is_source(span):
            return None
        phrase = read_phrase(span.of(self.page.report.text))
        cited = replace(mention, start=span.start, end=span.end, phrase=phrase, leads=False)
        entity = self.referents.resolve(phrase, self._place(cited)).entity
        if entity is not None:
            entity.wordings.setdefault(phrase.text)
            self._remember(entity, cited)
        return entity

    def _conveyor(self, mention: Mention) -> Entity | None:
        """The outlet that the sentence says passed the source's words on."""
        sentence = self.page.sentence(mention.sentence)
        text = self.page.report.text
        start, end = mention.start - REACH, mention.end + REACH
        span = find_conveyor(text, max(sentence.start, start), min(sentence.end, end))
        if span is None or self._is_source(span):
            return None
        phrase = read_phrase(span.of(text))
        is_media = bodies().get(phrase.head) == "media" or "news" in phrase.text.casefold().split()
        if phrase.kind is not SpeakerKind.OUTLET and not is_media:
            return None
        return self.referents.named(phrase) if phrase.name else self.referents.new(phrase, None)

    def _is_source(self, span: Span) -> bool:
        last = bisect_left(self._spans, span.end, key=lambda one: one.start) - 1
        return last >= 0 and self._reaches[last] > span.start

    def _is_quoted(self, parent: int, place: int) -> bool:
        """Whether a place in a content stands inside its quotation marks."""
        outer = self.attributions[parent]
        if outer.kind is not AttributionKind.MIXED or not outer.content:
            return outer.kind is AttributionKind.DIRECT
        before = self.page.report.text[max(outer.content[0].start, place - MAX_QUOTED) : place]
        return sum(mark in _MARKS for mark in before) % 2 == 1


def _order(mention: Mention) -> tuple[int, bool, int]:
    return (mention.start, mention.source is None, mention.source or 0)


def _phrases(phrase: Phrase) -> list[Phrase]:
    """A phrase, and every phrase inside it."""
    found = [phrase]
    for inner in (phrase.owner, phrase.holder, *phrase.members):
        if inner is not None:
            found.extend(_phrases(inner))
    return found
