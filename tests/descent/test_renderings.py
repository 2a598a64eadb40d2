from __future__ import annotations

from descent.telling import edges, tell
from retold.model import DescentKind

ONE = """Minister: island bridge will open before the frost

PORT EMMEL - Minister of Ways Cosima Wendle said on Tuesday that the island bridge would be \
opened before the first frost.

"We have promised this bridge to the islanders for thirty years, and I do not intend to be the \
seventh minister who breaks that promise," Wendle told the assembly.

She said that 214 of the 260 piles had been driven and that 18 million crowns remained to be spent.

"Those who say that the ferry was enough have never waited for it in February with a sick child," \
the minister said.

Wendle added that the toll would be two crowns and that residents would pay nothing."""
OTHER = """Wendle vows bridge to island will be ready by first frosts

PORT EMMEL - The bridge to the island is going to be inaugurated ahead of the first frosts, \
Minister of Ways Cosima Wendle declared Tuesday.

"For three decades this bridge has been pledged to the people of the island; I am not planning to \
become minister number seven to go back on that word," Wendle stated in parliament.

Out of 260 pilings, 214 are already in place, and 18 million crowns are still available, \
according to her.

"Anybody claiming that a ferry suffices has never stood waiting for one in February holding an \
ailing child," she noted.

The crossing will cost two crowns while islanders are going to be exempt, Wendle went on to say."""


def test_two_renderings_are_siblings_under_the_speaker_quoted() -> None:
    """Sense, order and figures agree, and hardly a run of words, in quotation marks either."""
    found = edges(tell("Norvane", "2031-07-01", ONE), tell("Quillon", "2031-07-01", OTHER))
    assert len(found) == 2
    for (_, exemplar), descent in found.items():
        assert exemplar.endswith("Cosima Wendle (statement)")
        assert descent.kind is DescentKind.TRANSLATION
        assert descent.confidence <= 0.5
        assert descent.alternatives


def test_a_report_with_words_replaced_is_no_rendering() -> None:
    """Synonyms put in word for word leave the rest standing."""
    spun = ONE.replace("promise", "pledge").replace("frost", "freeze").replace("sick", "ill")
    spun = spun.replace("minister", "secretary").replace("waited", "queued")
    found = edges(tell("Norvane", "2031-07-01", ONE), tell("Brisk", "2031-07-02", spun))
    assert set(found) == {("Brisk 2031-07-02", "Norvane 2031-07-01")}
