"""A reader goes from page to page, back again, searches, and chooses colours."""

import re

from playwright.sync_api import Page, expect


def test_going_on_and_back_keeps_the_visit(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}lessons/one_hot/")
    page.evaluate("globalThis.visit = 1")
    page.get_by_role("link", name="The embedding matrix and lookup").first.click()
    expect(page).to_have_url(f"{site_url}lessons/embedding/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("embedding matrix")
    expect(page.get_by_role("button", name="Try it here in the page")).to_be_visible()
    expect(page.locator(".arithmatex:has(.katex-html)")).not_to_have_count(0)
    page.go_back()
    expect(page).to_have_url(f"{site_url}lessons/one_hot/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("One-hot encoding")
    expect(page.get_by_role("region", name="Exercise one_hot").get_by_role("button")).to_be_visible()
    assert page.evaluate("globalThis.visit") == 1, "The page was loaded anew."


def test_a_word_leads_to_its_meaning_and_back(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}lessons/bpe/")
    page.locator("a.term", has_text="tokens").click()
    expect(page).to_have_url(f"{site_url}glossary/#token")
    expect(page.get_by_role("term").filter(has_text=re.compile("^token$"))).to_be_in_viewport()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Byte pair encoding")
    expect(page.locator("a.term", has_text="tokens")).to_be_in_viewport()


def test_the_search_leads_to_a_section(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.keyboard.press("/")
    page.keyboard.type("viterbi")
    hit = page.get_by_role("search").locator("a[href*='lessons/subwords/']").first
    expect(hit).to_be_visible()
    hit.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("SentencePiece")


def test_the_search_leads_to_a_function(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.keyboard.press("/")
    page.keyboard.type("embedding_bytes")
    hit = page.get_by_role("search").locator("a[href*='reference/functions/#embedding.embedding_bytes']")
    expect(hit).to_be_visible()
    hit.click()
    expect(page.get_by_role("heading", name="embedding_bytes")).to_be_in_viewport()


def test_the_search_knows_no_more_of_a_function_than_its_name(page: Page, site_url: str) -> None:
    index = page.request.get(f"{site_url}search/search_index.json").json()
    found = {entry["location"]: entry for entry in index["docs"]}
    entry = found["reference/functions/#embedding.embedding_bytes"]
    assert (entry["title"], entry["text"]) == ("<code>embedding_bytes</code>", "")


def test_the_colours_are_kept(page: Page, site_url: str) -> None:
    page.goto(site_url)
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_title("Dark colours").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{site_url}lessons/bpe/")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_title("Light colours").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
