"""The site as a host serves it, and the browser that looks at it: for the tests and for the benchmarks."""

import contextlib
import functools
import gzip
import io
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
#: As on GitHub Pages: no link of the site may assume that it lies at the root of its server.
SUB_PATH = "llmlings"
#: What such a host sends compressed.
TEXT = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml"}


def _build(folder: Path, url: str) -> None:
    """Build the site into `folder`, under its sub-path, to be published at `url`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder / SUB_PATH)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": url}
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, env=environment)
    if done.returncode:
        raise RuntimeError(f"The site cannot be built:\n{done.stderr[-2000:]}")


@contextlib.contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Build the site into `folder` and serve it; gives the address of the start page, ending in a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/{SUB_PATH}/"
    _build(folder, url)
    yield url
    server.shutdown()
    server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass

    def copyfile(self, source: Any, outputfile: Any) -> None:
        # A reader who leaves does not wait for the rest of the file.
        with contextlib.suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.endswith("/"):
            path /= "index.html"
        if path.suffix not in TEXT or not path.is_file():
            return super().send_head()
        body = _compressed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        return io.BytesIO(body)


@functools.cache
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


def chromium() -> str | None:
    """Return the path of Debian's Chromium, or of the one that CHROMIUM names."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium")


@contextlib.contextmanager
def open_browser(program: str) -> Iterator[Browser]:
    """Start Chromium without a window."""
    with sync_playwright() as playwright:
        # Chromium's own sandbox does not start for root, and asks home for updates unless told not to.
        flags = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        yield browser
        browser.close()
