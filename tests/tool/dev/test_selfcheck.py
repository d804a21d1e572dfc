"""`llmlings dev check`: each rule holds for a sound course and finds what breaks it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from llmlings.course import Course, load_course
from llmlings.dev.derived import derive
from llmlings.dev.selfcheck import check
from llmlings.dev.trials import ALL_SEEDS, FEW_SEEDS, examine
from llmlings.errors import CourseError
from llmlings.site.lab import lab_files

RULES = [
    "1. Stubs",
    "6. Anchors",
    "7. The files",
    "2. Solutions",
    "3. Every visible test",
    "4. Mistakes lose",
    "5. Every hidden test",
    "   Derived data",
]


def report(course: Course) -> dict[str, list[str]]:
    """Check the course; what breaks each rule, by the rule's number."""
    found: dict[str, list[str]] = {}
    sound = check(course, "bwrap", 1, lambda rule, problems: found.update({rule: problems}))
    assert sound is not any(found.values())
    return found


def bring_up_to_date(course: Course, *names: str) -> None:
    for _ in derive(course, names, check=False):
        pass


def edit(path: Path, old: str, new: str, times: int = -1) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, times), encoding="utf-8")


def test_a_sound_course_keeps_every_rule(toy: Course) -> None:
    bring_up_to_date(toy)
    found = report(toy)
    assert all(rule.startswith(start) for rule, start in zip(found, RULES, strict=True))
    assert not any(found.values()), found


def unlink(name: str) -> Callable[[Course], None]:
    return lambda course: (course.root / name).unlink()


def write(name: str, text: str) -> Callable[[Course], None]:
    def act(course: Course) -> None:
        (course.root / name).parent.mkdir(parents=True, exist_ok=True)
        (course.root / name).write_text(text, encoding="utf-8")

    return act


def change(name: str, old: str, new: str) -> Callable[[Course], None]:
    return lambda course: edit(course.root / name, old, new)


MISTAKES = "tests/mistakes/toy.py"
EARLY = {
    "a stub edited by hand": (change("exercises/toy.py", "# TODO", "# Todo"), "exercises/toy.py is out of date"),
    "an anchor that is missing": (change("docs/lessons/toy.md", "q-toy", "q-joy"), "#q-toy should be in toy.md once"),
    "an anchor that is there twice": (
        change("docs/lessons/toy.md", "Something", "## Again { #q-toy }\nSomething"),
        "#q-toy should be in toy.md once",
    ),
    "a link that leads nowhere": (change("solutions/toy.py", "#q-toy", "#q-boy"), "which does not exist"),
    "too few hints": (change("docs/hints/toy.md", "2. Twice.\n", ""), "fewer than three hints for double"),
    "hints for another function": (change("docs/hints/toy.md", "## double", "## treble"), "needs the headings double"),
    "no questions": (unlink("docs/questions/toy.toml"), "docs/questions/toy.toml is missing"),
    "a question without a right option": (
        change("docs/questions/toy.toml", "right = true", "right = false"),
        "docs/questions/toy.toml, question 1 has 0 right options",
    ),
    "no lesson": (unlink("docs/lessons/toy.md"), "docs/lessons/toy.md is missing"),
    "no solution": (unlink("solutions/toy.py"), "solutions/toy.py is missing"),
    "no hidden tests": (unlink("tests/hidden/test_toy.py"), "tests/hidden/test_toy.py is missing"),
    "a stranger's lesson": (write("docs/lessons/joy.md", "# Joy\n"), "docs/lessons/joy.md belongs to no module"),
    "a stranger's mistakes": (
        write("tests/mistakes/joy.py", '"""A."""\n'),
        "tests/mistakes/joy.py belongs to no module",
    ),
    "mistakes of extras where there are none": (
        write("tests/mistakes/extra/toy.py", '"""A."""\n'),
        "tests/mistakes/extra/toy.py belongs to no module",
    ),
    "a stranger's alternatives": (
        write("tests/alternatives/joy/a.py", '"""A."""\n'),
        "tests/alternatives/joy belongs to no module",
    ),
    "a mistake without a sentence": (
        change(MISTAKES, '    """Your numbers are squares; the docstring asks for doubles."""\n', ""),
        "squares needs a docstring",
    ),
    "a page of mistakes that is no Python": (write(MISTAKES, "def (:\n"), "toy.py cannot be read"),
    "no mistakes of a function": (
        change(MISTAKES, '@mistake("double")', '@mistake("total")'),
        "tests/mistakes/toy.py has 0 mistakes of double; write 1 to 12.",
    ),
    "an alternative that changes what is given": (
        write("tests/alternatives/toy/other.py", "def total(numbers, start=0):\n    return sum(numbers)\n"),
        "total does not have the parameters of total",
    ),
    "no alternatives": (unlink("tests/alternatives/toy/adds_to_itself.py"), "tests/alternatives/toy holds no file"),
}


@pytest.mark.parametrize("name", EARLY)
def test_what_can_be_seen_in_the_files_is_found(toy: Course, name: str) -> None:
    act, problem = EARLY[name]
    act(toy)
    problems = [text for problems in report(toy).values() for text in problems]
    assert any(problem in text for text in problems), problems


HIDDEN = "tests/hidden/test_toy.py"
SQUARED = "np.asarray(numbers, dtype=np.float64) ** 2"
#: Wrong in one visible test of two.
ONE_MORE = "2.0 * np.asarray(numbers, dtype=np.float64) + (2.5 in numbers)"
LATE = {
    "a solution that fails a test": (
        change("tests/visible/test_toy.py", "[2.0, 5.0]", "[2.0, 6.0]"),
        "2.",
        "test_doubles_each_number (seed 0)",
    ),
    "a solution that fails for some seeds": (
        change(
            HIDDEN,
            '@about("double")\ndef test_any_numbers(rng, reference):\n    """Any numbers are doubled."""',
            '@about("double", chance=True)\ndef test_any_numbers(rng, reference):\n    """Any."""\n'
            "    assert rng.random() < 0.9",
        ),
        "2.",
        "test_any_numbers (seed ",
    ),
    "a test that a stub does not leave to do": (
        change("tests/visible/test_toy.py", "    check_close(toy.total([1, 2]), 3)", "    check_close(1, 1)"),
        "3.",
        "test_adds_up is passed, not todo",
    ),
    "learners' mistakes out of date": (
        unlink("tests/visible/mistakes.json"), "   ", "run `llmlings dev derive mistakes`"
    ),
    "counts out of date": (unlink("docs/guides/modules.md"), "   ", "run `llmlings dev derive modules`"),
    "a mistake that passes": (change(MISTAKES, "numbers[:-1]", "numbers"), "4.", "forgets_the_last passes every test"),
    "two mistakes that are one": (
        change(MISTAKES, "sum(numbers, _START)", "sum(numbers[:-1])"),
        "4.",
        "mistake toy/begins_at_one is named forgets_the_last",
    ),
    "a misconception that costs too little": (
        change(MISTAKES, SQUARED, ONE_MORE),
        "4.",
        "mistake toy/squares costs 20 % of the points of double with --seed 'dev check'",
    ),
    "a misconception that costs nothing with some seed": (
        change(MISTAKES, SQUARED, "np.multiply(numbers, 3.0 if 0 < numbers[0] < 0.5 else 2.0)"),
        "4.",
        "mistake toy/squares costs 0 % of the points of double with --seed 'seed ",
    ),
    "an alternative that fails": (
        write(
            "tests/alternatives/toy/half.py",
            "def total(numbers):\n    if not numbers: raise ValueError\n    return sum(numbers[:2])\n",
        ),
        "4.",
        "alternative toy/half fails",
    ),
    "no test of what is kept": (
        change(HIDDEN, "check_remembers_nothing(toy.total, reference.total, [[5, 6]], [[3, 4, 5]])", "toy.total"),
        "4.",
        "toy.total: no hidden test with check_remembers_nothing notices that an answer is kept for another numbers",
    ),
    "a test that does not notice what is kept": (
        change(HIDDEN, "[np.ones(2)], [np.zeros(2)]", "[np.ones(2)], [np.ones(2)]"),
        "4.",
        "toy.double: no hidden test with check_remembers_nothing notices that an answer is kept for another numbers",
    ),
    "an idle hidden test": (
        change(HIDDEN, "check_close(toy.double(numbers), reference.double(numbers))", "assert toy.double"),
        "5.",
        "test_any_numbers catches no",
    ),
}  # fmt: skip


@pytest.mark.long
def test_few_seeds_find_less(toy: Course) -> None:
    change(HIDDEN, '@about("double")\ndef test_any_numbers', '@about("double", chance=True)\ndef test_any_numbers')(toy)
    change(HIDDEN, '    """Any numbers are doubled."""', '    """Any."""\n    assert rng.random() > 0.09')(toy)
    assert not examine(toy, "toy", "bwrap", FEW_SEEDS).solution
    assert examine(toy, "toy", "bwrap", ALL_SEEDS).solution


@pytest.mark.parametrize(
    "name", [*list(LATE)[:3], *(pytest.param(name, marks=pytest.mark.long) for name in list(LATE)[3:])]
)
def test_what_only_running_shows_is_found(toy: Course, name: str) -> None:
    act, rule, problem = LATE[name]
    bring_up_to_date(toy)
    act(toy)
    found = {key: problems for key, problems in report(toy).items() if key.startswith(rule)}
    assert any(problem in text for problems in found.values() for text in problems), found


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("tests/visible/test_toy.py", '@about("double")', '@about("double", weight=2)'),
        (MISTAKES, '@mistake("double")', '@mistake("double", slip=True)'),
    ],
)
def test_a_weight_or_a_slip_makes_a_cheap_mistake_right(toy: Course, name: str, old: str, new: str) -> None:
    edit(toy.root / MISTAKES, SQUARED, ONE_MORE)
    edit(toy.root / name, old, new, times=1)
    assert examine(toy, "toy", "bwrap").trials == ()


def test_the_counts_are_those_of_the_collected_tests(toy: Course) -> None:
    bring_up_to_date(toy, "modules")
    page = (toy.root / "docs/guides/modules.md").read_text(encoding="utf-8")
    # One of two visible tests of `total` asks for a refusal: a half of two fifths of the points, and half of that.
    assert "| `toy` | 10 | 2 | 0 | 2 | 4 | 5 | 4 | 1 | 10 % |" in page
    assert "| **all** | 10 | 2 | 0 | 2 | 4 | 5 | 4 | 1 | 10 % |" in page


def test_the_pages_need_what_mistakes_answer(toy: Course) -> None:
    with pytest.raises(CourseError, match="run `llmlings dev derive mistakes` first"):
        lab_files(toy)


def add_unfinished_module(course: Course) -> Course:
    text = (course.root / "course.toml").read_text(encoding="utf-8")
    entry = '[[part.module]]\nname = "later"\ntitle = "Later"\npoints = 1\nfunctions = ["f"]\nanchors = []\n'
    (course.root / "course.toml").write_text(text + entry, encoding="utf-8")
    return load_course(course.root)


def test_one_module_can_be_checked_while_others_are_unfinished(toy: Course) -> None:
    course = add_unfinished_module(toy)
    found: dict[str, list[str]] = {}
    assert check(course, "bwrap", 1, lambda rule, problems: found.update({rule: problems}), ["toy"])
    assert "4. Mistakes lose enough points and are named; alternatives get full marks." in found


def test_checking_one_module_finds_what_breaks_it(toy: Course) -> None:
    edit(toy.root / "tests/hidden/test_toy.py", "rng.normal(size=5)", "[]")
    assert not check(toy, "bwrap", 1, lambda rule, problems: None, ["toy"])


def test_answers_that_depend_on_the_machine_are_not_given_to_learners(toy: Course) -> None:
    path = toy.tests("toy", "visible")
    path.write_text(path.read_text().replace('@about("double")', '@about("double", portable=False)'))
    bring_up_to_date(toy, "mistakes")
    given = json.loads((toy.root / "tests/visible/mistakes.json").read_text(encoding="utf-8"))["toy"]
    assert set(given) == {"forgets_the_last", "begins_at_one", "counts_up"}


def test_what_was_found_is_kept_until_a_file_changes(toy: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_up_to_date(toy)
    report(toy)
    kept = toy.root / ".llmlings" / "check" / "toy.json"
    before = kept.stat().st_mtime_ns
    assert not any(report(toy).values())
    assert kept.stat().st_mtime_ns == before
    edit(toy.root / MISTAKES, "numbers[:-1]", "numbers")
    assert any("forgets_the_last passes every test" in text for problems in report(toy).values() for text in problems)
    # What was found wrong is kept as well.
    assert any("forgets_the_last passes every test" in text for problems in report(toy).values() for text in problems)
    assert kept.stat().st_mtime_ns > before


@pytest.mark.long
def test_what_is_kept_and_cannot_be_read_is_found_again(toy: Course) -> None:
    bring_up_to_date(toy)
    report(toy)
    kept = toy.root / ".llmlings" / "check" / "toy.json"
    for text in ("", '{"digest": 1}'):
        kept.write_text(text)
        assert not any(report(toy).values())


def test_everything_can_be_run_again(toy: Course) -> None:
    bring_up_to_date(toy)
    report(toy)
    kept = toy.root / ".llmlings" / "check" / "toy.json"
    data = json.loads(kept.read_text())
    kept.write_text(json.dumps({**data, "stub": ["Nonsense."]}))
    assert check(toy, "bwrap", 1, lambda rule, problems: None, cached=False)
