import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.conftest import roles
from attribution.stub_tagger import StubNetwork, stub_tagger
from retold.attribution import find
from retold.attribution.accurate import find_left_over
from retold.attribution.find import find_attributions
from retold.attribution.found import Found
from retold.attribution.network import Worth
from retold.errors import RetoldError
from retold.model.attribution import Act, Attribution
from retold.model.report import Report
from retold.model.span import Span


@pytest.fixture(autouse=True)
def _stub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find, "load_tagger", stub_tagger)


def read(text: str) -> tuple[Attribution, ...]:
    """What the accurate tier finds in a text, with the stub."""
    return find_attributions(Report.from_text(text), tier="accurate")


def test_roles_come_from_the_network() -> None:
    """Source and content are what the network says, cut to words and without the last comma."""
    (one,) = read("Ada Vale gribbled that it was rain,\nand left")
    assert roles(one) == ("Ada Vale", "gribbled", "that it was rain")
    assert (one.tier, one.rule) == ("accurate", "tagger")


def test_rules_keep_their_words() -> None:
    """Of a cue that the rules know, source and content are theirs, and the tier is told."""
    (one,) = read("Ada Vale said on Monday that it was rain")
    assert (one.tier, one.rule) == ("accurate", "verb-that")
    assert roles(one)[2] == "that it was rain"


def test_unsure_attributions_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the networks do not believe is left out, the rules' findings too."""
    unsure = stub_tagger()._replace(worth=Worth((-9.0, *[0.0] * 5), (-9.0, *[0.0] * 11)))
    monkeypatch.setattr(find, "load_tagger", lambda: unsure)
    assert read("Vale said that it rained, citing Oster, who gribbled that it did not") == ()


def test_whole_words_are_cues() -> None:
    """A cue of which the network marks one piece is the whole word."""
    (one,) = read("Vale warned that it rained")
    assert roles(one)[1] == "warned"


@pytest.mark.parametrize(
    ("lone", "count"), [((0, 5), 1), ((8, 12), 0), ((18, 30), 0), ((20, 30), 1)]
)
def test_lone_quotation_stays_with_the_rules(lone: tuple[int, int], count: int) -> None:
    """A quotation without a cue is kept if no content of the tagger's touches it."""
    kept = [Found("tagger", Act.STATEMENT, (), (), (Span(6, 9), Span(10, 20)))]
    quoted = Found("quote-alone", Act.STATEMENT, (), (), (Span(*lone),))
    assert list(find_left_over(kept, [quoted])) == [quoted] * count


def test_long_text_is_read_in_windows() -> None:
    """A text of many windows gives what its lines give, and no window is longer than allowed."""
    tagger = stub_tagger()
    assert isinstance(tagger.network, StubNetwork)
    found = read("\n".join(["Ada Vale said that it rained a lot in the old harbour"] * 1_500))
    assert len(found) == 1_500
    assert {roles(one)[0] for one in found} == {"Ada Vale"}


def test_ids_are_in_text_order() -> None:
    """Attributions are numbered as they stand in the text."""
    found = read("Vale said it rained\nOster gribbled it did not\nShe said so")
    assert [one.id[-3:] for one in found] == ["001", "002", "003"]


def test_unknown_tier() -> None:
    """A tier that does not exist is named, with those that do."""
    with pytest.raises(RetoldError, match=r"'quick'.*fast, accurate"):
        find_attributions(Report.from_text("Vale said so."), tier="quick")


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "\0", "said " * 3_000, "x" * 20_000, '"' * 2_000, "“said ”" * 500]
)
def test_hostile_texts(text: str) -> None:
    """Empty, endless and unbalanced texts are read without a fault, all spans inside them."""
    for one in read(text):
        for words in (*one.source, *one.cue, *one.content):
            assert text[words.start : words.end] == words.text


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(["Vale", "said", "gribbled", "that", '"', "\n", ".", "é", ","])))
def test_spans_are_words_of_the_text(words: list[str]) -> None:
    """Every span lies inside one line of the text, without white space at its ends."""
    text = " ".join(words)
    for one in read(text):
        for part in (*one.source, *one.cue, *one.content):
            assert part.text == part.text.strip() == text[part.start : part.end]
            assert "\n" not in part.text
