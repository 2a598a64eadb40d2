"""One story in the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from retold.cli.terminal.stemma import draw_tree
from retold.cli.terminal.text import HEADING, LABEL, QUIET, marked, plain, shorten_bits, shortened
from retold.export.views.changes import ChangeView, SideView
from retold.export.views.figures import ClashView
from retold.export.views.page import StoryView
from retold.export.views.quotations import QuotationView, VariantView
from retold.export.views.wording import count_words

# What a screen can hold of each; the page has the rest.
MOST_ALTERED = 8
MOST_OTHER_QUOTATIONS = 2
MOST_READINGS = 5
MOST_READING = 300
MOST_VARIANTS = 3
MOST_PLACES = 6
MOST_LOSSES = 5
MOST_SIDES = 2
MOST_CLASHES = 8
MOST_SWAPS = 6


def draw_story(story: StoryView) -> Iterator[RenderableType]:
    """The story, line by line: its reports, descent, quotations, losses, figures, words."""
    yield plain((story.label, "bold underline"))
    reports = count_words(len(story.reports), "report")
    yield plain((f"{reports} · {story.when}", QUIET))
    yield Padding(_reports(story), (0, 0, 0, 2))
    for one in story.beside:
        yield Padding(plain((f"beside “{shortened(one.label, 100)}”", QUIET)), (0, 0, 0, 2))
    if story.stemma.edges:
        yield from _headed("Who had it from whom", [draw_tree(story.stemma)])
    yield from _headed("Inside the quotation marks", list(_quotations(story)))
    yield from _headed("Lost or changed", list(_changes(story)))
    yield from _headed("Figures that differ", list(_clashes(story)))
    yield from _headed("Words swapped", list(_swaps(story)))
    yield from _headed("Words swapped, by outlet", list(_outlet_swaps(story)))


def _headed(heading: str, lines: list[RenderableType]) -> Iterator[RenderableType]:
    if lines:
        yield Text()
        yield plain((heading, HEADING))
        yield from (Padding(line, (0, 0, 0, 2)) for line in lines)


def _reports(story: StoryView) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(ratio=2)
    table.add_column(ratio=3)
    table.add_column(ratio=2)
    for report in story.reports:
        table.add_row(
            plain((report.siglum, LABEL)),
            plain(shortened(report.name, 60)),
            plain(shortened(report.headline, 120)),
            plain((report.when, QUIET)),
        )
    return table


def _quotations(story: StoryView) -> Iterator[RenderableType]:
    altered = [one for one in story.quotations if one.is_altered][:MOST_ALTERED]
    others = [one for one in story.quotations if not one.is_altered][:MOST_OTHER_QUOTATIONS]
    for quotation in (*altered, *others):
        yield from draw_quotation(quotation)
    yield from _more(len(story.quotations) - len(altered) - len(others), "utterance")


def draw_quotation(quotation: QuotationView) -> Iterator[RenderableType]:
    """An utterance: who said it, every reading, and where they differ."""
    yield plain((quotation.speaker or "speaker unknown", LABEL), (f" — {quotation.judgement}", ""))
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(max_width=12)
    table.add_column()
    for reading in quotation.readings[:MOST_READINGS]:
        words = marked(shorten_bits(reading.bits, MOST_READING))
        if reading.is_quoted:
            words = plain("“", words, "”")
        else:
            words = plain(words, (f" ({reading.voice})", QUIET))
        table.add_row(plain((reading.sigla, LABEL)), words)
    for more in _more(len(quotation.readings) - MOST_READINGS, "wording"):
        table.add_row(plain(), more)
    yield Padding(table, (0, 0, 0, 2))
    for variant in quotation.variants[:MOST_VARIANTS]:
        yield Padding(_variant(variant), (0, 0, 0, 2))
    for more in _more(len(quotation.variants) - MOST_VARIANTS, "difference"):
        yield Padding(more, (0, 0, 0, 2))
    yield Text()


def _variant(variant: VariantView) -> Text:
    places = [
        f"{shortened(one.a_words, 60) or '(nothing)'} | {shortened(one.b_words, 60) or '(nothing)'}"
        for one in variant.places[:MOST_PLACES]
    ]
    if len(variant.places) > MOST_PLACES:
        places.append(f"and {len(variant.places) - MOST_PLACES} more")
    changed = f", which side changed: {variant.changed}" if variant.changed else ""
    grounds = shortened("; ".join(variant.evidence or variant.places[0].evidence), 160)
    return plain(
        (f"→ {variant.judgement}{changed}", LABEL if variant.changed else ""),
        f": {', '.join(places)}",
        (f" ({grounds})" if grounds else "", QUIET),
        (f", {variant.confidence}", QUIET),
    )


def _changes(story: StoryView) -> Iterator[RenderableType]:
    """The lost sources, and how many changes there are of every other kind."""
    for group in story.changes:
        if group.is_loss:
            places = count_words(group.places, "place")
            yield plain((group.kind, LABEL), (f" ({places}): {group.help}", QUIET))
            for change in group.changes[:MOST_LOSSES]:
                yield Padding(draw_change(change), (0, 0, 0, 2))
            for more in _more(len(group.changes) - MOST_LOSSES, "change"):
                yield Padding(more, (0, 0, 0, 2))
    others = [one for one in story.changes if not one.is_loss]
    if others:
        yield plain("Also: ", ", ".join(f"{one.kind.lower()} ({one.places})" for one in others))


def draw_change(change: ChangeView) -> Table:
    """What changed: the words on both sides, and how sure it is."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(max_width=10)
    table.add_column()
    for label, sides in (("from", change.lefts), ("to", change.rights)):
        for side in sides[:MOST_SIDES]:
            table.add_row(plain((label, QUIET)), *_side(side))
        if not sides:
            table.add_row(plain((label, QUIET)), plain("-"), plain(("nobody", QUIET)))
        for more in _more(len(sides) - MOST_SIDES, "wording"):
            table.add_row(plain(), plain(), more)
    table.add_row(plain(), plain(), plain((change.confidence, QUIET)))
    return table


def _side(side: SideView) -> tuple[Text, Text]:
    before, words, after = side.before, shortened(side.words, 180), shortened(side.after, 80)
    if len(before) > 80:
        before = "… " + before[-80:].partition(" ")[2]
    # Brackets set the words off from their sentence; where they are the sentence there is no need.
    if not side.is_whole:
        words = f"[{words}]"
    manner = (f" ({side.manner})" if side.manner else "", QUIET)
    return plain((side.sigla, LABEL)), plain(before, words, after, manner)


def _clashes(story: StoryView) -> Iterator[RenderableType]:
    for clash in story.clashes[:MOST_CLASHES]:
        yield _clash(clash)
    yield from _more(len(story.clashes) - MOST_CLASHES, "figure")


def _clash(clash: ClashView) -> Text:
    made = plain((clash.counted or "a figure", LABEL), ": ")
    for number, value in enumerate(clash.values):
        made.append_text(plain(" | " if number else "", value.words, (f" ({value.sigla})", LABEL)))
    return plain(made, f": {clash.relation}", (f", {clash.confidence}", QUIET))


def _swaps(story: StoryView) -> Iterator[RenderableType]:
    for swap in story.swaps[:MOST_SWAPS]:
        made = Text()
        for number, term in enumerate(swap.terms):
            made.append_text(
                plain(" | " if number else "", term.words, (f" ({term.sigla})", LABEL))
            )
        if swap.places > 1:
            made.append_text(plain((f", {swap.places} places", QUIET)))
        if swap.signs:
            made.append_text(plain((f": {'; '.join(swap.signs)}", QUIET)))
        yield made
    yield from _more(len(story.swaps) + story.more_swaps - MOST_SWAPS, "pair")


def _outlet_swaps(story: StoryView) -> Iterator[RenderableType]:
    """The first of each outlet, its most telling one; what copies share is said once."""
    shown = [one for one in story.outlet_swaps if one.is_first]
    for one in shown[:MOST_SWAPS]:
        yield plain(
            (shortened(", ".join(one.outlets), 60), LABEL),
            (f" ({count_words(one.reports, 'report')})" if one.reports > 1 else "", QUIET),
            f': "{one.own}" for "{one.other}"',
            (f" ({shortened(one.others, 60)})", QUIET),
        )
    yield from _more(len(story.outlet_swaps) - len(shown[:MOST_SWAPS]), "pair")


def _more(number: int, noun: str) -> Iterator[Text]:
    if number > 0:
        yield plain((f"… and {count_words(number, f'more {noun}')}", QUIET))
