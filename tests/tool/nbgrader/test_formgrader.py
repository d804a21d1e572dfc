"""nbgrader's form grader in a real browser: a teacher looks at a submission and gives a score by hand."""

import contextlib
import csv
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect
from served import chromium, open_browser

from llmlings.nbgrader.assignments import HIDDEN, VISIBLE

PATIENCE = 60


@contextlib.contextmanager
def jupyter(folder: Path) -> Iterator[str]:
    """Start Jupyter in a course directory; gives the address of the form grader there."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jupyterlab", "--allow-root", "--no-browser", "--ip=127.0.0.1", f"--port={port}"]
    # Others on this machine could reach it, too.
    token = secrets.token_hex()
    environment = {**os.environ, "JUPYTER_TOKEN": token}
    url, log = f"http://127.0.0.1:{port}", folder / "jupyter.log"
    with (
        log.open("wb") as file,
        subprocess.Popen(command, cwd=folder, env=environment, stdout=file, stderr=file) as server,
    ):
        try:
            end = time.monotonic() + PATIENCE
            while not answers(f"{url}/api"):
                is_up = server.poll() is None and time.monotonic() < end
                assert is_up, log.read_text(encoding="utf-8")
                time.sleep(0.2)
            yield f"{url}/formgrader?token={token}"
        finally:
            server.terminate()


def answers(url: str) -> bool:
    try:
        urlopen(url).close()
    except URLError:
        return False
    return True


@pytest.mark.long
def test_a_score_given_by_hand_is_in_the_export(nbgrader: Callable[..., str], course_directory: Path) -> None:
    nbgrader(course_directory, "generate_assignment", "tokens")
    shutil.copytree(course_directory / "release" / "tokens", course_directory / "submitted" / "ann" / "tokens")
    nbgrader(course_directory, "autograde", "tokens")
    program = chromium()
    assert program, "install chromium (apt-get install chromium), or name it: CHROMIUM=/path/to/it"
    with jupyter(course_directory) as url, open_browser(program) as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(url)
        expect(page.get_by_role("link", name="tokens", exact=True)).to_be_visible(timeout=PATIENCE * 1000)
        page.get_by_role("link", name="Manual Grading").click()
        # First the assignment, then its notebook of the same name.
        for place in ("gradebook", "gradebook/tokens"):
            page.wait_for_url(f"**/formgrader/{place}")
            page.get_by_role("link", name="tokens", exact=True).last.click()
        page.get_by_role("link", name="Submission #1", exact=True).click()
        expect(page.get_by_text(re.compile(r"\b0 of \d+ tests pass"))).to_be_visible(timeout=PATIENCE * 1000)
        expect(page.get_by_text(re.compile(r"\b0 of \d+ hidden tests pass"))).to_be_visible()
        assert "def test_" not in page.content()
        expect(page.locator(f"input#{HIDDEN}")).to_have_attribute("placeholder", "0")
        score = page.locator(f"input#{VISIBLE}")
        score.fill("1.5")
        with page.expect_response(lambda response: response.request.method == "PUT") as saved:
            score.blur()
        assert saved.value.ok
    nbgrader(course_directory, "export")
    with (course_directory / "grades.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["student_id"], row["score"]) == ("ann", "1.5")
