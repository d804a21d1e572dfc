"""Every page opens without an error, its formulas are set, everyone can read it, and it fits a phone."""

import json
import re
from pathlib import Path

import pytest
from axe import obstacles
from lesson import rest_is_long
from playwright.sync_api import Page, Request, expect

from llmlings.course import load_course

COURSE = load_course(Path(__file__).resolve().parents[2])
DOCS = COURSE.root / "docs"
LESSONS = sorted(path.stem for path in (DOCS / "lessons").glob("*.md"))
WRITTEN = [*DOCS.glob("guides/*.md"), *DOCS.glob("reference/*.md")]
OTHERS = sorted(path.relative_to(DOCS).with_suffix("").as_posix() for path in WRITTEN)
PAGES = ["", *(f"{path.stem}/" for path in DOCS.glob("*.md") if path.stem != "index")]
PAGES += [f"{name}/" for name in OTHERS]
PAGES += ["guides/contributors/", "reference/commands/", "reference/functions/"]
#: The other pages that `make test` looks at: a start page, prose, a table, a list of terms.
SOME_PAGES = ("", "guides/learners/", "reference/files/", "glossary/")
WIDTHS = (1280, 360)
#: What a lesson may weigh as it comes over the network, with its figures and the index of the search, before its
#: exercise is opened.
HEAVIEST = 260 * 1024
#: What only an opened exercise needs.
ON_CLICK = (
    *("lab/vendor/editor/", "lab/vendor/pyodide/", "lab/wheels/", "lab/course/"),
    *(f"lab/{name}.js" for name in ("exercise", "draft", "python", "results", "worker", "downloads")),
)


#: The rules that look at colours; no other depends on the palette.
COLOURS = ("color-contrast", "link-in-text-block")


@pytest.mark.parametrize(
    "address", [pytest.param(page, marks=[] if page in SOME_PAGES else pytest.mark.long) for page in PAGES]
)
def test_a_page_opens_and_everyone_can_read_it(page: Page, site_url: str, address: str) -> None:
    everyone_can_read(page, site_url + address)


@pytest.mark.parametrize("lesson", rest_is_long(LESSONS))
def test_a_lesson_opens_and_everyone_can_read_it(page: Page, site_url: str, lesson: str) -> None:
    everyone_can_read(page, f"{site_url}lessons/{lesson}/")


def everyone_can_read(page: Page, address: str) -> None:
    page.goto(address)
    formulas = page.locator(".arithmatex")
    expect(page.locator(".arithmatex:has(.katex-html)")).to_have_count(formulas.count())
    expect(page.locator(".katex-error")).to_have_count(0)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("document.fonts.ready")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"wider than {width} pixels"
        assert not obstacles(page), f"{width} pixels wide"
    page.get_by_title("Dark colours").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert not obstacles(page, COLOURS), f"dark, {width} pixels wide"


def test_every_page_has_a_description_and_a_card_of_its_own(page: Page, site_url: str) -> None:
    found = {}
    for address in (*PAGES, *(f"lessons/{lesson}/" for lesson in LESSONS)):
        text = page.request.get(f"{site_url}{address}").text()
        (said,) = re.findall(r'<meta name="description" content="([^"]+)">', text)
        (card,) = re.findall(r'<meta property="og:description" content="([^"]+)">', text)
        (title,) = re.findall(r'<meta property="og:title" content="([^"]+)">', text)
        assert said == card
        found[said] = title
    assert len(found) == len(set(found.values())) == len(PAGES) + len(LESSONS)


def test_the_lessons_have_formulas() -> None:
    found = [name for name in LESSONS if re.search(r"\\\(|\\\[", (DOCS / "lessons" / f"{name}.md").read_text("utf-8"))]
    assert len(found) > 10


def weight(request: Request) -> int:
    """The bytes of a response, by its headers: the browser does not count the body of a worker's script."""
    response = request.response()
    assert response is not None
    return request.sizes()["responseHeadersSize"] + int(response.headers["content-length"])


@pytest.mark.parametrize("lesson", rest_is_long(LESSONS))
def test_a_lesson_is_light_and_offers_its_exercise(page: Page, site_url: str, lesson: str) -> None:
    seen: list[Request] = []
    page.on("requestfinished", lambda request: seen.append(request))
    page.goto(f"{site_url}lessons/{lesson}/")
    for figure in page.locator("llm-figure").all():
        figure.scroll_into_view_if_needed()
        expect(figure.locator(".figure-drawing")).to_be_visible()
    page.wait_for_load_state("networkidle")
    table = {request.url.removeprefix(site_url): weight(request) for request in seen if request.url.startswith("http")}
    assert {f"lessons/{lesson}/", "search/search_index.json"} <= set(table)
    assert any("workers/search" in name for name in table)
    assert sum(table.values()) <= HEAVIEST, json.dumps(table, indent=1)
    assert not [name for name in table if name.startswith(ON_CLICK)]
    region = page.get_by_role("region", name=f"Exercise {lesson}")
    if COURSE.module(lesson).requires:
        expect(region).to_have_count(0)
        expect(page.locator("article")).to_contain_text("PyTorch does not run in a web page")
    else:
        expect(region.get_by_role("button", name="Try it here in the page")).to_be_visible()


def test_a_page_without_formulas_does_not_load_katex(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site_url + "credits/")
    page.wait_for_load_state("networkidle")
    assert asked
    assert not [url for url in asked if "katex" in url]
    expect(page.locator("link[href*=katex]")).to_have_count(0)


def test_what_is_wider_than_a_phone_scrolls_by_keyboard(page: Page, site_url: str) -> None:
    page.goto(site_url + "lessons/attention/")
    for name in ("Formula", "Table"):
        expect(page.get_by_role("group", name=name).first).not_to_have_attribute("tabindex", "0")
    page.set_viewport_size({"width": 360, "height": 740})
    for name in ("Formula", "Table"):
        expect(page.locator(f"[aria-label={name}][tabindex='0']")).not_to_have_count(0)
    expect(page.get_by_role("group", name="Formula").first.locator("math")).to_contain_text("softmax")


def test_drawings_can_be_read_on_a_phone(phone: Page, site_url: str) -> None:
    phone.set_viewport_size({"width": 360, "height": 740})
    phone.goto(site_url + "guides/architecture/")
    drawings = phone.locator("figure.drawing svg")
    expect(drawings).to_have_count(2)
    for drawing in drawings.all():
        scale = drawing.evaluate("svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width")
        box = drawing.bounding_box()
        assert box
        for text in drawing.locator("text").all():
            size = text.evaluate("text => parseFloat(getComputedStyle(text).fontSize)")
            assert size * scale >= 11
            found = text.bounding_box()
            assert found
            assert box["x"] <= found["x"]
            assert found["x"] + found["width"] <= box["x"] + box["width"], text.text_content()


def test_drawings_have_the_colours_of_the_palette(page: Page, site_url: str) -> None:
    page.goto(site_url + "guides/architecture/")
    colour = "text => getComputedStyle(text).fill"
    title = page.locator("figure.drawing text.title").first
    light = title.evaluate(colour)
    page.get_by_title("Dark colours").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert title.evaluate(colour) != light
