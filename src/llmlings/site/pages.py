"""What pages get when the site is built: facts, aims, hints, named mistakes and questions, and lists of lessons.

All of it is derived from the files that hold it already, so that a page cannot say something else than the tests, the
command line or the course's data. `docs/hooks.py` calls this for MkDocs.
"""

import html
import math
import re
from collections.abc import Sequence
from pathlib import Path

from llmlings.course import Course, Module
from llmlings.errors import CourseError
from llmlings.learn.hint import hints_of
from llmlings.site.questions import Option, Question, read_questions
from llmlings.testing.visible_mistakes import visible_mistakes

_WORDS_PER_MINUTE = 200
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def start_page(course: Course, text: str) -> str:
    """Return the Markdown of the start page, with the lessons of a part in place of `<!-- lessons: PART -->`."""

    def lessons(found: re.Match[str]) -> str:
        rows = [_link(course, module) for module in course.modules if module.part == found[1]]
        if not rows:
            raise CourseError(f"docs/index.md asks for the lessons of '{found[1]}'; course.toml has no such part.")
        return "\n".join(rows)

    return re.sub(r"<!-- lessons: (.+?) -->", lessons, text)


def _link(course: Course, module: Module) -> str:
    path = course.lesson(module.name)
    minutes = reading_minutes(path.read_text(encoding="utf-8").partition("\n# ")[2])
    return f"- [{module.title}](lessons/{path.name}){{ .lesson }} <small>{minutes} min</small>"


def contributors_page(text: str) -> str:
    """Return CONTRIBUTING.md as a page of the guides: links to other pages stay, links into the repository do not."""
    text = re.sub(r"\[([^\]]+)\]\((?!docs/guides/|#)[^):]+\)", r"\1", text)
    text = text.replace("](docs/guides/", "](").replace("# Contributing\n", "# For contributors\n", 1)
    # Every page of the site loads the index of the search, and readers do not look for this one.
    return f"---\nsearch:\n  exclude: true\n---\n\n{text}"


def with_drawings(text: str, folder: Path) -> str:
    """Return the Markdown of a page with its drawings, the SVG files of `folder`, in place of the links to them.

    As a part of the page a drawing has the colours of the palette that its reader has chosen.
    """

    def drawing(found: re.Match[str]) -> str:
        svg = (folder / found[1]).read_text(encoding="utf-8")
        return f'<figure class="drawing" data-search-exclude>\n{svg}</figure>'

    return re.sub(r"!\[[^\]]*\]\((\w+\.svg)\)", drawing, text)


def lesson_page(course: Course, module: Module, text: str, able: Sequence[str]) -> str:
    """Return the Markdown of a lesson's page, given the text of the lesson and what its readers will be able to do."""
    text = _after_title(text, f"{_facts(course, module, text)}\n{{ .lesson-facts }}\n", module)
    text = _before_first_section(text, _aims(able), module)
    text = _before(text, "Common mistakes", _hints(course, module), module)
    ending = _mistakes(course, module) + _questions(read_questions(course, module.name))
    return _before(text, "Sources", ending, module)


def _facts(course: Course, module: Module, text: str) -> str:
    parts = list(dict.fromkeys(other.part for other in course.modules))
    part = f"part {_NUMERALS[parts.index(module.part)]}, {module.part}"
    place = f"module {course.modules.index(module) + 1} of {len(course.modules)}"
    return f"{reading_minutes(text)} minutes to read · {part} · {place} · {module.points} points"


def reading_minutes(text: str) -> int:
    """Return how long a lesson takes to read, without its exercise and its sources."""
    prose = text.partition("\n## Sources")[0]
    # Addresses, tags and the signs of tables are not read.
    prose = re.sub(r"\]\([^)]*\)|<[^>]*>|\{[^}]*\}|[|#*-]", " ", prose)
    return max(1, math.ceil(len(prose.split()) / _WORDS_PER_MINUTE))


def _aims(able: Sequence[str]) -> str:
    lines = "".join(f"    - {aim}\n" for aim in able)
    return f'!!! able "You will be able to"\n\n{lines}'


def _hints(course: Course, module: Module) -> str:
    blocks = ["Stuck? Open one hint at a time; each says a little more than the one before."]
    for function in module.all_functions:
        first, *others = hints_of(course, module, function)
        body = [first]
        for number, hint in enumerate(others, 2):
            body.append(f'??? hint "Hint {number} of {len(others) + 1}"\n\n{_indent(hint)}')
        blocks.append(f'??? tip "Hints for `{function}`"\n\n' + _indent("\n\n".join(body)))
    # The search would show what is folded.
    return '<div class="hints" data-search-exclude markdown>\n\n' + "\n\n".join(blocks) + "\n\n</div>\n"


def _mistakes(course: Course, module: Module) -> str:
    sentences: dict[str, list[str]] = {function: [] for function in module.all_functions}
    for mistake in visible_mistakes(course):
        if mistake.module == module.name:
            sentences[mistake.function].append(mistake.sentence)
    number = sum(map(len, sentences.values()))
    summary = f"All {number} mistakes that <code>llmlings check {module.name}</code> knows by name"
    lists = [f"<p><code>{name}</code></p><ul>{_items(found)}</ul>" for name, found in sentences.items() if found]
    folded = f"<details class='mistakes' data-search-exclude><summary>{summary}</summary>{''.join(lists)}</details>"
    return f"{folded}\n\n"


def _items(sentences: Sequence[str]) -> str:
    marked = (re.sub("`(.+?)`", r"<code>\1</code>", html.escape(text)) for text in sentences)
    return "".join(f"<li>{text}</li>" for text in marked)


def _questions(questions: Sequence[Question]) -> str:
    lead = "Choose an answer to see whether it is right, and why. You can choose again."
    blocks = [f"## Check yourself\n\n{lead}"]
    for number, question in enumerate(questions, 1):
        options = "\n".join(_option(option, f"question-{number}") for option in question.options)
        # Not a div: the search would read on behind the first div inside.
        blocks.append(
            f'<section class="check" role="group" aria-labelledby="question-{number}" data-search-exclude markdown>\n'
            f'<div id="question-{number}" markdown>\n\n**{number}.** {question.text}\n\n</div>\n\n{options}\n</section>'
        )
    return "\n\n".join(blocks) + "\n"


def _option(option: Option, question: str) -> str:
    kind, verdict = ("right", "Right.") if option.right else ("wrong", "Not quite.")
    # Details of one name close each other, so this is a choice that needs no script.
    return (
        f'<details class="option option--{kind}" name="{question}" markdown>\n'
        f'<summary markdown="span">{option.text}</summary>\n\n**{verdict}** {option.why}\n\n</details>\n'
    )


def _indent(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.splitlines())


def _after_title(text: str, block: str, module: Module) -> str:
    title, newline, rest = text.lstrip().partition("\n")
    if not title.startswith("# "):
        raise CourseError(f"docs/lessons/{module.name}.md does not begin with its title; write `# {module.title}`.")
    return f"{title}{newline}\n{block}{rest}"


def _before_first_section(text: str, block: str, module: Module) -> str:
    return _before(text, "", block, module)


def _before(text: str, heading: str, block: str, module: Module) -> str:
    """Put a block before the section of that heading; without one, before the first section."""
    head, found, tail = text.partition(f"\n## {heading}")
    if not found:
        raise CourseError(f"docs/lessons/{module.name}.md has no section `## {heading}`; add it.")
    return f"{head}\n{block}{found}{tail}"
