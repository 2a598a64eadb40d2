"""The desk as its user meets it, from end to end."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect


def _open_story(page: Page) -> None:
    page.locator(".stories a", has_text="ferry").first.click()
    expect(page.get_by_role("heading", name="Who had it from whom")).to_be_visible()


def test_a_story_is_followed_from_the_desk_to_its_evidence(page: Page) -> None:
    """A line of the picture opens its row; the row leads to a page with the evidence."""
    assert "token" not in page.url
    _open_story(page)
    page.locator(".timeline a.edge[aria-label*='copied and edited']").first.focus()
    page.keyboard.press("Enter")
    assert "#edge-" in page.url
    row = page.locator("tr:target")
    expect(row).to_be_visible()
    expect(row.locator("details[open]").first).to_be_visible()
    row.locator("td:nth-child(3) a").click()
    expect(page.get_by_role("heading", name="The evidence")).to_be_visible()
    expect(page.locator("ul.evidence li").first).not_to_be_empty()
    page.get_by_role("link", name="The two side by side").click()
    expect(page.locator("table.compare mark").first).to_be_visible()


def test_a_report_shows_its_exemplars_wording_at_a_key(page: Page) -> None:
    """The switch, the key, and a gap that opens."""
    _open_story(page)
    page.locator(".reports a").nth(7).click()
    over = page.locator(".over").nth(1)
    expect(over).to_be_hidden()
    page.keyboard.press("e")
    expect(over).to_be_visible()
    gap = page.locator("details.gap").first
    gap.locator("summary").click()
    expect(gap.locator("p")).to_be_visible()


def test_words_are_searched_from_the_keyboard(page: Page) -> None:
    """Stroke, a sentence, Enter: every version, the earliest first."""
    page.keyboard.press("/")
    page.keyboard.type("her master did what a careful master does")
    page.keyboard.press("Enter")
    expect(page.locator(".versions li").nth(5)).to_be_visible()
    times = page.locator(".versions time[datetime]").all()
    days = [one.get_attribute("datetime") or "" for one in times]
    assert days == sorted(days)


def test_the_list_is_walked_by_keys_and_the_keys_are_told(page: Page) -> None:
    """J and k move, Enter opens, ? tells, Escape closes."""
    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Keys")).to_be_hidden()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).not_to_have_text("Stories")


def test_a_parent_is_corrected_holds_and_is_taken_back(own_page: Page) -> None:
    """The line is gone after the correction, also when the page is read again, until it is undone.

    The work shows how far it is, and says when it is done.
    """
    page = own_page
    _open_story(page)
    story = page.url
    row = page.locator("tr[id^=edge-]", has_text="PORTBUZZ").last
    anchor = row.get_attribute("id") or ""
    row.locator("td:nth-child(3) a").click()
    page.get_by_role("button", name="Not from this one").click()
    expect(page.locator("#job-said")).to_contain_text("Kept:", timeout=60_000)
    page.get_by_role("link", name="Go on").click()
    expect(page.locator("h1")).to_be_visible()
    assert page.locator(f"[id='{anchor}']").count() == 0
    page.goto(story)
    assert page.locator(f"[id='{anchor}']").count() == 0
    page.get_by_role("link", name="Judgements").first.click()
    page.get_by_role("button", name=re.compile("Take it back")).click()
    expect(page.locator("#job-said")).to_contain_text("Taken back:", timeout=60_000)
    page.goto(story)
    expect(page.locator(f"[id='{anchor}']")).to_have_count(1)


def test_a_body_is_corrected_and_taken_back_without_a_script(scriptless_page: Page) -> None:
    """The switch, the paragraphs to choose from, and work that says how far it is by itself."""
    page = scriptless_page
    _open_story(page)
    page.locator(".reports a").nth(1).click()
    page.locator("#wording").check()
    expect(page.locator(".over").nth(1)).to_be_visible()
    body = page.locator("form", has_text="Its body is from")
    chosen = body.locator("select[name=first] option").nth(3).get_attribute("value") or ""
    body.locator("select[name=first]").select_option(chosen)
    body.get_by_role("button").click()
    expect(page.locator("#job-said")).to_contain_text("Kept:", timeout=60_000)
    page.get_by_role("link", name="Go on").click()
    first = page.locator("select[name=first] option[selected]")
    assert first.get_attribute("value") == chosen
    page.get_by_role("button", name="Choose the story").click()
    expect(page.get_by_role("heading", name="Which story does it belong to?")).to_be_visible()
    page.get_by_role("link", name="Judgements").click()
    page.get_by_role("button", name=re.compile("Take it back")).click()
    expect(page.locator("#job-said")).to_contain_text("Taken back:", timeout=60_000)


def test_a_page_is_printed_without_what_is_for_the_screen(page: Page) -> None:
    """Text, picture and evidence are printed; what one chooses, types or presses is not."""
    _open_story(page)
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".timeline")).to_be_visible()
    expect(page.locator(".edges details.why li").first).to_be_visible()
    for one in page.locator(".bar, footer, form, .contents").all():
        expect(one).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_a_story_is_exported(page: Page) -> None:
    """From the Export page, as a file with a harmless name."""
    page.get_by_role("link", name="Export").first.click()
    page.get_by_role("button", name="Choose a format").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="graphml").click()
    assert re.fullmatch(r"[a-z0-9-]+\.graphml", download.value.suggested_filename)


PLACES = ("/", "/find?q=ship+in+good+order", "/speakers", "/judgements", "/runs", "/export", "/add")


def _addresses(page: Page) -> list[str]:
    """One page of every kind."""
    _open_story(page)
    story = page.url.partition("#")[0]
    hrefs = [
        page.locator(selector).first.get_attribute("href") or ""
        for selector in (".reports a", ".edges td:nth-child(3) a", ".quote .self")
    ]
    report = hrefs[0].rpartition("/")[2]
    other = (page.locator(".reports a").nth(4).get_attribute("href") or "").rpartition("/")[2]
    host = re.sub(r"(http://[^/]+).*", r"\1", page.url)
    page.goto(f"{host}/speakers")
    speaker = page.locator("tbody a").first.get_attribute("href") or ""
    choices = [f"/report/{report}/story?words=the+harbour+office+said", f"{speaker}/same?name=e"]
    inner = [*PLACES, *hrefs, f"/compare/{report}/{other}", speaker, *choices]
    return [story, *(host + one for one in inner)]


def _violations(page: Page, addresses: list[str]) -> dict[str, list[tuple[str, str]]]:
    """What axe-core finds against WCAG 2.2, levels A and AA: the rule, and where."""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    broken = {}
    for address in addresses:
        page.goto(address)
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}}).response
        if found["violations"]:
            broken[address] = [
                (one["id"], one["nodes"][0]["html"][:200]) for one in found["violations"]
            ]
    return broken


def test_the_pages_one_meets_first_can_be_used_by_everybody(page: Page) -> None:
    """The list and the search, as far as axe-core can tell."""
    host = re.sub(r"(http://[^/]+).*", r"\1", page.url)
    assert not _violations(page, [f"{host}/", f"{host}/find?q=ship+in+good+order"])


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_can_be_used_by_everybody(page: Page, scheme: str) -> None:
    """Every kind of page, in light and in dark."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    assert not _violations(page, _addresses(page))


@pytest.mark.slow
def test_no_page_is_wider_than_its_window(page: Page) -> None:
    """From a small phone to the widest screen, with everything unfolded."""
    wide = []
    for address in _addresses(page):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        for width in (320, 360, 736, 1024, 1536, 2560):
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wide.append((address, width))
    assert not wide
