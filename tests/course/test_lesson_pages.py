"""What pages get when the site is built, and what the authors of lessons have to give for it."""

import re
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data

from llmlings.course import Module, load_course
from llmlings.errors import CourseError
from llmlings.learn.hint import hints_of
from llmlings.site.pages import contributors_page, lesson_page, reading_minutes, start_page
from llmlings.site.questions import read_questions
from llmlings.testing.visible_mistakes import visible_mistakes

COURSE = load_course(Path(__file__).resolve().parents[2])
TOKENS = COURSE.module("tokens")
SMALL = (
    "# Title\n\nLead.\n\n## First\n\nText.\n\n## The exercise\n\nWrite.\n\n## Common mistakes\n\n- One.\n\n## Sources\n"
)


def lesson(module: Module) -> tuple[str, list[str]]:
    """The text of a lesson, and its aims."""
    text, data = get_data(COURSE.lesson(module.name).read_text("utf-8"))
    return text, data["able"]


def page(module: Module) -> str:
    return lesson_page(COURSE, module, *lesson(module))


@pytest.mark.parametrize("module", COURSE.modules, ids=lambda module: module.name)
def test_a_lesson_says_what_its_readers_will_be_able_to_do(module: Module) -> None:
    _, able = lesson(module)
    assert 2 <= len(able) <= 4
    for aim in able:
        # Each goes on from "You will be able to".
        assert re.match(r"[a-z]+ ", aim), aim
        assert not aim.endswith("."), aim
        assert f"    - {aim}\n" in page(module)


@pytest.mark.parametrize("module", COURSE.modules, ids=lambda module: module.name)
def test_a_lesson_asks_for_a_guess_before_it_shows(module: Module) -> None:
    reading = lesson(module)[0].partition("\n## The exercise")[0]
    guess = r"\n\*\*Guess before you read on\.\*\* [^\n]+(?:\n[^\n]+)*\?\n\n"
    guess += r'\?\?\? question "Open after your guess"\n    \S'
    assert len(re.findall(guess, reading)) == 1 == reading.count("??? question")


@pytest.mark.parametrize("module", COURSE.modules, ids=lambda module: module.name)
def test_a_page_asks_its_questions(module: Module) -> None:
    text = page(module)
    for number, question in enumerate(read_questions(COURSE, module.name), 1):
        assert f"**{number}.** {question.text}\n" in text
        for option in question.options:
            verdict = "Right." if option.right else "Not quite."
            assert f'<summary markdown="span">{option.text}</summary>\n\n**{verdict}** {option.why}\n' in text


@pytest.mark.parametrize("module", COURSE.modules, ids=lambda module: module.name)
def test_a_page_has_the_hints_of_the_command_line(module: Module) -> None:
    text = " ".join(page(module).split())
    for function in module.all_functions:
        assert text.count(f'"Hints for `{function}`"') == 1
        for hint in hints_of(COURSE, module, function):
            assert " ".join(hint.split()) in text


@pytest.mark.parametrize("module", COURSE.modules, ids=lambda module: module.name)
def test_the_first_hint_is_an_idea_and_no_call_of_a_library(module: Module) -> None:
    for function in module.all_functions:
        assert not re.search(r"NumPy|\bnp\.|torch\.", hints_of(COURSE, module, function)[0]), function


@pytest.mark.parametrize("module", COURSE.modules, ids=lambda module: module.name)
def test_mistakes_of_ideas_come_before_traps_of_numpy(module: Module) -> None:
    listed = lesson(module)[0].partition("\n## Common mistakes\n")[2].partition("\n## ")[0].split("\n- ")[1:]
    traps = [bool(re.search(r"NumPy|\bnp\.|index array|u?int8|`if |slice\b", mistake)) for mistake in listed]
    assert not any(traps[:2]), "begin with mistakes of ideas"


@pytest.mark.parametrize("module", COURSE.modules, ids=lambda module: module.name)
def test_nothing_that_learners_read_speaks_of_a_contract(module: Module) -> None:
    hints = COURSE.root / "docs" / "hints" / f"{module.name}.md"
    pages = [COURSE.mistakes(module.name), *([COURSE.extra_mistakes(module.name)] if module.extra else [])]
    for path in (hints, *pages, COURSE.lesson(module.name), COURSE.questions(module.name)):
        assert not re.search(r"\bcontracts?\b", path.read_text("utf-8")), path.name


@pytest.mark.parametrize("module", COURSE.modules, ids=lambda module: module.name)
def test_a_page_names_the_mistakes_that_learners_tests_name(module: Module) -> None:
    number = sum(mistake.module == module.name for mistake in visible_mistakes(COURSE))
    found = re.search(r"All (\d+) mistakes.*?</details>", page(module))
    assert found
    assert int(found[1]) == number == found[0].count("<li>") > 0
    assert found[0].count("<p><code>") <= len(module.all_functions)


def test_a_mistake_is_text_and_not_markup() -> None:
    found = page(COURSE.module("vocabulary"))
    assert "you still use &lt;unk&gt;" in found
    assert "whatever <code>side</code> says" in page(COURSE.module("batching"))


def test_everything_has_its_place() -> None:
    text = page(TOKENS)
    order = [
        "# What a token is",
        f"minutes to read · part I, Text to ids · module 1 of {len(COURSE.modules)} · 10 points",
        "A language model does not read letters",
        "You will be able to",
        "## What is a token in language models?",
        "## The exercise",
        "Hints for `split_words`",
        "Hints for `bytes_per_token`",
        "## Common mistakes",
        "llmlings check tokens",
        "## Check yourself",
        "## Sources",
    ]
    places = [text.index(part) for part in order[:-3]]
    places += [text.index(part, places[-1]) for part in order[-3:]]
    assert places == sorted(places)


def test_the_part_of_the_last_module_is_counted() -> None:
    text = page(COURSE.modules[-1])
    number = len(COURSE.modules)
    assert f" minutes to read · part V, A model of your own · module {number} of {number} · " in text


def test_reading_takes_a_minute_for_each_200_words() -> None:
    prose = "word " * 399
    assert reading_minutes(prose) == 2
    assert reading_minutes(prose + "two more") == 3
    assert reading_minutes(prose + "[one](https://example.org/) | - | <b></b>\n## Sources\n\n" + prose) == 2


@pytest.mark.parametrize("heading", ["## Common mistakes", "## Sources", "# Title"])
def test_a_missing_place_is_named(heading: str) -> None:
    with pytest.raises(CourseError, match=r"docs/lessons/tokens\.md"):
        lesson_page(COURSE, TOKENS, SMALL.replace(f"{heading}\n", "\n"), ["do"])


def test_the_start_page_lists_every_lesson_in_its_part() -> None:
    text = start_page(COURSE, (COURSE.root / "docs" / "index.md").read_text("utf-8"))
    found = re.findall(r"^- \[(.+)\]\(lessons/(\w+)\.md\)\{ \.lesson \} <small>(\d+) min</small>$", text, re.MULTILINE)
    assert [(title, name) for title, name, _ in found] == [(module.title, module.name) for module in COURSE.modules]
    for module, (_, _, minutes) in zip(COURSE.modules, found, strict=True):
        assert f"\n{minutes} minutes to read" in page(module)
    parts = re.findall(r"^### [IV]+\. (.+)$", text, re.MULTILINE)
    assert parts == list(dict.fromkeys(module.part for module in COURSE.modules))
    for module in COURSE.modules:
        section = text.partition(f". {module.part}\n")[2].partition("\n### ")[0]
        assert f"(lessons/{module.name}.md)" in section


def test_the_site_leads_from_lesson_to_lesson_in_the_order_of_the_course() -> None:
    nav = load_config(str(COURSE.root / "mkdocs.yml"))["nav"]
    parts = list(dict.fromkeys(module.part for module in COURSE.modules))
    found = [(part, path) for entry in nav for part, pages in entry.items() if part in parts for path in paths(pages)]
    assert found == [(module.part, f"lessons/{module.name}.md") for module in COURSE.modules]


def paths(pages: list[dict[str, str]]) -> list[str]:
    return [path for page in pages for path in page.values()]


def test_an_unknown_part_is_named() -> None:
    with pytest.raises(CourseError, match="lessons of 'Text to odds'"):
        start_page(COURSE, "<!-- lessons: Text to odds -->")


def test_the_guide_for_contributors_keeps_links_that_lead_somewhere() -> None:
    text = "# Contributing\n\n[how](docs/figures/README.md), [counts](docs/guides/modules.md), [steps](#ten), [s](https://e.org/)"
    wanted = "# For contributors\n\nhow, [counts](modules.md), [steps](#ten), [s](https://e.org/)"
    assert contributors_page(text).endswith(f"---\n\n{wanted}")
