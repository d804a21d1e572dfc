"""What a reader does with the exercise of a lesson."""

from collections.abc import Iterable

import pytest
from playwright.sync_api import Locator, Page, expect

#: The lessons that `make test` looks at in the browser: text, arrays, training, PyTorch. `make test-all` takes all.
SOME = ("tokens", "positions", "glove", "transformer")
#: Python takes seconds to start on a busy machine.
SLOW = 120_000


def rest_is_long(rows: Iterable[str | tuple[str, ...]]) -> list[object]:
    """Return lessons, or rows that begin with one, as parameters; those of other lessons than `SOME` are long."""
    parameters = [(row,) if isinstance(row, str) else row for row in rows]
    return [pytest.param(*row, marks=[] if row[0] in SOME else pytest.mark.long) for row in parameters]


def open_exercise(page: Page, site_url: str, module: str = "one_hot") -> None:
    page.goto(f"{site_url}lessons/{module}/")
    page.get_by_role("button", name="here in the page").click()
    expect(editor(page, module)).to_be_focused()


def editor(page: Page, module: str = "one_hot") -> Locator:
    return page.get_by_role("textbox", name=f"{module}.py")


def type_answer(page: Page, text: str, module: str = "one_hot") -> None:
    """Put `text` in place of the whole file."""
    page.get_by_role("tab", name="Whole file").click()
    editor(page, module).press("ControlOrMeta+a")
    page.keyboard.insert_text(text)


def verdict(page: Page) -> Locator:
    """The exercise's status line; figures have one, too."""
    return page.locator(".lab").get_by_role("status")


def status(page: Page) -> str:
    """Run the tests, and return what the status line says then."""
    page.get_by_role("button", name="Run the tests").click()
    expect(verdict(page)).to_contain_text(".", timeout=SLOW)
    page.wait_for_function("!document.querySelector('.lab button[aria-disabled]')", timeout=SLOW)
    return verdict(page).inner_text()
