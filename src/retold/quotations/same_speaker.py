"""Whether two quotations are given to one speaker."""

from __future__ import annotations

from collections.abc import Mapping

from retold.model import Span, Speaker, SpeakerKind
from retold.quotations.utterances import Utterance
from retold.text.tokens import fold_word, fold_words

PARAGRAPH = 600


def is_same_source(
    one: Utterance, other: Utterance, speakers: Mapping[str, Speaker]
) -> bool | None:
    """The same for two quotations, where a name in the paragraph stands in for a missing source."""
    same = is_same_speaker(one.speaker_id, other.speaker_id, speakers)
    if same is not None or (one.speaker_id and other.speaker_id):
        return same
    silent, known = (one, other) if one.speaker_id is None else (other, one)
    speaker = speakers.get(known.speaker_id or "")
    if speaker is None or speaker.kind is not SpeakerKind.PERSON:
        return None
    text = silent.report.text
    start = text.rfind("\n", max(0, silent.span.start - PARAGRAPH), silent.span.start) + 1
    end = text.find("\n", silent.span.end, silent.span.end + PARAGRAPH)
    around = Span(
        max(start, silent.span.start - PARAGRAPH),
        end if end >= 0 else min(len(text), silent.span.end + PARAGRAPH),
    )
    return True if _surname(speaker) in fold_words(text, around) else None


def is_same_speaker(
    one: str | None, other: str | None, speakers: Mapping[str, Speaker]
) -> bool | None:
    """True for one speaker, False for two different persons, None where it cannot be told."""
    if one is None or other is None:
        return None
    if one == other:
        return True
    first, second = speakers.get(one), speakers.get(other)
    if first is None or second is None:
        return None
    persons = [each.kind is SpeakerKind.PERSON for each in (first, second)]
    if (persons[0] and _surname(first) in _name_words(second)) or (
        persons[1] and _surname(second) in _name_words(first)
    ):
        return True
    return False if all(persons) else None


def _surname(speaker: Speaker) -> str:
    """The last word of a person's name, folded."""
    words = speaker.name.split()
    return fold_word(words[-1]) if words else ""


def _name_words(speaker: Speaker) -> set[str]:
    """The capitalised words of a speaker's name, folded, but for the shortest."""
    return {
        fold_word(word) for word in speaker.name.split() if word[:1].isupper() and len(word) > 2
    }
