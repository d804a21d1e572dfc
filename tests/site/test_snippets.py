"""Code in lessons: read without a script, run and changed with one."""

import gzip
from pathlib import Path

from axe import obstacles
from lesson import SLOW, open_exercise, status
from playwright.sync_api import Browser, Locator, Page, expect

from llmlings.course import load_course
from llmlings.site.snippets import read_snippets

COURSE = load_course(Path(__file__).resolve().parents[2])
#: Runs the snippets of a page, given as their texts, and returns what each one printed or ended with.
RUN_ALL = """async (pages) => {
  const { sharedPython } = await import("./lab/python.js");
  const found = [];
  for (const sources of pages) {
    for (const [place, code] of sources.entries()) {
      const { printed, error } = await sharedPython().runSnippet(sources.slice(0, place), code);
      found.push(printed.trimEnd() + error);
    }
  }
  return found;
}"""


def box(page: Page, number: int) -> Locator:
    return page.get_by_role("textbox", name=f"Code of snippet {number}")


def output(page: Page, number: int) -> Locator:
    return page.locator(".snippet-output code").nth(number - 1)


def said(page: Page, number: int) -> Locator:
    return page.locator(".snippet-status").nth(number - 1)


def open_snippet(page: Page, number: int) -> None:
    page.locator(".snippet-bar").nth(number - 1).get_by_role("button", name="Run and change").click()
    expect(said(page, number)).to_have_text("Done.", timeout=SLOW)


def test_code_and_output_are_there_without_a_script(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}lessons/tokens/")
    expect(page.locator(".snippet code").first).to_contain_text("len(text.encode())")
    expect(output(page, 1)).to_have_text("2 10 12")
    expect(page.get_by_role("button", name="Run and change")).to_have_count(0)
    # Every page of a lesson loads what the search knows.
    assert "text.encode()" not in page.request.get(f"{site_url}search/search_index.json").text()
    context.close()


def test_what_runs_a_snippet_is_fetched_by_the_first_click(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{site_url}lessons/tokens/")
    expect(page.get_by_role("button", name="Run and change")).to_have_count(4)
    page.wait_for_load_state("networkidle")
    assert not {"snippet.js", "python.js", "worker.js"} & set(asked)
    assert len(gzip.compress((COURSE.root / "docs" / "lab" / "snippets.js").read_bytes())) < 700
    open_snippet(page, 1)
    assert {"snippet.js", "python.js", "worker.js"} <= set(asked)


def test_a_snippet_is_run_changed_and_reset(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}lessons/embedding/")
    # The first snippet, which makes the matrix, runs before.
    open_snippet(page, 2)
    expect(page.get_by_role("button", name="Run", exact=True)).to_be_focused()
    expect(page.locator(".snippet pre").nth(1)).to_be_hidden()
    expect(output(page, 2)).to_have_text("[0.9 0.4 0.2 0.1]\n")
    expect(output(page, 2)).to_have_attribute("aria-live", "polite")
    page.keyboard.press("Shift+Tab")
    expect(box(page, 2)).to_be_focused()
    box(page, 2).fill("for row in E:\n    print(row.sum().round(1))")
    assert box(page, 2).evaluate("area => area.rows") == 2
    page.keyboard.press("ControlOrMeta+Enter")
    expect(output(page, 2)).to_have_text("1.6\n1.6\n1.9\n")
    expect(box(page, 2)).to_be_focused()
    box(page, 2).fill("for i in range(2):")
    page.keyboard.press("Enter")
    page.keyboard.type("j = i")
    page.keyboard.press("Enter")
    page.keyboard.type("print(j)")
    page.keyboard.press("ControlOrMeta+Enter")
    expect(output(page, 2)).to_have_text("0\n1\n")
    page.get_by_role("button", name="Reset").click()
    expect(box(page, 2)).to_have_value("print(np.array([0, 1, 0]) @ E)")
    expect(output(page, 2)).to_have_text("[0.9 0.4 0.2 0.1]")
    expect(said(page, 2)).to_have_text("The code is as it was.")


def test_names_come_from_what_earlier_snippets_are_now(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}lessons/embedding/")
    open_snippet(page, 1)
    open_snippet(page, 2)
    box(page, 1).fill("import numpy as np\nE = np.eye(3, 2)")
    page.get_by_role("button", name="Run", exact=True).nth(1).click()
    expect(output(page, 2)).to_have_text("[0. 1.]")
    box(page, 1).fill("import numpy as np\n\nE = oops")
    page.get_by_role("button", name="Run", exact=True).nth(1).click()
    expect(output(page, 2)).to_have_text("NameError: name 'oops' is not defined (line 3 of snippet 1 of this page)")


def test_what_comes_of_other_code(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}lessons/tokens/")
    open_snippet(page, 1)
    for code, shown, told in [
        ("print(1)\nprint(2 / 0)", "1\nZeroDivisionError: division by zero (line 2)", "It ended with an error."),
        ("print(1", "SyntaxError: '(' was never closed (line 1)", "It ended with an error."),
        ("x = 1", "", "Done. It printed nothing."),
        ("2 + 2", "4\n", "Done."),
    ]:
        box(page, 1).fill(code)
        page.keyboard.press("ControlOrMeta+Enter")
        expect(output(page, 1)).to_have_text(shown)
        expect(said(page, 1)).to_have_text(told)


def test_a_loop_without_end_is_stopped_and_python_starts_anew(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}lessons/tokens/")
    open_snippet(page, 1)
    box(page, 1).fill("while True:\n    pass")
    page.get_by_role("button", name="Run", exact=True).click()
    expect(output(page, 1)).to_contain_text("This code ran out of time: it was stopped after 5 seconds.", timeout=SLOW)
    page.get_by_role("button", name="Reset").click()
    page.get_by_role("button", name="Run", exact=True).click()
    expect(said(page, 1)).to_have_text("Done.", timeout=SLOW)
    expect(output(page, 1)).to_have_text("2 10 12\n")


def test_what_is_not_loaded_is_said_and_loaded_by_the_next_click(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    page.route("**/pyodide.asm.wasm", lambda route: route.abort())
    page.goto(f"{site_url}lessons/tokens/")
    page.get_by_role("button", name="Run and change").first.click()
    expect(said(page, 1)).to_have_text(
        "Python could not be loaded (pyodide.asm.wasm did not arrive); check your connection and press Run again.",
        timeout=SLOW,
    )
    page.unroute("**/pyodide.asm.wasm")
    page.get_by_role("button", name="Run", exact=True).click()
    expect(said(page, 1)).to_have_text("Done.", timeout=SLOW)
    page.close()


def test_snippets_and_the_exercise_share_one_python(page: Page, site_url: str) -> None:
    started: list[str] = []
    page.on("worker", lambda worker: started.append(worker.url))
    open_exercise(page, site_url)
    assert status(page) == "0 of 14 tests pass, 0 fail, 14 to do."
    open_snippet(page, 1)
    assert len([url for url in started if url.endswith("/lab/worker.js")]) == 1


def test_every_snippet_prints_in_a_page_what_it_prints_in_the_build(page: Page, site_url: str) -> None:
    pages = [read_snippets(COURSE.lesson(module.name).read_text("utf-8"), module.name) for module in COURSE.modules]
    page.goto(site_url)
    found = page.evaluate(RUN_ALL, [[snippet.source for snippet in snippets] for snippets in pages])
    assert found == [snippet.output for snippets in pages for snippet in snippets]


def test_everyone_can_read_and_run_snippets(page: Page, site_url: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site_url}lessons/similarity/")
    open_snippet(page, 2)
    box(page, 2).fill("x" * 200)
    page.get_by_role("button", name="Run", exact=True).click()
    expect(said(page, 2)).to_have_text("It ended with an error.")
    for colours in ("Dark colours", "Light colours"):
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert not obstacles(page), f"before {colours}, {width} pixels wide"
        page.get_by_title(colours).click()
