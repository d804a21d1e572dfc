"""The report says everything to the teacher, the feedback only what its student may see, and neither runs anything."""

import base64
import hashlib
import html
import os
import re
import urllib.parse
from dataclasses import replace
from pathlib import Path

import pytest
from html_page import Page
from made_verdicts import module, one_test, outcomes, student

from llmlings.course import load_course
from llmlings.grade.feedback import STATUSES
from llmlings.grade.ledger import Run
from llmlings.grade.report import SHOWN_TESTS, TEMPLATES, write_report
from llmlings.grade.verdicts import StudentVerdict, TestVerdict

COURSE = load_course(Path(__file__).parents[3])
RUN = Run("ab" * 32, "the secret seed", "bwrap", "0.1.0")


SOLUTION = 'def count_pairs(words):\n    """Count."""\n    return {}\n'
PAGE = '''@mistake("count_pairs")
def counts_once(words):
    """You count
    `aa` once; <b>every</b> position counts.
    """
    return {1: 1}
'''


@pytest.fixture
def course(tmp_path):
    """The real course with one catalogued mistake of its own."""
    course = replace(COURSE, root=tmp_path / "course")
    for path, text in ((course.mistakes("bpe"), PAGE), (course.solution("bpe"), SOLUTION)):
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return course


@pytest.fixture(autouse=True)
def no_site(monkeypatch):
    monkeypatch.delenv("SITE_URL", raising=False)


def details_of(out: Path, course, *tests: TestVerdict, status="partial", message="") -> Page:
    """The teacher's page about a student."""
    report_of(out, course, student("ann", module("bpe", status, *tests, message=message)))
    return Page(out / "details" / "ann.html")


def report_of(out: Path, course, *verdicts: StudentVerdict, run=RUN, ungraded=()) -> Page:
    return Page(write_report(out, course, run, verdicts, ungraded))


HOSTILE = '</pre><script>alert(1)</script><img src=x onerror="alert(2)"> {{ 7 * 7 }} {% x %} \u202e\x1b[2J\x00 \ud800'


def hostile_class() -> list[StudentVerdict]:
    failed = one_test(1, "failed", message=HOSTILE, mistake="counts_once")
    return [
        student(HOSTILE.replace("/", "").replace("\0", ""), module("bpe", "partial", failed, one_test(2))),
        student('" autofocus onfocus="x', module("bpe", "unreadable", message=HOSTILE)),
        student("../up", module("bpe", "missing", message="There is none.")),
    ]


# Safety


def pages_of(out: Path) -> dict[str, Page]:
    """All pages by their paths."""
    return {path.relative_to(out).as_posix(): Page(path) for path in sorted(out.rglob("*.html"))}


def test_text_of_a_submission_never_becomes_markup(tmp_path, course):
    report_of(tmp_path, course, *hostile_class())
    pages = pages_of(tmp_path)
    assert len(pages) == 7
    for name, page in pages.items():
        # The one script of the report is ours, to the letter.
        assert page.all("script") == ([{"type": "module"}] if name == "report.html" else [])
        assert not page.all("img")
        for _, attributes in page.elements:
            assert not {name for name in attributes if name.startswith("on") or name in ("style", "src", "autofocus")}
        for character in "\u202e\x1b\0":
            assert character not in page.source
    told = "".join(page.text for name, page in pages.items() if name.startswith("details/"))
    assert "</pre><script>alert(1)</script>" in told
    assert "{{ 7 * 7 }} {% x %} \\u202e\\x1b[2J\\x00 \\ud800" in told


def digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def test_every_page_stands_alone_under_a_strict_policy(tmp_path, course):
    report_of(tmp_path, course, *hostile_class())
    for name, page in pages_of(tmp_path).items():
        (policy,) = page.all("meta", **{"http-equiv": "Content-Security-Policy"})
        style = re.search(r"<style>(.*?)</style>", page.source, re.DOTALL)[1]
        allowed = f"default-src 'none'; style-src '{digest(style)}'; base-uri 'none'; form-action 'none'"
        if name == "report.html":
            script = (TEMPLATES / "class.mjs").read_text(encoding="utf-8")
            assert page.source.count(f'<script type="module">{script}</script>') == 1
            allowed += f"; script-src '{digest(script)}'"
        assert policy["content"] == allowed
        assert page.source.index("Content-Security-Policy") < page.source.index("<style>")
        assert not page.all("link")
        assert "url(" not in style
        assert "@import" not in style
        for link in page.all("a"):
            assert link["href"].startswith(("#", "details/", "../report.html", "../feedback/"))


def test_every_link_leads_somewhere(tmp_path, course):
    report_of(tmp_path, course, *hostile_class())
    for name, current in pages_of(tmp_path).items():
        ids = [attributes["id"] for _, attributes in current.elements if "id" in attributes]
        assert len(ids) == len(set(ids))
        for link in current.all("a"):
            if link["href"].startswith("#"):
                assert link["href"][1:] in ids
            else:
                assert (tmp_path / name).parent.joinpath(urllib.parse.unquote(link["href"])).is_file()


@pytest.mark.parametrize(("sandbox", "count"), [("none", 1), ("bwrap", 0)])
def test_every_page_says_so_if_there_was_no_sandbox(tmp_path, course, sandbox, count):
    report_of(tmp_path, course, *hostile_class(), run=replace(RUN, sandbox=sandbox))
    for page in pages_of(tmp_path).values():
        assert page.text.count("Graded without a sandbox.") == count


# What a student may see

HIDDEN = one_test(3, "failed", "hidden", "f gave 3\n  called:  f(4711)", "counts_once")


def feedback_of(tmp_path, course, *tests: TestVerdict, message="") -> Page:
    others = [student("bob", module("bpe", "partial", HIDDEN)), student("cyd", module())]
    report_of(tmp_path, course, student("ann", module("bpe", "partial", *tests, message=message)), *others)
    return Page(tmp_path / "feedback" / "ann.html")


def test_feedback_shows_visible_tests_in_full(tmp_path, course):
    text = feedback_of(
        tmp_path,
        course,
        one_test(1),
        one_test(2, "failed", message="f gave 3.\n  called:  f(1)"),
        one_test(3, "todo", message="f is still to do."),
    ).text
    assert "Visible sentence 1." in text
    assert "f gave 3.\n  called:  f(1)" in text
    assert "f is still to do." in text
    assert "1 of 3 pass" in text
    assert "1 of 15 points" in text


def test_feedback_shows_of_hidden_tests_their_sentence_status_and_mistake_alone(tmp_path, course):
    page = feedback_of(tmp_path, course, one_test(1), HIDDEN, one_test(4, "timeout", "hidden", "f(4712) never ended."))
    assert "Hidden sentence 3." in page.text
    assert "You count aa once; <b>every</b> position counts. counts_once" in page.text
    assert "<code>aa</code>" in page.source
    assert "ran out of time" in page.text
    for secret in ("4711", "4712", "f gave 3", "hidden::3"):
        assert secret not in page.source


def test_feedback_holds_no_seed_and_no_other_student(tmp_path, course):
    page = feedback_of(tmp_path, course, one_test(1), HIDDEN)
    for secret in ("secret seed", "bob", "cyd", "ab" * 32):
        assert secret not in page.source


def test_a_file_that_was_taken_for_a_module_is_named_and_its_tests_are_told_all_the_same(tmp_path, course):
    origin = "Graded from bpe (1).py, taken for a renamed bpe.py."
    failed = one_test(1, "failed", message="f gave 3.\n  called:  f(1)")
    page = feedback_of(tmp_path, course, failed, message=origin)
    assert origin in page.text
    assert "f gave 3." in page.text
    text = details_of(tmp_path, course, failed, message=origin).text
    assert text.count(origin) == 1
    assert "f gave 3." in text


def test_feedback_says_what_is_wrong_with_a_module_once(tmp_path, course):
    problem = "exercises/bpe.py: line 3: invalid syntax."
    page = feedback_of(tmp_path, course, *(one_test(n, "error", message=problem) for n in range(5)), message=problem)
    assert page.text.count(problem) == 1


# What the teacher sees


def test_the_class_table_has_points_and_states_in_words(tmp_path, course):
    page = report_of(
        tmp_path,
        course,
        student("zoe", module("tokens", "passed", one_test(1)), module("bpe", "partial", one_test(2), HIDDEN)),
        student("ann", module("tokens", "todo", one_test(1, "todo")), module("bpe", "missing", message="None.")),
    )
    text = " ".join(page.text.split())
    assert "Student Total tokens bpe ann 0 ○ 0 – 0 zoe 2 ✓ 1 ◐ 1 Mean" in text
    assert "Mean of those who tried 1 1 1" in text
    words = [cell["title"] for cell in page.all("td") if "title" in cell]
    assert words == ["to do", "missing", "passed", "partly passed"]
    assert "✓ passed ◐ partly passed ✗ failed ○ to do – missing ! unreadable" in text
    assert "Points 30 10 15" in text
    assert "the secret seed" in text


def test_each_status_has_a_sign_and_words_of_its_own():
    assert len({words for _, words in STATUSES.values()}) == len(STATUSES)
    style = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    for status in STATUSES:
        assert f".{status}" in style


def test_the_details_of_a_student_list_failing_tests_alone(tmp_path, course):
    tests = [
        one_test(1),
        one_test(2, "todo", message="2 is to do."),
        one_test(3, "blocked", message="3 waits."),
        HIDDEN,
    ]
    section = details_of(tmp_path, course, *tests).text
    assert section.count("f gave 3") == 2  # beside its sentence, and in the message
    assert "called:  f(4711)" in section
    assert "Hidden sentence 3." in section
    for other in ("sentence 1", "2 is to do", "3 waits"):
        assert other not in section


def test_long_lists_and_long_messages_are_cut_and_say_where_the_rest_is(tmp_path, course):
    tests = [one_test(n, "failed", message=f"{n} failed. " + "x" * 3_000) for n in range(SHOWN_TESTS + 5)]
    page = details_of(tmp_path, course, *tests, status="failed")
    assert len(page.all("details", **{"class": "test"})) == SHOWN_TESTS
    assert "5 more tests fail; results/ has them all." in page.text
    assert page.text.count("... (the rest is in results/)") == SHOWN_TESTS
    assert len(page.source) < SHOWN_TESTS * 2_000 + 15_000


def test_a_module_that_cannot_be_imported_is_one_line(tmp_path, course):
    problem = "exercises/bpe.py: line 3: invalid syntax."
    tests = [one_test(n, "error", message=problem) for n in range(40)]
    assert details_of(tmp_path, course, *tests, status="failed", message=problem).text.count(problem) == 1


def test_mistakes_are_told_with_their_sentence_and_their_students(tmp_path, course):
    page = report_of(
        tmp_path,
        course,
        student("ann", module("bpe", "partial", HIDDEN, one_test(1, "failed", mistake="counts_once"))),
        student("bob", module("bpe", "partial", HIDDEN)),
    )
    assert "counts_once 2 of the 2 who tried (100 %)" in page.text
    assert "You count aa once; <b>every</b> position counts." in page.text


def section(page: Page, name: str) -> str:
    """The text of a section of the report, with single spaces."""
    found = re.search(rf'<section id="{name}".*?</section>', page.source, re.DOTALL)[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", found)).split())


def test_monday_begins_with_misconceptions_and_their_share_of_those_who_tried(tmp_path, course):
    wrong = one_test(1, "failed", mistake="counts_once")
    page = report_of(
        tmp_path,
        course,
        *(student(name, module("bpe", "partial", wrong)) for name in ("ann", "bob")),
        student("cyd", module("bpe", "passed", one_test(1))),
        student("dan", module("bpe", "todo", one_test(1, "todo"))),
        student("eve", module("bpe", "missing")),
    )
    text = section(page, "monday")
    assert "bpe: counts_once 2 of the 3 who tried (67 %) You count aa once" in text
    assert text.index("Misconceptions") < text.index("The hardest tests") < text.index("Where students stopped")
    assert "bpe: Visible sentence 1. 1 of 3 pass, visible" in text
    assert "Mean of those who tried 0.2 0.3" in section(page, "class")


def test_monday_says_who_stopped_where(tmp_path, course):
    page = report_of(
        tmp_path,
        course,
        student("ann", module("tokens", "partial"), module("bpe", "missing")),
        student("bob", module("tokens", "missing"), module("bpe", "failed")),
        student("cyd", module("tokens", "todo"), module("bpe", "unreadable", message="No text.")),
    )
    text = section(page, "monday")
    assert "Where students stopped Nothing tried 1 cyd After tokens 1 ann Unreadable" in text
    assert "cyd , bpe: No text." in text


def test_monday_names_identical_work_but_not_of_those_who_wrote_nothing(tmp_path, course):
    tried, stubs = module("bpe", "partial", one_test(1)), module("bpe", "todo", one_test(1, "todo"))
    others = [student("cyd", stubs), student("dan", stubs)]
    others = [replace(verdict, submission_sha256="00") for verdict in others]
    text = section(report_of(tmp_path, course, student("ann", tried), student("bob", tried), *others), "monday")
    assert text.endswith("finds what is alike. ann , bob")
    assert "Identical work" not in section(report_of(tmp_path, course, *others), "monday")


def test_a_test_that_the_weak_pass_is_the_first_to_look_at(tmp_path, course):
    page = report_of(tmp_path, course, *outcomes("ppfp", "ppfp", "pffp", "ffpp", "ffpp"))
    text = section(page, "tests")
    assert "bpe Visible sentence 2. visible 2 of 5 ⚑ the weak pass it, the strong fail -" in text
    assert text.index("Visible sentence 2.") < text.index("Visible sentence 3.") < text.index("All tests")
    assert "5 of 5 ⚑ everybody passes –" in text


def test_a_large_class_has_a_small_page(tmp_path, course):
    tests = [one_test(n, "failed", message="x" * 2_000, mistake="counts_once") for n in range(20)]
    report_of(tmp_path, course, *(student(f"s{n}", module("bpe", "partial", *tests)) for n in range(60)))
    names = re.findall(r"<bdi>(\w+)</bdi>", (tmp_path / "report.html").read_text(encoding="utf-8"))
    # In the class table, where they stopped, and a few beside a misconception.
    assert len(names) < 4 * 60
    assert len(re.findall("x{100}", (tmp_path / "report.html").read_text(encoding="utf-8"))) == 0


def test_feedback_says_function_by_function_what_is_lost(tmp_path, course):
    lost = [replace(one_test(n, "failed"), function="encode", max_points=0.25) for n in (1, 2)]
    todo = [replace(one_test(n, "todo", message="decode is to do."), function="decode") for n in (3, 4)]
    page = feedback_of(tmp_path, course, one_test(0), *lost, *todo)
    text = section(page, "bpe")
    assert "encode costs 0.5 ✗ failed Visible sentence 1. costs 0.25 ✗ failed Visible sentence 2. costs 0.25" in text
    # One line for all tests of a function that is not there.
    assert "○ to do decode costs 2 decode is to do. What passes ✓ passed Visible sentence 0." in text
    assert "The lesson: docs/lessons/bpe.md" in text
    (folded,) = page.all("details")
    assert folded == {"class": "folded"}


@pytest.mark.parametrize(("site", "link"), [("https://uni.example/llm/", True), ("javascript:x", False)])
def test_feedback_links_to_the_lesson_of_a_site(tmp_path, course, monkeypatch, site, link):
    monkeypatch.setenv("SITE_URL", site)
    links = [a["href"] for a in feedback_of(tmp_path, course, HIDDEN).all("a") if not a["href"].startswith("#")]
    assert links == (["https://uni.example/llm/lessons/bpe/"] if link else [])


def test_students_who_are_not_graded_yet_are_named(tmp_path, course):
    page = report_of(tmp_path, course, student("ann", module()), ungraded=["zoe", "bob"])
    assert "Not graded yet: bob, zoe." in page.text


def test_a_class_of_nobody_has_a_report(tmp_path, course):
    assert "Nobody has been graded yet." in report_of(tmp_path, course).text


def test_a_class_in_which_every_submission_is_unreadable_has_a_report(tmp_path, course):
    page = report_of(tmp_path, course, student("ann", module("bpe", "unreadable", message="No zip.")))
    assert "Nobody handed in a file that could be tested." in page.text


# Files


def test_a_repeated_report_changes_nothing_and_students_who_left_go(tmp_path, course):
    verdicts = [student("ann", module()), student("bob", module())]
    report_of(tmp_path, course, *verdicts)
    report = (tmp_path / "report.html").read_bytes()
    (tmp_path / "feedback" / "mine.html").write_text("<p>bob</p>", encoding="utf-8")
    report_of(tmp_path, course, *reversed(verdicts))
    assert (tmp_path / "report.html").read_bytes() == report
    report_of(tmp_path, course, verdicts[0])
    assert sorted(os.listdir(tmp_path / "feedback")) == ["ann.html", "mine.html"]


def test_text_can_be_read_in_light_and_dark():
    """Every colour of text has a contrast of at least 4.5 to 1 on its ground (WCAG 2.2, 1.4.3)."""
    style = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    themes = [
        dict(re.findall(r"--([\w-]+): (#\w+)", block)) for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    ]
    assert len(themes) == 2

    def luminance(colour: str) -> float:
        digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
        values = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(one: str, other: str) -> float:
        low, high = sorted((luminance(one), luminance(other)))
        return (high + 0.05) / (low + 0.05)

    for theme in themes:
        pairs = [(name, ground) for name in ("text", "quiet", "link", "partial") for ground in ("ground", "raised")]
        pairs += [(name, f"{name}-ground") for name in ("passed", "partial", "failed", "open")]
        for name, ground in pairs:
            assert contrast(theme[name], theme[ground]) >= 4.5, (name, ground)
