"""A reader chooses answers to a lesson's questions: with the keyboard, and without JavaScript."""

from playwright.sync_api import Browser, Locator, Page, expect


def first_question(page: Page) -> tuple[Locator, Locator]:
    """A wrong and the right option of the first question."""
    question = page.get_by_role("group").filter(has=page.locator(".option")).first
    return question.locator(".option--wrong").first, question.locator(".option--right")


def test_an_answer_is_chosen_by_keyboard_and_can_be_changed(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}lessons/tokens/")
    wrong, right = first_question(page)
    expect(wrong.get_by_text("Not quite.")).not_to_be_visible()
    wrong.locator("summary").press("Enter")
    expect(wrong.get_by_text("Not quite.")).to_be_visible()
    right.locator("summary").press("Space")
    expect(right.get_by_text("Right.")).to_be_visible()
    expect(wrong.get_by_text("Not quite.")).not_to_be_visible()
    expect(page.locator(".option[open]")).to_have_count(1)


def test_the_answers_need_no_javascript(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}lessons/tokens/")
    _, right = first_question(page)
    right.locator("summary").click()
    expect(right.get_by_text("Right.")).to_be_visible()
    context.close()


def test_what_is_folded_is_not_found_by_the_search(page: Page, site_url: str) -> None:
    index = page.request.get(f"{site_url}search/search_index.json").text()
    for sentence in (
        "Count on paper: how many tokens",
        "You return the words alone",
        "Not quite.",
        "A few tokens are everywhere",
    ):
        assert sentence not in index
    assert "Choose an answer" in index
