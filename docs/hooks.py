"""What MkDocs calls while it builds the site; `llmlings.site` says what goes into pages."""

import logging
import re
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File
from mkdocs.utils import get_build_timestamp, get_relative_url

from llmlings.cli import make_parser
from llmlings.course import Course, load_course
from llmlings.site.description import description
from llmlings.site.formulas import formulas_in, read_formulas, set_formulas
from llmlings.site.generated import generated_files
from llmlings.site.glossary import glossary_page, link_terms, read_terms
from llmlings.site.pages import lesson_page, start_page, with_drawings
from llmlings.site.reference import files_page, searched_by_name
from llmlings.site.snippets import read_snippets, with_snippets

#: A strict build tells all warnings, and fails.
log = logging.getLogger("mkdocs.hooks.llmlings")
#: Pages to look something up in, by its name.
_BY_NAME = ("reference/functions.md", "reference/commands.md", "reference/files.md")
#: Of a lesson: where it leads to, what the reference of functions has too, answers that are folded, and code.
_UNSEARCHED = re.compile(r'<h2 id="(?:sources|the-exercise)"|<details class="question"|<div(?= class="snippet)')


def on_files(files: Any, *, config: Any) -> Any:
    """Add the pages and files that are derived as a whole."""
    parser, _ = make_parser()
    for name, content in generated_files(_course(config), parser, get_build_timestamp()).items():
        files.append(File.generated(config, name, content=content))
    return files


def on_page_markdown(markdown: str, *, page: Any, config: Any, **_: Any) -> str:
    """Add to a page what is derived for it."""
    # The theme puts it into an attribute as it is.
    page.meta.setdefault("description", escape(description(markdown)))
    course = _course(config)
    folder, _, name = page.file.src_uri.removesuffix(".md").rpartition("/")
    if page.file.src_uri == "index.md":
        return start_page(course, markdown)
    if page.file.src_uri == "glossary.md":
        return glossary_page(markdown)
    if page.file.src_uri == "reference/files.md":
        return files_page(markdown)
    if page.file.src_uri == "guides/architecture.md":
        return with_drawings(markdown, course.root / "docs" / folder)
    if folder != "lessons":
        return markdown
    # What the search knows of a page beside its text, and weighs most.
    page.meta["tags"] = page.meta.get("found_by", "").split()
    # Of the whole file, so that a failure names its line.
    lesson = course.lesson(name)
    snippets = read_snippets(lesson.read_text(encoding="utf-8"), lesson.relative_to(course.root).as_posix())
    terms = read_terms((course.root / "docs" / "glossary.md").read_text(encoding="utf-8"))
    text = with_snippets(link_terms(markdown, name, terms), snippets)
    return lesson_page(course, course.module(name), text, page.meta["able"])


def on_page_content(html: str, *, page: Any, **_: Any) -> str:
    """Keep the index of the search small: every page of a lesson loads it."""
    if page.file.src_uri in _BY_NAME:
        return searched_by_name(html)
    if page.file.src_uri == "revision.md":
        # The answers are found in their lessons.
        return html.replace("<details ", "<details data-search-exclude ")
    return _UNSEARCHED.sub(r"\g<0> data-search-exclude", html) if page.file.src_uri.startswith("lessons/") else html


def on_post_page(output: str, *, page: Any, config: Any, **_: Any) -> str:
    """Set the formulas of a page; the search has indexed it by now, so it knows their source and not their markup."""
    markup = read_formulas(_course(config))
    for formula in dict.fromkeys(formulas_in(output)):
        if formula not in markup:
            missing = f"the formula {' '.join(formula.split())} is not in docs/lab/formulas.json"
            log.warning(f"{page.file.src_uri}: {missing}; run `llmlings dev derive formulas`.")
    return set_formulas(output, markup, get_relative_url("lab/vendor/katex/katex.css", page.url))


def _course(config: Any) -> Course:
    return load_course(Path(config.config_file_path).parent)
