"""The built site on a server of its own, under a sub-path, and pages of a browser that forgive nothing."""

import contextlib
import functools
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
#: As on GitHub Pages: no link of the site may assume that it lies at the root of its server.
SUB_PATH = "course"


@pytest.fixture(scope="session")
def site_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site's start page, ending in a slash."""
    folder = tmp_path_factory.mktemp("served")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder / SUB_PATH)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=environment)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{SUB_PATH}/"
    server.shutdown()
    server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass

    def copyfile(self, source: Any, outputfile: Any) -> None:
        # A reader who leaves does not wait for the rest of the file.
        with contextlib.suppress(ConnectionError):
            super().copyfile(source, outputfile)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or the one that CHROMIUM names."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if program is None:
        pytest.fail("There is no chromium; install it (apt-get install chromium), or name it: CHROMIUM=/path/to/it.")
    with sync_playwright() as playwright:
        # Chromium's own sandbox does not start for root, and asks home for updates unless told not to.
        flags = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    """A page with a fresh profile; the test fails if it asked another origin, met an HTTP error or logged one."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    problems: list[str] = []
    origin = site_url.removesuffix(f"{SUB_PATH}/")

    def look(url: str) -> None:
        if not url.startswith((origin, "data:", "blob:")):
            problems.append(f"asked another origin: {url}")

    def fail(url: str, reason: str) -> None:
        # Leaving a page ends what it is still loading.
        if reason != "net::ERR_ABORTED":
            problems.append(f"failed: {url} ({reason})")

    context.on("request", lambda request: look(request.url))
    context.on("requestfailed", lambda request: fail(request.url, request.failure or ""))
    context.on("response", lambda r: problems.append(f"{r.status}: {r.url}") if r.status >= 400 else None)
    context.on("console", lambda m: problems.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: problems.append(f"uncaught: {error}"))
    yield page
    context.close()
    assert not problems, "\n".join(problems)
