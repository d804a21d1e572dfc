"""Real pytest in the page says of every NumPy module what pytest says elsewhere."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lesson import rest_is_long
from playwright.sync_api import Browser, Page

from llmlings.course import load_course
from llmlings.given import compose
from llmlings.site.lab import lab_files
from llmlings.testing.catalogue import read_mistakes
from llmlings.testing.visible_mistakes import visible_mistakes

COURSE = load_course(Path(__file__).resolve().parents[2])
MODULES = [module.name for module in COURSE.modules if not module.requires]
LAB = COURSE.root / "docs" / "lab"
#: Asks the page's own client, which is kept from test to test: Python starts once.
RUN = """async ([module, answer]) => {
  const { Python } = await import("./lab/python.js");
  globalThis.python ??= new Python();
  const { stub, ...files } = await (await fetch(`./lab/course/${module}.json`)).json();
  return await globalThis.python.run(module, files, answer ?? stub);
}"""


@pytest.fixture(scope="module")
def lab(browser: Browser, site_url: str) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(site_url)
    yield page
    page.close()


def run(page: Page, module: str, answer: str | None) -> dict[str, Any]:
    outcome: dict[str, Any] = page.evaluate(RUN.replace("./lab/", f"{page.url}lab/"), [module, answer])
    return outcome


def changed(module: str, function: str, body: str) -> str:
    """The solution with another own part of one function."""
    return compose(COURSE.solution(module).read_text("utf-8"), {function: body})


def statuses(outcome: dict[str, Any]) -> set[str]:
    return {test["status"] for test in outcome["results"]}


def failures(outcome: dict[str, Any]) -> str:
    """What the tests say that do not pass."""
    return "\n".join(f"{test['id']}: {test['message']}" for test in outcome["results"] if test["status"] != "passed")


@pytest.mark.parametrize("module", rest_is_long(MODULES))
def test_stub_solution_and_mistake(lab: Page, module: str) -> None:
    assert statuses(run(lab, module, None)) == {"todo"}
    assert not failures(run(lab, module, COURSE.solution(module).read_text("utf-8")))
    mistake = next(m for m in visible_mistakes(COURSE) if m.module == module and m.fingerprints)
    source = next(wrong.source for wrong in read_mistakes(COURSE, module) if wrong.id == mistake.id)
    outcome = run(lab, module, source)
    named = [test for test in outcome["results"] if test["mistake"] == mistake.id]
    assert named
    assert mistake.sentence in named[0]["message"]


def test_a_loop_that_does_not_end_is_stopped_and_python_is_there_again(lab: Page) -> None:
    outcome = run(lab, "one_hot", "def one_hot(ids, vocab_size):\n    while True:\n        pass\n")
    assert outcome["stopped"]
    assert [test["status"] for test in outcome["results"]] == ["timeout"]
    assert "one_hot ran out of time: it was stopped after 5 seconds." in outcome["results"][0]["message"]
    assert statuses(run(lab, "one_hot", None)) == {"todo"}


def test_printing_without_end_is_called_what_it_is(lab: Page) -> None:
    outcome = run(lab, "one_hot", "def one_hot(ids, vocab_size):\n    while True:\n        print('again')\n")
    assert [test["status"] for test in outcome["results"]] == ["timeout"]
    assert "is there a print in a loop that does not end?" in failures(outcome)
    assert outcome["results"][0]["printed"].startswith("again\nagain\n")


@pytest.mark.parametrize("question", ["input('?')", "breakpoint()"])
def test_a_question_that_nobody_answers_is_explained(lab: Page, question: str) -> None:
    outcome = run(lab, "one_hot", f"def one_hot(ids, vocab_size):\n    return {question}\n")
    assert "nobody is there to answer input() or a breakpoint()" in failures(outcome)


def test_a_page_speaks_of_its_buttons_and_not_of_commands(lab: Page) -> None:
    said = failures(run(lab, "one_hot", "def one_hot(other):\n    return other\n"))
    assert '"Start again" does it, and Undo brings yours back.' in said
    stub = json.loads(lab_files(COURSE)["bpe.json"])["stub"]
    assert "then run the tests." in stub
    assert "llmlings" not in said
    assert "save the file" not in stub


def test_what_only_32_bits_refuse_is_explained(lab: Page) -> None:
    source = changed("embedding", "lookup", "return np.take(table, np.asarray(ids, np.int64), axis=0)")
    assert "Python in a page has 32 bits" in failures(run(lab, "embedding", source))


def test_default_integers_are_right_in_the_page_as_they_are_elsewhere(lab: Page) -> None:
    body = """
offsets = np.arange(length) - np.arange(length)[:, None]
return offsets if max_distance is None else np.clip(offsets, -max_distance, max_distance)"""
    assert not failures(run(lab, "positions", changed("positions", "relative_offsets", body)))


def test_each_module_without_pytorch_has_its_file() -> None:
    assert set(lab_files(COURSE)) == {f"{name}.json" for name in ("tool", *MODULES)}


def test_the_wheels_are_the_ones_that_were_chosen() -> None:
    chosen = json.loads((LAB / "wheels" / "wheels.json").read_text("utf-8"))
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (LAB / "wheels").glob("*.whl")}
    assert found == chosen
    lock = json.loads((LAB / "vendor" / "pyodide" / "pyodide-lock.json").read_text("utf-8"))
    numpy = lock["packages"]["numpy"]
    assert chosen[numpy["file_name"]] == numpy["sha256"]
