"""The trained model in figures: fetched when it is asked for, at work on the reader's text, and not missed offline."""

import re
from pathlib import Path
from typing import Any

import pytest
from axe import obstacles
from lesson import rest_is_long
from playwright.sync_api import Browser, Locator, Page, expect

SCRIPTS = Path(__file__).resolve().parents[2] / "docs" / "figures" / "trained"
NAMES = sorted(path.stem for path in SCRIPTS.glob("*.js") if path.stem != "parts")
BY_HAND, TRAINED = "an example by hand", re.compile("the trained model|learned vectors")


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


@pytest.mark.parametrize("name", rest_is_long(NAMES))
def test_the_model_comes_when_it_is_asked_and_once(page: Page, site_url: str, name: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    figure = drawing(page, site_url, name)
    expect(figure.get_by_label(BY_HAND)).to_be_checked()
    page.wait_for_load_state("networkidle")
    assert not {"weights.bin", "model.json", "words.bin", "words.json"} & set(asked)
    for _ in range(2):
        figure.get_by_label(TRAINED).check()
        expect(figure.get_by_role("textbox").first).to_be_visible()
        figure.get_by_label(BY_HAND).check()
    assert asked.count("words.bin" if name == "similarity" else "weights.bin") == 1


@pytest.mark.parametrize("name", rest_is_long(NAMES))
def test_the_readers_text_changes_what_the_model_shows(page: Page, site_url: str, name: str) -> None:
    stage = trained(page, site_url, name)
    before = stage.inner_text()
    field = stage.get_by_role("textbox").first
    field.fill("What, is the queen asleep")
    assert stage.inner_text() != before
    # No text, and signs that no play has, are texts too.
    field.fill("")
    field.fill("\u00fc \U0001f642 " * 8)


@pytest.mark.parametrize("name", rest_is_long(NAMES))
@pytest.mark.parametrize("width", [320, 360])
def test_the_model_fits_on_a_phone(page: Page, site_url: str, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    stage = trained(page, site_url, name)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = "d => [...d.querySelectorAll('*')].filter((e) => !e.closest('.figure-scroll, svg')"
    wide += " && e.getBoundingClientRect().right > d.getBoundingClientRect().right + 1).map((e) => e.outerHTML)"
    assert stage.evaluate(wide) == []


@pytest.mark.parametrize("name", rest_is_long(NAMES))
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_the_model_shows(page: Page, site_url: str, name: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    stage = trained(page, site_url, name)
    if name == "transformer":
        for opener in stage.locator("[aria-expanded]").all():
            opener.press("Enter")
            expect(opener).to_have_attribute("aria-expanded", "true")
            assert stage.locator(".figure-zoom").count() == 1
            assert obstacles(page) == []
    assert obstacles(page) == []


def test_without_the_model_the_figure_says_so_and_shows_what_it_has(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    context.route("**/weights.bin", lambda route: route.abort())
    figure = drawing(page, site_url, "generation")
    by_hand = figure.locator(".figure-stage").inner_text()
    figure.get_by_label(TRAINED).check()
    expect(figure.get_by_role("status").first).to_have_text(re.compile("^It did not arrive"))
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


def test_the_map_leads_from_the_whole_to_a_number(page: Page, site_url: str) -> None:
    stage = trained(page, site_url, "transformer")
    stage.get_by_role("button", name="+ attention").first.press("Enter")
    zoom = stage.locator(".figure-zoom")
    assert zoom.locator("tbody td").count() == 96
    zoom.get_by_role("slider").fill("95")
    said = zoom.locator("p[role=status]").inner_text().replace("\u2212", "-").replace("- ", "+ -")
    number, before, added = map(float, re.findall(r"-?\d+\.\d+", said))
    assert number == pytest.approx(before + added, abs=0.0021)
    stage.get_by_role("button", name="head 3").last.press("Enter")
    shares = zoom.locator("tbody td:last-child").all_inner_texts()
    assert 95 <= sum(map(int, shares)) <= 105
    # Another token: the same head looks from there.
    stage.locator(".figure-chip--button").first.press("Enter")
    assert zoom.locator("tbody td:last-child").all_inner_texts() == ["100"]
    stage.get_by_role("button", name="head 3").last.press("Enter")
    assert zoom.count() == 0


def test_a_token_is_compared_in_two_sentences(page: Page, site_url: str) -> None:
    stage = trained(page, site_url, "contextual")
    cosines = stage.locator(".figure-rows").first.locator(".figure-row-number")
    # The row in the table is the same, what the blocks make of it is not.
    assert cosines.first.inner_text() == "1.000"
    assert float(cosines.nth(3).inner_text()) < 0.95
    stage.get_by_label("Sentence 2").fill(stage.get_by_label("Sentence 1").input_value() + " thee")
    assert cosines.all_inner_texts() == ["1.000"] * 4
    stage.get_by_label("Sentence 2").fill("Qqq")
    expect(stage.locator(".figure-words")).to_contain_text("no token in common")


def test_any_word_has_neighbours_and_analogies_are_judged(page: Page, site_url: str) -> None:
    stage = trained(page, site_url, "similarity")
    neighbours, said = stage.locator(".figure-rows").first, stage.locator(".figure-words")
    stage.get_by_label("Neighbours of a word").fill(" France ")
    expect(neighbours.locator(".figure-row-name").first).to_have_text("italy")
    stage.get_by_label("Neighbours of a word").fill("xyzzy")
    expect(said.first).to_contain_text("is not among the 4,000 words")
    stage.get_by_role("button", name="ship").press("Enter")
    expect(stage.get_by_label("Neighbours of a word")).to_have_value("ship")
    stage.get_by_label("man : woman = king").check()
    expect(said.last).to_contain_text("queen: as one hopes")
    stage.get_by_label("france : paris = italy").check()
    expect(said.last).to_contain_text("hoped for was rome")
