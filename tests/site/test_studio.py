"""The exercise as a studio: one function at a time, failures that can be seen, calls to try, and what comes after."""

import json
import re
import zipfile
from pathlib import Path

from axe import obstacles
from lesson import SLOW, editor, open_exercise, status, type_answer, verdict
from playwright.sync_api import Page, Worker, expect

from llmlings.course import load_course
from llmlings.given import compose
from llmlings.site.lab import lab_files

COURSE = load_course(Path(__file__).resolve().parents[2])
SOLUTION = COURSE.solution("one_hot").read_text("utf-8")
#: One column too far to the left.
SHIFTED = compose(
    SOLUTION,
    {"one_hot": 'print("mine")\nvectors = np.zeros((len(ids), vocab_size))\n'
     "vectors[np.arange(len(ids)), ids - 1] = 1.0\nreturn vectors"},
)  # fmt: skip
LOOP = "def one_hot(ids, vocab_size):\n    while True:\n        pass\n"


def type_function(page: Page, text: str) -> None:
    """Put `text` in place of the function that is shown."""
    editor(page).press("ControlOrMeta+a")
    page.keyboard.insert_text(text)


def test_one_function_at_a_time_and_the_draft_stays_one_file(page: Page, site_url: str) -> None:
    open_exercise(page, site_url)
    expect(page.get_by_role("tab", name="one_hot, to do", exact=True)).to_have_attribute("aria-selected", "true")
    expect(editor(page)).not_to_contain_text("def one_hot_to_ids")
    # What is folded is in the text above.
    expect(page.locator(".lab-text")).to_contain_text("vocab_size: V, the number of columns; at least 1.")
    expect(editor(page)).not_to_contain_text("the number of columns")
    type_function(page, "def one_hot(ids, vocab_size):\n    return 'mine'\n")
    page.get_by_role("tab", name="one_hot_to_ids").click()
    expect(editor(page)).to_contain_text("def one_hot_to_ids")
    expect(editor(page)).not_to_contain_text("mine")
    open_exercise(page, site_url)
    page.get_by_role("tab", name="Whole file").click()
    for line in ('"""One-hot encoding', "def one_hot(ids, vocab_size)"):
        expect(editor(page)).to_contain_text(line)
    # Of a long text the editor draws what is near the screen.
    kept = page.evaluate("localStorage.getItem('llmlings.draft.one_hot')")
    stub = json.loads(lab_files(COURSE)["one_hot.json"])["stub"]
    first, second = (stub.index(f"def {name}(") for name in ("one_hot", "one_hot_to_ids"))
    assert kept == f"{stub[:first]}def one_hot(ids, vocab_size):\n    return 'mine'\n\n\n\n{stub[second:]}"


def test_a_draft_from_before_there_were_tabs_is_read(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}lessons/one_hot/")
    page.evaluate("text => localStorage.setItem('llmlings.draft.one_hot', text)", SHIFTED)
    open_exercise(page, site_url)
    expect(editor(page)).to_contain_text("ids - 1")
    assert status(page) == "11 of 14 tests pass, 3 fail, 0 to do."


def test_lines_have_the_numbers_that_messages_use(page: Page, site_url: str) -> None:
    open_exercise(page, site_url)
    first = SOLUTION[: SOLUTION.index("def one_hot(")].count("\n") + 1
    numbers = page.locator(".cm-lineNumbers .cm-gutterElement:visible")
    assert first in [int(text) for text in numbers.all_inner_texts() if text]


def test_a_whole_file_that_is_put_into_a_function_is_the_whole_file(page: Page, site_url: str) -> None:
    open_exercise(page, site_url)
    type_function(page, SOLUTION)
    expect(page.get_by_role("tab", name="Whole file")).to_have_attribute("aria-selected", "true")
    assert status(page) == "All 14 tests pass. Well done."


def test_a_function_that_is_not_there_any_more_shows_the_whole_file(page: Page, site_url: str) -> None:
    open_exercise(page, site_url)
    type_answer(page, "# nothing left\n")
    page.get_by_role("tab", name="pairwise_distances").click()
    expect(editor(page)).to_have_text("# nothing left")


def test_starting_again_takes_back_the_function_that_is_shown(page: Page, site_url: str) -> None:
    open_exercise(page, site_url)
    type_answer(page, SOLUTION)
    page.get_by_role("tab", name="pairwise_distances").click()
    page.get_by_role("button", name="Start again").click()
    expect(verdict(page)).to_contain_text("pairwise_distances is as it was at the start.")
    expect(editor(page)).to_contain_text('NotImplementedError("pairwise_distances")')
    page.get_by_role("tab", name="Whole file").click()
    expect(editor(page)).to_contain_text("vectors = np.zeros")
    page.get_by_role("button", name="Undo").click()
    expect(editor(page)).not_to_contain_text("NotImplementedError")


def test_the_tabs_are_moved_through_by_arrows(page: Page, site_url: str) -> None:
    open_exercise(page, site_url)
    page.get_by_role("tab", name="one_hot, to do", exact=True).focus()
    for key, name in (("ArrowRight", "one_hot_to_ids"), ("End", "Whole file"), ("ArrowRight", "one_hot, to do")):
        page.keyboard.press(key)
        tab = page.get_by_role("tab", name=name).first
        expect(tab).to_be_focused()
        expect(tab).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("tabpanel", name="one_hot, to do")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Tab")
    expect(editor(page)).to_be_focused()


def test_the_editor_is_as_high_as_its_text(page: Page, site_url: str) -> None:
    open_exercise(page, site_url)
    type_answer(page, SOLUTION)
    assert page.locator(".cm-scroller").evaluate("box => box.scrollHeight <= box.clientHeight + 1")


def test_a_failure_shows_both_values_with_the_difference_marked_and_its_cause_once(page: Page, site_url: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_exercise(page, site_url)
    type_answer(page, SHIFTED)
    status(page)
    expect(page.get_by_role("tab", name="one_hot, failing", exact=True)).to_be_visible()
    expect(page.get_by_role("tab", name="pairwise_distances, done")).to_be_visible()
    expect(page.locator(".lab").get_by_text("one column too far to the left")).to_have_count(1)
    failed = page.locator(".lab-test--failed").first
    tables = failed.get_by_role("table")
    expect(tables).to_have_count(2)
    assert tables.first.get_by_role("cell").all_text_contents()[:3] == ["0. (differs)", "0.", "1. (differs)"]
    expect(failed.locator(".lab-wrong")).to_have_count(12)
    failed.get_by_text("The test", exact=True).click()
    expect(failed.locator(".lab-source pre")).to_contain_text("def test_three_tokens_of_three():")
    expect(page.locator(".lab-test--passed").filter(has_text="Your code printed:\nmine")).not_to_have_count(0)
    page.get_by_text("Try a call").click()
    page.get_by_role("button", name="Call it").click()
    expect(page.locator(".lab-output table")).to_be_visible(timeout=SLOW)
    for colours in ("Dark colours", "Light colours"):
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert not obstacles(page), f"before {colours}, {width} pixels wide"
        page.get_by_title(colours).click()


def test_a_call_can_be_tried(page: Page, site_url: str) -> None:
    open_exercise(page, site_url)
    status(page)
    output = page.locator(".lab-output")
    page.get_by_text("Try a call").click()
    page.get_by_role("button", name="Call it").click()
    expect(output).to_have_text("one_hot is still to do.", timeout=SLOW)
    type_answer(page, SOLUTION)
    page.get_by_role("button", name="Call it").click()
    expect(output.get_by_role("row")).to_have_text(["1.0.0.", "0.1.0.", "0.0.1."])
    code = page.get_by_role("textbox", name="Python that may use")
    for text, said in (
        ("rows = one_hot([1], 2)\nprint(rows.sum())\nrows.shape", "1.0(1, 2)"),
        ("one_hot([5], 2)", "ValueError: "),
        ("one_hot(", "SyntaxError: '(' was never closed (line 1 of your call)"),
        ("one_hot([0], 1) / nothing", "NameError: name 'nothing' is not defined (line 1 of your call)"),
        ("a = 1", "It gives None, and prints nothing."),
    ):
        code.fill(text)
        code.press("ControlOrMeta+Enter")
        expect(output).to_contain_text(said)
    page.get_by_role("tab", name="pairwise_distances").click()
    # What somebody wrote stays.
    expect(code).to_have_value("a = 1")


def test_a_loop_is_stopped_by_hand_and_the_next_python_waits(page: Page, site_url: str) -> None:
    started: list[Worker] = []
    page.on("worker", lambda worker: started.append(worker) if worker.url.endswith("/lab/worker.js") else None)
    open_exercise(page, site_url)
    assert status(page) == "0 of 14 tests pass, 0 fail, 14 to do."
    while len(started) < 2:
        page.wait_for_timeout(50)
    type_answer(page, LOOP)
    run, stop = (page.get_by_role("button", name=name, exact=True) for name in ("Run the tests", "Stop"))
    expect(stop).to_be_hidden()
    run.click()
    stop.click()
    expect(verdict(page)).to_contain_text("did not end in time")
    expect(page.locator(".lab-failure")).to_contain_text(re.compile("you stopped it after [1-5] seconds"))
    expect(stop).to_be_hidden()
    expect(run).to_be_focused()
    assert len(started) == 2
    type_answer(page, SOLUTION)
    assert status(page) == "All 14 tests pass. Well done."


def test_what_was_built_and_where_to_go_from_here(page: Page, site_url: str) -> None:
    open_exercise(page, site_url)
    type_answer(page, SOLUTION)
    status(page)
    built = page.locator(".lab-success")
    expect(built).to_contain_text(
        "one_hot: Return one row for each id: 1.0 in the column of the id, 0.0 everywhere else."
    )
    expect(built).to_contain_text("When your work is graded, others are added")
    built.get_by_role("link", name="Next lesson: The embedding matrix and lookup").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The embedding matrix and lookup")


def test_a_phone_has_the_keys_of_code(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}lessons/one_hot/")
    phone.get_by_role("button", name="here in the page").tap()
    phone.get_by_role("tab", name="Whole file").click()
    editor(phone).press("ControlOrMeta+a")
    editor(phone).press("Delete")
    # Else the first key would be typed into what is about to go.
    expect(editor(phone)).not_to_contain_text("def ")
    editor(phone).tap()
    for key in ("Tab", "[", "]", "(", ")", ":", "_", "="):
        phone.get_by_role("group", name="Keys").get_by_role("button", name=key, exact=True).tap()
    expect(editor(phone)).to_be_focused()
    assert editor(phone).inner_text() == "    []():_="
    phone.get_by_role("group", name="Keys").get_by_role("button", name="Run", exact=True).tap()
    expect(verdict(phone)).to_contain_text("cannot be loaded", timeout=SLOW)


def test_all_exercises_go_out_as_a_submission_and_come_back(page: Page, site_url: str, tmp_path: Path) -> None:
    open_exercise(page, site_url, "tokens")
    type_answer(page, "# tokens, caf\u00e9\n", "tokens")
    open_exercise(page, site_url)
    type_answer(page, "# one_hot\n")
    page.get_by_text("All your exercises").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download all as a zip").click()
    with zipfile.ZipFile(download.value.path()) as archive:
        assert archive.testzip() is None
        found = {name: archive.read(name).decode() for name in archive.namelist()}
    assert found == {"exercises/tokens.py": "# tokens, caf\u00e9\n", "exercises/one_hot.py": "# one_hot\n"}
    path = tmp_path / "mine.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("tokens", "one_hot", "stranger"):
            archive.writestr(f"mine/{name}.py", f"# {name}, at home\n")
    page.get_by_label("Open such a zip").set_input_files(path)
    expect(page.get_by_text("These are as in the zip now: tokens, one_hot.")).to_be_visible()
    expect(editor(page)).to_have_text("# one_hot, at home")
    page.get_by_role("button", name="Undo").click()
    expect(editor(page)).to_have_text("# one_hot")
    open_exercise(page, site_url, "tokens")
    expect(editor(page, "tokens")).to_have_text("# tokens, at home")
    page.get_by_role("button", name="Undo").click()
    expect(editor(page, "tokens")).to_have_text("# tokens, caf\u00e9")
    path.write_bytes(b"no zip")
    page.get_by_text("All your exercises").click()
    page.get_by_label("Open such a zip").set_input_files(path)
    expect(page.get_by_text("This file cannot be opened: it is no zip.")).to_be_visible()
