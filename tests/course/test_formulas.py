r"""The formulas of the pages are set when the site is built, from markup that KaTeX has made beforehand.

`A < B` as a formula is `\(A < B\)` in a page's text, and `\(A &lt; B\)` in its HTML.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from llmlings.course import Course, load_course
from llmlings.dev.derived import derive
from llmlings.errors import CourseError, EnvironmentProblem
from llmlings.site.formulas import (
    formulas_file,
    formulas_in,
    read_formulas,
    set_by_katex,
    set_formulas,
)

ROOT = Path(__file__).resolve().parents[2]
COURSE = load_course(ROOT)
INLINE = '<span class="arithmatex">\\(a &lt; b\\)</span>'
DISPLAYED = '<div class="arithmatex">\\[\nx^2\n\\]</div>'
PAGE = f"<head></head><p>If {INLINE}, then</p>{DISPLAYED}"


def test_formulas_of_a_page_are_found_in_their_order() -> None:
    assert formulas_in(PAGE) == ["\\(a < b\\)", "\\[\nx^2\n\\]"]


def test_a_formula_gives_its_place_to_its_markup() -> None:
    markup = {"\\(a < b\\)": "<b>inline</b>", "\\[\nx^2\n\\]": "<b>displayed</b>"}
    assert set_formulas(PAGE, markup, "../katex.css") == (
        '<head><link rel="stylesheet" href="../katex.css"></head>'
        '<p>If <span class="arithmatex"><b>inline</b></span>, then</p>'
        '<div class="arithmatex"><b>displayed</b></div>'
    )


def test_a_page_without_formulas_stays_as_it_is() -> None:
    assert set_formulas("<head></head><p>\\(a\\)</p>", {"\\(a\\)": "A"}, "katex.css") == "<head></head><p>\\(a\\)</p>"


def test_katex_gives_what_is_seen_and_what_is_read_aloud() -> None:
    inline, displayed = set_by_katex(COURSE, ["\\(a < b\\)", "\\[x^2\\]"]).values()
    for markup in (inline, displayed):
        assert '<math xmlns="http://www.w3.org/1998/Math/MathML"' in markup
        assert '<span class="katex-html" aria-hidden="true">' in markup
    assert "katex-display" in displayed
    assert "katex-display" not in inline


def test_a_formula_that_katex_does_not_understand_is_named() -> None:
    with pytest.raises(CourseError, match=r"KaTeX cannot set \\\(\\nonsense\\\): .+Undefined control sequence"):
        set_by_katex(COURSE, ["\\(a\\)", "\\(\\nonsense\\)"])


def test_without_node_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(EnvironmentProblem, match=r"no node; install Node"):
        set_by_katex(COURSE, ["\\(a\\)"])


@pytest.fixture
def small(tmp_path: Path) -> Course:
    """A course whose site is one page with a formula."""
    for name in ("course.toml", "docs/hooks.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    for name in ("web", "docs/lab/vendor/katex"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("node_modules"))
    # Its other hooks would look for lessons.
    (tmp_path / "small.py").write_text("import sys\n\nsys.path.insert(0, 'docs')\nfrom hooks import on_post_page\n")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: small\nhooks: [small.py]\nmarkdown_extensions:\n  - pymdownx.arithmatex: {generic: true}\n"
    )
    (tmp_path / "docs/index.md").write_text("# Small\n\n\\( a \\) and `\\( code \\)`\n")
    return load_course(tmp_path)


def bring_up_to_date(course: Course) -> None:
    list(derive(course, ["formulas"], check=False))


def build(course: Course) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    return subprocess.run(command, cwd=course.root, capture_output=True, text=True, check=False)


def test_the_formulas_of_the_pages_are_derived_and_others_dropped(small: Course) -> None:
    formulas_file(small).write_text(json.dumps({"\\( b \\)": "B"}), encoding="utf-8")
    bring_up_to_date(small)
    assert list(read_formulas(small)) == ["\\( a \\)"]


def test_a_build_fails_at_a_formula_without_markup(small: Course) -> None:
    bring_up_to_date(small)
    assert build(small).returncode == 0
    page = small.root / "docs" / "index.md"
    page.write_text(page.read_text() + "\n\\[\n\\beta\n\\]\n")
    done = build(small)
    assert done.returncode == 1
    sentence = (
        "index.md: the formula \\[ \\beta \\] is not in docs/lab/formulas.json; run `llmlings dev derive formulas`."
    )
    assert sentence in done.stderr
