"""The learners' bundle is a workspace with a workflow, and is not written if it shows what learners must not see."""

import re
from pathlib import Path

import pytest
import yaml

from llmlings import cli
from llmlings.course import Course, load_course
from llmlings.dev.release import WORKFLOW, leaked
from llmlings.learn.workspace import files_to_hand_out

ROOT = Path(__file__).resolve().parents[3]
BODY = """\
    counts = {}
    for word in words:
        for pair in zip(word, word[1:]):
            counts[pair] = counts.get(pair, 0) + 1
    return dict(sorted(counts.items()))
"""


@pytest.fixture
def course(toy: Course, monkeypatch: pytest.MonkeyPatch) -> Course:
    """The toy course, with a function that is long enough to be known again; the command runs there."""
    solution = toy.solution("toy")
    text = solution.read_text(encoding="utf-8")
    before, given, helpers = text.partition("# Given: the checks that")
    solution.write_text(f'{before}def pairs(words):\n    """Count."""\n{BODY}\n{given}{helpers}', encoding="utf-8")
    settings = toy.root / "course.toml"
    listed = settings.read_text(encoding="utf-8").replace('"total"]', '"total", "pairs"]')
    settings.write_text(listed, encoding="utf-8")
    monkeypatch.chdir(toy.root)
    return load_course(toy.root)


def test_the_bundle_is_a_workspace_with_a_workflow_that_runs_the_tests(course: Course, tmp_path: Path, capsys) -> None:
    assert cli.main(["release", str(tmp_path / "out")]) == 0
    made = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert made == {*files_to_hand_out(course), WORKFLOW, ".llmlings/origin.json"}
    assert "README.md" in made
    assert f"Wrote {len(made) - 1} files" in capsys.readouterr().out
    job = yaml.safe_load((tmp_path / "out" / WORKFLOW).read_text(encoding="utf-8"))["jobs"]["check"]
    commands = [step["run"] for step in job["steps"] if "run" in step]
    assert commands[-1] == "llmlings check --all"
    assert re.search(r'"llmlings\[torch\]==\d+\.\d+\.\d+"$', commands[0])
    assert load_course(tmp_path / "out").modules == course.modules


HIDDEN = """    numbers = [int(n) for n in rng.integers(5, 100, size=count)]
    check_close(toy.total(numbers), reference.total(numbers))
"""


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("docs/lessons/toy.md", f"# A toy\n\n```python\n{BODY}```\n", "shows a part of solutions/toy.py"),
        ("docs/lessons/toy.md", re.sub("^ *", "> ", BODY, flags=re.M), "shows a part of solutions/toy.py"),
        ("docs/hints/toy.md", re.sub("^", "# ", BODY, flags=re.M), "shows a part of solutions/toy.py"),
        ("docs/hints/toy.md", BODY.replace("\n", "\r\n"), "shows a part of solutions/toy.py"),
        ("tests/visible/test_more.py", f"def test_all():\n{HIDDEN}", "shows a part of tests/hidden/test_toy.py"),
        ("tests/visible/hidden/notes.md", "Nothing.", "lies in a folder that learners do not get"),
        ("tests/visible/answers.zip", "PK", "is no text"),
        ("docs/lessons/answers.md", b"\xff\xfe", "is no text"),
    ],
)
def test_what_is_smuggled_in_stops_the_release(course: Course, tmp_path: Path, capsys, name, text, said: str) -> None:
    path = course.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert cli.main(["release", str(tmp_path / "out")]) == 1
    error = capsys.readouterr().err
    assert f"{name} {said}" in error
    assert error.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_answers_in_the_exercises_of_a_checkout_are_not_handed_out(course: Course, tmp_path: Path) -> None:
    course.exercise("toy").write_bytes(course.solution("toy").read_bytes())
    assert cli.main(["release", str(tmp_path / "out")]) == 0
    assert "zip(word" not in (tmp_path / "out" / "exercises" / "toy.py").read_text(encoding="utf-8")


def test_nothing_is_released_where_nobody_can_tell(course: Course, tmp_path: Path, capsys) -> None:
    course.tests("toy", "hidden").unlink()
    assert cli.main(["release", str(tmp_path / "out")]) == 3
    assert "release in a whole checkout" in capsys.readouterr().err


def test_a_folder_that_holds_something_is_left_alone(course: Course, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("x", encoding="utf-8")
    assert cli.main(["release", str(tmp_path / "out")]) == 2
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]


@pytest.mark.long
def test_the_real_course_can_be_released_and_each_of_its_answers_would_be_noticed() -> None:
    course = load_course(ROOT)
    files = files_to_hand_out(course)
    assert list(leaked(course, files)) == []
    for module in course.modules:
        for path in (course.solution(module.name), course.tests(module.name, "hidden")):
            found = dict(leaked(course, {"docs/lessons/answers.md": path.read_bytes()}))
            assert "shows a part of" in found["docs/lessons/answers.md"], path
