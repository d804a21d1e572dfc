"""A reader without Python does the first modules on a phone, by touch."""

from pathlib import Path

from lesson import SLOW, editor, type_answer, verdict
from playwright.sync_api import Locator, Page, expect

from llmlings.course import load_course

COURSE = load_course(Path(__file__).resolve().parents[2])
FIRST = COURSE.modules[:5]
#: What the keyboard and the browser's own bars leave of the screen, 844 pixels high.
ABOVE_KEYBOARD = 450


def size_of_text(box: Locator) -> float:
    return float(box.evaluate("box => parseFloat(getComputedStyle(box).fontSize)"))


def run(phone: Page) -> str:
    """Touch the button, and return what the status line says in the end."""
    phone.get_by_role("button", name="Run the tests").tap()
    expect(verdict(phone)).to_contain_text("tests pass", timeout=SLOW)
    return verdict(phone).inner_text()


def test_the_first_five_modules_from_stub_to_green(phone: Page, site_url: str) -> None:
    phone.goto(site_url)
    phone.get_by_role("link", name="Go to the first exercise").tap()
    phone.evaluate("globalThis.visit = 1")
    for module in FIRST:
        region = phone.get_by_role("region", name=f"Exercise {module.name}")
        region.get_by_role("button", name="here in the page").tap()
        expect(editor(phone, module.name)).to_be_visible()
        assert run(phone).startswith("0 of ")
        # What is next is open, all that comes later is folded.
        expect(phone.locator(".lab-function[open]")).to_have_count(1)
        editor(phone, module.name).tap()
        type_answer(phone, COURSE.solution(module.name).read_text("utf-8"), module.name)
        run(phone)
        expect(verdict(phone)).to_contain_text("Well done.", timeout=SLOW)
        expect(phone.locator(".lab-function[open]")).to_have_count(0)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390
        phone.get_by_role("link", name="Next:").tap()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("One-hot encoding")
    assert phone.evaluate("globalThis.visit") == 1
    phone.goto(site_url)
    expect(phone.locator("a.lesson", has_text="✓ done")).to_have_count(len(FIRST))


def test_the_editor_suits_fingers(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}lessons/tokens/")
    phone.get_by_role("button", name="here in the page").tap()
    text = editor(phone, "tokens")
    expect(text).to_be_visible()
    # Phones zoom into smaller text, and do not zoom out again.
    assert size_of_text(text) >= 16
    # Lines break, so that nothing has to be moved sideways.
    assert phone.locator(".cm-scroller").evaluate("box => box.scrollWidth <= box.clientWidth")
    top = phone.locator(".lab-editor").bounding_box()
    run_button = phone.get_by_role("button", name="Run the tests").bounding_box()
    assert top
    assert run_button
    assert run_button["y"] + run_button["height"] - top["y"] <= ABOVE_KEYBOARD
    for button in phone.locator(".lab-bar button:visible").all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24


def test_a_draft_is_kept_thrown_away_brought_back_and_taken_along(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}lessons/tokens/")
    phone.get_by_role("button", name="Try it here in the page").tap()
    type_answer(phone, "# mine\n", "tokens")
    phone.reload()
    phone.get_by_role("button", name="Go on here in the page").tap()
    expect(editor(phone, "tokens")).to_have_text("# mine")
    phone.get_by_role("button", name="Start again").tap()
    expect(editor(phone, "tokens")).to_contain_text("What a token is")
    phone.get_by_role("button", name="Undo").tap()
    expect(editor(phone, "tokens")).to_have_text("# mine")
    with phone.expect_download() as download:
        phone.get_by_role("button", name="Download tokens.py").tap()
    assert Path(download.value.path()).read_text("utf-8") == "# mine\n"


def test_the_text_fields_of_figures_suit_fingers(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}lessons/tokens/")
    phone.locator("llm-figure").scroll_into_view_if_needed()
    assert size_of_text(phone.get_by_role("textbox", name="Your text")) >= 16


def test_a_heading_takes_no_line_for_the_sign_that_links_to_it(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}lessons/positions/")
    below = """() => [...document.querySelectorAll("article h2")].map((heading) => {
      const text = document.createRange();
      text.selectNodeContents(heading);
      text.setEndBefore(heading.querySelector(".headerlink"));
      return heading.getBoundingClientRect().bottom - text.getBoundingClientRect().bottom;
    })"""
    for width in range(320, 420, 10):
        phone.set_viewport_size({"width": width, "height": 844})
        assert max(phone.evaluate(below)) < 10, f"{width} pixels wide"


def test_a_table_cuts_no_name_in_two(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}lessons/autograd/")
    names = phone.locator("td code", has_text="optimizer.")
    expect(names).not_to_have_count(0)
    assert set(names.evaluate_all("names => names.map((name) => name.getClientRects().length)")) == {1}
