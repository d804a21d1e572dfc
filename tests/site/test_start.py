"""The start page leads to the first exercise in one click and shows what is done."""

from playwright.sync_api import Page, expect


def test_one_click_leads_to_the_first_exercise(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.get_by_role("link", name="Go to the first exercise").click()
    expect(page).to_have_url(f"{site_url}lessons/tokens/#the-exercise")
    expect(page.get_by_role("heading", name="The exercise")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Try it here in the page")).to_be_in_viewport()


def test_the_list_of_lessons_shows_what_is_done(page: Page, site_url: str) -> None:
    page.goto(site_url)
    lesson = page.locator("a.lesson")
    expect(lesson).to_have_count(18)
    expect(lesson.locator(".lab-progress")).to_have_count(0)
    page.evaluate("localStorage.setItem('llmlings.result.tokens', '22/22')")
    page.evaluate("localStorage.setItem('llmlings.result.bpe', '7/30')")
    page.reload()
    expect(lesson.filter(has_text="What a token is").locator(".lab-progress")).to_have_text("✓ done")
    expect(lesson.filter(has_text="Byte pair encoding").locator(".lab-progress")).to_have_text("7/30")
