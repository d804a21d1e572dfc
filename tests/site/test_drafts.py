"""What a reader has written is kept, or it is said that it is not: over a reload, in a second tab, on the way back."""

from axe import obstacles
from lesson import open_exercise, type_answer
from playwright.sync_api import Page, expect

REFUSES = """() => {
  Storage.prototype.setItem = () => {
    throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
  };
}"""


def test_a_browser_that_keeps_nothing_says_so_at_once(page: Page, site_url: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.add_init_script(f"({REFUSES})()")
    page.set_viewport_size({"width": 360, "height": 740})
    open_exercise(page, site_url)
    expect(page.get_by_role("alert")).to_contain_text("download the file before you leave")
    # A cursor that blinks never stops moving.
    page.get_by_role("button", name="Start again").focus()
    for colours in ("Dark colours", "Light colours"):
        assert not obstacles(page), f"before {colours}"
        page.get_by_title(colours).click()


def test_a_browser_that_is_full_says_so_when_it_keeps_no_more(page: Page, site_url: str) -> None:
    open_exercise(page, site_url)
    type_answer(page, "# kept\n")
    expect(page.get_by_role("alert")).to_be_hidden()
    page.evaluate(REFUSES)
    type_answer(page, "# not kept\n")
    expect(page.get_by_role("alert")).to_contain_text("download the file before you leave")
