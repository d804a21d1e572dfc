"""The start page leads to the first exercise in one click and shows what is done."""

import re
from urllib.parse import urlsplit

from axe import obstacles
from playwright.sync_api import Page, expect
from served import ROOT

from llmlings.course import load_course


def test_one_click_leads_to_the_first_exercise(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.get_by_role("link", name="Go to the first exercise").click()
    expect(page).to_have_url(f"{site_url}lessons/tokens/#the-exercise")
    expect(page.get_by_role("heading", name="The exercise")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Try it here in the page")).to_be_in_viewport()


def test_the_first_screen_says_what_the_course_is_and_where_it_begins(page: Page, phone: Page, site_url: str) -> None:
    for screen in (page, phone):
        screen.goto(site_url)
        for part in (screen.locator(".hero-lead"), *screen.locator(".hero-buttons a").all()):
            expect(part).to_be_in_viewport(ratio=1)
    expect(page.get_by_text("Learn from red tests.")).to_be_in_viewport()
    expect(page.get_by_role("heading", name="The lessons")).to_be_in_viewport()


def test_the_list_of_lessons_shows_what_is_done(page: Page, site_url: str) -> None:
    page.goto(site_url)
    lesson = page.locator("a.lesson")
    expect(lesson).to_have_count(len(load_course(ROOT).modules))
    expect(lesson.locator(".lab-progress")).to_have_count(0)
    page.evaluate("localStorage.setItem('llmlings.result.tokens', '22/22')")
    page.evaluate("localStorage.setItem('llmlings.result.bpe', '7/30')")
    page.reload()
    expect(lesson.filter(has_text="What a token is").locator(".lab-progress")).to_have_text("✓ done")
    expect(lesson.filter(has_text="Byte pair encoding").locator(".lab-progress")).to_have_text("7/30")


def test_an_address_that_does_not_exist_leads_back(page: Page, site_url: str) -> None:
    """A host serves this page for any address, so its links may not depend on where it seems to lie."""
    address, path = f"{site_url}404.html", urlsplit(site_url).path
    article = page.request.get(address).text().partition("<article")[2].partition("</article>")[0]
    assert re.findall('href="(.+?)"', article) == [f"{path}.", f"{path}lessons/tokens/"]
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("This page does not exist")
    assert not obstacles(page)
    page.get_by_role("article").get_by_role("link", name="start page").click()
    expect(page).to_have_url(site_url)
