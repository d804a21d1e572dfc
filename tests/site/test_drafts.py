"""What a reader has written is kept, or it is said that it is not: over a reload, in a second tab, on the way back."""

from axe import obstacles
from lesson import SLOW, editor, open_exercise, status, type_answer, verdict
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


def test_what_starting_again_threw_away_is_there_after_a_reload(page: Page, site_url: str) -> None:
    open_exercise(page, site_url)
    undo = page.get_by_role("button", name="Undo")
    type_answer(page, "# mine\n")
    page.get_by_role("button", name="Start again").click()
    open_exercise(page, site_url)
    expect(editor(page)).to_contain_text('NotImplementedError("one_hot")')
    type_answer(page, "# another beginning\n")
    undo.click()
    expect(editor(page)).to_have_text("# mine")
    # Undoing loses nothing either.
    undo.click()
    expect(editor(page)).to_have_text("# another beginning")


def test_nothing_is_undone_that_was_not_thrown_away(page: Page, site_url: str) -> None:
    open_exercise(page, site_url)
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_hidden()
    type_answer(page, "# mine\n")
    expect(undo).to_be_hidden()
    page.get_by_role("button", name="Start again").click()
    undo.click()
    expect(undo).to_be_hidden()
    expect(page.get_by_role("button", name="Start again")).to_be_focused()


def test_a_second_tab_is_told_and_shows_what_the_first_one_wrote(page: Page, site_url: str) -> None:
    second = page.context.new_page()
    second.emulate_media(reduced_motion="reduce")
    second.set_viewport_size({"width": 360, "height": 740})
    for tab in (page, second):
        open_exercise(tab, site_url)
    type_answer(page, "# of the first tab\n")
    show = second.get_by_role("button", name="Show the other version")
    expect(second.get_by_role("alert")).to_contain_text("changed in another tab")
    expect(editor(second)).not_to_contain_text("# of the first tab")
    show.focus()
    for colours in ("Dark colours", "Light colours"):
        assert not obstacles(second), f"before {colours}"
        second.get_by_title(colours).click()
    show.click()
    expect(editor(second)).to_have_text("# of the first tab")
    expect(editor(second)).to_be_focused()
    for tab in (page, second):
        expect(tab.get_by_role("alert")).to_be_hidden()


def test_two_tabs_lose_nothing_of_each_other(page: Page, site_url: str) -> None:
    second = page.context.new_page()
    for tab in (page, second):
        open_exercise(tab, site_url)
    type_answer(page, "# of the first tab\n")
    expect(second.get_by_role("alert")).to_be_visible()
    page.close()
    type_answer(second, "# of the second tab\n")
    expect(second.get_by_role("alert")).to_be_hidden()
    expect(verdict(second)).to_contain_text("Undo brings back the other tab's")
    open_exercise(second, site_url)
    expect(editor(second)).to_have_text("# of the second tab")
    second.get_by_role("button", name="Undo").click()
    expect(editor(second)).to_have_text("# of the first tab")


def test_the_way_back_finds_the_exercise_open_and_python_loaded(page: Page, site_url: str) -> None:
    open_exercise(page, site_url)
    type_answer(page, "def one_hot(:\n")
    said = status(page)
    verdict(page).evaluate(
        """(status) => {
          globalThis.said = [];
          new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true });
        }"""
    )
    for way_back in (page.go_back, page.get_by_role("link", name="One-hot encoding").first.click):
        page.get_by_role("link", name="What a token is").first.click()
        expect(page.get_by_role("region", name="Exercise tokens")).to_be_visible()
        way_back()
        expect(editor(page)).to_have_text("def one_hot(:")
        expect(editor(page)).not_to_be_focused()
        expect(verdict(page)).to_have_text(said)
        expect(page.get_by_role("region", name="Exercise one_hot")).to_have_count(1)
    type_answer(page, "# mine\n")
    status(page)
    assert page.evaluate("said")[0] == "The tests are running."


def test_a_run_that_another_exercise_took_over_can_be_run_again(page: Page, site_url: str) -> None:
    open_exercise(page, site_url)
    type_answer(page, "def one_hot(ids, vocab_size):\n    while True:\n        pass\n")
    page.get_by_role("button", name="Run the tests").click()
    expect(verdict(page)).to_have_text("The tests are running.", timeout=SLOW)
    page.get_by_role("link", name="What a token is").first.click()
    page.get_by_role("button", name="Try it here in the page").click()
    assert status(page).startswith("0 of ")
    page.go_back()
    expect(verdict(page)).to_contain_text("run it again")
    type_answer(page, "# mine\n")
    assert status(page)
