"""Formulas come with the page: in fonts of the site, without JavaScript, and by instant navigation."""

import pytest
from lesson import rest_is_long
from playwright.sync_api import Browser, Page, expect
from served import ROOT

from llmlings.course import load_course

LESSONS = [module.name for module in load_course(ROOT).modules]


@pytest.mark.parametrize("lesson", rest_is_long(LESSONS))
def test_every_sign_of_a_formula_is_in_the_fonts_of_the_site(page: Page, site_url: str, lesson: str) -> None:
    page.goto(f"{site_url}lessons/{lesson}/")
    page.evaluate("document.fonts.ready")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    document = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    nodes = session.send("DOM.querySelectorAll", {"nodeId": document, "selector": ".katex-html *"})["nodeIds"]
    fonts = [font for node in nodes for font in session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]]
    assert bool(fonts) == (page.locator(".arithmatex").count() > 0)
    foreign = {font["familyName"] for font in fonts if not font["isCustomFont"]}
    assert not foreign, "Run `npm ci && npm run build` in web/: it cuts the fonts down to the signs of the formulas."


def test_formulas_need_no_javascript(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}lessons/attention/")
    formula = page.locator("div.arithmatex").first
    expect(formula.locator(".katex-html")).to_be_visible()
    # The text for screen readers is there, and takes no room.
    expect(formula.locator(".katex-mathml")).to_have_css("position", "absolute")
    expect(formula.locator("math")).to_contain_text("softmax")
    context.close()


def test_instant_navigation_brings_the_styles_and_takes_them_away(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}lessons/vocabulary/")
    page.evaluate("globalThis.visit = 1")
    styles = page.locator("link[href$='katex.css']")
    page.get_by_role("link", name="input_ids, attention_mask and token budgets").first.click()
    expect(page).to_have_url(f"{site_url}lessons/batching/")
    expect(styles).to_have_count(1)
    expect(page.locator(".katex-mathml").first).to_have_css("position", "absolute")
    page.get_by_role("link", name="Vocabulary and special tokens").first.click()
    expect(page).to_have_url(f"{site_url}lessons/vocabulary/")
    expect(styles).to_have_count(0)
    page.go_back()
    expect(page.locator(".katex-mathml").first).to_have_css("position", "absolute")
    assert page.evaluate("globalThis.visit") == 1, "The page was loaded anew."


def test_the_search_does_not_know_the_markup_of_formulas(page: Page, site_url: str) -> None:
    index = page.request.get(f"{site_url}search/search_index.json").text()
    assert "annotation" not in index
    assert "katex-" not in index
    assert r"\\sqrt d" in index
