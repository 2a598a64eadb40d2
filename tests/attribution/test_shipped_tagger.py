from attribution.conftest import roles
from retold.attribution.find import find_attributions
from retold.attribution.network import load_tagger, model_path
from retold.attribution.relations import BEFORE, BEHIND
from retold.model.report import Report

MOST_BYTES = 25_000_000


def test_shipped_model_is_small_and_whole() -> None:
    """The model file is no larger than promised, and its hash is the one beside it."""
    assert model_path().stat().st_size <= MOST_BYTES
    assert BEFORE + BEHIND == 128, "the file has so many distances: train it again"
    assert load_tagger().vocabulary.first > 0


def test_shipped_model_reads_plain_news() -> None:
    """A plain report of what someone said is found, and comes from the accurate tier."""
    report = Report.from_text("Ada Vale, the harbour master, said that the quay would stay shut.")
    (one,) = find_attributions(report, tier="accurate")
    assert one.tier == "accurate"
    assert roles(one)[1:] == ("said", "that the quay would stay shut")
