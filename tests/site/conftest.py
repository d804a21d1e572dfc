"""The built site on a server of its own, under a sub-path, and pages of a browser that forgive nothing."""

import contextlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect
from served import SUB_PATH, chromium, open_browser, serve

# A busy machine is no failure.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def site_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site's start page, ending in a slash."""
    with serve(tmp_path_factory.mktemp("served")) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, one for all tests."""
    program = chromium()
    if program is None:
        pytest.fail("There is no chromium; install it (apt-get install chromium), or name it: CHROMIUM=/path/to/it.")
    with open_browser(program) as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    """A page with a fresh profile; the test fails if it asked another origin, met an HTTP error or logged one."""
    with _watched(browser.new_context(viewport=ViewportSize(width=1280, height=900)), site_url) as page:
        yield page


@pytest.fixture
def phone(browser: Browser, site_url: str) -> Iterator[Page]:
    """The same on a phone, which is touched."""
    size = ViewportSize(width=390, height=844)
    with _watched(browser.new_context(viewport=size, has_touch=True, is_mobile=True), site_url) as page:
        yield page


@contextlib.contextmanager
def _watched(context: BrowserContext, site_url: str) -> Iterator[Page]:
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
