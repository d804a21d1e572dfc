"""The report of a class in a browser: sorted, searched, read by everybody, with and without scripts, and printed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import obstacles
from playwright.sync_api import Browser, Page, ViewportSize, expect

from llmlings.course import load_course
from llmlings.grade.ledger import Run
from llmlings.grade.report import write_report
from llmlings.grade.verdicts import ModuleVerdict, StudentVerdict, TestVerdict

COURSE = load_course(Path(__file__).resolve().parents[2])
STATES = ("passed", "partial", "failed", "todo", "missing", "unreadable")
HOSTILE = '<img src=x onerror="document.title=1">'


def verdict_on(number: int) -> StudentVerdict:
    modules = []
    for at, about in enumerate(COURSE.modules):
        status = STATES[(number + at) % 6]
        tests = tuple(
            TestVerdict(
                f"tests/{kind}/test_{about.name}.py::test_{n}", f"Test {n}.", kind,
                "passed" if status == "passed" or (status == "partial" and n < number % 4) else "failed",
                1, 1, f"{HOSTILE}\n  called:  f({n})", None, 0, about.functions[n % 2],
            )
            for n in range(4) for kind in ("visible", "hidden")
        )  # fmt: skip
        points = {"passed": about.points, "partial": number % 4}.get(status, 0)
        tests = tests if status in STATES[:3] else ()
        modules.append(ModuleVerdict(about.name, status, points, 0, about.points, "", tests))  # type: ignore[arg-type]
    points = sum(module.points for module in modules)
    return StudentVerdict(f"s{number}", f"{number:064}", "ab", "seed", points, 205, tuple(modules))


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a class of thirty, as they lie on a disk."""
    folder = tmp_path_factory.mktemp("class")
    write_report(folder, COURSE, Run("ab", "seed", "bwrap", "1"), [verdict_on(number) for number in range(30)])
    return folder


@pytest.fixture(params=["light", "dark"])
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page in one of the palettes; whatever it says on the console, or asks of the network, is a failure."""
    size = ViewportSize(width=1280, height=900)
    context = browser.new_context(viewport=size, color_scheme=request.param)
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("request", lambda asked: problems.append(asked.url) if not asked.url.startswith("file:") else None)
    yield page
    context.close()
    assert problems == []


def names(page: Page) -> list[str]:
    return page.locator("table.class tbody tr:visible th").all_inner_texts()


def test_nothing_keeps_anybody_from_reading(reader: Page, out: Path) -> None:
    for name in ("report.html", "feedback/s1.html", "details/s1.html"):
        reader.goto((out / name).as_uri())
        reader.evaluate("for (const closed of document.querySelectorAll('details')) closed.open = true")
        assert obstacles(reader) == []


def test_the_table_is_sorted_searched_and_filtered(reader: Page, out: Path) -> None:
    reader.goto((out / "report.html").as_uri())
    expect(reader.get_by_role("status")).to_have_text("30 of 30 students")
    head = reader.get_by_role("columnheader", name="Total")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    totals = [float(text) for text in reader.locator("td.total").all_inner_texts()[:30]]
    assert totals == sorted(totals)
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    reader.get_by_role("button", name="Student").click()
    assert names(reader) == [f"s{number}" for number in range(30)]
    reader.get_by_label("Search").fill("S2")
    expect(reader.get_by_role("status")).to_have_text("11 of 30 students")
    reader.get_by_label("Search").fill("")
    reader.get_by_label("Show").select_option("below half of the points")
    most = float(reader.locator("table.class").get_attribute("data-most") or 0)
    shown = reader.locator("table.class tbody tr:visible td.total").all_inner_texts()
    assert shown
    assert all(float(text) < most / 2 for text in shown)


def test_heads_stay_in_sight(reader: Page, out: Path) -> None:
    reader.goto((out / "report.html").as_uri())
    region = reader.get_by_role("region", name="Points of each student")
    top = region.bounding_box()
    region.evaluate("box => box.scrollTo(300, box.scrollHeight)")
    head = reader.get_by_role("columnheader", name="Student").bounding_box()
    assert top
    assert head
    assert (abs(head["y"] - top["y"]), abs(head["x"] - top["x"])) < (3, 3)


def test_without_scripts_it_is_whole(browser: Browser, out: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((out / "report.html").as_uri())
    assert len(names(page)) == 30
    expect(page.locator(".tools")).to_be_hidden()
    expect(page.locator("th button")).to_have_count(0)
    page.get_by_role("link", name="s7").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("s7")
    assert HOSTILE in page.locator("body").inner_text()
    page.get_by_role("link", name="The class").click()
    expect(page.get_by_role("heading", level=2).first).to_have_text("What to say on Monday")
    context.close()


def test_a_phone_shows_all_of_it(browser: Browser, out: Path) -> None:
    context = browser.new_context(viewport=ViewportSize(width=390, height=844), has_touch=True, is_mobile=True)
    page = context.new_page()
    for name in ("report.html", "feedback/s1.html", "details/s1.html"):
        page.goto((out / name).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_feedback_prints_on_a_few_pages_and_the_report_without_its_tools(browser: Browser, out: Path) -> None:
    page = browser.new_page()
    page.goto((out / "feedback" / "s1.html").as_uri())
    assert len(re.findall(rb"/Type /Page\b(?!s)", page.pdf(format="A4"))) <= 8
    page.goto((out / "report.html").as_uri())
    page.emulate_media(media="print")
    expect(page.locator(".tools")).to_be_hidden()
    assert page.get_by_role("region", name="Points of each student").evaluate("b => b.scrollHeight <= b.clientHeight")
    page.close()
