"""To whom the reports of a story attribute what they say, by the number of characters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from retold.descent.case import Case
from retold.descent.names import BODY_WORDS, is_same_body
from retold.model.attribution import Attribution, Speaker, SpeakerKind
from retold.text.tokens import fold_words

Names = tuple[str, ...]

# Who speaks for a body of some kind, by the office that a report calls them by.
_OFFICES = {
    "ministry": ("minister",),
    "police": ("superintendent", "inspector", "sergeant", "detective", "constable"),
    "court": ("judge", "justice"),
    "council": ("mayor", "councillor"),
    "department": ("secretary",),
    "union": ("organiser",),
    "university": ("rector", "dean", "professor"),
}


class Said:
    """What each report attributes, and to whom; outlets are middlemen and do not count.

    A person who is named with a body ("the Board's chair") speaks for that body.
    """

    def __init__(
        self, case: Case, attributions: Iterable[Attribution], speakers: Iterable[Speaker]
    ) -> None:
        self._case = case
        self._speakers = {one.id: one for one in speakers}
        outlets = [one.label for one in case.unseen if not one.is_statement]
        outlets += [report.outlet.name for report in case.reports if report.outlet.name]
        by_report: dict[str, list[Attribution]] = {}
        for one in attributions:
            by_report.setdefault(one.report_id, []).append(one)
        self._sizes: list[dict[Names, int]] = []
        self._printed: list[dict[Names, set[str]]] = []
        for report in case.reports:
            sizes, printed = self._count(by_report.get(report.id, ()), outlets)
            self._sizes.append(sizes)
            self._printed.append(printed)

    def by_names(self, members: Iterable[int]) -> dict[Names, int]:
        """For each source of these reports, by its proper names, the characters attributed."""
        made: dict[Names, int] = {}
        for at in members:
            for names, size in self._sizes[at].items():
                made[names] = made.get(names, 0) + size
        return made

    def share_of(self, body: str, members: Sequence[int]) -> int:
        """The characters that these reports attribute to a body and to who speaks for it."""
        voices = {names for at in members for names in self._voices(at, body)}
        return sum(size for names, size in self.by_names(members).items() if names in voices)

    def names_of(self, body: str, members: Iterable[int]) -> list[str]:
        """The names of the sources that are this body, as they come."""
        found = self.by_names(members)
        return [name for names in found if _is_one(names, body) for name in names]

    def _voices(self, at: int, body: str) -> set[Names]:
        """The sources of a report that are the body, or that are called its own in some place."""
        kinds = [one for one in fold_words(body) if one in BODY_WORDS]
        words = [*kinds, *(office for one in kinds for office in _OFFICES.get(one, ()))]
        made = set()
        for names in self._sizes[at]:
            phrases = self._printed[at][names]
            if _is_one(names, body) or any(
                one in phrase.split() or body.casefold() in phrase
                for phrase in phrases
                for one in words
            ):
                made.add(names)
        return made

    def _count(
        self, attributions: Iterable[Attribution], outlets: Sequence[str]
    ) -> tuple[dict[Names, int], dict[Names, set[str]]]:
        """The characters attributed to each source, and the words that it is introduced by.

        Sources that are no more than a pronoun or a common noun do not count, nor does what is
        nested in another source's words.
        """
        by_id = {one.id: one for one in attributions}
        middlemen = {key for key, one in by_id.items() if self._is_outlet(one, outlets)}
        sizes: dict[Names, int] = {}
        printed: dict[Names, set[str]] = {}
        for one in by_id.values():
            names = self._names_of(one)
            if one.id in middlemen or not names:
                continue
            if one.within_id in by_id and one.within_id not in middlemen:
                continue
            sizes[names] = sizes.get(names, 0) + sum(len(words.text) for words in one.content)
            words = " ".join(" ".join(fold_words(words.text)) for words in one.source)
            printed.setdefault(names, set()).add(words)
        return sizes, printed

    def _names_of(self, attribution: Attribution) -> Names:
        """The proper names of a source: its speaker's, or the printed words if unresolved."""
        speaker = self._speakers.get(attribution.speaker_id or "")
        printed = " ".join(words.text for words in attribution.source)
        names = (speaker.name, *speaker.names) if speaker else (printed,)
        bare = (name.removeprefix("the ").removeprefix("The ").removesuffix("'s") for name in names)
        return tuple(dict.fromkeys(name for name in bare if name[:1].isupper() and len(name) < 120))

    def _is_outlet(self, attribution: Attribution, outlets: Sequence[str]) -> bool:
        speaker = self._speakers.get(attribution.speaker_id or "")
        if speaker is not None and speaker.kind is SpeakerKind.OUTLET:
            return True
        names = self._names_of(attribution)
        return any(is_same_body(name, outlet) for name in names for outlet in outlets)


def _is_one(names: Iterable[str], body: str) -> bool:
    return any(is_same_body(name, body) for name in names)


def loudest(said: Mapping[Names, int]) -> Names | None:
    """The source that most is attributed to; none where nothing is."""
    return max(said, key=lambda names: (said[names], names), default=None)
