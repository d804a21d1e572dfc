"""A class of attacks beside honest neighbours: nobody gets what is not theirs, nothing leaks, nothing stays."""

import csv
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from textwrap import dedent
from typing import Any

import claims
import endings
import pytest
import submissions
import thefts
from attack import EVERYTHING, MARK, NOTHING, Attack
from toy_answers import RIGHT

from llmlings.grade.intake import safe_names
from llmlings.grade.report import TEMPLATES
from llmlings.grade.visible_text import visible_name

COURSE = {
    "course.toml": """
title = "toy"
[limits]
call_seconds = 0.3
timeouts_per_function = 1
cpu_seconds = 10
memory_megabytes = 512
scratch_megabytes = 8
message_megabytes = 16
[[part]]
title = "Toys"
[[part.module]]
name = "toy"
title = "A toy"
points = 10
functions = ["double", "total"]
anchors = []
[[part.module]]
name = "after"
title = "What is tested after the toy"
points = 10
functions = ["same"]
anchors = []
""",
    "pyproject.toml": '[tool.pytest.ini_options]\naddopts = "--import-mode=importlib"\n',
    "solutions/toy.py": f'"""A toy: {MARK}solution."""\n{RIGHT}',
    "solutions/after.py": 'def same(thing):\n    """\n    Return it.\n    """\n    return thing\n',
    "tests/visible/test_after.py": '''
from exercises import after
from llmlings.testing import about, check_close

@about("same")
def test_one():
    """1 is 1."""
    check_close(after.same(1), 1)
''',
    "tests/hidden/test_after.py": '''
from exercises import after
from llmlings.testing import about, check_close

@about("same")
def test_two():
    """2 is 2."""
    check_close(after.same(2), 2)
''',
    "tests/mistakes/after.py": "",
    "tests/visible/test_toy.py": '''
import numpy as np
from exercises import toy
from llmlings.testing import about, check_close, check_rejects

@about("double")
def test_doubles_each_number():
    """Every number is doubled."""
    check_close(toy.double(np.array([1.0, 2.5])), np.array([2.0, 5.0]))

@about("total")
def test_adds_up():
    """1 and 2 are 3."""
    check_close(toy.total([1, 2]), 3)

@about("total")
def test_nothing_is_refused():
    """An empty list is refused."""
    check_rejects(toy.total, [], naming="numbers")
''',
    "tests/hidden/test_toy.py": f'''
"""{MARK}some hidden test"""
import numpy as np
from exercises import toy
from llmlings.testing import about, check_close

@about("double")
def test_any_numbers(rng, reference):
    """Any numbers are doubled."""
    numbers = np.append(rng.normal(size=5), [82736451.0, 73645182.0])
    check_close(toy.double(numbers), reference.double(numbers))

@about("total")
def test_any_sum(rng, reference):
    """Any numbers are added."""
    numbers = [82736451, *(int(n) for n in rng.integers(5, 100, size=5))]
    answer = toy.total(numbers)
    for _ in range(answer):
        # As a test may do that counts on a sensible answer.
        if answer > 10 ** 9:
            continue
        break
    check_close(answer, reference.total(numbers))
''',
    "tests/mistakes/toy.py": '''
from llmlings.testing import mistake

@mistake("total")
def forgets_the_last(numbers):
    """Your sum leaves out the last number."""
    if not numbers:
        raise ValueError("numbers")
    return sum(numbers[:-1])
''',
}  # fmt: skip
#: Inputs of hidden tests, and what is expected of them.
HIDDEN = re.compile(r"82736451|73645182|165472902|147290364|8\.27364|7\.36451|1\.65472|1\.4729")
SEED = f"{MARK}seed-of-the-class"
NEIGHBOURS = tuple(f"neighbour-{number}" for number in range(1, 8))

ATTACKS: Mapping[str, Attack] = {
    f"{page.__name__} {name}": attack
    for page in (endings, claims, thefts, submissions)
    for name, attack in page.ATTACKS.items()
}
#: Each attack's student, between the neighbours in the order in which they are graded.
STUDENTS = {name: f"{'amnoz'[number % 5]}{number}" for number, name in enumerate(ATTACKS)}


@dataclass(frozen=True)
class Class:
    """What grading the attacks has left."""

    out: Path
    modules: Mapping[str, Mapping[str, Any]]
    after: Mapping[str, Mapping[str, Any]]
    report: Mapping[str, Any]
    temporary: list[str]
    pwned: list[Path]

    def feedback(self, student: str) -> str:
        return (self.out / "feedback" / f"{safe_names([student])[student]}.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Class:
    top = tmp_path_factory.mktemp("hostile")
    for name, text in COURSE.items():
        path = top / "course" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (top / "class").mkdir()
    for number, student in enumerate((*NEIGHBOURS, *submissions.NAMES)):
        # Each of its own: equal submissions are graded once.
        Attack(f"# {MARK}submission {number}", NOTHING).write(top / "class" / student)
    for name, attack in ATTACKS.items():
        attack.write(top / "class" / STUDENTS[name])
    (top / "tmp").mkdir()
    environment = {
        **os.environ,
        "TMPDIR": str(top / "tmp"),
        "GRADER_SECRET": f"{MARK}system",
        "PWNED": str(top / "pwned"),
    }
    before = set(top.rglob("*"))
    words = [sys.executable, str(Path(__file__).with_name("grade_class.py")), "course", "class", "out", SEED]
    # Attacks take a minute together: whoever needs twenty has held the grader up.
    done = subprocess.run(words, cwd=top, env=environment, capture_output=True, text=True, timeout=1200, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    results = [json.loads(path.read_text()) for path in (top / "out" / "results").glob("*.json")]
    new = set(top.rglob("*")) - before - set((top / "out").rglob("*")) - {top / "out"}
    return Class(
        top / "out",
        *({result["student"]: result["modules"][number] for result in results} for number in (0, 1)),
        json.loads(done.stdout.splitlines()[-1]),
        [str(path) for path in (top / "tmp").rglob("*")],
        [path for path in new if "__pycache__" not in path.parts],
    )


def statuses(module: Mapping[str, Any]) -> dict[str, str]:
    return {test["id"].rpartition("::")[2]: test["status"] for test in module["tests"]}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_gets_what_it_deserves(graded: Class, name: str) -> None:
    attack, module = ATTACKS[name], graded.modules[STUDENTS[name]]
    found = statuses(module)
    assert {test for test in EVERYTHING if found.get(test) != "passed"} == set(attack.lost), module
    worth = {
        "test_doubles_each_number": 2,
        "test_any_numbers": 3,
        "test_adds_up": 1,
        "test_nothing_is_refused": 1,
        "test_any_sum": 3,
    }
    assert module["points"] == sum(worth[test] for test in EVERYTHING if test not in attack.lost)
    assert {found.get(test, "none") for test in attack.lost} <= set(attack.ends.split()), module
    messages = " ".join([module["message"], *(test["message"] for test in module["tests"])])
    assert attack.says in messages


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_finds_no_secret(graded: Class, name: str) -> None:
    module = graded.modules[STUDENTS[name]]
    for text in (module["message"], *(test["message"] for test in module["tests"])):
        assert f"{MARK}s" not in text
        # A page of a thousand lines hides what stands above it.
        assert len(text) < 5_000
    page = graded.feedback(STUDENTS[name])
    assert f"{MARK}s" not in page
    assert HIDDEN.search(page) is None


@pytest.mark.parametrize(
    "name", [name for name, attack in ATTACKS.items() if "exercises/after.py" in dict(attack.files)]
)
def test_the_next_module_knows_nothing_of_the_one_before(graded: Class, name: str) -> None:
    tests = graded.after[STUDENTS[name]]["tests"]
    assert tests
    for test in tests:
        assert re.search(r"raised (RuntimeError: None \[\]|FileNotFoundError)", test["message"]), test


@pytest.mark.parametrize("student", [*NEIGHBOURS, *submissions.NAMES])
def test_an_honest_neighbour_gets_everything(graded: Class, student: str) -> None:
    module = graded.modules[visible_name(student)]
    assert (module["points"], module["status"]) == (10, "passed")


def test_nothing_is_left(graded: Class) -> None:
    assert graded.report["left"] == []
    assert graded.temporary == []
    assert graded.pwned == []


def test_no_process_grew_beyond_what_a_worker_may(graded: Class) -> None:
    # A slot holds NumPy, pytest and one answer; nobody may make it hold more.
    assert graded.report["most_bytes"] < 1200 * 2**20


#: With what links of each kind of page begin: a place in it, another page of the class.
LINKS = {"": "#d", "feedback": "#", "details": "."}


class Tags(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found |= {tag, *(f"{tag} {name}" for name, _ in attributes)}
        for name, value in attributes:
            if name in ("href", "src"):
                self.found.add(f"{name} to {(value or '')[:1]}")


def tags(page: str) -> set[str]:
    parser = Tags()
    parser.feed(page)
    return parser.found


def test_pages_are_made_of_what_ours_are(graded: Class) -> None:
    pages = [graded.out / "report.html", *(graded.out / "feedback").iterdir(), *(graded.out / "details").iterdir()]
    script = f'<script type="module">{(TEMPLATES / "class.mjs").read_text(encoding="utf-8")}</script>'
    for path in pages:
        page = path.read_text(encoding="utf-8")
        if path.name == "report.html":
            assert page.count(script) == 1
            page = page.replace(script, "")
        found = tags(page)
        assert not found & {"script", "img", "iframe", "link", "object", "form", "base", "svg", "b"}, path
        assert not [name for name in found if " on" in name], path
        assert {name for name in found if name.startswith(("href to", "src to"))} <= {
            f"href to {first}" for first in LINKS[path.parent.name if path.name != "report.html" else ""]
        }, path
        odd = {c for c in page if unicodedata.category(c) in ("Cc", "Cf") and c not in "\n\t\u200c\u200d"}
        assert odd == set(), path


def test_tables_hold_no_formulas_and_no_other_rows(graded: Class) -> None:
    for name, modules in (("grades.csv", 2), ("totals.csv", 1)):
        with (graded.out / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert len(rows) == 1 + modules * (len(ATTACKS) + len(NEIGHBOURS) + len(submissions.NAMES))
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_theft_would_be_seen() -> None:
    space: dict[str, Any] = {}
    exec(dedent(thefts.TELL), space)
    with pytest.raises(RuntimeError, match=f"found {SEED}"):
        space["tell"](f"something before {SEED}".encode())


def test_there_are_many_attacks() -> None:
    assert len(ATTACKS) + len(submissions.NAMES) >= 80
    assert len({attack.text for attack in ATTACKS.values() if attack.source}) >= 80
