"""Every figure starts, answers to the keyboard, fits on a phone, and leaves a text to readers without JavaScript."""

import re
from pathlib import Path

import pytest
from lesson import rest_is_long
from playwright.sync_api import Browser, Locator, Page

LESSONS = Path(__file__).resolve().parents[2] / "docs" / "lessons"
FIGURES = [
    (lesson.stem, name)
    for lesson in sorted(LESSONS.glob("*.md"))
    for name in re.findall(r'<llm-figure name="(\w+)">', lesson.read_text(encoding="utf-8"))
]
NAMES = [name for _, name in FIGURES]
#: The keys that change a control, by its type; the second is for one that stands at its end.
KEYS = {
    "range": ["ArrowLeft", "ArrowRight"],
    "radio": ["ArrowRight", "ArrowLeft"],
    "checkbox": ["Space"],
    "text": ["x"],
    "button": ["Enter"],
}


def started(page: Page, name: str) -> Locator:
    """Scroll to a figure as a reader does, and return what it draws."""
    page.locator(f'llm-figure[name="{name}"]').scroll_into_view_if_needed()
    drawing = page.locator(f'llm-figure[name="{name}"] .figure-drawing')
    drawing.wait_for()
    return drawing


def shown(drawing: Locator) -> object:
    """Return all that a figure shows, the state of its controls included."""
    return drawing.evaluate("d => [d.innerHTML, ...[...d.querySelectorAll('input')].map((i) => i.value + i.checked)]")


@pytest.mark.parametrize(("lesson", "name"), rest_is_long(FIGURES), ids=NAMES)
def test_every_control_of_a_figure_answers_to_the_keyboard(page: Page, site_url: str, lesson: str, name: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site_url}lessons/{lesson}/")
    drawing = started(page, name)
    controls = drawing.locator("input, button, select")
    assert controls.count() > 0
    for place in range(controls.count()):
        control = controls.nth(place)
        kind = control.evaluate("c => c.type")
        # Of radio buttons the keyboard reaches the chosen one.
        if control.is_disabled() or (kind == "radio" and not control.is_checked()):
            continue
        before = shown(drawing)
        control.focus()
        for key in KEYS[kind]:
            page.keyboard.press(key)
            if shown(drawing) != before:
                break
        else:
            pytest.fail(f"{name}: {control.evaluate('c => c.outerHTML')} changes nothing")


@pytest.mark.parametrize(("lesson", "name"), rest_is_long(FIGURES), ids=NAMES)
def test_a_figure_fits_on_a_phone(page: Page, site_url: str, lesson: str, name: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site_url}lessons/{lesson}/")
    drawing = started(page, name)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    # What is wider than its box, and does not scroll by itself, would be cut off.
    wide = "d => [...d.querySelectorAll('*')].filter((e) => !e.closest('.figure-scroll, .figure-hidden, svg')"
    wide += " && e.getBoundingClientRect().right > d.getBoundingClientRect().right + 1).map((e) => e.outerHTML)"
    assert drawing.evaluate(wide) == []


@pytest.mark.parametrize(("lesson", "name"), rest_is_long(FIGURES), ids=NAMES)
def test_a_slider_says_where_it_stands_and_suits_fingers(page: Page, site_url: str, lesson: str, name: str) -> None:
    page.goto(f"{site_url}lessons/{lesson}/")
    said = "slider => [slider.getAttribute('aria-valuetext'), slider.nextElementSibling.textContent]"
    for slider in started(page, name).get_by_role("slider").all():
        first = slider.evaluate(said)
        slider.dispatch_event("input")
        assert slider.evaluate(said) == first
        box = slider.bounding_box()
        assert box
        assert box["height"] >= 24


def test_a_reader_without_javascript_gets_the_figures_in_words(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for lesson in sorted({lesson for lesson, _ in FIGURES}):
        page.goto(f"{site_url}lessons/{lesson}/")
        for figure in page.locator("llm-figure").all():
            assert len(figure.inner_text().split()) >= 15
    context.close()


def test_a_figure_is_loaded_when_the_reader_comes_near(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    page.goto(f"{site_url}lessons/attention/", wait_until="networkidle")
    assert "attention.js" not in asked
    started(page, "attention")
    assert "attention.js" in asked
