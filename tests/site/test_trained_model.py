"""The trained model in figures: fetched when it is asked for, at work on the reader's text, and not missed offline."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

SCRIPTS = Path(__file__).resolve().parents[2] / "docs" / "figures" / "trained"
NAMES = sorted(path.stem for path in SCRIPTS.glob("*.js") if path.stem != "parts")
BY_HAND, TRAINED = "an example by hand", "the trained model"


def drawing(page: Page, site_url: str, name: str) -> Locator:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site_url}lessons/{name}/")
    figure = page.locator(f'llm-figure[name="{name}"]')
    figure.scroll_into_view_if_needed()
    return figure.locator(".figure-drawing")


def trained(page: Page, site_url: str, name: str) -> Locator:
    """Open a lesson, ask its figure's model, and return what it shows."""
    figure = drawing(page, site_url, name)
    figure.get_by_label(TRAINED).check()
    stage = figure.locator(".figure-stage")
    expect(stage.get_by_role("textbox").first).to_be_visible()
    return stage


@pytest.mark.parametrize("name", NAMES)
def test_the_model_comes_when_it_is_asked_and_once(page: Page, site_url: str, name: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    figure = drawing(page, site_url, name)
    expect(figure.get_by_label(BY_HAND)).to_be_checked()
    page.wait_for_load_state("networkidle")
    assert not {"weights.bin", "model.json"} & set(asked)
    for _ in range(2):
        figure.get_by_label(TRAINED).check()
        expect(figure.get_by_role("textbox").first).to_be_visible()
        figure.get_by_label(BY_HAND).check()
    assert asked.count("weights.bin") == 1


@pytest.mark.parametrize("name", NAMES)
def test_the_readers_text_changes_what_the_model_shows(page: Page, site_url: str, name: str) -> None:
    stage = trained(page, site_url, name)
    before = stage.inner_text()
    field = stage.get_by_role("textbox").first
    field.fill("What, is the queen asleep")
    assert stage.inner_text() != before
    # No text, and signs that no play has, are texts too.
    field.fill("")
    field.fill("\u00fc \U0001f642 " * 8)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [320, 360])
def test_the_model_fits_on_a_phone(page: Page, site_url: str, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    stage = trained(page, site_url, name)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = "d => [...d.querySelectorAll('*')].filter((e) => !e.closest('.figure-scroll, svg')"
    wide += " && e.getBoundingClientRect().right > d.getBoundingClientRect().right + 1).map((e) => e.outerHTML)"
    assert stage.evaluate(wide) == []


def test_without_the_model_the_figure_says_so_and_shows_what_it_has(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    context.route("**/weights.bin", lambda route: route.abort())
    figure = drawing(page, site_url, "generation")
    by_hand = figure.locator(".figure-stage").inner_text()
    figure.get_by_label(TRAINED).check()
    expect(figure.get_by_role("status").first).to_have_text(re.compile("^The trained model did not arrive"))
    assert figure.locator(".figure-stage").inner_text() == by_hand
    context.unroute("**/weights.bin")
    figure.get_by_role("button", name="Try again").click()
    expect(figure.get_by_role("textbox")).to_be_visible()
    expect(figure.get_by_role("button", name="Try again")).to_be_hidden()
    context.close()


def test_the_model_writes_on(page: Page, site_url: str) -> None:
    stage = trained(page, site_url, "generation")
    written = stage.locator(".figure-written")
    stage.get_by_label("Your beginning").fill("HAMLET")
    stage.get_by_role("button", name="Draw the next token").press("Enter")
    expect(stage.locator(".figure-token")).to_have_count(1)
    stage.get_by_role("button", name="Write 40").press("Enter")
    assert 2 <= stage.locator(".figure-token").count() <= 41
    assert (written.text_content() or "").startswith("HAMLET")
    stage.get_by_role("button", name="Clear").press("Enter")
    expect(written).to_have_text("HAMLET")
    # Cut to the most probable token, the model always says the same.
    stage.get_by_label("top-p").fill("0.05")
    expect(stage.locator(".figure-words")).to_contain_text(re.compile("^[1-9] of 769 tokens can be drawn"))


def test_a_head_shows_where_a_token_looks(page: Page, site_url: str) -> None:
    stage = trained(page, site_url, "attention")
    heads = stage.get_by_role("radio")
    assert heads.count() == 8
    tokens = stage.locator(".figure-chip--button")
    said = set()
    for head in range(8):
        heads.nth(head).check()
        shares = [int(text) for text in tokens.locator(".figure-chip-below").all_inner_texts()]
        assert 95 <= sum(shares) <= 105
        said.add(tuple(shares))
    assert len(said) == 8
    tokens.nth(1).press("Enter")
    assert tokens.nth(1).get_attribute("aria-pressed") == "true"
    assert tokens.locator(".figure-chip-below").all_inner_texts()[2:] == ["–"] * (tokens.count() - 2)
