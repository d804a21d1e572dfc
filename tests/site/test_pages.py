"""Every page opens without an error, its formulas are set, and nothing of it is wider than a phone."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

DOCS = Path(__file__).resolve().parents[2] / "docs"
LESSONS = sorted(path.stem for path in (DOCS / "lessons").glob("*.md"))
GUIDES = sorted(path.stem for path in (DOCS / "guides").glob("*.md"))
PAGES = ["", "credits/", *(f"guides/{name}/" for name in GUIDES), *(f"lessons/{name}/" for name in LESSONS)]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_opens_and_its_formulas_are_set(page: Page, site_url: str, address: str) -> None:
    page.goto(site_url + address)
    formulas = page.locator(".arithmatex")
    expect(page.locator(".arithmatex:has(.katex-html)")).to_have_count(formulas.count())
    expect(page.locator(".katex-error")).to_have_count(0)
    page.set_viewport_size({"width": 360, "height": 740})
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360, "The page is wider than a phone."


def test_the_lessons_have_formulas() -> None:
    found = [name for name in LESSONS if re.search(r"\\\(|\\\[", (DOCS / "lessons" / f"{name}.md").read_text("utf-8"))]
    assert len(found) > 10


def test_a_page_without_formulas_does_not_load_katex(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site_url + "credits/")
    page.wait_for_load_state("networkidle")
    assert asked
    assert not [url for url in asked if "katex" in url]


def test_a_formula_is_read_out_and_scrolls_by_keyboard(page: Page, site_url: str) -> None:
    page.goto(site_url + "lessons/one_hot/")
    formula = page.get_by_role("group", name="Formula").first
    expect(formula.locator("math")).to_contain_text("1.414")
    expect(formula).to_have_attribute("tabindex", "0")
