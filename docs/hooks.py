"""What MkDocs calls while it builds the site; what it puts into pages is in `llmlings.site`."""

from pathlib import Path
from typing import Any

from llmlings.course import load_course
from llmlings.site import lesson_page


def on_page_markdown(markdown: str, *, page: Any, config: Any, **_: Any) -> str:
    """Add to a lesson what is derived for it."""
    folder, _, name = page.file.src_uri.removesuffix(".md").rpartition("/")
    if folder != "lessons":
        return markdown
    course = load_course(Path(config.config_file_path).parent)
    return lesson_page(course, course.module(name), markdown, page.meta["able"])
