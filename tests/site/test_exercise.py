"""The exercise of a lesson, as a reader uses it: by mouse, by keyboard, on a phone, and again tomorrow."""

import re
from pathlib import Path

from axe import obstacles
from lesson import SLOW, open_exercise, status, type_answer, verdict
from playwright.sync_api import Page, expect

from llmlings.course import load_course
from llmlings.testing.catalogue import read_mistakes

COURSE = load_course(Path(__file__).resolve().parents[2])
SOLUTION = COURSE.solution("one_hot").read_text("utf-8")


def test_stub_mistake_and_solution(page: Page, site_url: str) -> None:
    open_exercise(page, site_url)
    assert status(page) == "0 of 14 tests pass, 0 fail, 14 to do."
    mistake = next(wrong for wrong in read_mistakes(COURSE, "one_hot") if wrong.id == "checks_only_the_sum")
    type_answer(page, mistake.source)
    assert status(page) == "13 of 14 tests pass, 1 fail, 0 to do."
    expect(page.get_by_text("Likely:")).to_have_count(1)
    expect(page.locator(".md-nav--primary .lab-progress")).to_have_text("13/14")
    bars = page.locator(".lab-test--passed, .lab-test--failed")
    colours = set(bars.evaluate_all("nodes => nodes.map((node) => getComputedStyle(node).borderLeftColor)"))
    assert colours == {"rgb(46, 125, 50)", "rgb(198, 40, 40)"}
    type_answer(page, SOLUTION)
    page.keyboard.press("ControlOrMeta+Enter")
    expect(verdict(page)).to_have_text("All 14 tests pass. Well done.", timeout=SLOW)
    expect(page.locator(".md-nav--primary .lab-progress")).to_have_text("✓ done")


def test_an_extra_is_marked_and_counts_nothing(page: Page, site_url: str) -> None:
    open_exercise(page, site_url, "attention")
    answer, own = COURSE.solution("attention").read_text("utf-8"), "    keys = np.vstack([cached_keys, key])\n"
    assert own in answer
    type_answer(page, answer.replace(own, '    raise NotImplementedError("attend_with_cache")\n'), "attention")
    page.keyboard.press("ControlOrMeta+Enter")
    expect(verdict(page)).to_have_text(re.compile(r"All \d+ tests pass\. Well done\."), timeout=SLOW)
    expect(page.locator(".md-nav--primary .lab-progress")).to_have_text("✓ done")
    expect(page.locator(".lab-function > summary").last).to_have_text("attend_with_cache (extra) 0 of 4 pass")


def test_a_file_that_is_no_python_is_said_once(page: Page, site_url: str) -> None:
    open_exercise(page, site_url)
    type_answer(page, "def one_hot(:\n")
    assert status(page) == "The file cannot be loaded. Mend it, then run the tests again."
    expect(page.locator(".lab-message")).to_have_count(1)
    expect(page.locator(".lab-message")).to_contain_text("exercises/one_hot.py")


def test_a_draft_outlives_the_page(page: Page, site_url: str) -> None:
    open_exercise(page, site_url)
    type_answer(page, "# mine\n")
    page.reload()
    page.get_by_role("button", name="Go on here in the page").click()
    expect(page.get_by_role("textbox", name="one_hot.py")).to_contain_text("# mine")


def test_of_much_that_is_printed_the_beginning_is_shown(page: Page, site_url: str) -> None:
    open_exercise(page, site_url)
    type_answer(page, "def one_hot(ids, vocab_size):\n    for i in range(9000):\n        print('again', i)\n")
    assert status(page).startswith("0 of 14 tests pass")
    expect(page.get_by_text("Your code printed, at first:\nagain 0\n").first).to_be_visible()
    assert len(page.locator(".lab").inner_text()) < 30_000


def test_starting_again_can_be_undone(page: Page, site_url: str) -> None:
    open_exercise(page, site_url)
    editor = page.get_by_role("textbox", name="one_hot.py")
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
    type_answer(page, "# mine\n")
    page.get_by_role("button", name="Start again").click()
    expect(editor).to_contain_text("One-hot encoding: the simplest vector")
    page.get_by_role("button", name="Undo").click()
    expect(editor).to_have_text("# mine")


def test_the_answer_can_be_taken_along_as_a_file(page: Page, site_url: str) -> None:
    open_exercise(page, site_url)
    type_answer(page, "# mine\n")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download one_hot.py").click()
    assert download.value.suggested_filename == "one_hot.py"
    assert Path(download.value.path()).read_text("utf-8") == "# mine\n"


def test_the_keyboard_leads_into_the_editor_and_out(page: Page, site_url: str) -> None:
    open_exercise(page, site_url)
    page.keyboard.press("Tab")
    expect(page.get_by_role("textbox", name="one_hot.py")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Run the tests")).to_be_focused()


def test_everyone_can_read_the_verdicts_on_a_phone_too(page: Page, site_url: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 360, "height": 740})
    open_exercise(page, site_url)
    type_answer(page, SOLUTION.replace("return", "return None #", 1))
    assert "fail" in status(page)
    for colours in ("Dark colours", "Light colours"):
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert not obstacles(page), f"before {colours}, {width} pixels wide"
        page.get_by_title(colours).click()


def test_python_outlives_the_lesson_and_forgets_its_run(page: Page, site_url: str) -> None:
    """A run left behind in another lesson neither answers for the next one nor holds it up."""
    open_exercise(page, site_url)
    page.evaluate("globalThis.visit = 1")
    type_answer(page, "def one_hot(ids, vocab_size):\n    while True:\n        pass\n")
    page.get_by_role("button", name="Run the tests").click()
    expect(verdict(page)).to_have_text("The tests are running.", timeout=SLOW)
    page.get_by_role("link", name="What a token is").first.click()
    expect(page.get_by_role("region", name="Exercise tokens")).to_be_visible()
    page.get_by_role("button", name="Try it here in the page").click()
    assert status(page).startswith("0 of ")
    expect(page.locator(".lab-function").first).to_contain_text("split_words")
    assert page.evaluate("globalThis.visit") == 1
