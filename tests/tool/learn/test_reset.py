"""`llmlings reset` and `undo`: a stub comes back, and no version of a learner's file is ever lost."""

import ast
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from llmlings.course import Course, load_course
from llmlings.errors import UsageError
from llmlings.given import functions_of
from llmlings.learn import backups as copies
from llmlings.learn.progress import states
from llmlings.learn.reset import with_stub
from llmlings.stubs import stub_of

Run = Callable[..., tuple[int, str, str]]


def edit(course: Course, text: str) -> None:
    course.exercise("sums").write_text(text, encoding="utf-8", newline="\n")


def text_of(course: Course) -> str:
    return course.exercise("sums").read_text(encoding="utf-8")


def backups(course: Course) -> list[str]:
    folder = course.root / ".llmlings" / "backups"
    return sorted(path.read_text(encoding="utf-8") for path in folder.glob("*-sums.py"))


def test_reset_restores_the_stub_and_undo_takes_it_back(learner: Course, run: Run) -> None:
    edit(learner, "mine")
    status, out, _ = run("reset", "sums", "--yes")
    assert status == 0
    assert "To take this back: llmlings undo" in out
    assert states(learner)["sums"] == "to do"
    assert backups(learner) == ["mine"]
    assert run("undo")[0] == 0
    assert text_of(learner) == "mine"


def test_undo_keeps_what_it_overwrites(learner: Course, run: Run) -> None:
    edit(learner, "first")
    run("reset", "sums", "--yes")
    edit(learner, "second")
    _, out, _ = run("undo")
    assert text_of(learner) == "first"
    assert "What it held until now is in .llmlings/backups/" in out
    assert backups(learner) == ["first", "second"]


def test_resets_are_taken_back_one_by_one_even_within_a_second(
    learner: Course, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Frozen(copies.datetime):
        @classmethod
        def now(cls, tz: object = None) -> "Frozen":
            return cls(2026, 1, 2, 3, 4, 5)

    monkeypatch.setattr(copies, "datetime", Frozen)
    for text in ("first", "second", "third"):
        edit(learner, text)
        run("reset", "sums", "--yes")
    assert backups(learner) == ["first", "second", "third"]
    for text in ("third", "second", "first"):
        run("undo")
        assert text_of(learner) == text
    status, _, err = run("undo")
    assert status == 2
    assert err.startswith("There is no reset to take back")
    assert text_of(learner) == "first"


def test_a_copy_that_was_deleted_is_passed_over(learner: Course, run: Run) -> None:
    for text in ("first", "second"):
        edit(learner, text)
        run("reset", "sums", "--yes")
    newest = max((learner.root / ".llmlings" / "backups").iterdir(), key=lambda path: path.read_bytes())
    newest.unlink()
    run("undo")
    assert text_of(learner) == "first"


@pytest.mark.parametrize("typed", ["n\n", ""])
def test_a_no_changes_nothing(learner: Course, run: Run, answer: Callable[[str], None], typed: str) -> None:
    edit(learner, "mine")
    answer(typed)
    assert run("reset", "sums")[0] == 1
    assert text_of(learner) == "mine"


def test_a_yes_resets(learner: Course, run: Run, answer: Callable[[str], None]) -> None:
    edit(learner, "mine")
    answer("y\n")
    assert run("reset", "sums")[0] == 0
    assert text_of(learner) != "mine"


def test_without_a_terminal_and_without_yes_nothing_changes(learner: Course, run: Run) -> None:
    edit(learner, "mine")
    status, _, err = run("reset", "sums")
    assert status == 2
    assert "--yes" in err
    assert text_of(learner) == "mine"


def test_a_stub_needs_no_reset_and_a_missing_file_comes_back(learner: Course, run: Run) -> None:
    stub = text_of(learner)
    assert "nothing to reset" in run("reset", "sums")[1]
    learner.exercise("sums").unlink()
    assert run("reset", "sums")[0] == 0
    assert text_of(learner) == stub
    assert backups(learner) == []


def test_a_file_in_any_encoding_survives(learner: Course, run: Run) -> None:
    mine = b"# caf\xe9\r\n\x00"
    learner.exercise("sums").write_bytes(mine)
    run("reset", "sums", "--yes")
    run("undo")
    assert learner.exercise("sums").read_bytes() == mine


ADD = '    # TODO: write this function, then save the file.\n    raise NotImplementedError("add")\n'
DOUBLE = ADD.replace("add", "double")


def test_one_function_alone_is_put_back(learner: Course, run: Run) -> None:
    stub = text_of(learner)
    mine = stub.replace(ADD, "    # Plus.\n    return a + b\n\n\nHELPER = 1\n").replace(DOUBLE, "    return a + a\n")
    edit(learner, mine)
    status, out, err = run("reset", "sums.double", "--yes")
    assert (status, err) == (0, "")
    assert out.startswith("sums.double is as it was handed out. Your file as it was is in .llmlings/backups/")
    assert text_of(learner) == mine.replace("    return a + a\n", DOUBLE)
    assert backups(learner) == [mine]
    run("reset", "1.ADD", "--yes")
    assert text_of(learner) == stub.replace(ADD, f"{ADD}\n\nHELPER = 1\n")
    run("undo")
    run("undo")
    assert text_of(learner) == mine


def test_a_function_that_is_a_stub_needs_no_reset(learner: Course, run: Run) -> None:
    edit(learner, text_of(learner).replace(DOUBLE, "    return a + a\n"))
    assert run("reset", "sums.add") == (0, "sums.add is as it was handed out: nothing to reset.\n", "")
    assert backups(learner) == []


def test_a_no_leaves_the_function(learner: Course, run: Run, answer: Callable[[str], None]) -> None:
    mine = text_of(learner).replace(ADD, "    return a + b\n")
    edit(learner, mine)
    answer("n\n")
    assert run("reset", "sums.add") == (1, "Put the stub of sums.add back? A copy of your file is kept. [y/N] "
                                           "Nothing was changed.\n", "")  # fmt: skip
    assert text_of(learner) == mine


def test_decorators_and_comments_of_a_function_go_with_it(learner: Course, run: Run) -> None:
    stub = text_of(learner)
    decorated = stub.replace("def double", "# Mine.\n@print\n# And this.\ndef double")
    edit(learner, decorated.replace(DOUBLE, "    return 1\n"))
    run("reset", "sums.double", "--yes")
    assert text_of(learner) == stub


@pytest.mark.parametrize("change", ["renamed", "deleted"])
def test_a_function_that_is_gone_comes_back_below_the_others(learner: Course, run: Run, change: str) -> None:
    stub = text_of(learner)
    first, second = stub.split("\n\n\n", 1)[1].split("\n\n\n")
    mine = stub.replace("def double", "def twice") if change == "renamed" else stub.replace(f"\n\n\n{second}", "\n")
    edit(learner, mine)
    assert run("reset", "sums.double", "--yes")[0] == 0
    left = mine.partition(f"{first}\n")[2]
    assert text_of(learner) == f"{mine.partition(first)[0]}{first}\n\n\n{second}{left}"


def test_without_a_place_for_the_function_the_whole_module_is_named(learner: Course, run: Run) -> None:
    edit(learner, "x = 1\n")
    assert run("reset", "sums.double", "--yes") == (
        2,
        "",
        "exercises/sums.py has no place left for double; `llmlings reset sums` puts the whole file back.\n",
    )
    assert backups(learner) == []


@pytest.mark.parametrize(
    ("content", "where"),
    [(b"def add(:\n", " (line 1)"), (b"\xff\xfe", ""), (b"x = 1\x00\n", ""), (b"(" * 5000, None)],
    ids=["syntax", "encoding", "null", "depth"],
)
def test_a_function_in_a_file_that_is_not_python_is_one_sentence(
    learner: Course, run: Run, content: bytes, where: str | None
) -> None:
    learner.exercise("sums").write_bytes(content)
    status, out, err = run("reset", "sums.add", "--yes")
    assert (status, out) == (2, "")
    # Which line it is depends on the version of Python.
    err = re.sub(r" \(line \d+\)", "", err) if where != " (line 1)" else err.replace(where, "", 1)
    assert err == (
        "exercises/sums.py is not valid Python now, so no single function can be put back; "
        "`llmlings reset sums` puts the whole file back and keeps a copy.\n"
    )
    assert learner.exercise("sums").read_bytes() == content


def test_line_ends_and_what_else_is_in_the_file_stay(learner: Course, run: Run) -> None:
    stub = text_of(learner)
    mine = stub.replace(ADD, '    return "\\d\u2028\f\u00e9"\n').replace("Adding.", "Adding \u00e9.")
    learner.exercise("sums").write_bytes(b"\xef\xbb\xbf" + mine.replace("\n", "\r\n").encode())
    assert run("reset", "sums.add", "--yes")[2] == ""
    expected = stub.replace("Adding.", "Adding \u00e9.").replace("\n", "\r\n")
    assert learner.exercise("sums").read_bytes() == expected.encode()


CLASS = """\
class Counter:
    \"""Counts.\"""

    def add(self) -> int:
        \"""Add.\"""
        # TODO: write this function, then save the file.
        raise NotImplementedError("Counter.add")

    def get(self) -> int:
        \"""Get.

        Example.
        \"""
        # TODO: write this function, then save the file.
        raise NotImplementedError("Counter.get")
"""
METHODS = """\
class Counter:
\t\"""Counts.\"""

\tdef get(self) -> int:
\t\treturn 1
"""


def test_methods_are_put_back_into_their_class_as_it_is_indented(learner: Course) -> None:
    module = replace(learner.modules[0], functions=("Counter.add", "Counter.get"))
    back = with_stub(module, METHODS.encode(), CLASS.encode(), "Counter.get").decode()
    assert back == METHODS.partition("\tdef")[0] + (
        '\tdef get(self) -> int:\n\t    """Get.\n\n\t    Example.\n\t    """\n'
        "\t    # TODO: write this function, then save the file.\n"
        '\t    raise NotImplementedError("Counter.get")\n'
    )
    both = with_stub(module, back.encode(), CLASS.encode(), "Counter.add").decode()
    compile(both, "sums.py", "exec")
    assert both.startswith(back)
    assert both.count("\n\n\tdef add(self)") == 1


def test_a_method_that_is_gone_comes_back_at_the_end_of_its_class_or_not_at_all(learner: Course) -> None:
    module = replace(learner.modules[0], functions=("Counter.add", "Counter.get", "Counter.set", "total"))
    stub = f"{CLASS}\n    def set(self) -> None:\n        pass\n\n\ndef total() -> int:\n    pass\n"
    mine = stub.replace("def set", "def put")
    back = with_stub(module, mine.encode(), stub.encode(), "Counter.set").decode()
    assert back.index("def get") < back.index("def set") < back.index("def put")
    with pytest.raises(UsageError, match=r"has no place left for Counter\.set"):
        with_stub(module, b"def total() -> int:\n    return 1\n", stub.encode(), "Counter.set")


def test_each_function_of_the_course_can_be_put_back_alone() -> None:
    course = load_course(Path(__file__).resolve().parents[3])
    for module in course.modules:
        answers = course.solution(module.name).read_bytes()
        stub = stub_of(course, module).encode()
        for function in module.all_functions:
            changed = with_stub(module, answers, stub, function)
            tree = dict(functions_of(ast.parse(changed)))
            expected = dict(functions_of(ast.parse(stub)))[function]
            assert ast.unparse(tree[function]) == ast.unparse(expected), f"{module.name}.{function}"
            others = dict(functions_of(ast.parse(answers)))
            assert [n for n in others if n != function and ast.unparse(others[n]) != ast.unparse(tree[n])] == []
