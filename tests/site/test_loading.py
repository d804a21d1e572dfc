"""Python is downloaded in sight, and whatever does not arrive is said and loaded by the next run."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lesson import SLOW, open_exercise, status, verdict
from playwright.sync_api import Browser, Page, expect

from llmlings.course import load_course
from llmlings.site.lab import lab_files

COURSE = load_course(Path(__file__).resolve().parents[2])
LAB = COURSE.root / "docs" / "lab"
ALL_TO_DO = "0 of 14 tests pass, 0 fail, 14 to do."
AGAIN = "; check your connection and run the tests again."


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that forgives what does not arrive."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("pyodide.mjs", "its scripts did not arrive"),
        ("pyodide.asm.js", "pyodide.asm.js did not arrive"),
        ("pyodide.asm.wasm", "pyodide.asm.wasm did not arrive"),
    ],
)
def test_a_file_that_does_not_come_is_named_and_the_next_run_loads_it(
    page: Page, site_url: str, file: str, reason: str
) -> None:
    held = []
    page.route(f"**/{file}", lambda route: held.append(route))
    open_exercise(page, site_url)
    with page.expect_event("requestfailed"):
        page.get_by_role("button", name="Run the tests").click()
        expect(verdict(page)).to_contain_text("Python is loading")
        for _ in range(200):
            page.wait_for_timeout(100)
            if held:
                break
        held.pop().abort()
    expect(verdict(page)).to_have_text(f"Python could not be loaded ({reason}){AGAIN}", timeout=SLOW)
    page.unroute(f"**/{file}")
    assert status(page) == ALL_TO_DO


def test_what_the_server_does_not_have_is_said(page: Page, site_url: str) -> None:
    page.route("**/numpy-*.whl", lambda route: route.fulfill(status=404))
    open_exercise(page, site_url)
    said = status(page)
    assert re.search(r"\(numpy-\S+\.whl did not arrive: the server answered 404\); check", said), said


def test_a_download_that_stops_ends_the_run_and_the_next_one_loads_it(page: Page, site_url: str) -> None:
    page.clock.install()
    page.route("**/pyodide.asm.wasm", lambda route: None)
    open_exercise(page, site_url)
    page.get_by_role("button", name="Run the tests").click()
    # What is left of the bytes when the largest file does not come.
    expect(verdict(page)).to_have_text("Python is loading: 10 %.", timeout=SLOW)
    page.clock.fast_forward(21_000)
    # On a busy machine another file may have stopped, too.
    expect(verdict(page)).to_have_text(
        re.compile(r"Python could not be loaded \([\w.-]+ stopped arriving\)" + re.escape(AGAIN))
    )
    page.unroute("**/pyodide.asm.wasm")
    page.evaluate(
        """() => {
          const status = document.querySelector(".lab [role=status]");
          globalThis.said = [];
          new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true });
        }"""
    )
    assert status(page) == ALL_TO_DO
    said = page.evaluate("said")
    assert len(said) == len(set(said))
    percents = [int(number) for number in re.findall(r"loading: (\d+) %", " ".join(said))]
    assert percents == sorted(percents)
    assert percents[-1] >= 90


def test_percent_is_of_what_is_downloaded() -> None:
    found = re.search(r"BYTES = ([\d_]+)", (LAB / "downloads.js").read_text("utf-8"))
    assert found
    pyodide = [
        LAB / "vendor" / "pyodide" / name for name in ("pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
    ]
    files = sum(path.stat().st_size for path in [*pyodide, *(LAB / "wheels").iterdir()])
    assert int(found[1]) == pytest.approx(files + len(lab_files(COURSE)["tool.json"]), rel=0.01)
