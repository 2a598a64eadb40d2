"""A claim with its tellings, and what differs between them."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table

from retold.cli.terminal.story import draw_change
from retold.cli.terminal.text import LABEL, QUIET, plain
from retold.export.views.changes import build_changes
from retold.export.views.lookup import Lookup
from retold.export.views.wording import VOICE
from retold.model import Claim, Trace


def draw_claim(trace: Trace, claim: Claim) -> Iterator[RenderableType]:
    """Each report's telling of a claim, then the changes.

    Args:
        trace: Its story.
        claim: The claim.
    """
    lookup = Lookup.of(trace)
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(max_width=24)
    table.add_column()
    for one in claim.tellings:
        table.add_row(
            plain((lookup.siglum(one.report_id), LABEL)),
            plain(lookup.name(one.report_id)),
            plain(one.text, (f" ({VOICE[one.voice]})", QUIET)),
        )
    yield Padding(table, (0, 0, 0, 2))
    drifts = [one for one in trace.drifts if one.claim_id == claim.id]
    for group in build_changes(lookup, drifts, [claim]):
        yield plain((group.kind, LABEL), (f": {group.help}", QUIET))
        for change in group.changes:
            yield Padding(draw_change(change), (0, 0, 0, 2))
