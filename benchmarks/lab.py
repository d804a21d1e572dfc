"""How long a learner waits for an exercise in the page: from the first click to the verdicts, and for the next run.

    python benchmarks/lab.py

Each round is a first visit in headless Chromium: a fresh profile with an empty cache opens a lesson, clicks "Try it
here in the page" and, as soon as it is there, "Run the tests". The server is on this machine, so the download of about
10 MB, which depends on the reader's network, costs next to nothing here.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from common import ROOT
from playwright.sync_api import Browser

sys.path.insert(0, str(ROOT / "tests" / "site"))
from served import chromium, open_browser, serve

MODULES = ("one_hot", "bpe", "attention")
ROUNDS = 5
#: What the course aims at, in seconds.
AIMS = {"first click to verdicts": 6.0, "next run": 0.3}


def browser_path() -> str:
    """Return the path of Chromium, or end with what to do."""
    program = chromium()
    if program is None:
        raise SystemExit("There is no chromium; install it (apt-get install chromium), or name it: CHROMIUM=/path.")
    return program


def visit(browser: Browser, url: str) -> tuple[float, float]:
    """Return the seconds of a first visit's first run, and of the run after it."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(url)
    page.wait_for_load_state("networkidle")
    start = time.perf_counter()
    page.get_by_role("button", name="Try it here in the page").click()
    run = page.get_by_role("button", name="Run the tests")
    run.click()
    done = "() => /tests pass/.test(document.querySelector('.lab-status').textContent)"
    page.wait_for_function(done, timeout=120_000)
    first = time.perf_counter() - start
    start = time.perf_counter()
    run.click()
    page.wait_for_function(done)
    again = time.perf_counter() - start
    context.close()
    return first, again


def main() -> None:
    """Measure, and print a table."""
    program = browser_path()
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder)) as url, open_browser(program) as browser:
        print(f"| module | {' | '.join(f'{name}, s (aim {aim})' for name, aim in AIMS.items())} |")
        print("|---|---:|---:|")
        for module in MODULES:
            rounds = [visit(browser, f"{url}lessons/{module}/") for _ in range(ROUNDS)]
            cells = [f"{statistics.median(x):.2f} ({min(x):.2f}-{max(x):.2f})" for x in zip(*rounds, strict=True)]
            print(f"| {module} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
