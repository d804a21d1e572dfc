"""nbgrader's form grader in a real browser, over a notebook that was graded in the sandbox."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from served import chromium, open_browser

from llmlings.nbgrader.notebooks import HIDDEN, VISIBLE

MODULE = "tokens"


@pytest.fixture(scope="module")
def graded(released: Path, nbgrader: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course directory with one submission, whose answers are all right."""
    folder = tmp_path_factory.mktemp("formgrader") / "course"
    shutil.copytree(released, folder)
    handed_in = folder / "submitted" / "ann" / MODULE
    handed_in.mkdir(parents=True)
    shutil.copy(folder / "source" / MODULE / f"{MODULE}.ipynb", handed_in)
    nbgrader(folder, "autograde", MODULE)
    return folder


@pytest.fixture(scope="module")
def jupyter(graded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Jupyter server in the course directory, ending in a slash."""
    runtime = tmp_path_factory.mktemp("runtime")
    log = runtime / "log.txt"
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "JUPYTER_RUNTIME_DIR": str(runtime)}
    command = [sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root", "--port=0"]
    command += ["--IdentityProvider.token="]
    with log.open("wb") as output:
        server = subprocess.Popen(command, cwd=graded, env=environment, stdout=output, stderr=output)
    try:
        for _ in range(600):
            # Jupyter says in this file where it listens, once it does.
            for file in runtime.glob("jpserver-*.json"):
                yield json.loads(file.read_text(encoding="utf-8"))["url"]
                return
            assert server.poll() is None, log.read_text(encoding="utf-8")
            time.sleep(0.2)
        pytest.fail(log.read_text(encoding="utf-8"))
    finally:
        server.terminate()
        server.wait()


def exported(folder: Path, nbgrader: Callable[..., str]) -> float:
    nbgrader(folder, "export")
    with (folder / "grades.csv").open(encoding="utf-8", newline="") as file:
        return next(float(row["score"]) for row in csv.DictReader(file) if row["assignment"] == MODULE)


def test_a_score_that_is_given_by_hand_is_exported(jupyter: str, graded: Path, nbgrader: Callable[..., str]) -> None:
    assert exported(graded, nbgrader) == 10
    program = chromium()
    assert program, "install chromium, or name it: CHROMIUM=/path/to/it"
    with open_browser(program) as browser:
        page = browser.new_page()
        expect.set_options(timeout=60_000)
        # nbgrader's pages ask another server for MathJax; they do without.
        page.route(re.compile(rf"^(?!{re.escape(jupyter)})"), lambda route: route.abort())
        page.goto(f"{jupyter}formgrader/")
        expect(page.get_by_role("row", name=re.compile(rf"^{MODULE} "))).to_be_visible()
        page.get_by_role("link", name="Manual Grading").click()
        page.get_by_role("link", name=MODULE, exact=True).click()
        page.get_by_role("link", name=MODULE, exact=True).last.click()
        expect(page.get_by_role("row", name="Submission #1")).to_contain_text("10 / 10")
        page.get_by_role("link", name="Submission #1").click()
        expect(page.get_by_text("hidden tests pass")).to_be_visible()
        expect(page.locator(f"#{HIDDEN}")).to_have_attribute("placeholder", "6")
        score = page.locator(f"#{VISIBLE}")
        expect(score).to_have_attribute("placeholder", "4")
        with page.expect_response(lambda reply: reply.request.method == "PUT") as saved:
            score.fill("2.5")
            score.press("Tab")
        assert saved.value.ok
    assert exported(graded, nbgrader) == 8.5
